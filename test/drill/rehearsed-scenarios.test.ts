import { shippedScenarios } from '../../src/launcher/drill/read-scenarios.js';
import { loadPolicyPacks } from '../../src/policies/load-policy-packs.js';
import { rehearse } from './rehearsal.js';

const POLICIES = loadPolicyPacks().map(({ id }) => id);

describe.each(shippedScenarios(POLICIES).map((scenario) => [scenario.name, scenario] as const))(
  'the scenario %s',
  (_name, scenario) => {
    const policies = scenario.policies === 'all' ? POLICIES : scenario.policies;

    it.each(policies)('holds under %s', async (policy) => {
      const play = await rehearse(scenario, policy);
      expect(play.story.failures).toEqual([]);
    });
  },
);
