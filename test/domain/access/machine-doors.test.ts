import { ACT_ROLES, DECISIONS, NEVER_BY_SIGNAL } from '../../../src/domain/access/act-permissions.js';
import { machineDoorsOf, machineDoorWords } from '../../../src/domain/access/machine-doors.js';
import { ROLES } from '../../../src/domain/access/role.js';
import { ROUTES } from '../../../src/domain/access/route-permissions.js';
import { isActName } from '../../../src/domain/ladder/acts/act-names.js';

const ACT = 'POST /cases/:caseNo/acts/';
const everyDoor = new Set(ROLES.flatMap((role) => machineDoorsOf(role)));

describe('the doors of machines', () => {
  it.each(ROLES)('are for a %s no more than the role’s own', (role) => {
    for (const door of machineDoorsOf(role)) {
      if (door.startsWith(ACT)) {
        const act = door.slice(ACT.length);
        if (!isActName(act)) throw new Error(`${act} is no act`);
        expect(ACT_ROLES[act]).toContain(role);
      } else {
        expect(ROUTES[door]?.roles).toContain(role);
      }
    }
  });

  it('have a name in Chinese', () => {
    for (const door of everyDoor) expect(machineDoorWords(door)).toMatch(/^\p{Script=Han}/u);
  });

  it('never lead to a decision', () => {
    expect(everyDoor.size).toBeGreaterThan(10);
    for (const act of [...NEVER_BY_SIGNAL, ...DECISIONS]) expect(everyDoor).not.toContain(`${ACT}${act}`);
  });

  it('never lead to accounts, access, audit, keys or what only a person may ask', () => {
    for (const door of everyDoor) {
      expect(door).not.toMatch(
        / \/(accounts|security|api-tokens|audit|codec|me|password|logout|login|drill)\b/,
      );
      expect(door).not.toMatch(/unmask|accesses|void|documents\/:kind|calendar|:act$/);
    }
  });
});
