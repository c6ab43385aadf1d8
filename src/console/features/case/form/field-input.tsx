import { Form } from 'antd';
import { useEffect } from 'react';
import type { ActName } from '../../../../domain/ladder/acts/act-names.js';
import type { Field } from '../../../../domain/ladder/fields.js';
import { useSignedIn } from '../../../api/session.js';
import { inputFor, rulesFor, type Suggestion } from '../../../ui/act-field.js';
import { Term } from '../../../ui/term.js';
import { AttachmentsInput } from './attachments-input.js';
import { EvidenceInput } from './evidence-input.js';
import { SchoolInput } from './school-input.js';
import { isExpected, isNeeded } from './shown-when.js';
import { attachedKinds, evidenceKind } from './evidence-kind.js';

interface Props {
  readonly name: string;
  readonly field: Field;
  readonly act: ActName;
  readonly caseNo: string;
  readonly suggested: readonly Suggestion[] | undefined;
  readonly today: string;
}

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
  const free = field.optional === true && !isExpected(act, name) && !/[（(]/.test(field.label);
  const label = free ? `${field.label}（可不填）` : field.label;
  return (
    <Form.Item
      name={['input', name]}
      label={isMaterial ? <Term name="材料编号">{label}</Term> : label}
      rules={rulesFor(field, isNeeded(act, name))}
      {...(field.help ? { extra: field.help } : {})}
    >
      {field.kind === 'attachments' ? (
        <AttachmentsInput caseNo={caseNo} kinds={attachedKinds(act, me.role)} today={today} />
      ) : isMaterial ? (
        <EvidenceInput caseNo={caseNo} kind={evidenceKind(act, me.role)} today={today} />
      ) : name === 'toSchool' ? (
        <SchoolInput />
      ) : (
        inputFor(field, suggested)
      )}
    </Form.Item>
  );
}
