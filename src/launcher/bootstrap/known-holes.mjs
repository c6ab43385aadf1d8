/** What `npm audit --json` has found, weighed against what somebody has decided to live with for a while. */

const SERIOUS = ['high', 'critical'];
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * @typedef {{ advisory: string, reason: string, until: string }} Accepted
 * @param {any} report of `npm audit --json`
 * @param {readonly Accepted[]} accepted
 * @param {string} today 2026-01-31
 * @returns {{ verdict: 'clean' | 'holes' | 'unanswered', lines: string[] }}
 */
export function judge(report, accepted, today) {
  // A registry without the audit endpoint, a proxy in between, no network: npm then reports an error instead.
  if (typeof report?.vulnerabilities !== 'object' || report.vulnerabilities === null) {
    const answer = report?.statusCode ?? report?.error?.code ?? 'no answer';
    return { verdict: 'unanswered', lines: [`the registry does not answer the audit endpoint (${answer})`] };
  }
  const lines = accepted.flatMap((entry) => faultsOf(entry, today));
  for (const hole of seriousHoles(report)) {
    const entry = accepted.find(({ advisory }) => advisory === hole.advisory);
    if (!entry) lines.push(`${hole.severity}: ${hole.package} – ${hole.title} (${hole.advisory})`);
    else if (entry.until < today)
      lines.push(
        `${hole.package}: ${hole.advisory} was accepted until ${entry.until} – update it, or decide anew`,
      );
  }
  return { verdict: lines.length === 0 ? 'clean' : 'holes', lines };
}

/** An advisory reaches several packages, of which each names the one below it; it is told once. */
function seriousHoles({ vulnerabilities }) {
  const holes = new Map();
  for (const { via = [] } of Object.values(vulnerabilities)) {
    for (const cause of via) {
      if (typeof cause === 'string' || !SERIOUS.includes(cause.severity)) continue;
      const advisory = String(cause.url ?? cause.source)
        .split('/')
        .at(-1);
      holes.set(advisory, { advisory, severity: cause.severity, package: cause.name, title: cause.title });
    }
  }
  return [...holes.values()];
}

function faultsOf({ advisory, reason, until }, today) {
  if (!advisory || !reason || !DAY.test(until ?? ''))
    return [`accepted-holes.json: ${advisory ?? 'an entry'} needs advisory, reason and until (YYYY-MM-DD)`];
  const days = (Date.parse(until) - Date.parse(today)) / 86_400_000;
  return days > 180 ? [`accepted-holes.json: ${advisory} is accepted for more than half a year`] : [];
}
