import { Alert, Form, Input, Radio } from 'antd';
import type { Unit } from '../../../domain/organisation/unit.js';
import { RehearsalFoot } from '../../ui/rehearsal-foot.js';
import { GOVERNMENT_OPTIONS, TownshipField } from './register-unit.js';
import { useUnitWriting, type WrittenUnit } from './use-unit-writing.js';

type Filled = Pick<WrittenUnit, 'name' | 'parent' | 'localGovernment'>;

/** A new name from today; a school may come to another township. Other units have their place in their code. */
export function RenameUnit({ unit, units }: { readonly unit: Unit; readonly units: readonly Unit[] }) {
  const { kind, code, name, parent, localGovernment } = unit;
  const [form] = Form.useForm<Filled>();
  const isSchool = kind === 'school';
  const writing = useUnitWriting<Filled>(form, (filled) => ({ kind, code, ...filled }), {
    title: '已更名，旧名留在沿革中',
    onDone: () => undefined,
  });
  return (
    <section className="unit-part" aria-label="更名">
      <h2>{isSchool ? '更名或改隶属' : '更名'}</h2>
      <Form<Filled>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          name,
          ...(isSchool ? { parent } : {}),
          ...(kind === 'township' ? { localGovernment } : {}),
        }}
        onValuesChange={writing.again}
        onFinish={writing.lookAt}
      >
        <Form.Item
          name="name"
          label="名称"
          extra={isSchool ? undefined : '改隶属的，撤销后按新代码另行登记。'}
          rules={[{ required: true, message: '请填写名称。' }]}
        >
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        {isSchool && <TownshipField units={units} />}
        {kind === 'township' && (
          <Form.Item name="localGovernment" label="是哪一种" rules={[{ required: true }]}>
            <Radio.Group options={GOVERNMENT_OPTIONS} />
          </Form.Item>
        )}
        <RehearsalFoot rehearsal={writing} confirmWords="更名">
          <Alert
            type="info"
            showIcon
            role="status"
            title={
              (writing.look?.report.counts.changed ?? 0) > 0
                ? '核对无误：新的名称、隶属自今天起，旧的留在沿革中。再按“更名”即生效。'
                : '没有变化。'
            }
          />
        </RehearsalFoot>
      </Form>
    </section>
  );
}
