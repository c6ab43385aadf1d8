import { refusal } from '../../refusal.js';
import { ROLES, type Role } from '../../access/role.js';
import { ROLE_LABELS } from '../../wording/labels.js';
import { defineAct, happens, refuse } from '../act.js';
import { mustBeOpen } from '../preconditions.js';

/** Who holds the case, and by which rules. */

const roleOptions = Object.fromEntries(ROLES.map((role) => [role, ROLE_LABELS[role]])) as Readonly<
  Record<Role, string>
>;

export const reassign = defineAct({
  title: '改派承办人',
  fields: {
    role: { kind: 'choice', label: '岗位', options: roleOptions },
    to: { kind: 'code', label: '承办人账号' },
  },
  blocked: mustBeOpen,
  decide: (input) => happens({ type: 'Reassigned', role: input.role, to: input.to }),
});

export const adoptPolicy = defineAct({
  title: '改用新版方案',
  fields: { policy: { kind: 'code', label: '方案编号' } },
  blocked: mustBeOpen,
  decide: (input, state, { suppliedPolicy }) => {
    if (!suppliedPolicy) {
      return refuse(
        refusal('unknown_policy', `没有编号为「${input.policy}」的方案。`, {
          field: 'policy',
          value: input.policy,
        }),
      );
    }
    return suppliedPolicy.hash === state.policy.hash
      ? refuse(refusal('same_policy', '本案已适用该方案。', { field: 'policy', value: input.policy }))
      : happens({ type: 'PolicyAdopted', policy: suppliedPolicy });
  },
});
