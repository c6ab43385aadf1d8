import { isFull } from '../../../../domain/ladder/procedure.js';
import type { ShownCase } from '../../../../domain/access/shown-case.js';
import { WITHHELD, WITHHELD_LABEL } from '../../../../domain/access/withheld.js';
import { paperPhase } from '../../../../domain/ladder/paper-phase.js';
import {
  AUTHORITIES,
  DEPARTMENTS,
  PAPER_KINDS,
  SERVICE_MODES,
} from '../../../../domain/ladder/vocabulary.js';
import { shortDate } from '../../../ui/date-words.js';
import { DraftLink } from '../drafts/draft-link.js';

const DRAFTS: readonly ShownCase['papers'][number]['status'][] = ['draft', 'returned'];

/** Papers and requests to other departments, each with where it has got to. */
export function PapersCard({ view, today }: { readonly view: ShownCase; readonly today: string }) {
  const { papers, referrals, report, holdRequest, arrangementRequest } = view;
  if (papers.length + referrals.length === 0 && !report && !holdRequest && !arrangementRequest) return null;
  const on = (date: string | null) => (date ? shortDate(date, today) : '');
  return (
    <section className="card" aria-label="文书与部门">
      <h2>文书与部门</h2>
      <ul className="papers">
        {report && (
          <li>
            书面报告
            <small>
              {[
                `${on(report.sentOn)}发出`,
                ...Object.entries(report.receipts).map(
                  ([who, date]) => `${AUTHORITIES[who as keyof typeof AUTHORITIES]}${on(date)}签收`,
                ),
                ...(view.receiptsOwed ?? []).map((who) => `${AUTHORITIES[who]}尚未签收`),
              ].join('；')}
            </small>
          </li>
        )}
        {papers.map((paper) => (
          <li key={paper.id}>
            {PAPER_KINDS[paper.kind]} <span className="pill">{paperPhase(paper, isFull(view))}</span>{' '}
            {DRAFTS.includes(paper.status) && <DraftLink caseNo={view.caseNo} paper={paper} />}
            <small>
              {AUTHORITIES[paper.authority]}　{on(paper.draftedOn)}拟制
              {paper.review && `，${on(paper.review.on)}审核`}
              {paper.returned && paper.status === 'returned' && `，${on(paper.returned.on)}退回`}
              {paper.approvedOn && `，${on(paper.approvedOn)}批准`}
              {paper.issued && `，${on(paper.issued.on)}用印（${paper.issued.sealNo}）`}
              {paper.servedOn && paper.mode && `，${on(paper.servedOn)}${SERVICE_MODES[paper.mode]}生效`}
            </small>
          </li>
        ))}
        {referrals.map((referral) => (
          <li key={referral.id}>
            {referral.mandatory ? '强制报告' : '移送'}
            {referral.department === WITHHELD
              ? `部门（${WITHHELD_LABEL}）`
              : DEPARTMENTS[referral.department]}{' '}
            <span className={`pill ${referral.answeredOn ? 'done' : referral.overdueTold ? 'late' : 'calm'}`}>
              {referral.answeredOn ? '已答复' : referral.overdueTold ? '逾期未答复' : '等待答复'}
            </span>
            <small>
              {on(referral.sentOn)}送出
              {referral.answeredOn && `，${on(referral.answeredOn)}答复`}
              {referral.mandatory && view.standing.status === 'protected' && '；未答复前不能解除保护优先'}
            </small>
          </li>
        ))}
        {holdRequest && (
          <li>
            申请{holdRequest.kind === 'pause' ? '暂停' : '延期'} {holdRequest.days} 日{' '}
            <span className="pill soon">待审批</span>
          </li>
        )}
        {arrangementRequest && (
          <li>
            安置申请至{on(arrangementRequest.until)} <span className="pill soon">待审批</span>
          </li>
        )}
      </ul>
    </section>
  );
}
