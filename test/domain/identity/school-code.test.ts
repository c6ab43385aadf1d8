import { checkSchoolCode } from '../../../src/domain/identity/school-code.js';

describe('a school code', () => {
  it.each([
    ['2134000123', 'primary', '34'],
    ['3145000001', 'junior', '45'],
    ['3423000456', 'senior-or-combined', '23'],
    ['3750000007', 'specialised', '50'],
    ['5115000009', 'special-education', '15'],
  ])('%s tells the kind of school and the province', (text, kind, province) => {
    expect(checkSchoolCode(text)).toEqual({ ok: true, schoolCode: text, kind, province });
  });

  it.each([
    ['213400012', 'school_code_format', '10 位'],
    ['213400012X', 'school_code_format', '10 位'],
    ['341002001001', 'school_code_format', '驻地码'],
    ['1134000123', 'school_code_kind', '小学'],
    ['2199000123', 'school_code_province', '省级代码'],
  ])('%s is refused with what is wrong', (text, code, words) => {
    expect(checkSchoolCode(text)).toMatchObject({ ok: false, code, message: expect.stringContaining(words) });
  });
});
