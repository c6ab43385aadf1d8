import { Alert } from 'antd';
import type { LinksReport } from '../../../contracts/chain-answers.js';
import type { Chosen } from './chosen.js';

/** What pressing once more will do, and to whose place. Nothing is written yet. */
export function LookedAt({
  report: { counts, replaces },
  chosen,
}: {
  readonly report: LinksReport;
  readonly chosen: readonly Chosen[];
}) {
  const nothing = counts.new + counts.replaced === 0;
  return (
    <Alert
      type={counts.replaced > 0 ? 'warning' : 'info'}
      showIcon
      role="status"
      title={
        nothing
          ? '与现任责任人相同，没有变化。'
          : `核对无误：新确定 ${counts.new} 处，接替 ${counts.replaced} 处。再按“确定”即生效。`
      }
      description={
        replaces.length > 0 && (
          <ul className="possible">
            {replaces.map(({ row, account, name }) => (
              <li key={`${row}${account}${name}`}>
                {chosen[row - 1]?.words}：接替{name ?? account}
              </li>
            ))}
          </ul>
        )
      }
    />
  );
}
