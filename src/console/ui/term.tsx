import { QuestionCircleOutlined } from '@ant-design/icons';
import { Popover } from 'antd';
import type { ReactNode } from 'react';
import { TERMS } from './terms.js';

/** A word with its meaning and its source, for whoever asks; reached by mouse, finger and keyboard. */
export function Term({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const term = TERMS[name];
  if (!term) return <>{children}</>;
  return (
    <>
      {children}
      <Popover
        trigger={['click']}
        title={name}
        content={
          <div className="term">
            <p>{term.meaning}</p>
            <p className="muted">来源：{term.source}</p>
          </div>
        }
      >
        <button type="button" className="term-button" aria-label={`什么是${name}`}>
          <QuestionCircleOutlined aria-hidden />
        </button>
      </Popover>
    </>
  );
}
