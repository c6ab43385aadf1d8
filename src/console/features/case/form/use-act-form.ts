import { App, type FormInstance } from 'antd';
import { useEffect, useState } from 'react';
import type { AvailableAction } from '../../../../domain/ladder/available-actions.js';
import { awaitedWords } from '../../../../domain/wording/awaited.js';
import { ROLE_LABELS } from '../../../../domain/wording/labels.js';
import { datesInWords } from '../../../../domain/wording/dates-in-words.js';
import { useRefresh } from '../../../api/cases.js';
import { freshKey, mayHaveBeenLost, Problem } from '../../../api/client.js';
import { dropDraft, keepDraft, readDraft, type Draft } from '../../../api/drafts.js';
import { withArrivals } from '../../../api/file-references.js';
import { sendDraft } from '../../../api/outbox.js';
import { useWaitingDrafts } from '../../../api/use-waiting.js';
import { requestBody } from './request-body.js';

interface Asked {
  readonly form: FormInstance;
  readonly user: string;
  readonly caseNo: string;
  readonly action: AvailableAction;
  readonly start: Readonly<Record<string, unknown>>;
  readonly onDone: () => void;
}

/** A form that forgets nothing and sends nothing twice: every change is kept, and one key stands for one submission. */
export function useActForm({ form, user, caseNo, action, start, onDone }: Asked) {
  const { notification } = App.useApp();
  const refresh = useRefresh();
  const { act, title } = action;
  const [found] = useState(() => readDraft(user, caseNo, act));
  const [key, setKey] = useState(() => found?.key ?? freshKey());
  const [restored, setRestored] = useState(found !== undefined);
  const [queued, setQueued] = useState(found?.body != null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const draft = (values: Draft['values'], body: Draft['body']): Draft => ({
    user,
    caseNo,
    act,
    title,
    key,
    values: withArrivals(values),
    queuedAt: Date.now(),
    body: body && withArrivals(body),
  });
  const clean = { input: { ...start }, narrative: {} };

  const waits = useWaitingDrafts(user).some((each) => each.key === key);
  useEffect(() => {
    if (!queued || busy || waits) return;
    // The outbox was quicker than the writer: what it has sent is done, and what was refused is theirs to mend.
    if (readDraft(user, caseNo, act) === undefined) onDone();
    else setQueued(false);
  }, [queued, busy, waits]);

  const submit = async (values: Record<string, unknown>) => {
    const submitted = draft(values, requestBody(values));
    setBusy(true);
    setFailure(null);
    try {
      const { view } = await sendDraft(submitted);
      const next = view.awaiting;
      notification.success({
        title: `已办理：${title}`,
        description: next
          ? `接下来等待${ROLE_LABELS[next.role]}：${awaitedWords(next.what)}`
          : '此案已没有待办事项。',
      });
      await refresh(caseNo);
      onDone();
    } catch (error) {
      if (mayHaveBeenLost(error)) {
        keepDraft(withArrivals(submitted));
        setQueued(true);
        if (error instanceof Problem) setFailure(error);
      } else {
        keepDraft(draft(values, null));
        setQueued(false);
        setFailure(error);
        // What went before is on file; to record another one is a new submission.
        if (error instanceof Problem && error.code === 'idempotency_key_reused') setKey(freshKey());
        showAtFields(form, error);
        void refresh(caseNo);
      }
    } finally {
      setBusy(false);
    }
  };

  return {
    initial: found?.values ?? clean,
    restored,
    queued,
    busy,
    failure,
    keep: (values: Draft['values']) => {
      setQueued(false);
      keepDraft(draft(values, null));
    },
    submit,
    discard: () => {
      dropDraft({ user, caseNo, act });
      form.resetFields();
      form.setFieldsValue(clean);
      setRestored(false);
      setQueued(false);
    },
  };
}

/** The server names the field; its words belong beside it. */
function showAtFields(form: FormInstance, error: unknown): void {
  if (!(error instanceof Problem)) return;
  const { field, errors = [] } = error.body;
  const faults = errors.length > 0 ? errors : field ? [{ field, message: error.message }] : [];
  form.setFields(
    faults.map((each) => ({ name: ['input', each.field], errors: [datesInWords(each.message)] })),
  );
}
