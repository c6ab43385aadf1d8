import type { CaseInput, JournalBatch, OperatorAct } from '../src/contracts/case-messages.js';
import { ROLES, type Actor, type Role } from '../src/domain/access/role.js';
import { officeFor } from '../src/domain/access/jurisdiction.js';
import { wakeAt } from '../src/domain/calendar/case-clock.js';
import { nextItem } from '../src/domain/ladder/agenda.js';
import type { Happening } from '../src/domain/ladder/case-events.js';
import { isOpen, type CaseState } from '../src/domain/ladder/case-state.js';
import { viewOf, type CaseView } from '../src/domain/ladder/case-view.js';
import { letClockRun, openFile, perform, record, type Advance } from '../src/domain/ladder/case-file.js';
import type { Command } from '../src/domain/ladder/decide.js';
import { mailDuties } from '../src/domain/ladder/mail-duties.js';
import { refusal, type Judged, type Refusal } from '../src/domain/refusal.js';

/**
 * What the workflow keeps in memory: the state, and the batches not yet in the journal. It knows no Temporal, so it
 * can be tested by itself; `nowMs` is always the workflow's own time.
 */
export class CaseProcess {
  private current: CaseState;
  private readonly owed: JournalBatch[];

  constructor(input: CaseInput, nowMs: number) {
    if (input.kind === 'continued') {
      this.current = input.state;
      this.owed = [...input.pending];
      return;
    }
    const opened = openFile(
      input.opening,
      { actor: input.by, act: input.actId, via: input.by ? 'person' : 'machine' },
      nowMs,
    );
    this.current = opened.state;
    this.owed = [];
    this.owe(null, opened);
  }

  get state(): CaseState {
    return this.current;
  }

  get isOpen(): boolean {
    return isOpen(this.current);
  }

  view(): CaseView {
    return viewOf(this.current);
  }

  /** Judges without changing anything. */
  judge(command: Command, nowMs: number): Refusal | undefined {
    const judged = perform(this.current, command, nowMs);
    return judged.ok ? undefined : judged.refusal;
  }

  perform(command: Command, nowMs: number): Judged<CaseView> {
    const judged = perform(this.current, command, nowMs);
    if (!judged.ok) return judged;
    this.take(judged.value);
    return { ok: true, value: this.view() };
  }

  /** A machine's fact. It is never refused and never fails the case. */
  note(happenings: readonly Happening[], nowMs: number): void {
    this.take(record(this.current, happenings, { actor: null, act: null, via: 'machine' }, nowMs));
  }

  /** An operator's signal: the same decision as an act; a refusal is journaled, because nobody waits for an answer. */
  operatorAct(message: unknown, actId: string, nowMs: number): void {
    const command = operatorCommand(message, actId, this.current);
    const judged = command.ok ? perform(this.current, command.value, nowMs) : command;
    if (judged.ok) return this.take(judged.value);
    this.note([{ type: 'SignalRefused', signal: 'operatorAct', refusal: judged.refusal }], nowMs);
  }

  letClockRun(nowMs: number): void {
    this.take(letClockRun(this.current, nowMs));
  }

  /** Wall-clock milliseconds at which the clock next has something to do, or null. */
  nextWakeMs(): number | null {
    const next = nextItem(this.current);
    return next ? wakeAt(this.current.clock, next.on) : null;
  }

  owesJournal(): boolean {
    return this.owed.length > 0;
  }

  /** Everything owed, as one batch: one activity, one transaction. */
  owedBatch(): JournalBatch {
    return {
      events: this.owed.flatMap((batch) => batch.events),
      view: this.view(),
      mails: this.owed.flatMap((batch) => batch.mails),
    };
  }

  pending(): readonly JournalBatch[] {
    return this.owed;
  }

  /** Forgets the batches that have been written; what came in meanwhile stays owed. */
  settled(batches: number): void {
    this.owed.splice(0, batches);
  }

  private take(advance: Advance): void {
    if (advance.events.length === 0) return;
    const before = this.current;
    this.current = advance.state;
    this.owe(before, advance);
  }

  private owe(before: CaseState | null, { state, events }: Advance): void {
    this.owed.push({ events, view: viewOf(state), mails: mailDuties(before, events, state) });
  }
}

/** Reads an operator's signal, which may be anything at all. */
function operatorCommand(message: unknown, actId: string, state: CaseState): Judged<Command> {
  const malformed = (text: string): Judged<Command> => ({
    ok: false,
    refusal: refusal('malformed_signal', text),
  });
  if (message === null || typeof message !== 'object')
    return malformed('信号内容应为 {act, input, role, operator}。');
  const { act, input, role, operator } = message as Partial<Record<keyof OperatorAct, unknown>>;
  if (typeof act !== 'string') return malformed('信号缺少 act（办理事项）。');
  if (typeof role !== 'string' || !(ROLES as readonly string[]).includes(role))
    return malformed('信号的 role（岗位）不存在。');
  if (typeof operator !== 'string' || !/^[A-Za-z0-9._-]{1,40}$/.test(operator))
    return malformed('信号缺少 operator（运维账号）。');
  const actor: Actor = { user: operator, role: role as Role, office: officeFor(state.place, role as Role) };
  return { ok: true, value: { act, input: input ?? {}, actor, actId, via: 'operator' } };
}
