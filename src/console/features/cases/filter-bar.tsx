import { Button, Select } from 'antd';
import type { CaseItem } from '../../../contracts/http-schemas-answers.js';
import { RUNG_LABELS, STANDING_LABELS } from '../../../domain/wording/labels.js';
import { asOptions } from '../../ui/labels-as-options.js';

export type CaseFilters = Readonly<Record<string, string>>;
const NAMES = ['standing', 'rung', 'township', 'school', 'overdue', 'stuck', 'awaitingMe'] as const;

export function filtersIn(search: URLSearchParams): CaseFilters {
  return Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = search.get(name);
      return value ? [[name, value]] : [];
    }),
  );
}

interface Props {
  readonly filters: CaseFilters;
  /** What is on the screen tells which schools and townships there are to choose. */
  readonly items: readonly CaseItem[];
  readonly onChange: (filters: CaseFilters) => void;
}

const YES = [{ value: 'true', label: '是' }];

export function FilterBar({ filters, items, onChange }: Props) {
  const choices = {
    standing: ['状态', asOptions(STANDING_LABELS)],
    rung: ['阶段', asOptions(RUNG_LABELS)],
    township: ['乡镇', places(items, 'township', filters['township'])],
    school: ['学校', places(items, 'school', filters['school'])],
    awaitingMe: ['等我办理', YES],
    overdue: ['逾期', YES],
    stuck: ['卡住', YES],
  } as const;
  return (
    <div className="filters" style={{ marginTop: 12 }}>
      {Object.entries(choices).map(([name, [label, options]]) => (
        <label key={name}>
          {label}
          <Select
            aria-label={label}
            style={{ minWidth: 110 }}
            allowClear
            placeholder="不限"
            value={filters[name] ?? null}
            options={[...options]}
            popupMatchSelectWidth={false}
            onChange={(value: string | undefined) => {
              const { [name]: _old, ...rest } = filters;
              onChange(value ? { ...rest, [name]: value } : rest);
            }}
          />
        </label>
      ))}
      {Object.keys(filters).length > 0 && <Button onClick={() => onChange({})}>清除筛选</Button>}
    </div>
  );
}

function places(items: readonly CaseItem[], kind: 'township' | 'school', chosen: string | undefined) {
  const found = new Map(items.map((item) => [item[kind].code, item[kind].name]));
  if (chosen && !found.has(chosen)) found.set(chosen, chosen);
  return asOptions(Object.fromEntries(found));
}
