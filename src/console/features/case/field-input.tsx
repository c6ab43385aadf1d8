import { Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd';
import { useEffect } from 'react';
import type { ActName } from '../../../domain/ladder/acts/all-acts.js';
import { CODE_PATTERN, type Field } from '../../../domain/ladder/fields.js';
import { useSignedIn } from '../../api/session.js';
import { DateInput } from '../../ui/date-input.js';
import { Term } from '../../ui/term.js';
import { AttachmentsInput } from './attachments-input.js';
import { EvidenceInput } from './evidence-input.js';
import { attachedKinds, evidenceKind } from './evidence-kind.js';
import type { Suggestion } from './suggestions.js';

interface Props {
  readonly name: string;
  readonly field: Field;
  readonly act: ActName;
  readonly caseNo: string;
  readonly suggested: readonly Suggestion[] | undefined;
  readonly today: string;
}

const FEW = 7;

/** One field of an act. */
export function FieldInput({ name, field, act, caseNo, suggested, today }: Props) {
  const { me } = useSignedIn();
  const form = Form.useFormInstance();
  const only = suggested?.length === 1 ? suggested[0]?.value : undefined;
  useEffect(() => {
    if (only !== undefined && form.getFieldValue(['input', name]) === undefined) {
      form.setFieldValue(['input', name], only);
    }
  }, [only, form, name]);
  const isMaterial = field.kind === 'code' && name === 'evidence';
  const label = field.optional && !/[（(]/.test(field.label) ? `${field.label}（可不填）` : field.label;
  return (
    <Form.Item
      name={['input', name]}
      label={isMaterial ? <Term name="材料编号">{label}</Term> : label}
      rules={rulesFor(field)}
      {...(field.help ? { extra: field.help } : {})}
    >
      {field.kind === 'attachments' ? (
        <AttachmentsInput caseNo={caseNo} kinds={attachedKinds(act, me.role)} today={today} />
      ) : isMaterial ? (
        <EvidenceInput caseNo={caseNo} kind={evidenceKind(act, me.role)} today={today} />
      ) : (
        inputFor(field, suggested)
      )}
    </Form.Item>
  );
}

function rulesFor(field: Field) {
  return [
    ...(field.optional ? [] : [{ required: true, message: `请填写「${field.label}」。` }]),
    ...(field.kind === 'code'
      ? [{ pattern: CODE_PATTERN, message: '只用字母、数字和 . _ : / -，至多 64 位。' }]
      : []),
  ];
}

function inputFor(field: Field, suggested: readonly Suggestion[] | undefined) {
  switch (field.kind) {
    case 'date':
      return <DateInput />;
    case 'choice': {
      const options = suggested ?? optionsOf(field.options);
      return options.length <= FEW ? (
        <Radio.Group className="choice-group" options={[...options]} />
      ) : (
        <Select options={[...options]} placeholder="请选择" allowClear={field.optional === true} />
      );
    }
    case 'choices':
      return <Choices options={optionsOf(field.options)} />;
    case 'number':
      return <InputNumber min={field.min} max={field.max} precision={0} inputMode="numeric" />;
    case 'yes':
      return (
        <Radio.Group
          className="choice-group"
          options={[
            { value: true, label: '是' },
            { value: false, label: '否' },
          ]}
        />
      );
    // Chosen and taken in a place of its own, above.
    case 'attachments':
      return null;
    case 'code':
      return suggested && suggested.length > 0 ? (
        <Select options={[...suggested]} placeholder="请选择" />
      ) : (
        <Input autoCapitalize="none" autoComplete="off" maxLength={64} />
      );
  }
}

function optionsOf(options: Readonly<Record<string, string>>) {
  return Object.entries(options).map(([value, label]) => ({ value, label }));
}

/** The form marks its inputs as required, which a group of boxes may not be; its label and its rule say so. */
function Choices({
  id,
  value,
  onChange,
  options,
}: {
  readonly id?: string;
  readonly value?: string[];
  readonly onChange?: (chosen: string[]) => void;
  readonly options: { value: string; label: string }[];
}) {
  return (
    <Checkbox.Group
      {...(id === undefined ? {} : { id })}
      className="choice-group"
      options={options}
      value={value ?? []}
      onChange={(chosen) => onChange?.(chosen)}
    />
  );
}
