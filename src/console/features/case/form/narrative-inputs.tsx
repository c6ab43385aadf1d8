import { Form, Input } from 'antd';
import type { ActName } from '../../../../domain/ladder/acts/act-names.js';
import type { WordSpec } from '../../../../domain/ladder/fields.js';
import { Term } from '../../../ui/term.js';
import { MeetingUploads } from '../attachments/meeting-uploads.js';
import { WordsNote } from './words-note.js';

/** Acts in which somebody meets the child or its family; in the others the child's own words would be hearsay. */
const MEETINGS: readonly ActName[] = [
  'recordContact',
  'recordHomeVisit',
  'recordPersuasion',
  'reportReturn',
  'recordFollowUp',
  'recordFound',
  'recordRelapse',
  'pullSafetyBrake',
];

interface Props {
  readonly act: ActName;
  readonly caseNo: string;
  /** What the act asks for by name: a witness, a comment. */
  readonly words: WordSpec;
  /** What the form says so far: it decides who reads the words. */
  readonly input: Readonly<Record<string, unknown>>;
}

const LONG = 200;

/** Free words, kept apart: what the act asks for, what happened, and what the child itself said. */
export function NarrativeInputs({ act, caseNo, words, input }: Props) {
  const meeting = MEETINGS.includes(act);
  return (
    <div className="narrative">
      {meeting && <MeetingUploads caseNo={caseNo} />}
      <WordsNote act={act} input={input} />
      {Object.entries(words).map(([name, { label, most, help }]) => (
        <Form.Item
          key={name}
          name={['narrative', 'words', name]}
          label={`${label}（可不填）`}
          {...(help ? { extra: help } : {})}
        >
          {most > LONG ? (
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={most} />
          ) : (
            <Input maxLength={most} />
          )}
        </Form.Item>
      ))}
      {(meeting || Object.keys(words).length === 0) && (
        <Form.Item name={['narrative', 'text']} label={meeting ? '经过（可不填）' : '说明（可不填）'}>
          <Input.TextArea
            autoSize={{ minRows: meeting ? 3 : 2, maxRows: 10 }}
            maxLength={4_000}
            placeholder={meeting ? '见到了谁，家里什么情况，需要什么帮助' : '给同事的说明'}
          />
        </Form.Item>
      )}
      {meeting && (
        <div className="child-words">
          <Form.Item
            name={['narrative', 'childWords']}
            label={<Term name="孩子的意见">孩子自己的话（可不填）</Term>}
          >
            <Input.TextArea
              autoSize={{ minRows: 2, maxRows: 8 }}
              maxLength={2_000}
              placeholder="照原话记，不用改写"
            />
          </Form.Item>
        </div>
      )}
    </div>
  );
}
