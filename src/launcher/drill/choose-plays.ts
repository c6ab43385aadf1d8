import { policyById } from '../../policies/load-policy-packs.js';
import type { Policy } from '../../domain/ladder/policy.js';
import type { DrillFlags } from './drill-flags.js';
import { DrillProblems, shortened } from './drill-problem.js';
import { readScenarioFiles, shippedScenarios } from './read-scenarios.js';
import type { Scenario } from './scenario.schema.js';

export interface ChosenPlay {
  readonly scenario: Scenario;
  readonly policy: Policy;
}

/**
 * What the flags ask for, in the order of the files. A scenario is played only under the regimes it is written for.
 *
 * @throws DrillProblems when a name is unknown or nothing is left to play.
 */
export function choosePlays(
  { policy, scenario, file }: Pick<DrillFlags, 'policy' | 'scenario' | 'file'>,
  policies: readonly string[],
): readonly ChosenPlay[] {
  const scenarios = file === undefined ? shippedScenarios(policies) : readScenarioFiles([file], policies);
  const names = scenarios.map(({ name }) => name);
  mustKnow('--policy', policy, policies);
  mustKnow('--scenario', scenario, names);
  const plays = scenarios
    .filter(({ name }) => scenario === 'all' || scenario === name)
    .flatMap((each) => {
      const written = each.policies === 'all' ? policies : each.policies;
      const wanted = written.filter((id) => policy === 'all' || policy === id);
      return wanted.map((id) => ({ scenario: each, policy: policyById(id) }));
    });
  if (plays.length > 0) return plays;
  const message = `no scenario is written for this policy; ${scenario} names its own policies`;
  throw new DrillProblems([{ where: '--policy', path: '', value: shortened(policy), message }]);
}

function mustKnow(where: string, value: string, known: readonly string[]): void {
  if (value === 'all' || known.includes(value)) return;
  const message = `unknown; known are all, ${known.join(', ')}`;
  throw new DrillProblems([{ where, path: '', value: shortened(value), message }]);
}
