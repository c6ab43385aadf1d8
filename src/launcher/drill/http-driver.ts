import type { CaseDetail, ActAnswer as CaseAnswer, Timeline } from '../../contracts/http-schemas-answers.js';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import type { ActName } from '../../domain/ladder/acts/act-names.js';
import { actNamed } from '../../domain/ladder/acts/all-acts.js';
import { neededWords } from '../../domain/ladder/fields.js';
import type { HappeningType } from '../../domain/ladder/case-events.js';
import type { Place } from '../../domain/ladder/case-state.js';
import type { ShownCase } from '../../domain/access/shown-case.js';
import { mayReadHealth } from '../../domain/access/health-permissions.js';
import { SAMPLE_PASSWORD } from '../sample/sample-logins.js';
import { ApiFault, type ApiAnswer, type ApiClient } from './api-client.js';
import { deskOf } from './desks.js';
import type { DrillCounty } from './drill-county.js';
import type { Inbox } from './inbox.js';
import type { ActAnswer, Desk, DrillDriver, DrillEvent } from './drill-driver.js';

export interface HttpDriverOptions {
  readonly api: ApiClient;
  readonly county: DrillCounty;
  /** Undefined where the mails go to a server that the drill cannot read. */
  readonly inbox: Inbox | undefined;
}

export interface HttpDriver extends DrillDriver {
  /** The longest anybody has waited for the answer to an act since `beginRound`, in milliseconds. */
  slowestAnswer(): number;
  beginRound(): void;
  /** Before the clock begins: a password takes as long to check as a short drill day. */
  signInAll(): Promise<void>;
}

/** Everybody signs in with a login of the sample county and does what a person could do; nobody reaches past the API. */
export function httpDriver({ api, county, inbox }: HttpDriverOptions): HttpDriver {
  let slowest = 0;
  const timed = async <Answer>(answer: Promise<Answer>): Promise<Answer> => {
    const began = Date.now();
    const given = await answer;
    slowest = Math.max(slowest, Date.now() - began);
    return given;
  };
  const tokens = new Map<string, Promise<string>>();
  const places = new Map<string, Place>();

  const tokenOf = (desk: Desk): Promise<string> => {
    const { login } = county.holderOf(desk);
    const key = `${login} ${desk.role}@${desk.office}`;
    const token = tokens.get(key) ?? api.signIn(login, SAMPLE_PASSWORD, desk);
    tokens.set(key, token);
    return token;
  };
  /** The bureau sees every case of the county. */
  const read = async <Body>(caseNo: string, part = ''): Promise<Body> => {
    const place = places.get(caseNo);
    if (!place) throw new ApiFault(`${caseNo} has not been opened by this drill`);
    const answer = await api.get<Body>(
      `/cases/${caseNo}${part}`,
      await tokenOf(deskOf(place, 'bureau_officer')),
    );
    if (!answer.ok) throw new ApiFault(`${caseNo}${part} cannot be read: ${answer.refusal.code}`);
    return answer.body;
  };

  const seenByBureau = async (answer: ActAnswer): Promise<ActAnswer> => {
    if (!answer.view) return answer;
    const { view } = await read<CaseDetail>(answer.view.caseNo);
    return view.seq < answer.view.seq ? answer : { view, refusal: null };
  };

  return {
    slowestAnswer: () => slowest,
    beginRound: () => {
      slowest = 0;
    },
    signInAll: async () => {
      await Promise.all(county.desks.map(tokenOf));
    },
    child: (government) => county.takeChild(government),
    open: async ({ pupil, place }, { policy, absentSince, origin }, by) => {
      const report = { pupil, absentSince, origin, policy };
      const answer = acted(await timed(api.post<CaseAnswer>('/cases', report, await tokenOf(by))));
      if (answer.view) places.set(answer.view.caseNo, place);
      return answer;
    },
    act: async ({ caseNo }, act, input, by) => {
      const answer = await timed(
        api.post<CaseAnswer>(`/cases/${caseNo}/acts/${act}`, withWords(act, input), await tokenOf(by)),
      );
      // Somebody who need not know a child's health is not shown all that a scenario goes by.
      return answer.ok && !mayReadHealth(by) ? seenByBureau(acted(answer)) : acted(answer);
    },
    view: async (caseNo): Promise<ShownCase> => (await read<CaseDetail>(caseNo)).view,
    timeline: async (caseNo) => (await read<Timeline>(caseNo, '/timeline')).entries.map(told),
    mails: async (caseNo) => inbox?.of(caseNo, (addresses) => county.rolesOf(addresses)) ?? null,
    accountAt: (desk) => county.holderOf(desk).code,
    receivingSchool: (place) => county.otherSchool(place),
  };
}

function acted(answer: ApiAnswer<CaseAnswer>): ActAnswer {
  return answer.ok ? { view: answer.body.view, refusal: null } : { view: null, refusal: answer.refusal };
}

const MACHINES: Readonly<Record<string, string>> = { clock: '时钟', machine: '系统', operator: '运维' };

function told({ seq, on, at, type, words, via, by, facts }: Timeline['entries'][number]): DrillEvent {
  return {
    seq,
    on: on as PlainDate,
    at: Date.parse(at),
    type: type as HappeningType,
    words,
    who: by?.roleLabel ?? MACHINES[via] ?? via,
    facts,
  };
}

/** Scenarios are about codes and dates; the words an act cannot do without are stood in for. */
function withWords(act: ActName, input: object): object {
  const needed = neededWords(actNamed(act).words ?? {}, { ...input });
  if (needed.length === 0) return { input };
  return { input, narrative: { words: Object.fromEntries(needed.map((name) => [name, '（演练）'])) } };
}
