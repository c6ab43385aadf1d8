import { Alert } from 'antd';
import { shownLabel } from '../../../../domain/access/withheld.js';
import type { ActName } from '../../../../domain/ladder/acts/act-names.js';
import type { ShownCase } from '../../../../domain/access/shown-case.js';
import { ARRANGEMENT_KINDS, HOLD_REASONS } from '../../../../domain/ladder/vocabulary.js';
import { datesInWords } from '../../../../domain/wording/dates-in-words.js';

/** What a decision is about, before the eyes of whoever decides. */
export function AskedNote({ act, view }: { readonly act: ActName; readonly view: ShownCase }) {
  const words = askedWords(act, view);
  return words === null ? null : <Alert className="form-note" type="info" title={datesInWords(words)} />;
}

function askedWords(act: ActName, { holdRequest: hold, arrangementRequest: arrangement }: ShownCase) {
  if (act === 'decideHold' && hold) {
    const reason = shownLabel(HOLD_REASONS as Readonly<Record<string, string>>, hold.reason);
    return `${hold.on} 申请${hold.kind === 'pause' ? '暂停' : '延期'} ${hold.days} 日：${reason}`;
  }
  if (act === 'decideArrangement' && arrangement) {
    const { on, kind, until, evidence } = arrangement;
    return `${on} 申请${shownLabel(ARRANGEMENT_KINDS, kind)}至 ${until}，证明材料 ${evidence}`;
  }
  return null;
}
