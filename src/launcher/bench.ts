import { writeFileSync } from 'node:fs';
import { readBenchFlags } from './bench/bench-flags.js';
import { benchReport, verdictOf, AIM } from './bench/bench-report.js';
import { startBenchStack } from './bench/bench-stack.js';
import { loadNow, machineFacts } from './bench/machine.js';
import { bareDeadlines, ourDeadlines } from './bench/measure-deadlines.js';
import { measureHistories } from './bench/measure-history.js';
import { measureRates } from './bench/measure-rates.js';
import { explain, interruption, progress, say, stopOnTrouble } from './terminal.js';

/**
 * `npm run bench -- [--json out.json] [--quick] …`: our full path against the barest workflow, in one run on the same
 * servers. Ends with 1 when a deadline or a mail was lost or doubled; a ratio is reported and never judged here.
 */
async function main(): Promise<number> {
  const flags = readBenchFlags(process.argv.slice(2));
  const startedAt = new Date();
  const loadBefore = loadNow();
  const signal = interruption();
  const bench = await startBenchStack(flags, progress, signal);
  stopOnTrouble(bench.stack);
  try {
    const machine = await machineFacts(bench, flags, loadBefore);
    progress(`opening ${flags.cases} cases in ${flags.rounds} rounds and acting on each, on both paths`);
    const rates = await measureRates(bench, flags);
    progress(`${flags.deadlines} deadlines at one instant on our path`);
    const ours = await ourDeadlines(bench, flags, rates.opens.ours.perSecond);
    progress(`${flags.deadlines} deadlines at one instant on the bare path`);
    const bare = await bareDeadlines(bench, flags, rates.opens.bare.perSecond);
    progress('one case from the report to the grant of the court');
    const histories = await measureHistories(bench);
    const durationMs = Date.now() - startedAt.getTime();
    const record = {
      startedAt: startedAt.toISOString(),
      durationMs,
      flags,
      machine,
      rates,
      deadlines: { ours, bare },
      histories,
    };
    const verdict = verdictOf(record);
    say(benchReport(record));
    for (const name of verdict.belowAim) say(`below the aim of ${AIM}: ${name}`);
    progress(`${Math.round(durationMs / 1_000)} s`);
    if (flags.json !== undefined)
      writeFileSync(flags.json, `${JSON.stringify({ ...record, verdict }, null, 2)}\n`);
    return verdict.lost + verdict.doubled === 0 ? 0 : 1;
  } finally {
    await bench.stop();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 2;
}
// Nothing may keep a finished bench alive.
process.exit();
