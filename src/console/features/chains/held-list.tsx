import { Button, Input } from 'antd';
import { useState } from 'react';
import type { GapsView } from '../../../contracts/chain-answers.js';
import type { Chosen } from './chosen.js';
import { chosenOf } from './gap-list.js';
import { childPlaceWords, placeWords } from './place-words.js';

interface Props {
  readonly places: NonNullable<GapsView['held']>;
  readonly total: number;
  readonly level: GapsView['levels'][number];
  readonly onChoose: ((chosen: readonly Chosen[]) => void) | null;
}

const AT_ONCE = 50;

/** Who answers now. Folded: most days nobody looks, and a change of staff begins here. */
export function HeldList({ places, total, level, onChoose }: Props) {
  const [wanted, setWanted] = useState('');
  const [most, setMost] = useState(AT_ONCE);
  if (total === 0) return null;
  if (places.length === 0) return <p className="muted">另有 {total} 处已有责任人。</p>;
  const found = places.filter((place) =>
    `${placeWords(place)} ${place.holders.map(({ name }) => name).join(' ')}`.includes(wanted),
  );
  return (
    <details>
      <summary>现由谁负责（{total} 处）</summary>
      {places.length > 20 && (
        <Input.Search
          aria-label="查找单位、学生或责任人"
          placeholder="单位、学生或责任人"
          allowClear
          style={{ maxWidth: 320, marginBlock: 8 }}
          onSearch={(text) => setWanted(text.trim())}
        />
      )}
      <ul className="chain-rows" aria-label={`${level.label}的责任人`}>
        {found.slice(0, most).map((place) => (
          <li key={place.unit}>
            <span className="chain-place">
              {place.child?.name ?? placeWords(place)}
              <small>
                {place.child && `${childPlaceWords(place.child)}　`}
                {place.holders.map(({ name, account, by }) => (
                  <span key={`${account}${name}`}>
                    {name ?? account}
                    {by === 'desk' && `（${level.deskLabel ?? '按岗位'}）`}{' '}
                  </span>
                ))}
              </small>
            </span>
            {onChoose && place.unit !== null && (
              <Button
                type="text"
                aria-label={`更换：${placeWords(place)}`}
                onClick={() => onChoose([chosenOf(place, place.unit ?? '')])}
              >
                更换
              </Button>
            )}
          </li>
        ))}
      </ul>
      {found.length > most && <Button onClick={() => setMost(most + AT_ONCE)}>再显示一些</Button>}
      {total > places.length && (
        <p className="muted">
          只列出前 {places.length} 处，共 {total} 处；其余可用 Excel 批量办理。
        </p>
      )}
    </details>
  );
}
