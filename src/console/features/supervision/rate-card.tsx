import { Popover } from 'antd';
import { QuestionCircleOutlined } from '@ant-design/icons';
import type { IndicatorsAnswer } from '../../../contracts/http-schemas-indicators.js';

type Rate = IndicatorsAnswer['rates'][number];
type Part = 'numerator' | 'denominator';

interface Props {
  readonly rate: Rate;
  readonly asOf: string;
  readonly version: string;
  readonly onList: (part: Part) => void;
}

/** A rate never without the two numbers it is made of, nor without what they mean. */
export function RateCard({ rate, asOf, version, onList }: Props) {
  const { title, percent, small, note, missing } = rate;
  return (
    <article className={`card rate ${percent === null ? 'is-missing' : ''}`}>
      <h2>
        {title}
        <Meaning rate={rate} asOf={asOf} version={version} />
      </h2>
      <p className="rate-percent">{percent ?? '—'}</p>
      {percent !== null && (
        <p className="rate-parts">
          <Count rate={rate} part="numerator" onList={onList} /> ÷{' '}
          <Count rate={rate} part="denominator" onList={onList} />
          {small && <span className="pill soon">分母小</span>}
        </p>
      )}
      {(note ?? missing) && <p className="muted rate-note">{missing ?? note}</p>}
    </article>
  );
}

function Count({
  rate,
  part,
  onList,
}: {
  readonly rate: Rate;
  readonly part: Part;
  readonly onList: (part: Part) => void;
}) {
  const count = rate[part];
  if (count === null) return null;
  if (!rate.listed[part] || count === 0) return <span>{count}</span>;
  const words = part === 'numerator' ? '分子' : '分母';
  return (
    <button
      type="button"
      className="count-link"
      aria-label={`${rate.title}${words} ${count}，查看学生`}
      onClick={() => onList(part)}
    >
      {count}
    </button>
  );
}

function Meaning({
  rate,
  asOf,
  version,
}: {
  readonly rate: Rate;
  readonly asOf: string;
  readonly version: string;
}) {
  return (
    <Popover
      trigger={['click']}
      title={rate.title}
      content={
        <div className="term">
          <p>分子：{rate.numeratorWords}</p>
          <p>分母：{rate.denominatorWords}</p>
          <p className="muted">
            截至 {asOf}；口径 {version} 版；不足 100% 的不进位。来源：{rate.source}
          </p>
        </div>
      }
    >
      <button type="button" className="term-button" aria-label={`${rate.title}的口径`}>
        <QuestionCircleOutlined aria-hidden />
      </button>
    </Popover>
  );
}
