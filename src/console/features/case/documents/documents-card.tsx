import { App, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { DocumentAnswer } from '../../../../contracts/http-schemas-documents.js';
import { useRefresh } from '../../../api/cases.js';
import { useDocumentOffers, useDocuments } from '../../../api/documents.js';
import { opens, useSignedIn } from '../../../api/session.js';
import { BarredList } from '../../../ui/barred-list.js';
import { Failure } from '../../../ui/failure.js';
import { DocumentPreview } from './document-preview.js';
import { DocumentRow } from './document-row.js';
import { IssueDocument, type Offer } from './issue-document.js';
import { VoidDocument } from './void-document.js';

interface Props {
  readonly caseNo: string;
  readonly seq: number;
  readonly today: string;
  /** Somebody was sent here from a form that needs one of them. */
  readonly shown: boolean;
}

/** The documents of the case: what has been issued, what this desk could issue now, and why the rest cannot be. */
export function DocumentsCard({ caseNo, seq, today, shown }: Props) {
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!shown) return;
    place.current?.scrollIntoView({ block: 'start' });
    place.current?.focus({ preventScroll: true });
  }, [shown]);
  const session = useSignedIn();
  const { notification } = App.useApp();
  const refresh = useRefresh();
  const list = useDocuments(caseNo, seq);
  const offers = useDocumentOffers(caseNo, seq, opens(session, 'POST /cases/:caseNo/documents/:kind'));
  const [previewed, setPreviewed] = useState<DocumentAnswer | null>(null);
  const [voided, setVoided] = useState<DocumentAnswer | null>(null);
  const [asked, setAsked] = useState<Offer | null>(null);
  const documents = list.data?.documents ?? [];
  const offered = offers.data?.offers ?? [];
  const ready = offered.filter(({ refusal }) => refusal === null);
  const barred = offered.filter(({ refusal }) => refusal !== null);
  if (!list.error && documents.length + offered.length === 0) return null;

  const issued = async (document: DocumentAnswer) => {
    notification.success({ title: `已出具《${document.label}》`, description: document.number });
    setAsked(null);
    await refresh(caseNo);
    setPreviewed(document);
  };
  return (
    <section className="card documents" aria-label="文书" ref={place} tabIndex={-1}>
      <h2>文书</h2>
      {list.error && <Failure error={list.error} retry={() => void list.refetch()} />}
      {documents.length === 0 && <p className="muted">还没有出具文书。</p>}
      <ul className="document-list">
        {documents.map((document) => (
          <DocumentRow
            key={document.id}
            caseNo={caseNo}
            document={document}
            today={today}
            onPreview={() => setPreviewed(document)}
            onVoid={() => setVoided(document)}
          />
        ))}
      </ul>
      {ready.length > 0 && (
        <div className="no-print">
          <h3>现在可以出具</h3>
          <div className="act-buttons">
            {ready.map((offer) => (
              <Button key={offer.kind} onClick={() => setAsked(offer)}>
                {offer.label}
              </Button>
            ))}
          </div>
        </div>
      )}
      <BarredList
        what="现在不能出具的，为什么"
        barred={barred.map(({ kind, label, refusal }) => ({ id: kind, title: label, refusal }))}
      />
      {asked && (
        <IssueDocument caseNo={caseNo} offer={asked} onClose={() => setAsked(null)} onIssued={issued} />
      )}
      {previewed && (
        <DocumentPreview caseNo={caseNo} document={previewed} onClose={() => setPreviewed(null)} />
      )}
      {voided && (
        <VoidDocument
          caseNo={caseNo}
          document={voided}
          onClose={() => setVoided(null)}
          onDone={() => {
            notification.success({ title: '已提出作废申请', description: '待另一人复核后作废。' });
            void refresh(caseNo);
          }}
        />
      )}
    </section>
  );
}
