import { addDays, daysBetween, latest, type PlainDate } from '../../domain/calendar/plain-date.js';
import type { ActName } from '../../domain/ladder/acts/act-names.js';
import { actNamed } from '../../domain/ladder/acts/all-acts.js';
import type { ShownCase } from '../../domain/access/shown-case.js';
import type { Policy } from '../../domain/ladder/policy.js';
import { deskNamed, deskOf, withCodes } from './desks.js';
import type { ActAnswer, Desk, DrillDriver, DrillTime } from './drill-driver.js';
import { differences, type Seen } from './expectations.js';
import { nextAct } from './fulfil.js';
import { FULFIL, type Scenario, type ScenarioStep } from './scenario.schema.js';
import { Story, type StoryLine } from './story.js';
import { resolveWhen } from './when.js';

/** Far more than the ladder has steps; a bound so that no scenario can loop. */
const MOST_FULFILMENTS = 80;

/** The scenario cannot go on; what it found so far stands. */
class Broken extends Error {}

/** One scenario under one regime: one child, one case. */
export class Play {
  readonly story = new Story();
  /** The day the present step was meant for. */
  private planned: PlainDate;
  /** The county's date as this play goes by it: a day later, or more, when the machine could not keep pace. */
  private today: PlainDate;
  private view!: ShownCase;
  private number = 0;
  /** A day has passed since the last answer, so the clock may have moved the case. */
  private stale = false;

  constructor(
    readonly scenario: Scenario,
    readonly policy: Policy,
    private readonly driver: DrillDriver,
    private readonly time: DrillTime,
    /** Called after each step with the whole story so far. */
    private readonly onStep?: (lines: readonly StoryLine[]) => void,
  ) {
    this.planned = scenario.opens;
    this.today = scenario.opens;
  }

  get caseNo(): string | undefined {
    return this.view?.caseNo;
  }

  get ok(): boolean {
    return this.story.failures.length === 0;
  }

  async run(): Promise<void> {
    try {
      await this.open();
      for (const step of this.scenario.steps) {
        this.number += 1;
        await this.step(step);
        // What a play finds after it has fallen behind and met a difference tells nobody anything.
        if (!this.ok && this.story.late > 0) return;
        if (this.onStep) this.onStep(await this.lines());
      }
    } catch (error) {
      if (!(error instanceof Broken)) throw error;
      this.fail(error.message);
    }
  }

  /** What happened so far, as far as journal and mails have got. */
  async lines(): Promise<readonly StoryLine[]> {
    if (!this.view) return this.story.lines([], [], this.time.dateAt);
    const { caseNo } = this.view;
    const [timeline, mails] = await Promise.all([this.driver.timeline(caseNo), this.driver.mails(caseNo)]);
    return this.story.lines(timeline, mails ?? [], this.time.dateAt);
  }

  private async open(): Promise<void> {
    const { scenario, driver } = this;
    const { opens, origin, reportedBy, government } = scenario;
    const child = driver.child(government);
    await this.time.until(opens);
    const report = { origin, absentSince: scenario.absentSince ?? opens, policy: this.policy.id };
    const answer = await driver.open(child, report, deskOf(child.place, reportedBy));
    if (answer.refusal) throw new Broken(`立案被拒（${answer.refusal.code}）：${answer.refusal.message}`);
    this.view = answer.view;
    this.goByTheClock();
  }

  private async step(step: ScenarioStep): Promise<void> {
    await this.comeTo(await this.dateOf(step));
    if (step.note) this.story.note(this.today, this.time.now(), this.told(step.note));
    if (step.act === FULFIL) await this.fulfil(step);
    else if (step.act) await this.doAct(step, step.act);
    if (step.expect) await this.check(step.expect);
  }

  /** A scenario for all regimes lets each say in its own words what it does after a disobeyed order. */
  private told(note: string): string {
    return note.replace('$afterOrder', this.policy.afterOrder?.words ?? '本地方案没有规定，依法律办理');
  }

  private async dateOf(step: ScenarioStep): Promise<PlainDate> {
    if (step.day !== undefined) return addDays(this.scenario.opens, step.day);
    if (step.on === undefined) return this.planned;
    const again = this.time.patience(this.today);
    for (;;) {
      await this.refresh();
      const date = this.resolve(step.on);
      if (date !== undefined) return date;
      this.stale = true;
      if (!(await again())) throw new Broken(`on: ${step.on} 现在没有对应的日期`);
    }
  }

  private resolve(when: string): PlainDate | undefined {
    return resolveWhen(when, { opens: this.scenario.opens, today: this.today, view: this.view });
  }

  private async comeTo(date: PlainDate): Promise<void> {
    // Who has fallen behind may find that the day of the next step is over; in time, it is the scenario that is wrong.
    if (date < this.planned && this.story.late === 0)
      throw new Broken(`这一步应在 ${date}，但上一步已到 ${this.planned}`);
    this.planned = latest(date, this.planned);
    this.stale ||= date > this.today;
    await this.time.until(date);
    this.goByTheClock();
  }

  private async refresh(): Promise<void> {
    if (this.stale) this.see(await this.driver.view(this.view.caseNo));
  }

  private see(view: ShownCase): void {
    this.view = view;
    this.stale = false;
  }

  private async doAct(step: ScenarioStep, act: ActName): Promise<void> {
    await this.refresh();
    const desk = deskNamed(step.by ?? 'owner', this.view, this.driver);
    if (!desk) throw new Broken(`本案此时不等待任何人，没有 owner`);
    const answer = await this.perform(act, this.inputOf(act, step.with ?? {}), desk);
    const code = answer.refusal?.code;
    if (step.refused && code !== step.refused)
      this.fail(`${actNamed(act).title} 应被拒（${step.refused}），实为${code ? `被拒（${code}）` : '接受'}`);
    else if (!step.refused && answer.refusal)
      throw new Broken(`${actNamed(act).title} 被拒（${answer.refusal.code}）：${answer.refusal.message}`);
  }

  private inputOf(act: ActName, given: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const { fields } = actNamed(act);
    const dated = Object.entries(given).map(([name, value]) => {
      if (fields[name]?.kind !== 'date' || typeof value !== 'string') return [name, value];
      const date = this.resolve(value);
      if (!date) throw new Broken(`with.${name}: ${value} 现在没有对应的日期`);
      return [name, date];
    });
    return withCodes(Object.fromEntries(dated), this.view.place, this.driver);
  }

  private async perform(act: ActName, input: object, desk: Desk): Promise<ActAnswer> {
    const answer = await this.driver.act(this.view, act, input, desk);
    if (answer.view) this.see(answer.view);
    else this.story.refused(this.today, this.time.now(), desk.role, act, answer.refusal);
    this.goByTheClock();
    return answer;
  }

  private async fulfil({ until, every = 1, refused }: ScenarioStep): Promise<void> {
    for (let done = 0; done < MOST_FULFILMENTS; done += 1) {
      await this.refresh();
      if (until && this.reached(until)) return;
      const earliest = until && done > 0 ? addDays(this.today, every) : this.today;
      const plan = nextAct(this.view, this.policy, earliest, (day) => this.time.officeDay(day));
      if (!plan) throw new Broken(`fulfil 不知如何办理「${this.view.awaiting?.what ?? '无'}」`);
      const waited = this.view.awaiting?.what;
      await this.comeTo(latest(plan.on, earliest));
      const desk = deskNamed(plan.by, this.view, this.driver);
      if (!desk) throw new Broken('本案此时不等待任何人');
      const answer = await this.perform(plan.act, withCodes(plan.input, this.view.place, this.driver), desk);
      if (answer.refusal && answer.refusal.code !== refused) {
        this.see(await this.driver.view(this.view.caseNo));
        // The clock was faster: what was to be done has been overtaken, so it is planned anew.
        if (until && this.view.awaiting?.what !== waited) continue;
        const { code, message } = answer.refusal;
        throw new Broken(`${actNamed(plan.act).title} 被拒（${code}）：${message}`);
      }
      if (!until) return;
    }
    throw new Broken(`fulfil 办理了 ${MOST_FULFILMENTS} 次仍未到达 ${JSON.stringify(until)}`);
  }

  private reached({ awaiting, rung, standing }: NonNullable<ScenarioStep['until']>): boolean {
    return (
      (awaiting === undefined || this.view.awaiting?.what === awaiting) &&
      (rung === undefined || this.view.rung === rung) &&
      (standing === undefined || this.view.standing.status === standing)
    );
  }

  /** Journal and mails follow the act with a delay, so a difference counts only once the day is over. */
  private async check(expect: NonNullable<ScenarioStep['expect']>): Promise<void> {
    const again = this.time.patience(this.today);
    for (;;) {
      const seen = await this.look(expect);
      const found = differences(expect, this.policy.id, seen, (when) => this.resolve(when));
      if (found.length === 0)
        return this.story.held(this.today, this.time.now(), Object.keys(expect).join('、'));
      if (!(await again())) return found.forEach((difference) => this.fail(difference));
      this.stale = true;
    }
  }

  /** Only what the expectation looks at: a county under drill has better things to do than to answer idle questions. */
  private async look(expect: NonNullable<ScenarioStep['expect']>): Promise<Seen> {
    const { caseNo } = this.view;
    const parts = [expect, expect.under?.[this.policy.id]];
    const journal = parts.some((part) => part?.events ?? part?.told);
    const mailed = parts.some((part) => part?.mails);
    const [timeline, mails] = await Promise.all([
      journal ? this.driver.timeline(caseNo) : [],
      mailed ? this.driver.mails(caseNo) : [],
      this.refresh(),
    ]);
    return { view: this.view, timeline, mails };
  }

  /** Dates said from now on are those of the day it really is: an act written down late is late, not backdated. */
  private goByTheClock(): void {
    this.today = latest(this.planned, this.time.today());
    this.story.wasLate(daysBetween(this.planned, this.today));
  }

  private fail(what: string): void {
    this.story.failed(this.today, this.time.now(), this.number, what);
  }
}
