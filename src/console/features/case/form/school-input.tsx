import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { ask } from '../../../api/client.js';
import { useSignedIn } from '../../../api/session.js';
import type { Units } from '../../../api/units.js';

interface Props {
  /** Given by the form. */
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (value: string) => void;
}

const SCHOOL_CODE = /^\d{10}$/;

/** The school a child goes to: by name in this county, by its code elsewhere. Nobody knows school codes by heart. */
export function SchoolInput({ id, value, onChange }: Props) {
  const { me } = useSignedIn();
  const [typed, setTyped] = useState('');
  const { data = [] } = useQuery({
    queryKey: ['units', 'county'],
    queryFn: async () => (await ask<{ items: Units }>('GET', '/units?scope=county')).items,
    staleTime: 600_000,
  });
  const here = data
    .filter(({ kind, code }) => kind === 'school' && code !== me.office)
    .map(({ code, name }) => ({ value: code, label: name }));
  const elsewhere = [typed, value ?? ''].filter(
    (code, index, all) =>
      SCHOOL_CODE.test(code) && all.indexOf(code) === index && !here.some((school) => school.value === code),
  );
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      {...(value === undefined ? {} : { value })}
      showSearch={{ optionFilterProp: 'label', onSearch: (text) => setTyped(text.trim()) }}
      allowClear
      placeholder="选本县学校；外县学校输入十位学校标识码"
      notFoundContent="本县没有这所学校；外县学校请输入十位学校标识码"
      options={[...here, ...elsewhere.map((code) => ({ value: code, label: `外县学校 ${code}` }))]}
      onChange={(chosen) => onChange?.(chosen)}
    />
  );
}
