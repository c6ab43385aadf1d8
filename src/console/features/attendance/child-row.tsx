import { Radio } from 'antd';
import { Link } from 'react-router';
import type { ChildOnDay, MarkKind } from '../../../contracts/class-day.js';
import { optionsFor } from './mark-kinds.js';

interface Given {
  readonly child: ChildOnDay;
  /** Now, or as it is recorded. */
  readonly said: MarkKind | null;
  readonly say: (kind: MarkKind) => void;
}

export function ChildRow({ child, said, say }: Given) {
  const { name, away } = child;
  return (
    <li>
      <div className="row class-mark">
        <span className="class-child">
          <strong>{name}</strong>
          {away &&
            (away.caseNo ? (
              <Link className="pill calm" to={`/cases/${away.caseNo}`}>
                {away.label}
              </Link>
            ) : (
              <span className="pill calm">{away.label}</span>
            ))}
        </span>
        <Radio.Group
          className="choice-group"
          aria-label={`${name}的考勤`}
          options={optionsFor(child)}
          value={said}
          onChange={({ target }) => say(target.value as MarkKind)}
        />
      </div>
    </li>
  );
}
