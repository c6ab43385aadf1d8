import fc from 'fast-check';
import { checkStudentNumber } from '../../../src/domain/identity/student-number.js';

const faultOf = (text: string) => {
  const checked = checkStudentNumber(text);
  return checked.ok ? undefined : checked.code;
};

describe('a student number', () => {
  it('is formal when it begins with G and an ID number follows', () => {
    const checked = checkStudentNumber(' G11010519491231002X ');
    expect(checked.ok && checked.kind).toBe('formal');
  });

  it('is temporary when it begins with L, and then equally valid', () => {
    expect(checkStudentNumber('L341002201509150012')).toEqual({
      ok: true,
      studentNumber: 'L341002201509150012',
      kind: 'temporary',
    });
  });

  it('of a child without an ID begins with J and demands no check character', () => {
    const checked = checkStudentNumber('j341002201509150013');
    expect(checked.ok && checked.kind).toBe('without-id');
  });

  it('yields neither an ID number nor a birth date, as it may differ from a corrected ID', () => {
    const checked = checkStudentNumber('G11010519491231002X');
    expect(Object.keys(checked).sort()).toEqual(['kind', 'ok', 'studentNumber']);
  });

  it.each([
    ['of a wrong length', 'G1101051949123100', 'student_number_length'],
    ['of an unknown kind', 'X11010519491231002X', 'student_number_kind'],
    ['whose ID does not check', 'G110105194912310021', 'student_number_body'],
    ['whose temporary part holds no date', 'L341002201513150012', 'student_number_body'],
    ['whose temporary part holds a letter', 'L34100220150915001X', 'student_number_body'],
    ['whose pattern names no province', 'J991002201509150013', 'student_number_body'],
  ])('is refused when it is one %s', (_what, text, code) => expect(faultOf(text)).toBe(code));

  it('is never repeated by a refusal', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('G', 'L', 'J', 'X'),
        fc.integer({ min: 0, max: 999_999_999 }),
        (kind, n) => {
          const checked = checkStudentNumber(`${kind}${String(n).padStart(9, '0').repeat(2)}`);
          if (!checked.ok) expect(checked.message).not.toMatch(/\d{3}/);
        },
      ),
    );
  });
});
