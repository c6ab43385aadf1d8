import { Form, Input } from 'antd';
import type { DocumentOffers } from '../../../../contracts/http-schemas-documents.js';
import { DateInput } from '../../../ui/date-input.js';

type Ask = DocumentOffers['offers'][number]['asks'][number];

/** A name that is known stands there to be confirmed; a number or an address is hidden, and printed whole if left. */
export function AskedField({ ask }: { readonly ask: Ask }) {
  const { field, meaning, type, otherwise } = ask;
  const isNeeded = otherwise === null || type === 'name';
  return (
    <Form.Item
      name={field}
      label={isNeeded ? field : `${field}（可不填）`}
      extra={isNeeded ? meaning : `${meaning}；不填时印：${otherwise}`}
      initialValue={type === 'name' ? (otherwise ?? undefined) : undefined}
      rules={isNeeded ? [{ required: true, whitespace: true, message: `请填写「${field}」。` }] : []}
    >
      {type === 'date' ? (
        <DateInput />
      ) : type === 'text' ? (
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 8 }} maxLength={2_000} />
      ) : (
        <Input maxLength={200} autoComplete="off" />
      )}
    </Form.Item>
  );
}
