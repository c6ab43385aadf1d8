import { useSearchParams } from 'react-router';
import { CHAIN_LINES, type ChainLine } from '../../../domain/organisation/chain.js';
import { useGaps } from '../../api/chains.js';
import { ChainShare } from '../../ui/chain-share.js';
import { Failure } from '../../ui/failure.js';
import { Loading } from '../../ui/loading.js';
import { LevelRow } from './level-row.js';

/** Both lines from the top down, with how many children each level is missing for. */
export function LevelsTab() {
  const [search, setSearch] = useSearchParams();
  const gaps = useGaps(null);
  if (!gaps.data) {
    return gaps.error ? (
      <Failure error={gaps.error} retry={() => void gaps.refetch()} />
    ) : (
      <Loading what="责任链" />
    );
  }
  const { children, complete, levels, on } = gaps.data;
  const line = search.get('line');
  const level = search.get('level');
  return (
    <>
      <section className="card group" aria-label="合计">
        <ChainShare all={children} complete={complete} />
      </section>
      <div className="chain-lines">
        {(Object.keys(CHAIN_LINES) as ChainLine[]).map((name) => (
          <section key={name} className="group" aria-label={CHAIN_LINES[name]}>
            <h2>{CHAIN_LINES[name]}</h2>
            <ol className="chain-levels">
              {levels
                .filter((each) => each.line === name)
                .map((each) => {
                  const isOpen = each.line === line && each.level === level;
                  return (
                    <LevelRow
                      key={each.level}
                      level={each}
                      today={on}
                      isOpen={isOpen}
                      onToggle={() =>
                        setSearch(isOpen ? {} : { line: each.line, level: each.level }, { replace: true })
                      }
                    />
                  );
                })}
            </ol>
          </section>
        ))}
      </div>
    </>
  );
}
