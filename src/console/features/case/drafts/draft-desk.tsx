import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { ActName } from '../../../../domain/ladder/acts/act-names.js';
import type { ShownCase } from '../../../../domain/access/shown-case.js';
import { ADDRESSEES, PAPER_KINDS } from '../../../../domain/ladder/vocabulary.js';
import { datesInWords } from '../../../../domain/wording/dates-in-words.js';
import { useActions, useCase, useTimeline } from '../../../api/cases.js';
import { paperDraft } from '../../../api/documents.js';
import { useSignedIn } from '../../../api/session.js';
import { BarredList } from '../../../ui/barred-list.js';
import { Failure } from '../../../ui/failure.js';
import { Loading } from '../../../ui/loading.js';
import { ActDrawer } from '../form/act-drawer.js';
import { useWordFile } from '../documents/use-word-file.js';
import { WordText } from '../documents/word-text.js';

type Paper = ShownCase['papers'][number];

/** What is done with a draft, the likeliest last step first: sign it, send it back, or look it over for the signer. */
const DECISIONS: readonly ActName[] = ['approvePaper', 'reviewPaper', 'returnPaper', 'rejectPaper'];

/** One draft: its text, what its drafter declares, and the decision, on one page. */
export function DraftDesk({ caseNo, words }: { readonly caseNo: string; readonly words: string }) {
  const { offers } = useSignedIn();
  const found = useCase(caseNo);
  const seq = found.data?.view.seq;
  const actions = useActions(caseNo, seq, offers.today);
  const timeline = useTimeline(caseNo, seq);
  const [asked, setAsked] = useState<{ readonly act: ActName; readonly paper: string } | null>(null);
  if (!found.data) {
    return found.error ? (
      <Failure error={found.error} retry={() => void found.refetch()} />
    ) : (
      <Loading what="拟稿" />
    );
  }
  const { view, child, school } = found.data;
  const decisions = DECISIONS.flatMap(
    (name) => (actions.data?.actions ?? []).find(({ act }) => act === name) ?? [],
  );
  const possible = decisions.filter(({ refusal }) => refusal === null);
  const barred = decisions.filter(({ refusal }) => refusal !== null);
  const open = asked && decisions.find(({ act }) => act === asked.act);
  return (
    <article className="draft-desk" aria-label={`拟稿 ${child.name}`}>
      {view.papers
        .filter(({ status }) => status === 'draft')
        .map((paper) => (
          <section key={paper.id} className="card" aria-label={PAPER_KINDS[paper.kind]}>
            <h2>{PAPER_KINDS[paper.kind]}（拟稿）</h2>
            <p className="muted">
              <Link to={`/cases/${caseNo}`}>{child.name}</Link>　{school.name}　{datesInWords(words)}
            </p>
            <Declared paper={paper} />
            <DraftText caseNo={caseNo} paper={paper} seq={view.seq} />
            <div className="draft-decision no-print" role="group" aria-label="决定">
              {possible.map(({ act, title }, index) => (
                <Button
                  key={act}
                  type={index === 0 ? 'primary' : 'default'}
                  size="large"
                  onClick={() => setAsked({ act, paper: paper.id })}
                >
                  {title}
                </Button>
              ))}
            </div>
            <BarredList
              what="现在不能办的，为什么"
              barred={barred.map((each) => ({ ...each, id: each.act }))}
            />
          </section>
        ))}
      {asked && open && (
        <ActDrawer
          action={open}
          chosen={new URLSearchParams({ paper: asked.paper })}
          item={found.data}
          latest={timeline.data?.entries.at(-1)}
          onClose={() => setAsked(null)}
        />
      )}
    </article>
  );
}

function DraftText({
  caseNo,
  paper,
  seq,
}: {
  readonly caseNo: string;
  readonly paper: Paper;
  readonly seq: number;
}) {
  const shown = useWordFile(() => paperDraft(caseNo, paper.id), seq);
  return <WordText shown={shown} title={`${PAPER_KINDS[paper.kind]}拟稿正文`} />;
}

/** What the drafter has found out and the paper rests on. */
function Declared({ paper }: { readonly paper: Paper }) {
  const { addressees = [], officers = [], noProperReason, remediesTold, review } = paper;
  const rows: readonly (readonly [string, string])[] = [
    ['送达对象', addressees.map((each) => ADDRESSEES[each]).join('、')],
    ['办理人员执法证号', officers.join('、')],
    ['认定没有正当理由', noProperReason ? '是' : ''],
    ['写明复议、诉讼途径', remediesTold ? '是' : ''],
    ['审核', review ? datesInWords(`${review.on} 已审核`) : '尚未由他人审核'],
  ];
  return (
    <dl className="declared">
      {rows
        .filter(([, value]) => value !== '')
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
