import { setTimeout as sleep } from 'node:timers/promises';
import type { ActAnswer, CaseDetail, ReportedCase } from '../../contracts/http-schemas-answers.js';
import { officeFor } from '../../domain/access/jurisdiction.js';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import type { ShownCase } from '../../domain/access/shown-case.js';
import { ApiClient, type ApiAnswer } from '../drill/api-client.js';
import { withCodes } from '../drill/desks.js';
import type { PlannedAct } from '../drill/fulfil.js';
import { sampleLogins } from '../sample/sample-logins.js';
import { BENCH_PLACE } from './bench-county.js';

/** An answer that makes the numbers worthless. */
export class BenchFault extends Error {
  override readonly name = 'BenchFault';
}

/** Our full path as people take it: HTTP, guard, rules, engine, journal; done when a reader can see it. */
export class OurPath {
  private late = 0;

  private constructor(
    private readonly api: ApiClient,
    private readonly tokens: ReadonlyMap<string, string>,
  ) {}

  static async signedIn(apiUrl: string, signal: AbortSignal): Promise<OurPath> {
    const api = new ApiClient(apiUrl, signal);
    const tokens = new Map<string, string>();
    for (const { role, office, login, password } of sampleLogins()) {
      // Departments answer referrals only, and no case here is referred.
      if (role === 'department_officer' || office !== officeFor(BENCH_PLACE, role)) continue;
      tokens.set(role, await api.signIn(login, password));
    }
    return new OurPath(api, tokens);
  }

  /** Answers the API gave before the ledger showed them; those cases were then read until it did. */
  get answersBeforeTheLedger(): number {
    return this.late;
  }

  async report(pupil: string, absentSince: PlainDate, policy: string): Promise<ShownCase> {
    const report = { pupil, absentSince, policy };
    const answer = await this.api.post<ReportedCase>('/cases', report, this.token('class_teacher'));
    if (answer.ok && !answer.body.opened)
      throw new BenchFault(`${answer.body.caseNo} had been opened before`);
    return this.written(answer);
  }

  async act(view: ShownCase, { act, by, input }: PlannedAct): Promise<ShownCase> {
    const role = by === 'owner' ? view.awaiting?.role : by;
    const codes = withCodes(input, BENCH_PLACE, { accountAt: () => 'u-1', receivingSchool: () => '' });
    const path = `/cases/${view.caseNo}/acts/${act}`;
    return this.written(await this.api.post<ActAnswer>(path, { input: codes }, this.token(role)));
  }

  async read(caseNo: string): Promise<ShownCase> {
    const answer = await this.api.get<CaseDetail>(`/cases/${caseNo}`, this.token('bureau_officer'));
    if (!answer.ok) throw new BenchFault(`${caseNo} cannot be read: ${answer.refusal.code}`);
    return answer.body.view;
  }

  private async written(answer: ApiAnswer<ReportedCase | ActAnswer>): Promise<ShownCase> {
    if (!answer.ok) throw new BenchFault(`refused: ${answer.refusal.code} ${answer.refusal.message}`);
    const { view, ledger } = answer.body;
    if (ledger === 'current') return view;
    this.late += 1;
    while ((await this.read(view.caseNo)).seq < view.seq) await sleep(50);
    return view;
  }

  private token(role: string | undefined): string {
    const token = this.tokens.get(role ?? '');
    if (token === undefined) throw new BenchFault(`nobody has signed in as ${role}`);
    return token;
  }
}
