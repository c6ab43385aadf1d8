import { Button, Select } from 'antd';
import { useState } from 'react';
import { useCases, useCounts } from '../../api/cases.js';
import { opens, useSignedIn } from '../../api/session.js';
import { useUnits } from '../../api/units.js';
import type { Unit as AnyUnit } from '../../../domain/organisation/unit.js';
import { addDays, parsePlainDate } from '../../../domain/calendar/plain-date.js';
import { dateWords } from '../../ui/date-words.js';
import { Failure } from '../../ui/failure.js';
import { Loading } from '../../ui/loading.js';
import { MoreButton } from '../../ui/more-button.js';
import { Nothing, PageFrame } from '../../ui/page.js';
import { AgreedExports } from './agreed-exports.js';
import { BoardTable } from './board-table.js';
import './boards.css';
import { ChainGaps } from './chain-gaps.js';
import { ExportButton } from './export-button.js';
import { Stages } from './stages.js';

const KINDS = {
  school: { title: '一校一册', about: '本校未销号的学生，逐人一行。' },
  township: { title: '一镇一案册', about: '本乡镇未销号的学生，逐人一行。' },
  county: { title: '全县案册', about: '全县未销号的学生，逐人一行。' },
} as const;
type Unit = AnyUnit & { readonly kind: keyof typeof KINDS };

function hasBoard(unit: AnyUnit): unit is Unit {
  return Object.hasOwn(KINDS, unit.kind);
}

/** A unit's children at risk, one line each: what the paper ledgers of school and township hold. */
export function Page() {
  const { me } = useSignedIn();
  const [chosen, setChosen] = useState<string | null>(null);
  const units = useUnits();
  if (!units.data) return units.error ? <Failure error={units.error} /> : <Loading what="台账" />;
  const items = units.data.filter(hasBoard);
  const unit = items.find(({ code }) => code === (chosen ?? me.office)) ?? items[0];
  if (!unit) return <Nothing title="没有台账">本单位不在机构名录中。</Nothing>;
  return <Board unit={unit} units={items} onChoose={setChosen} />;
}

function Board({
  unit,
  units,
  onChoose,
}: {
  readonly unit: Unit;
  readonly units: readonly Unit[];
  readonly onChoose: (code: string) => void;
}) {
  const session = useSignedIn();
  const { offers, me } = session;
  const place = unit.kind === 'county' ? {} : { [unit.kind]: unit.code };
  const list = useCases(place, 100);
  const counts = useCounts(place);
  const all = list.data?.pages.flatMap((page) => page.items) ?? [];
  // The closed ones come last: once one is there, every open one is.
  const items = all.filter(({ standing }) => standing !== 'closed');
  const today = parsePlainDate(offers.today);
  const within = today && addDays(today, 7);
  const due = items.filter(
    ({ overdue, awaiting }) => !overdue && within && awaiting?.dueOn && awaiting.dueOn <= within,
  );
  const { title, about } = KINDS[unit.kind];
  const isOwn = unit.code === me.office;
  return (
    <PageFrame
      title={title}
      about={`${unit.name}，截至${dateWords(offers.today)}。${about}`}
      actions={
        <>
          <Button onClick={() => print()}>打印</Button>
          {opens(session, 'POST /exports') && (isOwn || unit.kind === 'school') && (
            <ExportButton school={unit.kind === 'school' && !isOwn ? unit.code : undefined} />
          )}
        </>
      }
    >
      {opens(session, 'GET /exports/:number/file') && <AgreedExports />}
      {units.length > 1 && (
        <section className="filters no-print" aria-label="范围">
          <label>
            单位
            <Select
              aria-label="单位"
              value={unit.code}
              style={{ minWidth: 240 }}
              showSearch={{ optionFilterProp: 'label' }}
              options={units.map(({ code, name }) => ({ value: code, label: name }))}
              onChange={onChoose}
            />
          </label>
        </section>
      )}
      <section className="tiles" aria-label="合计">
        <Tile label="未销号" value={counts.data?.total.open} />
        <Tile label="逾期" value={counts.data?.total.overdue} late />
        <Tile label="卡住" value={counts.data?.total.stuck} late />
        <Tile label="七日内到期" value={list.hasNextPage ? undefined : due.length} />
      </section>
      {counts.data && <Stages counts={counts.data} />}
      {isOwn && opens(session, 'GET /oversight/chains/gaps') && <ChainGaps />}
      {list.error && <Failure error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Loading what="台账" />}
      {list.data && items.length === 0 && (
        <Nothing title="没有未销号的学生">一个都没有少。有学生无故缺课的，请及时报告。</Nothing>
      )}
      {items.length > 0 && <BoardTable items={items} today={offers.today} kind={unit.kind} />}
      {items.length === all.length && <MoreButton list={list} />}
    </PageFrame>
  );
}

function Tile({
  label,
  value,
  late,
}: {
  readonly label: string;
  readonly value: number | undefined;
  readonly late?: boolean;
}) {
  return (
    <div className={`tile ${late && value ? 'is-late' : ''}`}>
      <b>{value ?? '—'}</b>
      <span>{label}</span>
    </div>
  );
}
