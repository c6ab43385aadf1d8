import { readEnvironment } from '../../../src/config/environment.js';
import { liveClock } from '../../../src/domain/calendar/case-clock.js';
import { plainDate } from '../../../src/domain/calendar/plain-date.js';
import { openFile } from '../../../src/domain/ladder/case-file.js';
import type { CaseState, Place } from '../../../src/domain/ladder/case-state.js';
import { viewOf } from '../../../src/domain/ladder/case-view.js';
import { writeJournal } from '../../../src/persistence/case-journal.js';
import { writeSetting } from '../../../src/persistence/readers/cases-settings.js';
import { policyById } from '../../../src/policies/load-policy-packs.js';
import { PLACE } from '../../support/people.js';
import { testCalendar } from '../../support/test-calendar.js';
import { startTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { Api } from './api-world.js';
import { enrol, settle } from './sample-county.js';

/** Real PostgreSQL and the whole API before it, without Temporal: for what is done beside a case and not to it. */
export class QuietWorld {
  private opened = 0;

  private constructor(
    readonly database: TestDatabase,
    readonly api: Api,
  ) {}

  static async start(): Promise<QuietWorld> {
    const database = await startTestDatabase();
    await settle(database.source);
    await writeSetting(database.source.manager, 'calendar', testCalendar, new Date());
    const environment = readEnvironment({
      DATABASE_URL: database.url,
      TEMPORAL_ADDRESS: '127.0.0.1:1',
      SMTP_URL: 'smtp://127.0.0.1:1',
      PAYLOAD_KEY: Buffer.alloc(32, 7).toString('base64'),
      MODE: 'live',
    });
    return new QuietWorld(database, await Api.start(environment));
  }

  /** A child with an open case, as the ledger shows one. */
  async open(
    given: {
      readonly name?: string;
      readonly code?: string;
      readonly place?: Place;
      readonly state?: Partial<CaseState>;
    } = {},
  ): Promise<{ readonly pupil: string; readonly caseNo: string }> {
    const { place = PLACE } = given;
    const pupil = await enrol(this.database.source, given);
    this.opened += 1;
    const caseNo = `NOL-2025-${String(this.opened).padStart(6, '0')}`;
    const { state, events } = openFile(
      {
        caseNo,
        pupil,
        previousCaseNo: null,
        place,
        policy: policyById('default'),
        calendar: testCalendar,
        clock: liveClock,
        absentSince: plainDate('2025-09-08'),
        origin: 'tip',
        confirmed: true,
      },
      { actor: null, act: null, via: 'machine' },
      Date.UTC(2025, 8, 9),
    );
    const view = viewOf({ ...state, ...given.state });
    await writeJournal(this.database.source, { events, view, mails: [] }, new Date());
    return { pupil, caseNo };
  }

  async stop(): Promise<void> {
    await this.api.stop();
    await this.database.stop();
  }
}
