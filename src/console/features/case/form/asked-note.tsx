import { Alert } from 'antd';
import type { Timeline } from '../../../../contracts/http-schemas-answers.js';
import { shownLabel } from '../../../../domain/access/withheld.js';
import type { ActName } from '../../../../domain/ladder/acts/act-names.js';
import type { ShownCase } from '../../../../domain/access/shown-case.js';
import { ARRANGEMENT_KINDS, HOLD_REASONS } from '../../../../domain/ladder/vocabulary.js';
import { datesInWords } from '../../../../domain/wording/dates-in-words.js';
import { useTimeline } from '../../../api/cases.js';

type Entry = Timeline['entries'][number];

/** What is decided, and the request it answers. */
const ASKED_BY: Readonly<Partial<Record<ActName, string>>> = {
  decideHold: 'HoldRequested',
  decideArrangement: 'ArrangementRequested',
};

/** What a decision is about, who asks for it and why, before the eyes of whoever decides. */
export function AskedNote({ act, view }: { readonly act: ActName; readonly view: ShownCase }) {
  const entries = useTimeline(view.caseNo, view.seq).data?.entries;
  const words = askedWords(act, view);
  if (words === null) return null;
  const asked = entries?.findLast(({ type }) => type === ASKED_BY[act]);
  return (
    <Alert
      className="form-note"
      type="info"
      title={datesInWords(`${words}${askedBy(asked)}`)}
      description={asked?.narrative?.text}
    />
  );
}

function askedBy(asked: Entry | undefined): string {
  return asked?.by ? `（申请人：${asked.by.name}，${asked.by.roleLabel}）` : '';
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
