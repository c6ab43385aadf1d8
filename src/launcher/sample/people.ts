import type { Dice } from './dice.js';

/** Names are put together by chance; whoever bears one of them is not meant. */
const SURNAMES = [...'林江叶石白云溪竺柏梅兰冷宁甘丹巩宋秦孟尤'];
const FIRST = [...'小晓春秋若知景明远清立可以思一予书望'];
const SECOND = [...'禾舟野岚泽安原川松树语晴澄溪行月山星'];

export interface SampleName {
  readonly surname: string;
  readonly name: string;
}

export function sampleName(dice: Dice, surname = dice.pick(SURNAMES)): SampleName {
  return { surname, name: surname + dice.pick(FIRST) + dice.pick(SECOND) };
}
