import { Injectable } from '@nestjs/common';
import {
  bufferTime,
  concatMap,
  filter,
  from,
  interval,
  map,
  merge,
  share,
  switchMap,
  takeUntil,
  type Observable,
} from 'rxjs';
import { DataSource } from 'typeorm';
import { covers } from '../../domain/access/jurisdiction.js';
import type { Actor } from '../../domain/access/role.js';
import type { CaseView } from '../../domain/ladder/case-view.js';
import { asSystem } from '../../persistence/principal.js';
import { casesByNumbers } from '../../persistence/readers/cases-ledger.js';
import { sessionIsOpen } from '../../persistence/readers/sessions-watching.js';
import { IDLE_MS } from '../accounts/sessions.js';
import { digestOf } from '../accounts/session-token.js';
import { CountyWire, type News } from './county-wire.js';

/** `cases`: these have changed; `all`: look at everything again; `beat`: the line is alive. */
export type Change =
  | { readonly type: 'cases'; readonly cases: readonly string[] }
  | { readonly type: 'all' }
  | { readonly type: 'beat' };

/** What happens together is told together: a jump of the drill clock moves every case at once. */
const TOGETHER_MS = 250;
/** More than this is no longer a list but "look again". */
const MOST_NAMED = 100;
const BEAT_MS = 20_000;

type Moved = readonly CaseView[] | 'too_many';

/** Which cases of somebody's jurisdiction have just changed. The ledger is read once, however many are watching. */
@Injectable()
export class LiveCases {
  private readonly moved: Observable<Moved>;

  constructor(
    private readonly source: DataSource,
    private readonly wire: CountyWire,
  ) {
    this.moved = wire.news.pipe(
      filter(isAboutCase),
      bufferTime(TOGETHER_MS),
      filter((calls) => calls.length > 0),
      concatMap((calls) => from(this.read([...new Set(calls.map(({ caseNo }) => caseNo))]))),
      share(),
    );
  }

  /** Ends with the session it was opened in, and whenever something about that session changes. */
  watch(actor: Actor, token: string): Observable<Change> {
    const cases = this.moved.pipe(
      map((moved): Change => (moved === 'too_many' ? { type: 'all' } : seenBy(actor, moved))),
      filter((change) => change.type !== 'cases' || change.cases.length > 0),
    );
    const gaps = this.wire.news.pipe(
      filter(({ about }) => about === 'gap'),
      map((): Change => ({ type: 'all' })),
    );
    const beats = interval(BEAT_MS).pipe(map((): Change => ({ type: 'beat' })));
    return merge(cases, gaps, beats).pipe(takeUntil(this.endOf(actor, token)));
  }

  private endOf({ user }: Actor, token: string): Observable<unknown> {
    const changed = this.wire.news.pipe(filter((call) => call.about === 'session' && call.account === user));
    const over = interval(BEAT_MS).pipe(
      switchMap(() => sessionIsOpen(this.source.manager, digestOf(token), new Date(), IDLE_MS)),
      filter((open) => !open),
    );
    return merge(changed, over, this.wire.ended);
  }

  private async read(numbers: readonly string[]): Promise<Moved> {
    if (numbers.length > MOST_NAMED) return 'too_many';
    // Whoever cannot be told what has moved is told to look.
    const read = asSystem('telling open pages', () => casesByNumbers(this.source.manager, numbers));
    return read.catch((): Moved => 'too_many');
  }
}

function isAboutCase(news: News): news is Extract<News, { about: 'case' }> {
  return news.about === 'case';
}

function seenBy(actor: Actor, views: readonly CaseView[]): Change {
  return {
    type: 'cases',
    cases: views.filter((view) => covers(actor, view)).map(({ caseNo }) => caseNo),
  };
}
