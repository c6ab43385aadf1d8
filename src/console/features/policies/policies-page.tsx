import { useQuery } from '@tanstack/react-query';
import { Select, Switch } from 'antd';
import { Fragment, useState } from 'react';
import { Link } from 'react-router';
import type { Rules } from '../../../contracts/console-answers.js';
import type { Policy } from '../../../domain/ladder/policy.js';
import { ask } from '../../api/client.js';
import { Failure } from '../../ui/failure.js';
import { Loading } from '../../ui/loading.js';
import { PageFrame } from '../../ui/page.js';
import { useSignedIn } from '../../api/session.js';
import { compared } from './policy-lines.js';
import './policies.css';

/** What each public document settles, by which words, and in what two of them differ. */
export function Page() {
  const rules = useQuery({
    queryKey: ['policies'],
    queryFn: () => ask<Rules>('GET', '/policies'),
    staleTime: 60_000,
  });
  if (!rules.data) return rules.error ? <Failure error={rules.error} /> : <Loading what="各地方案" />;
  return <Policies {...rules.data} />;
}

function Policies({ policies, current }: Rules) {
  const { me } = useSignedIn();
  const [first, setFirst] = useState(current);
  const [second, setSecond] = useState<string | null>(null);
  const [onlyDifferent, setOnlyDifferent] = useState(false);
  const shown = [first, second].flatMap((id) => policies.find((each) => each.id === id) ?? []);
  const lines = compared(shown).filter(({ differs }) => !onlyDifferent || shown.length < 2 || differs);
  const options = policies.map(({ id, title }) => ({
    value: id,
    label: id === current ? `${title}（本县现行）` : title,
  }));
  const differing = compared(shown).filter(({ differs }) => differs).length;
  return (
    <PageFrame
      title="各地方案"
      about={
        <>
          每个案件立案时抄录一份当时的方案，以后改动方案不影响已立的案件。
          {me.role !== 'system_admin' && (
            <>
              按日期推算见<Link to="/preview">期限推演</Link>。
            </>
          )}
        </>
      }
    >
      <section className="card filters" aria-label="选择方案">
        <label>
          方案
          <Select
            aria-label="方案"
            value={first}
            options={options}
            onChange={setFirst}
            popupMatchSelectWidth={false}
          />
        </label>
        <label>
          与之比较
          <Select
            aria-label="与之比较的方案"
            allowClear
            placeholder="不比较"
            style={{ minWidth: 150 }}
            value={second}
            options={options.filter(({ value }) => value !== first)}
            onChange={(value: string | null | undefined) => setSecond(value ?? null)}
            popupMatchSelectWidth={false}
          />
        </label>
        {shown.length > 1 && (
          <label className="only-different">
            只看不同（{differing} 处）
            <Switch aria-label="只看不同" checked={onlyDifferent} onChange={setOnlyDifferent} />
          </label>
        )}
      </section>
      <div className="scroll" tabIndex={0} role="region" aria-label="方案内容">
        <table className="plain policies">
          <thead>
            <tr>
              <th>事项</th>
              {shown.map((policy) => (
                <th key={policy.id}>
                  <Head policy={policy} current={current} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ section, label, sides, differs }, index) => (
              <Fragment key={section + label}>
                {lines[index - 1]?.section !== section && (
                  <tr className="section-row">
                    <th colSpan={shown.length + 1} scope="colgroup">
                      {section}
                    </th>
                  </tr>
                )}
                <tr className={differs && shown.length > 1 ? 'differs' : ''}>
                  <th scope="row">
                    {label}
                    {differs && shown.length > 1 && <span className="pill soon">不同</span>}
                  </th>
                  {sides.map(({ value, clause }, side) => (
                    <td key={shown[side]?.id}>
                      {value}
                      <small className="muted">{clause}</small>
                    </td>
                  ))}
                </tr>
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </PageFrame>
  );
}

function Head({ policy, current }: { readonly policy: Policy; readonly current: string }) {
  return (
    <>
      {policy.title} {policy.id === current && <span className="pill done">本县现行</span>}
      <small className="muted">{policy.basis}</small>
      <small className="muted">
        版本 {policy.version}，摘要 {policy.hash.slice(0, 12)}
      </small>
    </>
  );
}
