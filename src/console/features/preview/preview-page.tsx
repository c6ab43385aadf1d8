import { useQuery } from '@tanstack/react-query';
import { Select, Segmented } from 'antd';
import { useState } from 'react';
import type { Rules } from '../../../contracts/console-answers.js';
import { addMonths, parsePlainDate, yearOf, type PlainDate } from '../../../domain/calendar/plain-date.js';
import { ask } from '../../api/client.js';
import { DateInput } from '../../ui/date-input.js';
import { Failure } from '../../ui/failure.js';
import { Loading } from '../../ui/loading.js';
import { PageFrame } from '../../ui/page.js';
import { Term } from '../../ui/term.js';
import { Deadlines } from './deadlines.js';
import { MonthView } from './month-view.js';
import './preview.css';
import { Untouched } from './untouched.js';

/** What if: one regime, one date, every deadline; or two regimes side by side. */
export function Page() {
  const rules = useQuery({
    queryKey: ['policies'],
    queryFn: () => ask<Rules>('GET', '/policies'),
    staleTime: 600_000,
  });
  if (!rules.data) return rules.error ? <Failure error={rules.error} /> : <Loading what="各地方案" />;
  return <Preview rules={rules.data} />;
}

function Preview({ rules }: { readonly rules: Rules }) {
  const { policies, calendar, current } = rules;
  const [first, setFirst] = useState(current);
  const [second, setSecond] = useState<string | undefined>();
  const [since, setSince] = useState<PlainDate>(() => usefulDate(rules));
  const [mode, setMode] = useState<'last-days' | 'untouched'>('last-days');
  const [shape, setShape] = useState<'months' | 'list'>('months');
  const options = policies.map(({ id, title }) => ({ value: id, label: title }));
  const policy = policies.find(({ id }) => id === first) ?? policies[0];
  const other = policies.find(({ id }) => id === second);
  if (!policy) return null;
  const premises = [policy, ...(other ? [other] : [])].map((each) => ({
    policy: each,
    calendar,
    absentSince: since,
  }));
  return (
    <PageFrame
      title="期限推演"
      about={
        <Term name="期限推演">选一个方案和开始缺勤的日期，看每一级到哪一天；可以两个方案并列比较。</Term>
      }
    >
      <section className="card filters" aria-label="前提">
        <label>
          方案
          <Select
            aria-label="方案"
            value={policy.id}
            options={options}
            onChange={setFirst}
            popupMatchSelectWidth={false}
          />
        </label>
        <label>
          比较
          <Select
            aria-label="比较的方案"
            allowClear
            placeholder="不比较"
            style={{ minWidth: 150 }}
            value={second ?? null}
            options={options.filter(({ value }) => value !== policy.id)}
            onChange={(value: string | null) => setSecond(value ?? undefined)}
            popupMatchSelectWidth={false}
          />
        </label>
        <label>
          开始缺勤
          <DateInput
            value={since}
            onChange={(day) => {
              const date = parsePlainDate(day ?? '');
              if (date) setSince(date);
            }}
          />
        </label>
        <Segmented
          aria-label="假定"
          value={mode}
          onChange={setMode}
          options={[
            { value: 'last-days', label: '每步都在最后一日办' },
            { value: 'untouched', label: '始终没有人办' },
          ]}
        />
        <Segmented
          aria-label="怎样显示"
          value={shape}
          onChange={setShape}
          options={[
            { value: 'months', label: '月历' },
            { value: 'list', label: '逐步列出' },
          ]}
        />
      </section>
      <p className="muted">
        {policy.basis}。校历已有年份：{calendar.coveredYears.join('、')}；没有放假安排的年份不推算，以免算错。
      </p>
      {shape === 'months' ? (
        <MonthView premises={premises} untouched={mode === 'untouched'} />
      ) : mode === 'last-days' ? (
        <Deadlines premises={premises} />
      ) : (
        <Untouched premises={premises} />
      )}
    </PageFrame>
  );
}

/** Today, unless next year's holidays are not known yet: then the same day a year ago shows the whole ladder. */
function usefulDate({ today, calendar }: Rules): PlainDate {
  const covered = (year: number) => calendar.coveredYears.includes(year);
  if (covered(yearOf(today) + 1)) return today;
  const before = addMonths(today, -14);
  return covered(yearOf(before)) ? before : today;
}
