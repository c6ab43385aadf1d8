import { Button, Select } from 'antd';
import { useState } from 'react';
import type { IndicatorsAnswer } from '../../../contracts/http-schemas-indicators.js';
import { askFile, query } from '../../api/client.js';
import { useIndicators, type Members, type NumberQuery } from '../../api/indicators.js';
import { useStuck } from '../../api/cases.js';
import { opens, useSignedIn } from '../../api/session.js';
import { dateWords } from '../../ui/date-words.js';
import { Failure } from '../../ui/failure.js';
import { Loading } from '../../ui/loading.js';
import { PageFrame } from '../../ui/page.js';
import { saveFile } from '../../ui/save-file.js';
import { Figure } from './figure.js';
import { figuresOf } from './figures.js';
import { MembersDrawer } from './members-drawer.js';
import { RateCard } from './rate-card.js';
import './supervision.css';
import { StuckByUnit } from './stuck-by-unit.js';

/** The rates of a unit, where its cases stand, and whether its duties are done in time. */
export function Dashboard() {
  const [asked, setAsked] = useState<NumberQuery>({});
  const [members, setMembers] = useState<Members | null>(null);
  const [error, setError] = useState<unknown>(null);
  const session = useSignedIn();
  const numbers = useIndicators(asked);
  const stuck = useStuck(placeFilter(asked.unit));
  if (!numbers.data) return numbers.error ? <Failure error={numbers.error} /> : <Loading what="统计" />;
  const { data } = numbers;
  const linked = opens(session, 'GET /cases') && !data.beyond;
  const download = async () => {
    setError(null);
    const name = `${data.unit.name}统计 ${data.asOf}.xlsx`;
    await askFile(`/oversight/indicators/file${query({ ...asked })}`).then(
      (file) => saveFile(file, name),
      setError,
    );
  };
  return (
    <PageFrame
      title="统计"
      about={`${data.unit.name}，截至${dateWords(data.asOf)}；口径 ${data.definitionVersion} 版`}
      actions={<Button onClick={() => void download()}>下载全部表格（xlsx）</Button>}
    >
      <Choices data={data} asked={asked} onChange={setAsked} />
      {error !== null && <Failure error={error} />}
      {numbers.error && <Failure error={numbers.error} />}
      {data.beyond && (
        <p className="notice-line">
          {data.unit.name}超出本单位管辖范围，只供比较：仅显示比率，涉及人数不足 5 的不显示。
        </p>
      )}
      <section className="rates" aria-label="比率">
        {data.rates.map((rate) => (
          <RateCard
            key={rate.id}
            rate={rate}
            asOf={data.asOf}
            version={data.definitionVersion}
            onList={(part) => setMembers({ ...asked, indicator: rate.id, part })}
          />
        ))}
      </section>
      <div className="figures">
        {figuresOf(data, linked).map((figure) => (
          <Figure
            key={figure.title}
            figure={figure}
            file={`${data.unit.name} ${figure.title} ${data.asOf}`}
          />
        ))}
      </div>
      {!data.beyond && <StuckByUnit items={stuck.data?.items ?? []} />}
      <MembersDrawer asked={members} rates={data.rates} onClose={() => setMembers(null)} />
    </PageFrame>
  );
}

function Choices({
  data,
  asked,
  onChange,
}: {
  readonly data: IndicatorsAnswer;
  readonly asked: NumberQuery;
  readonly onChange: (asked: NumberQuery) => void;
}) {
  const county = { value: data.county.code, label: `${data.county.name}（只供比较）` };
  const within = data.units.map(({ code, name }) => ({ value: code, label: name }));
  const units = within.some(({ value }) => value === county.value) ? within : [...within, county];
  return (
    <section className="filters" aria-label="范围">
      <label>
        单位
        <Select
          aria-label="单位"
          value={data.unit.code}
          options={units}
          showSearch={{ optionFilterProp: 'label' }}
          style={{ minWidth: 230 }}
          onChange={(unit: string) => onChange({ ...asked, unit })}
        />
      </label>
      <label>
        学期
        <Select
          aria-label="学期"
          value={data.term?.from ?? null}
          placeholder="今天不在任何学期内"
          options={data.terms.map(({ name, from }) => ({ value: from, label: name }))}
          style={{ minWidth: 210 }}
          onChange={(term: string) => onChange({ ...asked, term })}
        />
      </label>
    </section>
  );
}

function placeFilter(unit: string | undefined) {
  if (unit?.length === 9) return { township: unit };
  return unit?.length === 10 ? { school: unit } : {};
}
