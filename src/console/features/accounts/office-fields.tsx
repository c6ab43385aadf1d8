import { Form, InputNumber, Select } from 'antd';
import type { OfficeKind } from '../../../domain/access/role.js';
import { DEPARTMENTS } from '../../../domain/ladder/vocabulary.js';
import { asOptions } from '../../ui/labels-as-options.js';
import type { Units } from '../../api/units.js';

export interface OfficeParts {
  readonly unit: string;
  readonly grade?: number;
  readonly classNo?: number;
  readonly department?: string;
}

/** The code of an office from what was chosen; see `Actor.office`. */
export function officeOf({ unit, grade, classNo, department }: OfficeParts): string {
  if (department !== undefined) return `${unit}-${department}`;
  return grade !== undefined && classNo !== undefined ? `${unit}-${grade}-${classNo}` : unit;
}

const UNIT_OF: Readonly<Record<OfficeKind, 'county' | 'township' | 'school'>> = {
  class: 'school',
  school: 'school',
  township: 'township',
  county: 'county',
  department: 'county',
};
const WORDS = { county: '县', township: '乡镇（街道）', school: '学校' } as const;

export function OfficeFields({ kind, units }: { readonly kind: OfficeKind; readonly units: Units }) {
  const wanted = UNIT_OF[kind];
  const options = units
    .filter((unit) => unit.kind === wanted)
    .map(({ code, name }) => ({ value: code, label: name }));
  return (
    <>
      <Form.Item
        name="unit"
        label={WORDS[wanted]}
        rules={[{ required: true, message: `请选择${WORDS[wanted]}。` }]}
      >
        <Select options={options} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      {kind === 'class' && (
        <div className="filters">
          <Form.Item name="grade" label="年级" rules={[{ required: true, message: '请填写年级。' }]}>
            <InputNumber min={1} max={9} precision={0} />
          </Form.Item>
          <Form.Item name="classNo" label="班" rules={[{ required: true, message: '请填写班。' }]}>
            <InputNumber min={1} max={99} precision={0} />
          </Form.Item>
        </div>
      )}
      {kind === 'department' && (
        <Form.Item name="department" label="部门" rules={[{ required: true, message: '请选择部门。' }]}>
          <Select options={asOptions(DEPARTMENTS)} />
        </Form.Item>
      )}
    </>
  );
}
