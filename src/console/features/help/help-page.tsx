import { PageFrame } from '../../ui/page.js';
import { TERMS } from '../../ui/terms.js';

/** Every word that has a question mark somewhere, in one place, with where it comes from. */
export function Page() {
  return (
    <PageFrame title="名词与依据" about="页面上带问号的词，各是什么意思、依据哪一条。">
      <dl className="card glossary">
        {Object.entries(TERMS).map(([name, { meaning, source }]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {meaning}
              <small className="muted">来源：{source}</small>
            </dd>
          </div>
        ))}
      </dl>
    </PageFrame>
  );
}
