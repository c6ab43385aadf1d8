import { REPORT_TO } from '../ladder/acts/referral-acts.js';
import {
  ARRANGEMENT_KINDS,
  DANGER_SIGNS,
  DEPARTMENTS,
  type DangerSign,
  type Department,
} from '../ladder/vocabulary.js';
import type { Reader } from './health-permissions.js';
import { WITHHELD, type Withheld } from './withheld.js';

/** What is shown, code by code, to somebody who does not read a child's health. */

const ownDepartment = ({ role, office }: Reader): string | undefined =>
  role === 'department_officer' ? office.split('-')[1] : role === 'justice_official' ? 'justice' : undefined;

/** Whom else a case was sent to says why: 残联 and 卫生健康 above all. */
export function departmentShownTo(reader: Reader, department: Department): Department | Withheld {
  return ownDepartment(reader) === department ? department : WITHHELD;
}

/** A department to which this danger is reported must know what it is about; to the others it is enough to stop. */
export function signShownTo(reader: Reader, sign: DangerSign): DangerSign | Withheld {
  const own = ownDepartment(reader);
  return REPORT_TO[sign].some((department) => department === own) ? sign : WITHHELD;
}

/** Of an office that is a department, which of them it is. */
export function officeShownTo(reader: Reader, office: string): string {
  const [county, department] = office.split('-');
  const isDepartment = department !== undefined && Object.hasOwn(DEPARTMENTS, department);
  return isDepartment ? `${county}-${departmentShownTo(reader, department as Department)}` : office;
}

/** What a clock is about: an arrangement or a danger, not which. */
export function aboutShownTo(reader: Reader, about: string): string {
  if (Object.hasOwn(ARRANGEMENT_KINDS, about)) return 'arrangement';
  if (!Object.hasOwn(DANGER_SIGNS, about)) return about;
  return signShownTo(reader, about as DangerSign) === WITHHELD ? 'protection' : about;
}

/** That the other parent cannot act for itself is told on the paper, to those who read papers. */
export function showsSoleReason({ role }: Reader): boolean {
  return role === 'justice_official' || role === 'court_liaison';
}
