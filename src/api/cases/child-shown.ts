import type { Child } from '../../contracts/http-schemas-answers.js';
import type { ChildOfCase } from '../../persistence/readers/cases-children.js';
import type { ChildDetail } from '../../domain/access/child-detail.js';

/** A child as a person of this standing may see it. A child that has left the register keeps its code alone. */
export function shownChild(code: string, child: ChildOfCase | undefined, detail: ChildDetail): Child {
  const masked = detail === 'masked';
  return {
    code,
    name: child ? (masked ? maskedName(child.name) : child.name) : '（名册中已无此人）',
    masked,
    grade: child?.grade ?? null,
    classNo: child?.classNo ?? null,
    studentNumber: maskedNumber(child?.studentNumber, 1, 2),
    idNumber: maskedNumber(child?.idNumber, 2, 2),
    guardianName: child?.guardianName ? (masked ? maskedName(child.guardianName) : child.guardianName) : null,
    phone: maskedNumber(child?.phone, 3, 4),
  };
}

/** 王小明 → 王某某. The first character alone: for a long name that is the less telling half. */
export function maskedName(name: string): string {
  const characters = [...name];
  return `${characters[0] ?? ''}${characters.length > 2 ? '某某' : '某'}`;
}

/** The ends stay readable, so that two children can be told apart by those who know them. */
export function maskedNumber(number: string | null | undefined, head: number, tail: number): string | null {
  if (!number) return null;
  if (number.length <= head + tail) return '*'.repeat(number.length);
  return `${number.slice(0, head)}${'*'.repeat(number.length - head - tail)}${number.slice(-tail)}`;
}
