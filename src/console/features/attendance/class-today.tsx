import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { AttendanceReport } from '../../../contracts/attendance-report.js';
import type { ClassDay, MarkKind } from '../../../contracts/class-day.js';
import { useRefresh } from '../../api/cases.js';
import { ask, query } from '../../api/client.js';
import { useSignedIn } from '../../api/session.js';
import { DateInput } from '../../ui/date-input.js';
import { Failure } from '../../ui/failure.js';
import { Loading } from '../../ui/loading.js';
import { ChildRow } from './child-row.js';
import { recordedWords, restOf } from './mark-kinds.js';
import { whatFollows } from './what-follows.js';

const CLASS_DAY = ['class-day'];

/** A teacher's own class on one day. Nobody is present by default: a child that stays away must not be seen at school. */
export function ClassToday() {
  const { me, offers } = useSignedIn();
  const { notification } = App.useApp();
  const refresh = useRefresh();
  const cache = useQueryClient();
  const [date, setDate] = useState<string | undefined>(offers.today);
  /** What is said now, over what is recorded. */
  const [marks, setMarks] = useState<Readonly<Record<string, MarkKind>>>({});
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const day = useQuery({
    queryKey: [...CLASS_DAY, date],
    queryFn: () => ask<ClassDay>('GET', `/attendance/class-day${query({ date })}`),
    placeholderData: keepPreviousData,
    enabled: Boolean(date),
  });
  if (!day.data) {
    return day.error ? (
      <Failure error={day.error} retry={() => void day.refetch()} />
    ) : (
      <Loading what="本班学生" />
    );
  }
  const { pupils } = day.data;
  const rest = restOf(pupils, marks);
  const isShown = day.data.date === date;
  const choose = (other: string | undefined) => {
    setDate(other);
    // What was said of one day is not said of another.
    setMarks({});
  };
  const submit = async () => {
    setBusy(true);
    setFailure(null);
    try {
      const body = { marks: Object.entries(marks).map(([pupil, kind]) => ({ pupil, date, kind })) };
      const report = await ask<AttendanceReport<never>>('POST', '/attendance', { body });
      await cache.invalidateQueries({ queryKey: CLASS_DAY });
      setMarks({});
      notification.success({ title: '考勤已提交', description: whatFollows(report, me.role) });
      void refresh();
    } catch (error) {
      setFailure(error);
      // Recorded all the same, perhaps: only its cases could not be told.
      void cache.invalidateQueries({ queryKey: CLASS_DAY });
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="group" aria-label="本班考勤">
      <h2>本班考勤</h2>
      <div className="class-day">
        <label htmlFor="attendance-date">日期</label>
        <DateInput id="attendance-date" value={date ?? ''} max={offers.today} onChange={choose} />
        <Button
          disabled={rest.length === 0 || !isShown}
          onClick={() =>
            setMarks({ ...marks, ...Object.fromEntries(rest.map(({ code }) => [code, 'present'])) })
          }
        >
          其余都到校
        </Button>
      </div>
      {isShown && (
        <p className={day.data.lastWord ? 'class-recorded' : 'muted'} role="status">
          {recordedWords(day.data, offers.today)}
        </p>
      )}
      <p className="muted">
        先点没来的学生，再点「其余都到校」。没有点选的学生不录入；在办案件和另有安排的学生不算在「其余」里，到校的请单独点选。
      </p>
      <ul className="rows">
        {pupils.map((child) => (
          <ChildRow
            key={child.code}
            child={child}
            said={marks[child.code] ?? (isShown ? child.kind : null)}
            say={(kind) => setMarks({ ...marks, [child.code]: kind })}
          />
        ))}
      </ul>
      {failure !== null && <Failure error={failure} />}
      <div className="page-actions">
        <Button
          type="primary"
          size="large"
          loading={busy}
          disabled={Object.keys(marks).length === 0 || !isShown}
          onClick={() => void submit()}
        >
          提交考勤（{Object.keys(marks).length} 名）
        </Button>
      </div>
    </section>
  );
}
