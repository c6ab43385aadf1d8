import type { DocumentOffers } from '../../contracts/http-schemas-documents.js';
import { checkCharacter } from '../../domain/identity/id-number.js';
import { Dice } from './dice.js';
import { sampleName } from './people.js';
import { COUNTY, TOWNS } from './places.js';

export type Family = Readonly<Record<string, string>>;
type Asks = DocumentOffers['offers'][number]['asks'];

/** What an office has found out about both parents: the register names one guardian, and no ID number of theirs. */
export function sampleFamily(caseNo: string, child: string, township: string): Family {
  const dice = new Dice(Number(caseNo.replaceAll(/\D/g, '')));
  const town = TOWNS.find(({ code }) => code === township);
  const address = `${town?.name ?? ''}${dice.pick(town?.villages ?? [''])}`;
  return {
    父亲姓名: sampleName(dice, [...child][0]).name,
    父亲证件号码: idNumber(dice, 1),
    父亲住址: address,
    母亲姓名: sampleName(dice).name,
    母亲证件号码: idNumber(dice, 0),
    母亲住址: address,
    负责人: sampleName(new Dice(Number(township))).name,
  };
}

/** Only what nothing in the system knows; the rest is printed as it is known. */
export function saidBy(family: Family, asks: Asks): Family {
  return Object.fromEntries(
    asks.flatMap(({ field, otherwise }) => {
      const words = family[field];
      return otherwise === null && words !== undefined ? [[field, words] as const] : [];
    }),
  );
}

/** @param odd 1 for a man, 0 for a woman. */
function idNumber(dice: Dice, odd: 0 | 1): string {
  const birth = `19${dice.between(75, 89)}0${dice.between(1, 9)}${dice.between(10, 28)}`;
  const body = `${COUNTY}${birth}${String(dice.between(1, 498) * 2 + odd).padStart(3, '0')}`;
  return body + checkCharacter(body);
}
