import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Collapse, Drawer, Form, Input } from 'antd';
import type { CalendarPublishedAnswer } from '../../../contracts/http-schemas-oversight.js';
import type { CountyCalendar } from '../../../domain/calendar/county-calendar.js';
import { ask } from '../../api/client.js';
import { DateInput } from '../../ui/date-input.js';
import { Failure } from '../../ui/failure.js';
import { calendarRequest, type CalendarForm } from './calendar-request.js';

interface Props {
  readonly open: boolean;
  readonly calendar: CountyCalendar;
  readonly suggestedYear: number;
  readonly onClose: () => void;
}

/** A corrected calendar for the whole county. Open cases are told and count anew. */
export function Publish({ open, calendar, suggestedYear, onClose }: Props) {
  const cache = useQueryClient();
  const { notification } = App.useApp();
  const publish = useMutation({
    mutationFn: (form: CalendarForm) =>
      ask<CalendarPublishedAnswer>('POST', '/oversight/calendar', { body: calendarRequest(calendar, form) }),
    onSuccess: ({ cases, coveredYears }) => {
      notification.success({
        title: '校历已发布',
        description: `覆盖 ${coveredYears.join('、')} 年；正在逐件通知 ${cases.waiting} 个在办案件重算期限，进度见本页。`,
      });
      onClose();
      return cache.invalidateQueries();
    },
  });
  return (
    <Drawer title="发布校历" open={open} onClose={onClose} size={560} destroyOnHidden>
      <p className="muted">
        没有改动的内容沿用现行校历。发布后，新立案件采用新校历，在办案件重算尚未到期的期限。
      </p>
      <Form<CalendarForm>
        layout="vertical"
        requiredMark={false}
        initialValues={{ terms: calendar.terms, closures: calendar.closures }}
        onFinish={(form) => publish.mutate(form)}
      >
        <h3>停课</h3>
        <Periods name="closures" words="reason" wordsLabel="原因" add="增加停课" />
        <h3>学期</h3>
        <Periods name="terms" words="name" wordsLabel="名称" add="增加学期" />
        <Collapse
          ghost
          items={[
            {
              key: 'year',
              label: '录入一个年份的放假安排',
              forceRender: true,
              children: <NewYear suggested={suggestedYear} />,
            },
          ]}
        />
        {publish.error && <Failure error={publish.error} />}
        <Button type="primary" htmlType="submit" loading={publish.isPending}>
          发布
        </Button>
      </Form>
    </Drawer>
  );
}

function Periods({
  name,
  words,
  wordsLabel,
  add,
}: {
  readonly name: 'closures' | 'terms';
  readonly words: string;
  readonly wordsLabel: string;
  readonly add: string;
}) {
  const required = [{ required: true, message: '必填' }];
  return (
    <Form.List name={name}>
      {(rows, { add: addRow, remove }) => (
        <>
          {rows.map((row) => (
            <div className="period-row" key={row.key}>
              <Form.Item name={[row.name, words]} label={wordsLabel} rules={required}>
                <Input maxLength={40} />
              </Form.Item>
              <Form.Item name={[row.name, 'from']} label="自" rules={required}>
                <DateInput />
              </Form.Item>
              <Form.Item name={[row.name, 'to']} label="至" rules={required}>
                <DateInput />
              </Form.Item>
              <Button type="text" onClick={() => remove(row.name)}>
                删除
              </Button>
            </div>
          ))}
          <Button size="small" onClick={() => addRow({})}>
            {add}
          </Button>
        </>
      )}
    </Form.List>
  );
}

function NewYear({ suggested }: { readonly suggested: number }) {
  const dates = '一行一天或一段，如 2027-01-01 或 2027-02-05 至 2027-02-11';
  return (
    <>
      <Form.Item name="year" label="年份（不录入则留空）">
        <Input inputMode="numeric" maxLength={4} placeholder={String(suggested)} style={{ width: 120 }} />
      </Form.Item>
      <Form.Item name="notice" label="依据文件">
        <Input maxLength={80} placeholder="如：国办发明电〔2026〕×号" />
      </Form.Item>
      <Form.Item name="publicHolidays" label="放假的每一天，含其中的周末" extra={dates}>
        <Input.TextArea rows={5} />
      </Form.Item>
      <Form.Item name="makeUpDays" label="调休上班的周末">
        <Input.TextArea rows={3} />
      </Form.Item>
    </>
  );
}
