import { parentInCode, unitCodeRefused, type UnitKind } from '../../../src/domain/organisation/unit.js';

describe('the code of a unit', () => {
  it.each<[UnitKind, string, string | null]>([
    ['county', '371599', null],
    ['township', '371599101', '371599'],
    ['village', '371599101201', '371599101'],
    ['group', '371599101201-03', '371599101201'],
    ['department', '371599-civil_affairs', '371599'],
    ['school', '3137000001', null],
    ['grade', '3137000001-7', '3137000001'],
    ['class', '3137000001-7-12', '3137000001-7'],
  ])('of a %s is read: %s', (kind, code, parent) => {
    expect(unitCodeRefused(kind, code)).toBeUndefined();
    expect(parentInCode(kind, code)).toBe(parent);
  });

  it.each<[UnitKind, string, string]>([
    ['county', '371599101', 'unit_code_misfit'],
    ['county', '371500', 'unit_code_misfit'],
    ['township', '371599', 'unit_code_misfit'],
    ['township', '371599000', 'region_code_padded'],
    ['village', '99159910120', 'region_code_format'],
    ['township', '991599101', 'region_code_province'],
    ['group', '371599101201', 'unit_code_misfit'],
    ['group', '371599101-01', 'unit_code_misfit'],
    ['department', '371599-tax', 'unit_code_misfit'],
    ['school', '313700000100', 'school_code_format'],
    ['school', '9937000001', 'school_code_kind'],
    ['grade', '3137000001-10', 'unit_code_misfit'],
    ['class', '3137000001-7', 'unit_code_misfit'],
    ['class', '3137000001-7-0', 'unit_code_misfit'],
  ])('of a %s is refused: %s', (kind, code, because) => {
    expect(unitCodeRefused(kind, code)?.code).toBe(because);
  });
});
