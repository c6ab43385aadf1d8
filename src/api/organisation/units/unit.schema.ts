import { z } from 'zod';
import { dateText, onlyThese } from '../../../contracts/http-schemas.js';
import { UNIT_KINDS, type UnitKind } from '../../../domain/organisation/unit.js';

const kind = z.enum(
  Object.keys(UNIT_KINDS) as [UnitKind, ...UnitKind[]],
  `「kind」应为以下之一：${Object.keys(UNIT_KINDS).join('、')}。`,
);
export const unitCode = z.string('须填写单位代码。').regex(/^[\da-z_-]{6,40}$/, '单位代码的格式不对。');

export const unitQuery = onlyThese({
  kind: kind.optional(),
  parent: unitCode.optional(),
  on: dateText('日期').optional(),
  /** `county`: counties, townships and schools of the whole county too, e.g. to say where a child has gone. */
  scope: z.enum(['mine', 'county'], '「scope」应为 mine 或 county。').default('mine'),
});
export type UnitQuery = z.output<typeof unitQuery>;

export const unitsBody = onlyThese({
  units: z
    .array(
      onlyThese({
        kind,
        code: unitCode,
        name: z.string('须填写名称。').trim().min(1, '须填写名称。').max(60, '名称至多 60 个字。'),
        /** A school's township; for the other kinds the code says it. */
        parent: unitCode.optional(),
        /** Of a township: a 街道办事处 cannot issue an order (义务教育法 art. 58). */
        localGovernment: z
          .enum(['township', 'subdistrict'], '「localGovernment」应为 township 或 subdistrict。')
          .optional(),
        from: dateText('起始日期').optional(),
      }),
    )
    .min(1, '至少一个单位。')
    .max(2_000, '一次至多 2000 个单位。'),
  dryRun: z.boolean('「dryRun」应为 true 或 false。').default(false),
}).meta({
  example: {
    units: [
      {
        kind: 'township',
        code: '370999103',
        name: '云台乡',
        localGovernment: 'township',
        from: '2027-01-01',
      },
      { kind: 'school', code: '2137099009', name: '云台小学', parent: '370999103', from: '2027-01-01' },
    ],
  },
});
export type UnitsBody = z.output<typeof unitsBody>;

export const unitCloseBody = onlyThese({
  on: dateText('最后一日'),
  dryRun: z.boolean('「dryRun」应为 true 或 false。').default(false),
}).meta({ example: { on: '2027-08-31' } });
export type UnitCloseBody = z.output<typeof unitCloseBody>;
