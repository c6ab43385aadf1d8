import { useState } from 'react';
import { UNIT_KINDS, type Unit } from '../../../domain/organisation/unit.js';

type ByParent = ReadonlyMap<string | null, readonly Unit[]>;

interface Props {
  readonly units: readonly Unit[];
  readonly onChoose: (code: string) => void;
}

/** Each unit below the one it lies in; a branch is drawn when it is opened. */
export function UnitTree({ units, onChoose }: Props) {
  const codes = new Set(units.map(({ code }) => code));
  const below = new Map<string | null, Unit[]>();
  for (const unit of units) {
    const parent = unit.parent !== null && codes.has(unit.parent) ? unit.parent : null;
    const known = below.get(parent);
    if (known) known.push(unit);
    else below.set(parent, [unit]);
  }
  return (
    <section className="card unit-tree" aria-label="单位">
      <Branch parent={null} below={below} onChoose={onChoose} />
    </section>
  );
}

function Branch({
  parent,
  below,
  onChoose,
}: {
  readonly parent: string | null;
  readonly below: ByParent;
  readonly onChoose: (code: string) => void;
}) {
  return (
    <ul>
      {below.get(parent)?.map((unit) => (
        <Node key={unit.code} unit={unit} below={below} onChoose={onChoose} startsOpen={parent === null} />
      ))}
    </ul>
  );
}

function Node({
  unit,
  below,
  onChoose,
  startsOpen,
}: {
  readonly unit: Unit;
  readonly below: ByParent;
  readonly onChoose: (code: string) => void;
  readonly startsOpen: boolean;
}) {
  const [open, setOpen] = useState(startsOpen);
  const inside = below.get(unit.code)?.length ?? 0;
  return (
    <li>
      <div className="unit-line">
        {inside > 0 ? (
          <button
            type="button"
            className="unit-fold"
            aria-expanded={open}
            aria-label={`${open ? '收起' : '展开'}${unit.name}`}
            onClick={() => setOpen(!open)}
          >
            {open ? '▾' : '▸'}
          </button>
        ) : (
          <span className="unit-fold" aria-hidden />
        )}
        <UnitLink unit={unit} onChoose={onChoose} inside={inside} />
      </div>
      {open && inside > 0 && <Branch parent={unit.code} below={below} onChoose={onChoose} />}
    </li>
  );
}

export function UnitLink({
  unit: { code, name, kind },
  onChoose,
  inside = 0,
}: {
  readonly unit: Unit;
  readonly onChoose: (code: string) => void;
  readonly inside?: number;
}) {
  return (
    <button type="button" className="unit-link" onClick={() => onChoose(code)}>
      <strong>{name}</strong>
      <small>
        {UNIT_KINDS[kind]} {code}
        {inside > 0 && `，下级 ${inside}`}
      </small>
    </button>
  );
}
