import fc from 'fast-check';
import { fromEpochDay, plainDate, toEpochDay } from '../../../src/domain/calendar/plain-date.js';
import { checkCharacter, checkIdNumber } from '../../../src/domain/identity/id-number.js';

const birthDates = fc
  .integer({ min: toEpochDay(plainDate('1900-01-01')), max: toEpochDay(plainDate('2030-12-31')) })
  .map(fromEpochDay);
const idNumbers = fc
  .record({
    region: fc.constantFrom('110105', '341002', '450206', '230321', '500235', '150802'),
    birthDate: birthDates,
    sequence: fc.integer({ min: 1, max: 999 }),
  })
  .map(({ region, birthDate, sequence }) => {
    const digits = `${region}${birthDate.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
    return { region, birthDate, sequence, text: digits + checkCharacter(digits) };
  });

const faultOf = (text: string) => {
  const checked = checkIdNumber(text);
  return checked.ok ? undefined : checked.code;
};

describe('an ID number', () => {
  it('tells the birth date, the sex and the region of first issue', () => {
    expect(checkIdNumber('11010519491231002X')).toEqual({
      ok: true,
      idNumber: '11010519491231002X',
      birthDate: '1949-12-31',
      sex: 'female',
      region: '110105',
    });
  });

  it('may be typed with a small x and spaces around it', () => {
    const checked = checkIdNumber(' 11010519491231002x ');
    expect(checked.ok && checked.idNumber).toBe('11010519491231002X');
  });

  it.each([
    ['too short', '1101051949123100', 'id_number_length'],
    ['of the old fifteen digits', '110105491231002', 'id_number_length'],
    ['with a letter among the digits', '1101051949123l002X', 'id_number_characters'],
    ['with full-width digits', '１１010519491231002X', 'id_number_characters'],
    ['of no province', '99010519491231002X', 'id_number_region'],
    ['born on a day that does not exist', '11010519490229002X', 'id_number_birth_date'],
    ['with an empty sequence', '110105194912310002', 'id_number_sequence'],
    ['with a wrong check character', '110105194912310021', 'id_number_check_digit'],
  ])('is refused when it is %s', (_what, text, code) => expect(faultOf(text)).toBe(code));

  it('is read back as it was made', () => {
    fc.assert(
      fc.property(idNumbers, ({ text, region, birthDate, sequence }) => {
        const sex = sequence % 2 === 1 ? 'male' : 'female';
        expect(checkIdNumber(text)).toEqual({ ok: true, idNumber: text, birthDate, sex, region });
      }),
    );
  });

  it('never survives one mistyped digit or two exchanged neighbours', () => {
    fc.assert(
      fc.property(idNumbers, fc.nat(16), fc.integer({ min: 1, max: 9 }), ({ text }, place, shift) => {
        const digit = String((Number(text[place]) + shift) % 10);
        expect(checkIdNumber(text.slice(0, place) + digit + text.slice(place + 1)).ok).toBe(false);
        const swapped = text.slice(0, place) + text[place + 1] + text[place] + text.slice(place + 2);
        if (swapped !== text) expect(checkIdNumber(swapped).ok).toBe(false);
      }),
    );
  });

  it('is never repeated by a refusal', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          idNumbers.map(({ text }) => text),
          fc.string(),
        ),
        fc.nat(17),
        (text, place) => {
          const checked = checkIdNumber(text.slice(0, place) + '0' + text.slice(place + 1));
          if (!checked.ok) expect(checked.message).not.toMatch(/\d{4}/);
        },
      ),
    );
  });
});
