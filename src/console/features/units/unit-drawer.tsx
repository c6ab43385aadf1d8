import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { UNIT_KINDS, type Unit } from '../../../domain/organisation/unit.js';
import { ask } from '../../api/client.js';
import { Failure } from '../../ui/failure.js';
import { CloseUnit } from './close-unit.js';
import { RenameUnit } from './rename-unit.js';

interface Props {
  readonly unit: Unit;
  readonly units: readonly Unit[];
  readonly today: string;
  readonly onClose: () => void;
}

const GOVERNMENTS = { township: '乡镇人民政府', subdistrict: '街道办事处' } as const;

/** One unit: what it is, what it was called, and what can be done with it. */
export function UnitDrawer({ unit, units, today, onClose }: Props) {
  const { code, name, kind, parent, localGovernment, to } = unit;
  const versions = useQuery({
    queryKey: ['units', 'versions', code],
    queryFn: async () => (await ask<{ items: readonly Unit[] }>('GET', `/units/${code}/versions`)).items,
  });
  const nameOf = (of: string | null) =>
    of === null ? '无' : (units.find((each) => each.code === of)?.name ?? of);
  return (
    <Drawer title={name} open onClose={onClose} size={480}>
      <dl className="unit-facts">
        <div>
          <dt>种类</dt>
          <dd>
            {UNIT_KINDS[kind]}
            {localGovernment && `（${GOVERNMENTS[localGovernment]}）`}
          </dd>
        </div>
        <div>
          <dt>代码</dt>
          <dd>{code}</dd>
        </div>
        <div>
          <dt>隶属</dt>
          <dd>{nameOf(parent)}</dd>
        </div>
      </dl>
      <section className="unit-part" aria-label="沿革">
        <h2>沿革</h2>
        {versions.error && <Failure error={versions.error} />}
        <ol className="unit-versions">
          {versions.data?.map((version) => (
            <li key={version.from ?? ''}>
              <strong>{version.name}</strong>
              <small>
                {version.from === null ? '登记之前已有' : `自 ${version.from}`}
                {version.to === null ? '，至今' : `，至 ${version.to}`}
                {version.parent !== null && version.parent !== parent && `，隶属${nameOf(version.parent)}`}
              </small>
            </li>
          ))}
        </ol>
      </section>
      {to === null && kind !== 'grade' && kind !== 'class' && (
        <RenameUnit key={`${code}${name}${parent}`} unit={unit} units={units} />
      )}
      {to === null ? (
        <CloseUnit unit={unit} today={today} onDone={onClose} />
      ) : (
        <p className="muted">已定于 {to} 撤销。</p>
      )}
    </Drawer>
  );
}
