import { Alert, Button, Drawer, Form } from 'antd';
import { useRef } from 'react';
import type { CaseDetail, Timeline } from '../../../../contracts/http-schemas-answers.js';
import type { AvailableAction } from '../../../../domain/ladder/available-actions.js';
import type { Paper } from '../../../../domain/ladder/case-state.js';
import { datesInWords } from '../../../../domain/wording/dates-in-words.js';
import { deskOf, useSignedIn } from '../../../api/session.js';
import { Problem } from '../../../api/client.js';
import { Failure } from '../../../ui/failure.js';
import { stageWords } from '../../../ui/stage-words.js';
import { AskedNote } from './asked-note.js';
import { DraftLink } from '../drafts/draft-link.js';
import { FieldInput } from './field-input.js';
import { firstValues } from './first-values.js';
import { NarrativeInputs } from './narrative-inputs.js';
import { ReturnedNote } from './returned-note.js';
import { isShown } from './shown-when.js';
import { suggestions } from './suggestions.js';
import { UnprintedNote } from './unprinted-note.js';
import { useActForm } from './use-act-form.js';

interface Props {
  readonly action: AvailableAction;
  readonly item: CaseDetail;
  readonly latest: Timeline['entries'][number] | undefined;
  /** The paper and the guardian it was opened for. */
  readonly chosen: URLSearchParams;
  readonly onClose: () => void;
  /** Where the documents stand on the page behind. */
  readonly onShowDocuments?: () => void;
}

/** Later its document has been issued, and stands among the documents. */
const BEFORE_APPROVAL: readonly Paper['status'][] = ['draft', 'returned'];

/** One act as a short form, made of the very fields by which the case will judge it. */
export function ActDrawer({ action, item, latest, chosen, onClose, onShowDocuments }: Props) {
  const { me, offers } = useSignedIn();
  const { act, title, fields, words, refusal } = action;
  const { view } = item;
  const [form] = Form.useForm();
  const openedAt = useRef(view.seq);
  const start = firstValues(act, fields, view, offers.today, chosen);
  const { initial, restored, queued, busy, failure, keep, submit, discard } = useActForm({
    form,
    user: deskOf(me),
    caseNo: item.caseNo,
    action,
    start,
    onDone: onClose,
  });
  const input = (Form.useWatch('input', form) ?? initial['input'] ?? {}) as Record<string, unknown>;
  const asked = failure instanceof Problem && failure.body.field ? [failure.body.field] : [];
  const shown = (name: string) => isShown(act, name, input, asked);
  const visible = Object.entries(fields).filter(([name]) => shown(name));
  const paper = view.papers.find(({ id }) => id === input['paper']);
  const draft = paper && BEFORE_APPROVAL.includes(paper.status) ? paper : undefined;
  const moved = view.seq > openedAt.current && !busy;
  return (
    <Drawer
      open
      title={title}
      size={window.innerWidth < 700 ? window.innerWidth : 520}
      onClose={onClose}
      destroyOnHidden
      footer={
        <div className="form-foot">
          {restored && <Button onClick={discard}>清空重填</Button>}
          <Button onClick={onClose}>以后再办</Button>
          <Button type="primary" loading={busy} disabled={refusal !== null} onClick={() => form.submit()}>
            {queued ? '再试发送' : '提交'}
          </Button>
        </div>
      }
    >
      <p className="muted form-note">
        {item.child.name} · {stageWords(item)}
      </p>
      <AskedNote act={act} view={view} />
      <ReturnedNote act={act} view={view} paper={paper} />
      <UnprintedNote act={act} view={view} paper={paper} onLeave={onShowDocuments} />
      {draft && <DraftLink key={draft.id} caseNo={item.caseNo} paper={draft} />}
      {moved && (
        <Alert
          className="form-note"
          type="info"
          showIcon
          role="status"
          title="这个案件刚刚有了新的进展，请核对后再提交。"
          description={
            latest &&
            `${datesInWords(latest.words)}${latest.by ? `（${latest.by.name}，${latest.by.roleLabel}）` : ''}`
          }
        />
      )}
      {refusal && (
        <Alert
          className="form-note"
          type="warning"
          showIcon
          role="alert"
          title={`现在不能办理：${datesInWords(refusal.message)}`}
          description={refusal.possible?.map((way) => (
            <p key={way}>→ {datesInWords(way)}</p>
          ))}
        />
      )}
      {queued && (
        <Alert
          className="form-note"
          type="warning"
          showIcon
          title="网络不通，内容已保存在本机，联网后自动发送，只发一次。"
        />
      )}
      {restored && !queued && (
        <Alert className="form-note" type="info" title="已恢复您上次没有提交的内容（只存在本机）。" />
      )}
      {failure !== null && (
        <div className="form-note">
          <Failure error={failure} />
        </div>
      )}
      <Form
        form={form}
        layout="vertical"
        initialValues={initial}
        onValuesChange={(changed, values: Record<string, unknown>) => {
          // What the server has said of a field was about what stood there before.
          const mended = Object.keys((changed['input'] ?? {}) as object);
          form.setFields(mended.map((name) => ({ name: ['input', name], errors: [] })));
          keep(values);
        }}
        onFinish={(values: Record<string, unknown>) => void submit(values)}
        scrollToFirstError={{ focus: true }}
      >
        {visible.map(([name, field]) => (
          <FieldInput
            key={name}
            name={name}
            field={field}
            act={act}
            caseNo={item.caseNo}
            suggested={suggestions(name, act, view, input)}
            today={offers.today}
          />
        ))}
        {Object.keys(fields).length === 0 && <p className="form-note">确认办理「{title}」？可以附上说明。</p>}
        <NarrativeInputs
          act={act}
          caseNo={item.caseNo}
          input={input}
          words={Object.fromEntries(Object.entries(words).filter(([name]) => shown(name)))}
        />
      </Form>
    </Drawer>
  );
}
