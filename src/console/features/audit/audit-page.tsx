import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { AuditPage } from '../../../contracts/audit-answers.js';
import { ask, askFile, query } from '../../api/client.js';
import { DateInput } from '../../ui/date-input.js';
import { Failure } from '../../ui/failure.js';
import { asOptions } from '../../ui/labels-as-options.js';
import { Loading } from '../../ui/loading.js';
import { MoreButton } from '../../ui/more-button.js';
import { Nothing, PageFrame } from '../../ui/page.js';
import { saveFile } from '../../ui/save-file.js';
import { ACTION_OPTIONS, RESULT_WORDS } from './action-words.js';
import { ChainState } from './chain-state.js';
import { EntryTable } from './entry-table.js';
import './audit.css';

interface Filters {
  readonly user?: string | undefined;
  readonly action?: string | undefined;
  readonly result?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

/** Who saw, did and was refused what: codes of people, children and cases, and none of their contents. */
export function Page() {
  const [filters, setFilters] = useState<Filters>({});
  const [error, setError] = useState<unknown>(null);
  const { from, until, ...others } = filters;
  const asked = { ...others, from: midnight(from, 0), until: midnight(until, 1) };
  const list = useInfiniteQuery({
    queryKey: ['audit', asked],
    queryFn: ({ pageParam }) =>
      ask<AuditPage>('GET', `/audit${query({ ...asked, limit: 50, before: pageParam ?? undefined })}`),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const set = (change: Filters) => setFilters({ ...filters, ...change });
  const exportChain = async () => {
    setError(null);
    await askFile('/audit/export').then((file) => saveFile(file, 'audit.jsonl'), setError);
  };
  return (
    <PageFrame
      title="审计记录"
      about="谁在何时看了什么、办了什么、被拒绝了什么。只有代码，没有姓名和内容；记录逐条相扣，只能增加。"
      actions={<Button onClick={() => void exportChain()}>导出整条链</Button>}
    >
      <ChainState />
      {error !== null && <Failure error={error} />}
      <section className="card filters" aria-label="筛选">
        <label>
          人员编号
          <Input.Search
            aria-label="人员编号"
            placeholder="u-1007"
            allowClear
            maxLength={40}
            onSearch={(text) => set({ user: text.trim() || undefined })}
          />
        </label>
        <label>
          事项
          <Select
            aria-label="事项"
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder="不限"
            style={{ minWidth: 180 }}
            options={ACTION_OPTIONS}
            value={filters.action ?? null}
            onChange={(action: string | undefined) => set({ action: action ?? undefined })}
          />
        </label>
        <label>
          结果
          <Select
            aria-label="结果"
            allowClear
            placeholder="不限"
            style={{ minWidth: 100 }}
            options={asOptions(RESULT_WORDS)}
            value={filters.result ?? null}
            onChange={(result: string | undefined) => set({ result: result ?? undefined })}
          />
        </label>
        <label>
          自
          <DateInput value={from} onChange={(from) => set({ from })} />
        </label>
        <label>
          至
          <DateInput value={until} onChange={(until) => set({ until })} />
        </label>
      </section>
      {list.error && <Failure error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Loading what="审计记录" />}
      {list.data && items.length === 0 && <Nothing title="没有符合条件的记录" />}
      {items.length > 0 && <EntryTable items={items} />}
      <MoreButton list={list} />
    </PageFrame>
  );
}

/** The beginning of a day in the county, some days later. Entries carry real time, in a drill too. */
function midnight(day: string | undefined, later: number): string | undefined {
  if (!day) return undefined;
  return new Date(Date.parse(`${day}T00:00:00+08:00`) + later * 86_400_000).toISOString();
}
