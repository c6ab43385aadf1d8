import { UNIT_KINDS, type Unit } from '../../../domain/organisation/unit.js';
import { Nothing } from '../../ui/page.js';
import { UnitLink } from './unit-tree.js';

interface Props {
  readonly units: readonly Unit[];
  readonly wanted: string;
  readonly onChoose: (code: string) => void;
}

const MOST = 100;

/** Units of that name or code, wherever they lie. */
export function UnitMatches({ units, wanted, onChoose }: Props) {
  const found = units.filter(({ code, name, kind }) =>
    `${name} ${code} ${UNIT_KINDS[kind]}`.includes(wanted),
  );
  if (found.length === 0) return <Nothing title="没有这样的单位" />;
  return (
    <section className="card unit-tree" aria-label="查到的单位">
      <ul>
        {found.slice(0, MOST).map((unit) => (
          <li key={unit.code}>
            <UnitLink unit={unit} onChoose={onChoose} />
          </li>
        ))}
      </ul>
      {found.length > MOST && (
        <p className="muted">
          只列出前 {MOST} 个，共 {found.length} 个。
        </p>
      )}
    </section>
  );
}
