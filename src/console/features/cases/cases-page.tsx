import { Input } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useCases, useCounts } from '../../api/cases.js';
import { useSignedIn } from '../../api/session.js';
import { CaseRows } from '../../ui/case-rows.js';
import { Failure } from '../../ui/failure.js';
import { Loading } from '../../ui/loading.js';
import { MoreButton } from '../../ui/more-button.js';
import { Nothing, PageFrame } from '../../ui/page.js';
import { FilterBar, filtersIn } from './filter-bar.js';
import { SavedFilters } from './saved-filters.js';

/** All cases of the jurisdiction. Filters stand in the address; what is searched for (a child's name) never does. */
export function Page() {
  const [search, setSearch] = useSearchParams();
  const [wanted, setWanted] = useState('');
  const { offers, me } = useSignedIn();
  const filters = filtersIn(search);
  const asked = { ...filters, q: wanted || undefined };
  const list = useCases(asked);
  const counts = useCounts(asked);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const total = counts.data?.total;
  return (
    <PageFrame
      title="案件"
      about={
        total
          ? `共 ${total.cases} 件，未销号 ${total.open} 件，逾期 ${total.overdue} 件，卡住 ${total.stuck} 件`
          : '　'
      }
    >
      <section className="card" aria-label="筛选">
        <Input.Search
          aria-label="搜索"
          placeholder="姓名、案号或学籍号"
          allowClear
          enterButton="搜索"
          maxLength={40}
          onSearch={(text) => setWanted(text.trim())}
        />
        <FilterBar filters={filters} items={items} onChange={(next) => setSearch(next, { replace: true })} />
        <SavedFilters user={me.user} current={search.toString()} onChoose={(text) => setSearch(text)} />
      </section>
      {list.error && <Failure error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Loading what="案件" />}
      {list.data && items.length === 0 && (
        <Nothing title="没有符合条件的案件">
          换一个条件，或清除全部筛选；只能看到本人管辖范围内的案件。
        </Nothing>
      )}
      {items.length > 0 && <CaseRows items={items} today={offers.today} />}
      <MoreButton list={list} />
    </PageFrame>
  );
}
