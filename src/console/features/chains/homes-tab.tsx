import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { WithoutHome } from '../../../contracts/chain-answers.js';
import { useHomesMissing, useHomeUnits } from '../../api/chains.js';
import { Failure } from '../../ui/failure.js';
import { Loading } from '../../ui/loading.js';
import { Nothing } from '../../ui/page.js';
import { HomeDrawer } from './home-drawer.js';
import { childPlaceWords } from './place-words.js';

/** Children of whom nobody has said where they live: without it the government's line ends at the township. */
export function HomesTab() {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<readonly WithoutHome[]>([]);
  const missing = useHomesMissing();
  const units = useHomeUnits();
  if (missing.error) return <Failure error={missing.error} retry={() => void missing.refetch()} />;
  if (!missing.data) return <Loading what="学生" />;
  const { items, total } = missing.data;
  if (total === 0) return <Nothing title="都已登记">本单位管辖范围内的在籍学生都已登记所在村组。</Nothing>;
  const wanted = items.filter(({ pupil }) => ticked.has(pupil));
  const villageName = (code: string) => units.data?.find((unit) => unit.code === code)?.name ?? code;
  const close = () => {
    setChosen([]);
    setTicked(new Set());
  };
  return (
    <section className="card group" aria-label="未登记所在村组的学生">
      <h2>
        未登记所在村组 <span className="count">{total}</span>
      </h2>
      <p className="muted">登记之后，包村、包组的责任人随之确定。同村的可以一起选中登记。</p>
      <div className="chain-bulk">
        <Checkbox
          checked={wanted.length === items.length}
          indeterminate={wanted.length > 0 && wanted.length < items.length}
          onChange={({ target }) => setTicked(new Set(target.checked ? items.map(({ pupil }) => pupil) : []))}
        >
          全选（{items.length} 名）
        </Checkbox>
        <Button type="primary" disabled={wanted.length === 0} onClick={() => setChosen(wanted)}>
          为选中的 {wanted.length} 名登记
        </Button>
      </div>
      <ul className="chain-rows" aria-label="学生">
        {items.map((child) => (
          <li key={child.pupil}>
            <Checkbox
              aria-label={`选中${child.name}`}
              checked={ticked.has(child.pupil)}
              onChange={({ target }) =>
                setTicked(
                  new Set(
                    target.checked
                      ? [...ticked, child.pupil]
                      : [...ticked].filter((each) => each !== child.pupil),
                  ),
                )
              }
            />
            <span className="chain-place">
              {child.name}
              <small>
                {childPlaceWords(child)}
                {child.village && `　已登记${villageName(child.village)}，未登记小组`}
              </small>
            </span>
            <Button onClick={() => setChosen([child])} aria-label={`登记村组：${child.name}`}>
              登记村组
            </Button>
          </li>
        ))}
      </ul>
      {total > items.length && <p className="muted">只列出前 {items.length} 名，登记后显示其余的。</p>}
      {chosen.length > 0 && units.data && <HomeDrawer children={chosen} units={units.data} onClose={close} />}
    </section>
  );
}
