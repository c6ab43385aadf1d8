import type { Cell } from './cell.js';

/** Excel keeps 15 digits of a number; from the 16th on they are zeros. */
const EXACT_BELOW = 1e15;

/** Whether Excel has taken a long number for a quantity and lost its last digits, or shows it as 3.7E+17. */
export function isMangledNumber(cell: Cell): boolean {
  if (cell.kind === 'number') return cell.value >= EXACT_BELOW;
  return cell.kind === 'text' && /^\d(\.\d+)?E\+?\d+$/i.test(cell.text);
}

export const MANGLED =
  'Excel 把号码当成了数值（科学计数法），末几位已丢失，无法还原。请先把该列设为“文本”格式，再按证件重新填写。';
