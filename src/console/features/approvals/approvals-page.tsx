import { Button } from 'antd';
import { useCases } from '../../api/cases.js';
import { useSignedIn } from '../../api/session.js';
import { CaseRows } from '../../ui/case-rows.js';
import { Failure } from '../../ui/failure.js';
import { Loading } from '../../ui/loading.js';
import { MoreButton } from '../../ui/more-button.js';
import { Nothing, PageFrame } from '../../ui/page.js';

/** Papers on this desk for a decision. One opens, reads and decides each: a signature is no bulk act. */
export function Page() {
  const { offers } = useSignedIn();
  const list = useCases({ awaitingMe: 'true' }, 200);
  const items = (list.data?.pages ?? [])
    .flatMap((page) => page.items)
    .filter(({ awaiting }) => awaiting?.what.endsWith('_approval') === true);
  return (
    <PageFrame
      title="待我审批"
      about="逐件打开、核对后决定；批准后才能送达，退回须写明原因。暂停、延期、安置的申请从邮件或案件页进入。"
    >
      {list.error && <Failure error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Loading what="待审批的文书" />}
      {list.data && items.length === 0 && (
        <Nothing title="没有等您审批的文书">拟制好的文书会出现在这里，并发邮件通知。</Nothing>
      )}
      {items.length > 0 && (
        <CaseRows
          items={items}
          today={offers.today}
          action={({ caseNo, child }) => (
            <Button type="primary" href={`#/cases/${caseNo}`} aria-label={`核对 ${child.name}`}>
              核对
            </Button>
          )}
        />
      )}
      <MoreButton list={list} />
    </PageFrame>
  );
}
