import { useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import type { Rules } from '../../../contracts/console-answers.js';
import { plainDate, yearOf } from '../../../domain/calendar/plain-date.js';
import { ask } from '../../api/client.js';
import { opens, useSignedIn } from '../../api/session.js';
import { Failure } from '../../ui/failure.js';
import { Loading } from '../../ui/loading.js';
import { PageFrame } from '../../ui/page.js';
import './calendar.css';
import { Hearing } from './hearing.js';
import { Publish } from './publish.js';
import { Terms } from './terms.js';
import { YearView } from './year-view.js';

/** The days of the county: which are known, which are off, and the publishing of a correction. */
export function Page() {
  const rules = useQuery({
    queryKey: ['policies'],
    queryFn: () => ask<Rules>('GET', '/policies'),
    staleTime: 60_000,
  });
  const session = useSignedIn();
  const [publishing, setPublishing] = useState(false);
  const [chosen, setChosen] = useState<number | null>(null);
  if (!rules.data) return rules.error ? <Failure error={rules.error} /> : <Loading what="校历" />;
  const { calendar, today } = rules.data;
  const { coveredYears, version } = calendar;
  const now = yearOf(today);
  const year = chosen ?? (coveredYears.includes(now) ? now : (coveredYears.at(-1) ?? now));
  const missing = [now, now + 1].filter((each) => !coveredYears.includes(each));
  const mayPublish = opens(session, 'POST /oversight/calendar');
  return (
    <PageFrame
      title="校历与放假"
      about={`现行校历 ${version}。学校日、工作日和各项期限都按它推算。`}
      actions={
        mayPublish && (
          <Button type="primary" onClick={() => setPublishing(true)}>
            发布校历
          </Button>
        )
      }
    >
      {mayPublish && <Hearing />}
      {missing.length > 0 && (
        <p className="notice-line">
          <strong>缺 {missing.join('、')} 年放假安排。</strong>
          涉及该年的期限一律不推算，相关案件停在原处等待，不按星期猜测。国务院办公厅公布后，由教育局录入发布。
        </p>
      )}
      <div className="calendar-columns">
        <Terms calendar={calendar} today={today} />
        <section className="card" aria-label={`${year}年`}>
          <div className="year-head">
            <Segmented
              aria-label="年份"
              value={year}
              onChange={setChosen}
              options={coveredYears.map((each) => ({ value: each, label: `${each}年` }))}
            />
            <ul className="legend">
              <li className="is-term">学期内</li>
              <li className="is-off">放假</li>
              <li className="is-made-up">调休上班</li>
              <li className="is-closed">停课</li>
            </ul>
          </div>
          <YearView calendar={calendar} january={plainDate(`${year}-01-01`)} today={today} />
        </section>
      </div>
      {mayPublish && (
        <Publish
          key={version}
          open={publishing}
          calendar={calendar}
          suggestedYear={now + 1}
          onClose={() => setPublishing(false)}
        />
      )}
    </PageFrame>
  );
}
