import { CameraOutlined, AudioOutlined, PaperClipOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef } from 'react';
import { ATTACHMENT_KINDS, type AttachmentKind } from '../../../../domain/attachments/attachment-kinds.js';
import { acceptedTypes } from './use-upload.js';

interface Props {
  readonly kind: AttachmentKind;
  readonly busy: boolean;
  readonly onChoose: (file: File) => void;
}

/** Opens the camera of a phone, the recorder for a voice, and the file chooser of a desk. */
export function UploadButton({ kind, busy, onChoose }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const isVoice = kind === 'child_voice';
  const isPhoto = kind === 'visit_photo' || kind === 'service_photo';
  const Icon = isVoice ? AudioOutlined : isPhoto ? CameraOutlined : PaperClipOutlined;
  return (
    <>
      <Button icon={<Icon aria-hidden />} loading={busy} onClick={() => input.current?.click()}>
        {isVoice ? '录孩子的话' : ATTACHMENT_KINDS[kind].label}
      </Button>
      <input
        ref={input}
        type="file"
        style={{ display: 'none' }}
        tabIndex={-1}
        data-kind={kind}
        accept={acceptedTypes(kind)}
        {...(isPhoto ? { capture: 'environment' as const } : isVoice ? { capture: 'user' as const } : {})}
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file) onChoose(file);
          // The same file may be chosen again after a refusal.
          target.value = '';
        }}
      />
    </>
  );
}
