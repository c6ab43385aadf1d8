import { TABLES } from '../../../src/persistence/row-security/catalogue.js';
import {
  GOES_WITH_CASE,
  GOES_WITH_CHILD,
  STAYS,
} from '../../../src/persistence/row-security/destruction-functions.js';
import { startTestDatabase, type TestDatabase } from '../../support/test-database.js';

describe('what is destroyed with a case file', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await startTestDatabase();
  }, 60_000);
  afterAll(() => database?.stop());

  const having = async (column: string) => {
    const rows = await database.source.query<{ name: string }[]>(
      `SELECT table_name AS name FROM information_schema.columns
        WHERE table_schema = 'public' AND column_name = $1 ORDER BY 1`,
      [column],
    );
    return rows.map(({ name }) => name);
  };
  const isOneOf = (...tables: readonly object[]) => {
    const known = tables.flatMap((each) => Object.keys(each));
    return (name: string) => !known.includes(name);
  };

  it('is in every table with a case number: add a new one to destruction-functions.ts', async () => {
    const withCase = await having('case_no');
    expect(withCase.length).toBeGreaterThan(8);
    expect(withCase.filter(isOneOf(GOES_WITH_CASE, { destroyed_case: STAYS.destroyed_case }))).toEqual([]);
  });

  it('or, where a table has the child, goes with the child', async () => {
    expect((await having('pupil')).filter(isOneOf(GOES_WITH_CASE, GOES_WITH_CHILD))).toEqual([]);
  });

  it('is every table the catalogue calls somebody’s, but what stays for a reason', () => {
    const theirs = Object.entries(TABLES).flatMap(([name, { rows }]) => (rows === 'theirs' ? [name] : []));
    expect(theirs.filter(isOneOf(GOES_WITH_CASE, GOES_WITH_CHILD, STAYS))).toEqual([]);
  });
});
