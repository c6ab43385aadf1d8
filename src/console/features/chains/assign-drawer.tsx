import { App, Drawer, Form, Input, Segmented, Select } from 'antd';
import type { GapsView, LinksReport } from '../../../contracts/chain-answers.js';
import { mayBeNamedOnly } from '../../../domain/organisation/assigning.js';
import { useChainPeople, useRefreshChains } from '../../api/chains.js';
import { ask } from '../../api/client.js';
import { rowErrors, useRehearsal } from '../../api/rehearsal.js';
import { clearMarks } from '../../ui/clear-marks.js';
import { DateInput } from '../../ui/date-input.js';
import { RehearsalFoot } from '../../ui/rehearsal-foot.js';
import type { Chosen } from './chosen.js';
import { LookedAt } from './looked-at.js';

interface Filled {
  readonly way: 'account' | 'person';
  readonly account?: string;
  readonly person?: string;
  readonly from: string;
  readonly to?: string;
}

interface Props {
  readonly level: GapsView['levels'][number];
  readonly chosen: readonly Chosen[];
  readonly today: string;
  readonly onClose: () => void;
}

/** Fields of the form; what is wrong elsewhere belongs to a place. */
const FIELDS = ['account', 'person', 'from', 'to'] as const;

/** One person for one place or several: who, and from which day. What it replaces is shown before it is done. */
export function AssignDrawer({ level, chosen, today, onClose }: Props) {
  const [form] = Form.useForm<Filled>();
  const way = Form.useWatch('way', form) ?? 'account';
  const people = useChainPeople(true);
  const refresh = useRefreshChains();
  const { notification } = App.useApp();
  const rehearsal = useRehearsal<Filled, LinksReport>({
    send: (filled, dryRun) =>
      ask('POST', '/chains/links', { body: { rows: rowsOf(level, chosen, filled), dryRun } }),
    onDone: ({ counts }) => {
      notification.success({
        title: '已确定责任人',
        description: `${level.label}：${counts.new + counts.replaced} 处，未变 ${counts.unchanged} 处。`,
      });
      onClose();
      void refresh();
    },
    onRefused: (error) =>
      form.setFields(
        FIELDS.map((name) => ({
          name,
          errors: rowErrors(error)
            .flatMap(({ field, message }) => (field === name ? [message] : []))
            .slice(0, 1),
        })),
      ),
  });
  const atPlaces = rowErrors(rehearsal.error).filter(({ field }) => !FIELDS.some((name) => name === field));
  const namedOnly = mayBeNamedOnly({ unit: level.answersFor });
  return (
    <Drawer title={`${level.lineLabel}：${level.label}`} open onClose={onClose} size={460}>
      <Form<Filled>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ way: 'account', from: today }}
        onValuesChange={() => {
          rehearsal.again();
          clearMarks(form);
        }}
        onFinish={rehearsal.lookAt}
      >
        <p className="muted">
          {chosen.length === 1 ? '为此处确定责任人：' : `为这 ${chosen.length} 处确定同一名责任人：`}
        </p>
        <ul className="chain-chosen" aria-label="所选">
          {chosen.map(({ unit, words }, index) => {
            const wrong = atPlaces.filter(({ row }) => row === index + 1);
            return (
              <li key={unit}>
                {words}
                {wrong.map(({ message }) => (
                  <strong key={message} className="late" role="alert">
                    {message}
                  </strong>
                ))}
              </li>
            );
          })}
        </ul>
        <Form.Item name="way" hidden={!namedOnly} noStyle={!namedOnly} label="责任人">
          <Segmented
            options={[
              { value: 'account', label: '有账号的人员' },
              { value: 'person', label: '只登记姓名' },
            ]}
          />
        </Form.Item>
        {way === 'account' ? (
          <Form.Item
            name="account"
            label={namedOnly ? '人员' : '责任人'}
            extra="本单位范围内今天在任的人员，可输入姓名或单位查找。"
            rules={[{ required: true, message: '请选择责任人。' }]}
          >
            <Select
              loading={people.isPending}
              showSearch={{ optionFilterProp: 'label' }}
              options={(people.data ?? []).map(({ account, name, posts }) => ({
                value: account,
                label: `${name}　${posts.join('、')}`,
              }))}
            />
          </Form.Item>
        ) : (
          <Form.Item
            name="person"
            label="姓名"
            extra="没有账号的村民小组联系人、科任教师等；姓名只在责任链中显示。"
            rules={[{ required: true, whitespace: true, message: '请填写姓名。' }]}
          >
            <Input maxLength={40} autoComplete="off" />
          </Form.Item>
        )}
        <Form.Item name="from" label="自哪一天起" rules={[{ required: true, message: '请填写日期。' }]}>
          <DateInput min={today} />
        </Form.Item>
        <Form.Item name="to" label="到哪一天止（可不填）">
          <DateInput min={today} />
        </Form.Item>
        <RehearsalFoot rehearsal={rehearsal} confirmWords="确定">
          {rehearsal.look && <LookedAt report={rehearsal.look.report} chosen={chosen} />}
        </RehearsalFoot>
      </Form>
    </Drawer>
  );
}

function rowsOf(
  { line, level, answersFor }: Props['level'],
  chosen: readonly Chosen[],
  { way, account, person, from, to }: Filled,
): readonly object[] {
  return chosen.map(({ unit }) => ({
    line,
    level,
    ...(answersFor === 'child' ? { pupil: unit } : { unit }),
    ...(way === 'account' ? { account } : { person }),
    from,
    ...(to ? { to } : {}),
  }));
}
