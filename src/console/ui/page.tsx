import { useEffect, type ReactNode } from 'react';

interface Props {
  readonly title: string;
  /** One sentence: what this page is for. */
  readonly about?: ReactNode;
  readonly actions?: ReactNode;
  /** What the browser's history keeps; the title unless that names a child. */
  readonly tab?: string;
  readonly children: ReactNode;
}

export function PageFrame({ title, tab = title, about, actions, children }: Props) {
  useEffect(() => {
    document.title = `${tab} · 一个都不能少`;
  }, [tab]);
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>{title}</h1>
          {about && <p className="muted">{about}</p>}
        </div>
        {actions && <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

export function Nothing({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="nothing">
      <p className="nothing-title">{title}</p>
      {children && <p className="muted">{children}</p>}
    </div>
  );
}
