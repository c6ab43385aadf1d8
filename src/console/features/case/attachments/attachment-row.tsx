import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { AttachmentAnswer } from '../../../../contracts/http-schemas-attachments.js';
import { attachmentFile } from '../../../api/attachments.js';
import { shortDate } from '../../../ui/date-words.js';
import { Failure } from '../../../ui/failure.js';

interface Props {
  readonly attachment: AttachmentAnswer;
  readonly today: string;
}

/** Nothing is fetched before somebody asks for it: each look is on record, and a village's line is slow. */
export function AttachmentRow({ attachment, today }: Props) {
  const { id, caseNo, label, type, bytes, addedOn, addedByName, removedAt } = attachment;
  const [address, setAddress] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => () => (address === null ? undefined : URL.revokeObjectURL(address)), [address]);
  const look = async () => {
    setBusy(true);
    setFailure(null);
    try {
      setAddress(URL.createObjectURL(await attachmentFile(caseNo, id)));
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={removedAt === null ? undefined : 'is-void'}>
      <div className="attachment-line">
        <div>
          <strong>{label}</strong>
          <small>
            {shortDate(addedOn, today)}　{addedByName}　{sizeWords(bytes)}　{id}
          </small>
        </div>
        {removedAt !== null ? (
          <span className="pill">已删除</span>
        ) : (
          <Button
            size="small"
            className="no-print"
            loading={busy}
            aria-label={`${address === null ? '查看' : '收起'}${label}`}
            onClick={() => (address === null ? void look() : setAddress(null))}
          >
            {address === null ? (type.startsWith('audio/') ? '听' : '查看') : '收起'}
          </Button>
        )}
      </div>
      {failure !== null && <Failure error={failure} />}
      {address !== null && <Shown address={address} type={type} label={label} name={`${id}`} />}
    </div>
  );
}

function Shown(shown: {
  readonly address: string;
  readonly type: string;
  readonly label: string;
  readonly name: string;
}) {
  const { address, type, label, name } = shown;
  if (type.startsWith('image/')) return <img className="attachment-picture" src={address} alt={label} />;
  // AMR, the format of old phones, is played by no browser.
  if (type.startsWith('audio/') && type !== 'audio/amr')
    return <audio className="attachment-sound" controls src={address} aria-label={label} />;
  return (
    <a href={address} download={name}>
      下载后打开
    </a>
  );
}

function sizeWords(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1_000))} KB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
