import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import type { FileContents } from '../../../../contracts/http-schemas-bundles.js';
import { bindFile, useFileContents } from '../../../api/bundles.js';
import { opens, useSignedIn } from '../../../api/session.js';
import { DateInput } from '../../../ui/date-input.js';
import { Failure } from '../../../ui/failure.js';
import { Loading } from '../../../ui/loading.js';
import { Volume } from './volume.js';

interface Props {
  readonly caseNo: string;
  readonly today: string;
  readonly onClose: () => void;
}

/** 一生一案: the whole file as it stood at the end of a day, looked through before it is bound. */
export function CaseFile({ caseNo, today, onClose }: Props) {
  const session = useSignedIn();
  const cache = useQueryClient();
  const [asOf, setAsOf] = useState(today);
  const contents = useFileContents(caseNo, asOf);
  const bind = useMutation({
    mutationFn: (day: string) => bindFile(caseNo, day),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['case', caseNo, 'bundles'] }),
  });
  const choose = (day: string | undefined) => {
    setAsOf(day ?? today);
    bind.reset();
  };
  return (
    <Drawer
      open
      title="一生一案"
      size={window.innerWidth < 700 ? window.innerWidth : 560}
      onClose={onClose}
      destroyOnHidden
    >
      <div className="volume-side">
        <div>
          <label htmlFor="file-as-of">截至</label>
          <DateInput id="file-as-of" value={asOf} max={today} onChange={choose} />
        </div>
        {contents.error && <Failure error={contents.error} retry={() => void contents.refetch()} />}
        {contents.isPending && <Loading what="目录" />}
        {contents.data && (
          <>
            {opens(session, 'POST /cases/:caseNo/file') && !bind.data && (
              <div className="act-buttons">
                <Button type="primary" loading={bind.isPending} onClick={() => bind.mutate(asOf)}>
                  装订成卷
                </Button>
              </div>
            )}
            {bind.error && <Failure error={bind.error} />}
            {bind.data && <Volume bundle={bind.data} />}
            <Contents contents={contents.data} />
          </>
        )}
      </div>
    </Drawer>
  );
}

function Contents({ contents }: { readonly contents: FileContents }) {
  return (
    <section className="volume" aria-label="目录">
      <p>
        截至 {contents.asOf}：{contents.standing}
      </p>
      {contents.parts.map(({ heading, events, documents, attachments }) => (
        <div key={heading}>
          <h3>{heading}</h3>
          <ul>
            {events.map(({ on, by, what }, i) => (
              <li key={`event-${i}`}>
                {what}
                <small>
                  {on}　{by}
                </small>
              </li>
            ))}
            {documents.map(({ label, number, on, void: isVoid }) => (
              <li key={`${label}-${number}`}>
                《{label}》{isVoid && <span className="pill late">已作废</span>}
                <small>
                  {on}　{number}
                </small>
              </li>
            ))}
            {attachments.map(({ label, on, bound }, i) => (
              <li key={`attachment-${i}`}>
                {label}
                <small>
                  {on}
                  {!bound && '　只在压缩包中'}
                </small>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
