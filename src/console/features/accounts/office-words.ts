import { DEPARTMENTS } from '../../../domain/ladder/vocabulary.js';
import { classWords } from '../../ui/class-words.js';
import type { Units } from '../../api/units.js';

/** 「云岭县第二初级中学 七年级1班」 for the code of an office. */
export function officeWords(office: string, units: Units): string {
  const [head = office, second, third] = office.split('-');
  const name = units.find(({ code }) => code === head)?.name ?? head;
  if (second === undefined) return name;
  if (third === undefined) return `${name}${DEPARTMENTS[second as keyof typeof DEPARTMENTS] ?? second}`;
  return `${name} ${classWords(Number(second), Number(third))}`;
}
