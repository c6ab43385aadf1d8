import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { dayOfAccess } from '../../../domain/access/post.js';
import type { Unit } from '../../../domain/organisation/unit.js';
import { ask, query } from '../../api/client.js';
import { DateInput } from '../../ui/date-input.js';
import { Failure } from '../../ui/failure.js';
import { Loading } from '../../ui/loading.js';
import { Nothing, PageFrame } from '../../ui/page.js';
import { RegisterUnit } from './register-unit.js';
import { UnitDrawer } from './unit-drawer.js';
import { UnitMatches } from './unit-matches.js';
import { UnitTree } from './unit-tree.js';
import './units.css';

/** The parts of the county as on a day: the system administrator's register of places, schools and departments. */
export function Page() {
  const today = dayOfAccess(new Date());
  const [on, setOn] = useState<string>(today);
  const [wanted, setWanted] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [registering, setRegistering] = useState(false);
  const list = useQuery({
    queryKey: ['units', 'on', on],
    queryFn: async () => (await ask<{ items: readonly Unit[] }>('GET', `/units${query({ on })}`)).items,
  });
  const units = list.data ?? [];
  const unit = units.find(({ code }) => code === chosen);
  return (
    <PageFrame
      title="单位"
      about="县、乡镇、村、村民小组、部门、学校、年级、班级。代码按国家标准校验；更名自当日起，旧名留存。年级和班级随学籍自动出现。"
      actions={
        <Button type="primary" onClick={() => setRegistering(true)}>
          登记单位
        </Button>
      }
    >
      <div className="filters">
        <label>
          哪一天的单位
          <DateInput value={on} onChange={(day) => setOn(day ?? today)} />
        </label>
        <Input.Search
          aria-label="查找单位"
          placeholder="名称或代码"
          allowClear
          style={{ maxWidth: 320 }}
          onSearch={(text) => setWanted(text.trim())}
        />
      </div>
      {on !== today && <p className="muted">以下为 {on} 的单位；办理登记、更名、撤销以实际日期为准。</p>}
      {list.error && <Failure error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Loading what="单位" />}
      {list.data && units.length === 0 && <Nothing title="这一天没有登记的单位" />}
      {units.length > 0 &&
        (wanted === '' ? (
          <UnitTree units={units} onChoose={setChosen} />
        ) : (
          <UnitMatches units={units} wanted={wanted} onChoose={setChosen} />
        ))}
      {unit && <UnitDrawer unit={unit} units={units} today={today} onClose={() => setChosen(null)} />}
      {registering && <RegisterUnit units={units} today={today} onClose={() => setRegistering(false)} />}
    </PageFrame>
  );
}
