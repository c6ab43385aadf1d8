import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Navigate, useParams, useSearchParams } from 'react-router';
import { useActions, useCase, useTimeline } from '../../api/cases.js';
import { useSeen } from '../../api/inbox.js';
import { useSignedIn } from '../../api/session.js';
import { Failure } from '../../ui/failure.js';
import { Loading } from '../../ui/loading.js';
import { PageFrame } from '../../ui/page.js';
import { stageWords } from '../../ui/stage-words.js';
import { ActDrawer } from './form/act-drawer.js';
import { ActsPanel } from './acts-panel.js';
import { AgendaCard } from './agenda-card.js';
import { BundlesCard } from './bundles/bundles-card.js';
import './case.css';
import { ChainCard } from './chain-card.js';
import { ChildCard } from './child-card.js';
import { DocumentsCard } from './documents/documents-card.js';
import { GatesCard } from './law/gates-card.js';
import { LadderPicture } from './ladder-picture.js';
import { LegalCalendar } from './law/legal-calendar.js';
import { nextAct } from './next-act.js';
import { NowCard } from './now-card.js';
import { PapersCard } from './documents/papers-card.js';
import { ReturnCard } from './return-card.js';
import { ServiceCard } from './law/service-card.js';
import { TimelineCard } from './timeline-card.js';
import { VoiceCard } from './attachments/voice-card.js';

/** One child's case: where it stands, what is awaited, what fires next, and what one can do. */
export function Page() {
  const { caseNo = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const { offers } = useSignedIn();
  const found = useCase(caseNo);
  const seq = found.data?.view.seq;
  useSeen(caseNo, seq);
  const timeline = useTimeline(caseNo, seq);
  const actions = useActions(caseNo, seq, offers.today);
  if (!found.data) {
    return found.error ? (
      <PageFrame title="案件">
        <Failure error={found.error} retry={() => void found.refetch()} />
      </PageFrame>
    ) : (
      <Loading what="案件" />
    );
  }
  const { view, child, school, township } = found.data;
  const entries = timeline.data?.entries ?? [];
  const open = (act: string, chosen: Readonly<Record<string, string>> = {}) =>
    setSearch({ act, ...chosen }, { replace: true });
  const asked = search.get('act');
  const offered = actions.data?.actions ?? [];
  // A form stays open when a colleague was faster: what was typed must not vanish, and the reason must be read.
  const act = asked === 'next' ? nextAct(offered, view) : offered.find((each) => each.act === asked);
  return (
    <PageFrame
      title={`${child.name} · ${stageWords(found.data)}`}
      tab={caseNo}
      about={`${caseNo}　${school.name}　${township.name}　${found.data.regime.title}`}
      actions={
        <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
          打印
        </Button>
      }
    >
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
      <div className="case-grid">
        <div className="case-main">
          <NowCard item={found.data} today={offers.today} />
          <ActsPanel
            actions={actions.data?.actions}
            failure={actions.error}
            view={view}
            today={offers.today}
            onOpen={open}
          />
          <ReturnCard view={view} today={offers.today} />
          <GatesCard view={view} today={offers.today} offered={offered} onOpen={open} />
          <ServiceCard view={view} today={offers.today} offered={offered} onOpen={open} />
          <LegalCalendar view={view} today={offers.today} />
          <DocumentsCard
            caseNo={caseNo}
            seq={view.seq}
            today={offers.today}
            shown={search.get('show') === 'documents'}
          />
          <BundlesCard caseNo={caseNo} today={offers.today} />
          <TimelineCard
            caseNo={caseNo}
            entries={entries}
            today={offers.today}
            failure={timeline.error}
            closed={view.standing.status === 'closed'}
          />
        </div>
        <aside className="case-side" aria-label="案件概况">
          <LadderPicture view={view} entries={entries} today={offers.today} />
          <ChildCard item={found.data} today={offers.today} />
          <ChainCard caseNo={caseNo} />
          <VoiceCard caseNo={caseNo} today={offers.today} closed={view.standing.status === 'closed'} />
          <AgendaCard view={view} today={offers.today} />
          <PapersCard view={view} today={offers.today} />
        </aside>
      </div>
      {asked === 'next' && act && <Navigate to={`?act=${act.act}`} replace />}
      {act && (
        <ActDrawer
          key={search.toString()}
          action={act}
          chosen={search}
          item={found.data}
          latest={entries.at(-1)}
          onClose={() => setSearch({}, { replace: true })}
          onShowDocuments={() => setSearch({ show: 'documents' }, { replace: true })}
        />
      )}
    </PageFrame>
  );
}
