import { useQuery } from '@tanstack/react-query';
import { App, Button, Radio } from 'antd';
import { useState } from 'react';
import type { AttendanceReport } from '../../../contracts/attendance-report.js';
import type { PupilSummary } from '../../../contracts/pupil-answers.js';
import { useRefresh } from '../../api/cases.js';
import { ask } from '../../api/client.js';
import { useSignedIn } from '../../api/session.js';
import { DateInput } from '../../ui/date-input.js';
import { Failure } from '../../ui/failure.js';
import { Loading } from '../../ui/loading.js';
import { whatFollows } from './what-follows.js';

const KINDS = { present: '到校', truant: '旷课', sick_leave: '病假', personal_leave: '事假' } as const;
type Kind = keyof typeof KINDS;
const OPTIONS = Object.entries(KINDS).map(([value, label]) => ({ value, label }));

/** A teacher's own class on one day. Nobody is present by default: a child that stays away must not be seen at school. */
export function ClassToday() {
  const { me, offers } = useSignedIn();
  const { notification } = App.useApp();
  const refresh = useRefresh();
  const [date, setDate] = useState<string | undefined>(offers.today);
  const [marks, setMarks] = useState<Readonly<Record<string, Kind>>>({});
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const found = useQuery({
    queryKey: ['pupils', ''],
    queryFn: () => ask<{ pupils: readonly PupilSummary[] }>('GET', '/pupils'),
  });
  if (!found.data) {
    return found.error ? (
      <Failure error={found.error} retry={() => void found.refetch()} />
    ) : (
      <Loading what="本班学生" />
    );
  }
  const { pupils } = found.data;
  const open = pupils.filter(({ code }) => marks[code] === undefined);
  const others = () =>
    setMarks({ ...Object.fromEntries(open.map(({ code }) => [code, 'present'])), ...marks });
  const submit = async () => {
    setBusy(true);
    setFailure(null);
    try {
      const body = { marks: Object.entries(marks).map(([pupil, kind]) => ({ pupil, date, kind })) };
      const report = await ask<AttendanceReport<never>>('POST', '/attendance', { body });
      notification.success({ title: '考勤已提交', description: whatFollows(report, me.role) });
      setMarks({});
      void refresh();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="group" aria-label="本班考勤">
      <h2>本班考勤</h2>
      <div className="class-day">
        <label htmlFor="attendance-date">日期</label>
        <DateInput id="attendance-date" value={date ?? ''} max={offers.today} onChange={setDate} />
        <Button disabled={open.length === 0} onClick={others}>
          其余都到校
        </Button>
      </div>
      <p className="muted">先点没来的学生，再点「其余都到校」。没有点选的学生不录入。</p>
      <ul className="rows">
        {pupils.map(({ code, name }) => (
          <li key={code}>
            <div className="row class-mark">
              <strong>{name}</strong>
              <Radio.Group
                className="choice-group"
                aria-label={`${name}的考勤`}
                options={OPTIONS}
                value={marks[code] ?? null}
                onChange={({ target }) => setMarks({ ...marks, [code]: target.value as Kind })}
              />
            </div>
          </li>
        ))}
      </ul>
      {failure !== null && <Failure error={failure} />}
      <div className="page-actions">
        <Button
          type="primary"
          size="large"
          loading={busy}
          disabled={Object.keys(marks).length === 0 || !date}
          onClick={() => void submit()}
        >
          提交考勤（{Object.keys(marks).length} 名）
        </Button>
      </div>
    </section>
  );
}
