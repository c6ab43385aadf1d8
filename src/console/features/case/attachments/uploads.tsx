import { Progress } from 'antd';
import { useState } from 'react';
import type { AttachmentKind } from '../../../../domain/attachments/attachment-kinds.js';
import { Failure } from '../../../ui/failure.js';
import { UploadButton } from './upload-button.js';
import { useUpload, type Taken } from './use-upload.js';

interface Props {
  readonly caseNo: string;
  readonly kinds: readonly AttachmentKind[];
  /** What the buttons are for, where nothing beside them says it. */
  readonly label?: string;
  readonly onTaken?: (taken: Taken, kind: AttachmentKind) => void;
}

/** The camera, the recorder and the chooser, how far a slow line has got, and what went wrong. */
export function Uploads({ caseNo, kinds, label, onTaken = () => undefined }: Props) {
  const [taken, setTaken] = useState<readonly Taken[]>([]);
  const upload = useUpload(caseNo, (each, kind) => {
    setTaken((before) => [...before, each]);
    onTaken(each, kind);
  });
  const waiting = taken.filter(({ waits }) => waits).length;
  const share = Math.round(upload.share * 100);
  if (kinds.length === 0) return null;
  return (
    <>
      <div
        className="upload-buttons"
        {...(label === undefined ? {} : { role: 'group', 'aria-label': label })}
      >
        {kinds.map((kind) => (
          <UploadButton
            key={kind}
            kind={kind}
            busy={upload.busy}
            onChoose={(file) => void upload.send(kind, file)}
          />
        ))}
      </div>
      {upload.busy && share > 0 && share < 100 && (
        <Progress percent={share} size="small" aria-label="上传进度" />
      )}
      {taken.length > 0 && (
        <p className="upload-taken" role="status">
          {taken.length > waiting && `已存入本案 ${taken.length - waiting} 份`}
          {taken.length > waiting && waiting > 0 && '，'}
          {waiting > 0 && `${waiting} 份存在本机，联网后自动发送`}
        </p>
      )}
      {upload.failure !== null && <Failure error={upload.failure} retry={upload.again ?? undefined} />}
    </>
  );
}
