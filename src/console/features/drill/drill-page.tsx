import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import { useState } from 'react';
import type { DrillClockAnswer, DrillClockRequest } from '../../../contracts/http-schemas-oversight.js';
import { addDays, addMonths, parsePlainDate } from '../../../domain/calendar/plain-date.js';
import { ask } from '../../api/client.js';
import { DateInput } from '../../ui/date-input.js';
import { dateWords } from '../../ui/date-words.js';
import { Failure } from '../../ui/failure.js';
import { Loading } from '../../ui/loading.js';
import { PageFrame } from '../../ui/page.js';
import { Told } from '../../ui/told.js';

const PACES = [
  { seconds: 600, label: '慢：一天十分钟' },
  { seconds: 60, label: '一天一分钟' },
  { seconds: 10, label: '快：一天十秒' },
] as const;

/** The clock of a trial, for whoever runs the drill. It never goes back. */
export function Page() {
  const clock = useQuery({
    queryKey: ['drill'],
    queryFn: () => ask<DrillClockAnswer>('GET', '/drill/clock'),
    refetchInterval: 3_000,
  });
  const cache = useQueryClient();
  const { notification } = App.useApp();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [wanted, setWanted] = useState('');
  const set = async (request: DrillClockRequest) => {
    setBusy(true);
    setFailure(null);
    try {
      const { today, cases } = await ask<DrillClockAnswer>('PUT', '/drill/clock', { body: request });
      notification.success({
        title: `今天是 ${dateWords(today)}`,
        description: `正在逐件通知 ${cases?.waiting ?? 0} 个在办案件，进度见本页。`,
      });
      await cache.invalidateQueries();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  if (!clock.data) return clock.error ? <Failure error={clock.error} /> : <Loading what="演练时钟" />;
  const { today, secondsPerDay, paused, cases } = clock.data;
  const now = parsePlainDate(today);
  const target = parsePlainDate(wanted);
  return (
    <PageFrame title="演练时钟" about="只在试用中有。跳过的日子里，提醒、逾期和上报照样发生；时钟不能倒退。">
      {failure !== null && <Failure error={failure} />}
      <section className="card drill-now" aria-label="现在">
        <p className="drill-date">{dateWords(today)}</p>
        <p className="muted">{paused ? '已暂停' : `一天 ${secondsPerDay} 秒`}</p>
        {cases !== null && cases.waiting > 0 && <Told {...cases} what="按这一时钟办理" />}
      </section>
      <section className="card group" aria-label="快慢">
        <h2>快慢</h2>
        <div className="page-actions">
          <Button disabled={paused} loading={busy} onClick={() => void set({ pause: true })}>
            暂停
          </Button>
          {PACES.map(({ seconds, label }) => (
            <Button
              key={seconds}
              loading={busy}
              type={secondsPerDay === seconds ? 'primary' : 'default'}
              onClick={() => void set({ secondsPerDay: seconds })}
            >
              {label}
            </Button>
          ))}
        </div>
      </section>
      <section className="card group" aria-label="跳到">
        <h2>跳到</h2>
        <div className="page-actions">
          {now &&
            (
              [
                ['明天', addDays(now, 1)],
                ['一周后', addDays(now, 7)],
                ['一个月后', addMonths(now, 1)],
              ] as const
            ).map(([label, jumpTo]) => (
              <Button key={label} loading={busy} onClick={() => void set({ jumpTo })}>
                {label}
              </Button>
            ))}
          <span className="date-beside">
            <DateInput
              label="跳到哪一天"
              min={today}
              value={wanted}
              onChange={(day) => setWanted(day ?? '')}
            />
          </span>
          <Popconfirm
            title={`跳到 ${wanted}？不能倒退。`}
            okText="跳"
            cancelText="不跳"
            onConfirm={() => (target ? set({ jumpTo: target }) : undefined)}
          >
            <Button disabled={!target || wanted <= today}>跳到这一天</Button>
          </Popconfirm>
        </div>
      </section>
    </PageFrame>
  );
}
