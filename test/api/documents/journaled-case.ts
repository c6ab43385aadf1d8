import { CaseGateway, NoRunningCase } from '../../../src/api/cases/case-gateway.js';
import { readEnvironment } from '../../../src/config/environment.js';
import { liveClock } from '../../../src/domain/calendar/case-clock.js';
import { plainDate } from '../../../src/domain/calendar/plain-date.js';
import { viewOf } from '../../../src/domain/ladder/case-view.js';
import { writeJournal } from '../../../src/persistence/case-journal.js';
import { keepOpening } from '../../../src/persistence/readers/case-openings.js';
import { writeSetting } from '../../../src/persistence/readers/cases-settings.js';
import { policyById } from '../../../src/policies/load-policy-packs.js';
import { PLACE } from '../../support/people.js';
import type { Scene } from '../../support/scene.js';
import { testCalendar } from '../../support/test-calendar.js';
import { startTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { Api } from '../support/api-world.js';
import { enrol, settle } from '../support/sample-county.js';

/**
 * A case played in memory and written down as its workflow would have written it, with the real API and database
 * before it. No engine runs: months of a case are there at once.
 */
export class JournaledCase {
  static readonly caseNo = 'NOL-2025-000001';

  private constructor(
    readonly database: TestDatabase,
    readonly api: Api,
  ) {}

  static async of(scene: Scene): Promise<JournaledCase> {
    const database = await startTestDatabase();
    const { source } = database;
    await settle(source);
    await enrol(source, { code: 'p-1' });
    await source.query(`UPDATE pupil SET home_address = '柳河镇河东村3组' WHERE code = 'p-1'`);
    const now = new Date();
    await keepOpening(
      source.manager,
      {
        caseNo: JournaledCase.caseNo,
        pupil: 'p-1',
        previousCaseNo: null,
        place: PLACE,
        policy: policyById('default'),
        calendar: testCalendar,
        clock: liveClock,
        absentSince: plainDate('2025-09-08'),
        origin: 'teacher_report',
        confirmed: true,
      },
      now,
    );
    await writeJournal(source, { events: scene.events, view: viewOf(scene.state), mails: [] }, now);
    await writeSetting(source.manager, 'calendar', testCalendar, now);
    const api = await Api.start(
      readEnvironment({
        DATABASE_URL: database.url,
        TEMPORAL_ADDRESS: '127.0.0.1:1',
        SMTP_URL: 'smtp://127.0.0.1:1',
        PAYLOAD_KEY: Buffer.alloc(32, 7).toString('base64'),
        MODE: 'live',
      }),
    );
    Object.assign(api.app.get(CaseGateway, { strict: false }), {
      state: () => Promise.reject(new NoRunningCase('p-1')),
    });
    return new JournaledCase(database, api);
  }

  async stop(): Promise<void> {
    await this.api.stop();
    await this.database.stop();
  }
}
