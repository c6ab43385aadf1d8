import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { dayOfAccess } from '../../../domain/access/post.js';
import { HOME_RECORDERS } from '../../../domain/access/route-permissions.js';
import { isBefore, type PlainDate } from '../../../domain/calendar/plain-date.js';
import {
  parentInCode,
  UNIT_KINDS,
  unitCodeRefused,
  type Unit,
  type UnitKind,
} from '../../../domain/organisation/unit.js';
import { refusal, type Refusal } from '../../../domain/refusal.js';
import { asSystem } from '../../../persistence/principal.js';
import { unitOn, unitsOn, versionsOfUnit } from '../../../persistence/readers/units.js';
import {
  closeUnit,
  stillThere,
  writeUnit,
  type NewUnit,
} from '../../../persistence/readers/units-writing.js';
import type { SignedInPerson } from '../../accounts/current-account.js';
import { ProblemException } from '../../problem.js';
import { rehearsable } from '../rehearsable.js';
import { countyAround, unitReachOf } from './unit-reach.js';
import type { UnitCloseBody, UnitQuery, UnitsBody } from './unit.schema.js';

export interface UnitFinding extends Refusal {
  /** From 1, as the rows were given. */
  readonly row: number;
}

export interface UnitsReport {
  readonly dryRun: boolean;
  readonly counts: { readonly rows: number; readonly new: number; readonly changed: number };
}

/** Counties, townships and schools are on every signpost; villages and groups are for who says where a child lives. */
const PUBLIC_KINDS: readonly UnitKind[] = ['county', 'township', 'school'];
const HOME_KINDS: readonly UnitKind[] = ['village', 'group'];
const RANK = Object.keys(UNIT_KINDS);

@Injectable()
export class UnitRegister {
  constructor(private readonly source: DataSource) {}

  async list(
    by: SignedInPerson,
    { kind, parent, on, scope }: UnitQuery,
    now = new Date(),
  ): Promise<readonly Unit[]> {
    const { manager } = this.source;
    const day = on ?? dayOfAccess(now);
    const kinds = kind && [kind];
    const mine = await unitsOn(manager, day, unitReachOf(by), { kinds, parent });
    if (scope === 'mine') return mine;
    const shown = HOME_RECORDERS.some((role) => role === by.role)
      ? [...PUBLIC_KINDS, ...HOME_KINDS]
      : PUBLIC_KINDS;
    const around = await unitsOn(manager, day, await countyAround(manager, by), {
      kinds: shown.filter((each) => kind === undefined || each === kind),
      parent,
    });
    const all = new Map([...around, ...mine].map((unit) => [unit.code, unit]));
    return [...all.values()].sort((one, other) => (one.code < other.code ? -1 : 1));
  }

  versions(code: string): Promise<readonly Unit[]> {
    return versionsOfUnit(this.source.manager, code);
  }

  /** All of the rows or none: half a reform of townships would leave schools nowhere. */
  async write({ units, dryRun }: UnitsBody, now = new Date()): Promise<UnitsReport> {
    const today = dayOfAccess(now);
    // What a unit lies in comes first, in whatever order the rows were given.
    const rows = units
      .map(({ from, parent, localGovernment, ...unit }, index) => ({
        row: index + 1,
        unit: {
          ...unit,
          parent: unit.kind === 'school' ? (parent ?? null) : parentInCode(unit.kind, unit.code),
          localGovernment: localGovernment ?? null,
          from: from ?? null,
        },
      }))
      .sort((one, other) => RANK.indexOf(one.unit.kind) - RANK.indexOf(other.unit.kind));
    return rehearsable(this.source, dryRun, async (manager) => {
      const errors: UnitFinding[] = [];
      const counts = { rows: rows.length, new: 0, changed: 0 };
      for (const { row, unit } of rows) {
        const refused = await unitRefused(manager, unit, today);
        if (refused) errors.push({ row, ...refused });
        else {
          const before = (await versionsOfUnit(manager, unit.code))[0];
          if (!before) counts.new += 1;
          else if (before.name !== unit.name || before.parent !== unit.parent) counts.changed += 1;
          await writeUnit(manager, unit);
        }
      }
      if (errors.length > 0) throw unitsRefused(errors);
      return { dryRun, counts };
    });
  }

  /** Nothing that somebody still belongs to is closed. */
  async close(code: string, { on, dryRun }: UnitCloseBody, now = new Date()): Promise<void> {
    const today = dayOfAccess(now);
    await asSystem('closing a unit', () => this.closeUnlessNeeded(code, on, today, dryRun));
  }

  private async closeUnlessNeeded(
    code: string,
    on: PlainDate,
    today: PlainDate,
    dryRun: boolean,
  ): Promise<void> {
    await rehearsable(this.source, dryRun, async (manager) => {
      if (!(await unitOn(manager, code, today))) {
        throw new ProblemException(
          404,
          refusal('unknown_unit', '没有这个单位。', { field: 'code', value: code }),
        );
      }
      if (isBefore(on, today)) {
        throw new ProblemException(
          422,
          refusal('date_in_the_past', '最后一日不能早于今天。', { field: 'on', value: on }),
        );
      }
      // An administrator sees no child and no case; how many there still are must be known all the same.
      const { units, pupils, posts, cases } = await stillThere(manager, code, on);
      if (units + pupils + posts + cases > 0) {
        throw new ProblemException(
          409,
          refusal(
            'unit_in_use',
            `该单位还有下级单位 ${units} 个、在籍学生 ${pupils} 名、任职 ${posts} 项、在办案件 ${cases} 件，请先办理移交。`,
          ),
        );
      }
      await closeUnit(manager, code, on);
    });
  }
}

async function unitRefused(
  manager: EntityManager,
  { kind, code, parent, localGovernment, from }: NewUnit,
  today: PlainDate,
): Promise<Refusal | undefined> {
  const misfit = unitCodeRefused(kind, code);
  if (misfit) return misfit;
  if ((kind === 'township') !== (localGovernment !== null)) {
    return refusal('local_government', '乡镇须注明是乡镇政府还是街道办事处，其他单位不填。', {
      field: 'localGovernment',
    });
  }
  if (kind === 'county') return undefined;
  if (parent === null) return refusal('no_parent', '学校须填写所在乡镇的代码。', { field: 'parent' });
  const above = await unitOn(manager, parent, from !== null && isBefore(today, from) ? from : today);
  const fits = kind !== 'school' || above?.kind === 'township';
  return above && fits
    ? undefined
    : refusal('unknown_parent', `上级单位「${parent}」没有登记，或在起始日尚未设立、已经撤销。`, {
        field: 'parent',
        value: parent,
      });
}

function unitsRefused(errors: readonly UnitFinding[]): ProblemException {
  const sorted = [...errors].sort((one, other) => one.row - other.row);
  return new ProblemException(
    422,
    refusal('units_refused', `有 ${sorted.length} 行有误，未作任何改动。`, { field: 'units' }),
    {
      errors: sorted.map(({ row, field, ...rest }) => ({
        row,
        field: field ?? 'units',
        path: `units.${row - 1}${field === undefined ? '' : `.${field}`}`,
        ...rest,
      })),
    },
  );
}
