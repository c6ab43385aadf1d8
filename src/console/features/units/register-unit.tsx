import { Alert, Drawer, Form, Input, Radio, Select } from 'antd';
import { UNIT_KINDS, type Unit, type UnitKind } from '../../../domain/organisation/unit.js';
import { DateInput } from '../../ui/date-input.js';
import { asOptions } from '../../ui/labels-as-options.js';
import { RehearsalFoot } from '../../ui/rehearsal-foot.js';
import { useUnitWriting, type UnitCounts, type WrittenUnit } from './use-unit-writing.js';

interface Props {
  readonly units: readonly Unit[];
  readonly today: string;
  readonly onClose: () => void;
}

/** Grades and classes come into being with their first child. */
const { grade: _grade, class: _class, ...REGISTERED } = UNIT_KINDS;

const CODES: Readonly<Record<UnitKind, string>> = {
  county: '6 位行政区划代码（GB/T 2260），如 370999。',
  township: '9 位：县代码加 3 位，如 370999201。',
  village: '12 位：乡镇代码加 3 位，如 370999201203。',
  group: '村代码加横线和两位序号，如 370999201203-01。',
  department: '县代码加横线和部门，如 370999-police。',
  school: '10 位学校标识码，如 3137099012。',
  grade: '',
  class: '',
};
export const GOVERNMENT_OPTIONS = [
  { value: 'township', label: '乡镇人民政府' },
  { value: 'subdistrict', label: '街道办事处' },
];

export function RegisterUnit({ units, today, onClose }: Props) {
  const [form] = Form.useForm<WrittenUnit>();
  const kind = Form.useWatch('kind', form);
  const name = Form.useWatch('name', form);
  const writing = useUnitWriting(form, (filled) => filled, {
    title: `已登记${name ?? ''}`,
    onDone: onClose,
  });
  return (
    <Drawer title="登记单位" open onClose={onClose} size={440}>
      <Form<WrittenUnit>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ from: today }}
        onValuesChange={writing.again}
        onFinish={writing.lookAt}
      >
        <Form.Item name="kind" label="种类" rules={[{ required: true, message: '请选择种类。' }]}>
          <Select options={asOptions(REGISTERED)} />
        </Form.Item>
        <Form.Item
          name="code"
          label="代码"
          extra={kind && CODES[kind]}
          rules={[{ required: true, message: '请填写代码。' }]}
        >
          <Input maxLength={40} autoComplete="off" autoCapitalize="none" />
        </Form.Item>
        <Form.Item name="name" label="名称" rules={[{ required: true, message: '请填写名称。' }]}>
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        {kind === 'school' && <TownshipField units={units} />}
        {kind === 'township' && (
          <Form.Item
            name="localGovernment"
            label="是哪一种"
            extra="街道办事处不能出具责令书（义务教育法第五十八条），由教育局出具。"
            rules={[{ required: true, message: '请选择。' }]}
          >
            <Radio.Group options={GOVERNMENT_OPTIONS} />
          </Form.Item>
        )}
        <Form.Item name="from" label="自哪一天起（不填为早已设立）">
          <DateInput max="2199-12-31" />
        </Form.Item>
        <RehearsalFoot rehearsal={writing} confirmWords="登记">
          {writing.look && <Looked counts={writing.look.report.counts} today={today} />}
        </RehearsalFoot>
      </Form>
    </Drawer>
  );
}

function Looked({ counts, today }: { readonly counts: UnitCounts; readonly today: string }) {
  const words =
    counts.new > 0
      ? '核对无误：将新登记这个单位。再按“登记”即生效。'
      : counts.changed > 0
        ? `这个代码已经登记，再按“登记”是给它更名或改隶属，自 ${today} 起。`
        : '这个单位已经登记，没有变化。';
  return <Alert type={counts.new > 0 ? 'info' : 'warning'} showIcon role="status" title={words} />;
}

export function TownshipField({ units }: { readonly units: readonly Unit[] }) {
  return (
    <Form.Item name="parent" label="所在乡镇（街道）" rules={[{ required: true, message: '请选择乡镇。' }]}>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        options={units
          .filter((unit) => unit.kind === 'township')
          .map(({ code, name }) => ({ value: code, label: name }))}
      />
    </Form.Item>
  );
}
