import { loadPolicyPacks } from '../policies/load-policy-packs.js';
import { choosePlays } from './drill/choose-plays.js';
import { calendarFor } from './drill/drill-calendar.js';
import { readDrillFlags, USAGE } from './drill/drill-flags.js';
import { DrillProblems } from './drill/drill-problem.js';
import { allHeld, table, writeJson } from './drill/drill-report.js';
import { startDrillStack } from './drill/drill-stack.js';
import { runDrill } from './drill/run-drill.js';
import { explain, interruption, progress, say, stopOnTrouble } from './terminal.js';

/** `npm run drill -- --policy <id|all> …`: 0 when every expectation held, 1 when one did not, 2 for a mistake in what was asked. */
async function main(): Promise<number> {
  const flags = readDrillFlags(process.argv.slice(2));
  const chosen = choosePlays(
    flags,
    loadPolicyPacks().map(({ id }) => id),
  );
  const signal = interruption();
  const drill = await startDrillStack({
    against: flags.against,
    msPerDay: flags.msPerDay,
    plays: chosen.length,
    calendar: calendarFor(chosen.map(({ scenario }) => scenario.opens)),
    onProgress: progress,
    signal,
  });
  stopOnTrouble(drill.stack);
  try {
    const record = await runDrill(chosen, drill, flags.msPerDay, signal);
    say(table(record));
    if (flags.json !== undefined) writeJson(flags.json, record);
    progress(`${Math.round(record.durationMs / 1_000)} s`);
    return allHeld(record) ? 0 : 1;
  } finally {
    await drill.stop();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  const mistake = error instanceof DrillProblems;
  process.stderr.write(mistake ? `\n✗ ${error.message}\n\n${USAGE}\n` : `${explain(error)}\n`);
  process.exitCode = mistake ? 2 : 1;
}
// Nothing may keep a finished drill alive.
process.exit();
