import type { PupilSummary, PupilView } from '../../contracts/pupil-answers.js';
import { groupsShownTo, type Reader } from '../../domain/access/health-permissions.js';
import { gradeName } from '../../persistence/readers/schools.js';
import type { PupilRecord } from '../../persistence/readers/pupil-record.js';
import { specialGroupLabel } from './special-groups.js';
import { maskAddress, maskNumber, maskPhones } from './spreadsheet/mask.js';

export function summaryOf(pupil: PupilRecord): PupilSummary {
  const { code, name, sex, schoolCode, grade, classNo, schoolClass, status } = pupil;
  return {
    code,
    name,
    sex,
    schoolCode,
    grade,
    gradeName: gradeName(grade),
    classNo,
    schoolClass,
    idNumber: pupil.idNumber && maskNumber(pupil.idNumber),
    studentNumber: pupil.studentNumber && maskNumber(pupil.studentNumber),
    status,
  };
}

export function viewOf(pupil: PupilRecord, schoolName: string, reader: Reader): PupilView {
  const { birthDate, guardianName, guardianRelation } = pupil;
  return {
    ...summaryOf(pupil),
    birthDate,
    schoolName,
    guardianName,
    guardianRelation,
    phone: pupil.phone && maskPhones(pupil.phone),
    hukouAddress: pupil.hukouAddress && maskAddress(pupil.hukouAddress),
    homeAddress: pupil.homeAddress && maskAddress(pupil.homeAddress),
    specialGroups: groupsShownTo(reader, pupil.specialGroups).map((code) => ({
      code,
      label: specialGroupLabel(code),
    })),
  };
}
