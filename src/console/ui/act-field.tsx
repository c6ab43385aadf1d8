import { Checkbox, Input, InputNumber, Radio, Select } from 'antd';
import { CODE_PATTERN, type Field } from '../../domain/ladder/fields.js';
import { DateInput } from './date-input.js';

export interface Suggestion {
  readonly value: string;
  readonly label: string;
}

const CHOSEN: readonly Field['kind'][] = ['choice', 'choices', 'yes', 'date', 'attachments'];

/** More than these are a list and no row of buttons. */
const FEW = 8;

/** @param needed although the act could do without it in older cases. */
export function rulesFor(field: Field, needed = false) {
  return [
    ...(field.optional && !needed
      ? []
      : [
          {
            required: true,
            message: `请${CHOSEN.includes(field.kind) ? '选择' : '填写'}「${field.label}」。`,
          },
        ]),
    ...(field.kind === 'code'
      ? [
          {
            pattern: CODE_PATTERN,
            message: '填编号（字母、数字和 . _ : / -，至多 64 位）或文号（如 柳责改〔2026〕3号）。',
          },
        ]
      : []),
  ];
}

export function inputFor(field: Field, suggested?: readonly Suggestion[]) {
  switch (field.kind) {
    case 'date':
      return <DateInput />;
    case 'choice': {
      const options = suggested ?? optionsOf(field.options);
      return options.length <= FEW ? (
        <Radio.Group className="choice-group" aria-label={field.label} options={[...options]} />
      ) : (
        <Select options={[...options]} placeholder="请选择" allowClear={field.optional === true} />
      );
    }
    case 'choices':
      return <Choices label={field.label} options={optionsOf(field.options)} />;
    case 'number':
      return <InputNumber min={field.min} max={field.max} precision={0} inputMode="numeric" />;
    case 'yes':
      return (
        <Radio.Group
          className="choice-group"
          aria-label={field.label}
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
  label,
  value,
  onChange,
  options,
}: {
  readonly id?: string;
  readonly label: string;
  readonly value?: string[];
  readonly onChange?: (chosen: string[]) => void;
  readonly options: { value: string; label: string }[];
}) {
  return (
    <Checkbox.Group
      {...(id === undefined ? {} : { id })}
      className="choice-group"
      aria-label={label}
      options={options}
      value={value ?? []}
      onChange={(chosen) => onChange?.(chosen)}
    />
  );
}
