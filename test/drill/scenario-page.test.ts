import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROLES } from '../../src/domain/access/role.js';
import { RUNGS, STEPS } from '../../src/domain/ladder/ladder.js';
import { AGENDA_LABELS } from '../../src/domain/wording/current-details.js';
import { STANDING_LABELS } from '../../src/domain/wording/labels.js';
import { SCENARIO_PAGE, withActs } from '../../src/launcher/drill/describe-acts.js';
import { EVENT_TYPE_NAMES } from '../../src/launcher/drill/drill-event-types.js';
import { expectation } from '../../src/launcher/drill/expectation.schema.js';
import { readScenarioFiles } from '../../src/launcher/drill/read-scenarios.js';
import { scenarioFields, stepFields } from '../../src/launcher/drill/scenario.schema.js';
import { ANCHORS } from '../../src/launcher/drill/when.js';
import { rehearse } from './rehearsal.js';

describe('docs/scenarios.md', () => {
  const page = readFileSync(SCENARIO_PAGE, 'utf8');

  it.each([
    ['field of a scenario', Object.keys(scenarioFields.shape)],
    ['field of a step', Object.keys(stepFields.shape)],
    ['expectation', Object.keys(expectation.shape)],
    ['date', Object.keys(ANCHORS)],
    ['role', ROLES],
    ['rung', RUNGS],
    ['step of the ladder', STEPS],
    ['standing', Object.keys(STANDING_LABELS)],
    ['event', EVENT_TYPE_NAMES],
    ['kind of next event', Object.keys(AGENDA_LABELS)],
  ])('names every %s', (_what, names) => {
    expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  it('lists every act as it is (npx tsx src/launcher/drill/describe-acts.ts)', () => {
    const cells = (text: string) => text.replaceAll(/ {2,}| ?-{3,} ?/g, ' ');
    expect(cells(page)).toBe(cells(withActs(page)));
  });

  it('has an example that holds', async () => {
    const yaml = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
    const folder = mkdtempSync(path.join(tmpdir(), 'scenario-page-'));
    const file = path.join(folder, 'mine.yaml');
    writeFileSync(file, yaml);
    const [example] = readScenarioFiles([file], ['tunxi', 'jidong']);
    rmSync(folder, { recursive: true, force: true });
    if (!example) throw new Error('no example');
    for (const policy of ['tunxi', 'jidong'])
      expect((await rehearse(example, policy)).story.failures).toEqual([]);
  });
});
