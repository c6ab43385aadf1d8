import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { GapsView } from '../../../contracts/chain-answers.js';
import { opens, useSignedIn } from '../../api/session.js';
import type { Chosen } from './chosen.js';
import { childPlaceWords, placeWords } from './place-words.js';

type Place = NonNullable<GapsView['at']>[number];

interface Props {
  readonly places: readonly Place[];
  readonly level: GapsView['levels'][number];
  /** Null for who may only look. */
  readonly onChoose: ((chosen: readonly Chosen[]) => void) | null;
}

const AT_ONCE = 50;

/** Every place nobody answers for, and why; one by one, or several for the same person. */
export function GapList({ places, level, onChoose }: Props) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [most, setMost] = useState(AT_ONCE);
  const isChild = level.answersFor === 'child';
  const known = places.flatMap((place) => (place.unit === null ? [] : [{ ...place, unit: place.unit }]));
  const shown = isChild ? known : places;
  const chosen = known.filter(({ unit }) => ticked.has(unit)).map((place) => chosenOf(place, place.unit));
  const tick = (unit: string) =>
    setTicked((before) => {
      const after = new Set(before);
      if (!after.delete(unit)) after.add(unit);
      return after;
    });
  if (places.length === 0) return null;
  return (
    <>
      {onChoose && known.length > 1 && (
        <div className="chain-bulk">
          <Checkbox
            checked={chosen.length === known.length}
            indeterminate={chosen.length > 0 && chosen.length < known.length}
            onChange={({ target }) => setTicked(new Set(target.checked ? known.map(({ unit }) => unit) : []))}
          >
            全选（{known.length} 处）
          </Checkbox>
          <Button type="primary" disabled={chosen.length === 0} onClick={() => onChoose(chosen)}>
            为选中的 {chosen.length} 处确定责任人
          </Button>
        </div>
      )}
      <ul className="chain-rows" aria-label={`${level.label}的缺口`}>
        {isChild && <Unnamed places={places.filter(({ unit }) => unit === null)} />}
        {shown.slice(0, most).map((place, index) => (
          <li key={place.unit ?? `${place.gap}${index}`}>
            {onChoose && known.length > 1 && place.unit !== null && (
              <Checkbox
                aria-label={`选中${placeWords(place)}`}
                checked={ticked.has(place.unit)}
                onChange={() => tick(place.unit ?? '')}
              />
            )}
            <span className="chain-place">
              {place.child?.name ?? placeWords(place)}
              <small>
                {place.child && `${childPlaceWords(place.child)} `}
                <span className="pill soon">{place.gapLabel}</span>
                {!isChild && ` ${place.children} 名学生`}
              </small>
            </span>
            {onChoose && place.unit !== null && (
              <Button
                aria-label={`确定责任人：${placeWords(place)}`}
                onClick={() => onChoose([chosenOf(place, place.unit ?? '')])}
              >
                确定责任人
              </Button>
            )}
            {place.gap === 'unit_unknown' && <ToHomes />}
          </li>
        ))}
      </ul>
      {shown.length > most && (
        <Button onClick={() => setMost(most + AT_ONCE)}>再显示一些（共 {shown.length} 处）</Button>
      )}
      {level.places > places.length && (
        <p className="muted">
          只列出前 {places.length} 处，共 {level.places} 处；其余可用 Excel 批量办理。
        </p>
      )}
    </>
  );
}

/** Who may not know which children they are sees how many. */
function Unnamed({ places }: { readonly places: readonly Place[] }) {
  return [...new Set(places.map(({ gapLabel }) => gapLabel))].map((label) => (
    <li key={label}>
      <span className="chain-place">
        {places.filter(({ gapLabel }) => gapLabel === label).length} 名学生{' '}
        <span className="pill soon">{label}</span>
      </span>
    </li>
  ));
}

export function chosenOf(place: Parameters<typeof placeWords>[0], unit: string): Chosen {
  return { unit, words: placeWords(place) };
}

function ToHomes() {
  const session = useSignedIn();
  return opens(session, 'POST /chains/homes') ? (
    <Link to="/chains?tab=homes">登记村组</Link>
  ) : (
    <small className="muted">由学校、乡镇登记所在村组</small>
  );
}
