import { parsePlainDate, type PlainDate } from '../calendar/plain-date.js';
import { wrong, type Checked } from './checked.js';
import { isProvince } from './province.js';

/** What a citizen's number tells. `region` is where it was first issued, not where the child lives now. */
export interface IdNumberFacts {
  /** The number with its check character in upper case; store this form. */
  readonly idNumber: string;
  readonly birthDate: PlainDate;
  readonly sex: 'male' | 'female';
  readonly region: string;
}

export type IdNumberFault =
  | 'id_number_length'
  | 'id_number_characters'
  | 'id_number_region'
  | 'id_number_birth_date'
  | 'id_number_sequence'
  | 'id_number_check_digit';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';

/**
 * Reads a citizen's ID number (GB 11643-1999): 6 region, 8 birth date, 3 sequence (odd is male), 1 check.
 * Spaces around it are forgiven, as is a small x. A child without a number is no fault of this kind: such a
 * record is legal and goes to the police for registration (regime 000).
 */
export function checkIdNumber(text: string): Checked<IdNumberFacts, IdNumberFault> {
  const idNumber = text.trim().toUpperCase();
  if (idNumber.length === 15)
    return wrong('id_number_length', '身份证号为 15 位的旧号码，请核对户口簿后填写 18 位号码');
  if (idNumber.length !== 18)
    return wrong('id_number_length', `身份证号应为 18 位，现为 ${idNumber.length} 位`);
  if (!/^\d{17}[\dX]$/.test(idNumber))
    return wrong('id_number_characters', '身份证号前 17 位应为数字，末位应为数字或 X');
  const body = readIdBody(idNumber);
  if (!body.ok) return body;
  if (checkCharacter(idNumber) !== idNumber[17])
    return wrong('id_number_check_digit', '身份证号校验位不符，号码中可能有数字填错');
  return { ...body, idNumber };
}

/** The facts in the first 17 digits, which a temporary number built on the same pattern shares. */
export function readIdBody(pattern: string): Checked<Omit<IdNumberFacts, 'idNumber'>, IdNumberFault> {
  const region = pattern.slice(0, 6);
  if (!isProvince(region.slice(0, 2)))
    return wrong('id_number_region', '身份证号前 6 位不是行政区划代码，请核对开头的数字');
  const birth = pattern.slice(6, 14);
  const birthDate = parsePlainDate(`${birth.slice(0, 4)}-${birth.slice(4, 6)}-${birth.slice(6, 8)}`);
  if (birthDate === undefined || birthDate < '1900')
    return wrong('id_number_birth_date', '身份证号第 7 至 14 位不是有效的出生日期');
  const sequence = Number(pattern.slice(14, 17));
  if (sequence === 0) return wrong('id_number_sequence', '身份证号第 15 至 17 位顺序码不能为 000');
  return { ok: true, birthDate, sex: sequence % 2 === 1 ? 'male' : 'female', region };
}

/** The check character of 17 digits: weighted sum modulo 11 (GB 11643-1999, ISO 7064 MOD 11-2). */
export function checkCharacter(digits: string): string {
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(digits[place]), 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
}
