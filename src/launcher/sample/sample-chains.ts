import type { EntityManager } from 'typeorm';
import { dayOfAccess } from '../../domain/access/post.js';
import { accountForLogin } from '../../persistence/readers/accounts.js';
import { hasLinks, writeHomes, writeLinks, type NewLink } from '../../persistence/readers/chains-writing.js';
import { childPlaces } from '../../persistence/readers/chains.js';
import { writeUnit } from '../../persistence/readers/units-writing.js';
import { Dice } from './dice.js';
import { sampleName } from './people.js';
import { COUNTY, SCHOOLS, TOWNS, villagesOf } from './places.js';

const GROUPS = [
  ['01', '一组'],
  ['02', '二组'],
] as const;

/** Where the sample's chains end, so that the gap report has something to find. */
export const DELIBERATE_GAPS = {
  /** No leader of the bureau answers for this school. */
  schoolWithoutLeader: '2137099003',
  /** No village cadre answers for this group. */
  groupWithoutCadre: '370999102202-02',
  /** Of as many children the village is not known; as many others no household's helper. */
  children: 3,
} as const;

/** 双线四包 for every child of the county, as the usual regime has it, with a few gaps; nothing where there is any. */
export async function addSampleChains(manager: EntityManager, now: Date): Promise<void> {
  if (await hasLinks(manager)) return;
  for (const village of TOWNS.flatMap(villagesOf)) {
    for (const [number, name] of GROUPS) {
      const code = `${village.code}-${number}`;
      await writeUnit(manager, {
        kind: 'group',
        code,
        name,
        parent: village.code,
        localGovernment: null,
        from: null,
      });
    }
  }
  const account = async (login: string) => {
    const found = await accountForLogin(manager, login);
    if (!found) throw new Error(`no sample account ${login}`);
    return found.code;
  };
  const children = await childPlaces(manager, { kind: 'county', code: COUNTY });
  const homes = children.slice(DELIBERATE_GAPS.children).map(({ pupil, township }, index) => {
    const villages = villagesOf(TOWNS.find(({ code }) => code === township) ?? TOWNS[0]!);
    const village = villages[index % villages.length]!.code;
    const group = `${village}-${GROUPS[Math.floor(index / villages.length) % GROUPS.length]![0]}`;
    return { pupil, village, group };
  });
  const helped = children.slice(DELIBERATE_GAPS.children * 2);
  const dice = new Dice(1949);
  const named = (pupil: string) => ({ unit: null, pupil, account: null, person: sampleName(dice).name });
  const held = (unit: string, who: string) => ({ unit, pupil: null, account: who, person: null });
  const leader = await account('leader');
  const bureau = await account('bureau.head');
  const links: Omit<NewLink, 'from' | 'to'>[] = [];
  for (const town of TOWNS) {
    const [cadre, villager] = [await account(`${town.key}.cadre`), await account(`${town.key}.village`)];
    links.push({ line: 'government', level: 'county_leader', ...held(town.code, leader) });
    for (const { code } of villagesOf(town)) {
      links.push({ line: 'government', level: 'township_cadre', ...held(code, cadre) });
      for (const group of GROUPS.map(([number]) => `${code}-${number}`)) {
        if (group === DELIBERATE_GAPS.groupWithoutCadre) continue;
        links.push({ line: 'government', level: 'village_cadre', ...held(group, villager) });
      }
    }
  }
  for (const school of SCHOOLS) {
    const principal = await account(`${school.key}.principal`);
    if (school.code !== DELIBERATE_GAPS.schoolWithoutLeader) {
      links.push({ line: 'education', level: 'bureau_leader', ...held(school.code, bureau) });
    }
    for (const grade of new Set(school.classes.map(([each]) => each))) {
      links.push({
        line: 'education',
        level: 'school_leader',
        ...held(`${school.code}-${grade}`, principal),
      });
    }
  }
  links.push(
    ...helped.map(({ pupil }) => ({ line: 'government', level: 'household', ...named(pupil) }) as const),
    ...children.map(
      ({ pupil }) => ({ line: 'education', level: 'subject_teacher', ...named(pupil) }) as const,
    ),
  );
  const from = dayOfAccess(now);
  await writeHomes(manager, homes, 'sample', now);
  await writeLinks(
    manager,
    links.map((link) => ({ ...link, from, to: null })),
    null,
    now,
  );
}
