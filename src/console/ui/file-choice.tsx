import { UploadOutlined } from '@ant-design/icons';
import { useState } from 'react';

interface Props {
  readonly label: string;
  readonly hint: string;
  readonly accept: string;
  readonly chosen: File | null;
  readonly onChoose: (file: File) => void;
}

/** A file chosen or dropped. The browser's own field speaks the browser's language and not the user's. */
export function FileChoice({ label, hint, accept, chosen, onChoose }: Props) {
  const [over, setOver] = useState(false);
  const take = (file: File | undefined) => {
    if (file) onChoose(file);
  };
  return (
    <label
      className={`file-choice ${over ? 'is-over' : ''}`}
      onDragOver={(event) => (event.preventDefault(), setOver(true))}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files[0]);
      }}
    >
      <UploadOutlined aria-hidden style={{ fontSize: '1.6rem' }} />
      <strong>{chosen ? `已选：${chosen.name}（可重新选择）` : label}</strong>
      <span className="muted">{hint}</span>
      <input
        className="visually-hidden"
        type="file"
        aria-label={label}
        accept={accept}
        onChange={({ target }) => {
          take(target.files?.[0]);
          target.value = '';
        }}
      />
    </label>
  );
}
