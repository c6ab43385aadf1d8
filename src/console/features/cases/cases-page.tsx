import { PrinterOutlined } from '@ant-design/icons';
import { Button, Input, Switch } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { ACT_ROLES } from '../../../domain/access/act-permissions.js';
import { BULK_ACTS } from '../../../domain/access/bulk-acts.js';
import { useCases, useCaseSearch, useCounts } from '../../api/cases.js';
import { useSignedIn } from '../../api/session.js';
import { CaseRows } from '../../ui/case-rows.js';
import { Failure } from '../../ui/failure.js';
import { Loading } from '../../ui/loading.js';
import { MoreButton } from '../../ui/more-button.js';
import { Nothing, PageFrame } from '../../ui/page.js';
import { BulkPanel } from './bulk-panel.js';
import { BulkRow } from './bulk-row.js';
import { FilterBar, filtersIn } from './filter-bar.js';
import { SavedFilters } from './saved-filters.js';
import { useBulk } from './use-bulk.js';

/** On a telephone the list comes first and the choices fold away. */
const NARROW = 700;

/** All cases of the jurisdiction. Filters stand in the address; what is searched for (a child's name) never does. */
export function Page() {
  const [search, setSearch] = useSearchParams();
  const [wanted, setWanted] = useState('');
  const [many, setMany] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const bulk = useBulk();
  const { offers, me } = useSignedIn();
  const filters = filtersIn(search);
  const everything = useCases(filters, 50, wanted === '');
  const found = useCaseSearch(wanted, filters);
  const list = wanted === '' ? everything : found;
  const total = useCounts(filters).data?.total;
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const acts = BULK_ACTS.filter((act) => ACT_ROLES[act].some((role) => role === me.role));
  const choose = (caseNo: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(caseNo);
    else next.delete(caseNo);
    setChosen(next);
  };
  return (
    <PageFrame
      title="案件"
      about={
        total
          ? `共 ${total.cases} 件，未销号 ${total.open} 件，逾期 ${total.overdue} 件，卡住 ${total.stuck} 件`
          : '　'
      }
      actions={
        <>
          {acts.length > 0 && (
            <label className="switch-label">
              <Switch
                checked={many}
                onChange={(on) => {
                  setMany(on);
                  setChosen(new Set());
                  bulk.clear();
                }}
              />{' '}
              成批办理
            </label>
          )}
          <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
            打印
          </Button>
        </>
      }
    >
      <section className="card no-print" aria-label="筛选">
        <Input.Search
          aria-label="搜索"
          placeholder="姓名、案号或完整的学籍号"
          allowClear
          enterButton="搜索"
          maxLength={40}
          onSearch={(text) => setWanted(text.trim())}
        />
        <details
          className="filters-fold"
          open={window.innerWidth > NARROW || Object.keys(filters).length > 0}
        >
          <summary>筛选条件</summary>
          <FilterBar
            filters={filters}
            items={items}
            onChange={(next) => setSearch(next, { replace: true })}
          />
        </details>
        <SavedFilters user={me.user} current={search.toString()} onChoose={(text) => setSearch(text)} />
      </section>
      {many && (
        <BulkPanel
          acts={acts}
          chosen={items.filter(({ caseNo }) => chosen.has(caseNo))}
          outcomes={bulk.outcomes}
          busy={bulk.busy}
          today={offers.today}
          onRun={(act, input) =>
            void bulk.run(
              items.filter(({ caseNo }) => chosen.has(caseNo)),
              act,
              input,
            )
          }
          onAll={(all) => setChosen(new Set(all ? items.map(({ caseNo }) => caseNo) : []))}
        />
      )}
      {list.error && <Failure error={list.error} retry={() => void list.refetch()} />}
      {list.isLoading && <Loading what="案件" />}
      {list.data && items.length === 0 && (
        <Nothing title="没有符合条件的案件">
          换一个条件，或清除全部筛选；只能看到本人管辖范围内的案件。
        </Nothing>
      )}
      {items.length > 0 && (
        <CaseRows
          items={items}
          today={offers.today}
          {...(many
            ? {
                action: (item) => (
                  <BulkRow
                    item={item}
                    chosen={chosen.has(item.caseNo)}
                    outcome={bulk.outcomes.get(item.caseNo)}
                    disabled={bulk.busy}
                    onChoose={(on) => choose(item.caseNo, on)}
                  />
                ),
              }
            : {})}
        />
      )}
      <MoreButton list={list} />
    </PageFrame>
  );
}
