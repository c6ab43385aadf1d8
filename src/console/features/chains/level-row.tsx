import type { GapsView } from '../../../contracts/chain-answers.js';
import { CHAIN_UNITS } from '../../../domain/organisation/chain.js';
import { LevelPlaces } from './level-places.js';

interface Props {
  readonly level: GapsView['levels'][number];
  readonly today: string;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** One level in the regime's own words, with its clause; opened, the places where it is missing and where it is not. */
export function LevelRow({ level, today, isOpen, onToggle }: Props) {
  const { label, answersFor, deskLabel, clause, children, places } = level;
  return (
    <li className="card chain-level">
      <button type="button" aria-expanded={isOpen} onClick={onToggle}>
        <strong>{label}</strong>
        {children === 0 ? (
          <span className="pill done">没有缺口</span>
        ) : (
          <span className="pill soon">
            缺 {places} 处，{children} 名学生
          </span>
        )}
      </button>
      <p className="muted">
        一{answersFor === 'child' ? '名学生' : `个${CHAIN_UNITS[answersFor]}`}一名责任人
        {deskLabel && `；没有另行确定的，由${deskLabel}负责`}。{clause}
      </p>
      {isOpen && <LevelPlaces level={level} today={today} />}
    </li>
  );
}
