import { Drawer } from 'antd';
import type { IndicatorsAnswer } from '../../../contracts/http-schemas-indicators.js';
import { useMembers, type Members } from '../../api/indicators.js';
import { CaseRows } from '../../ui/case-rows.js';
import { Failure } from '../../ui/failure.js';
import { Loading } from '../../ui/loading.js';
import { Nothing } from '../../ui/page.js';

/** The children a number is made of, for those who answer for them. */
export function MembersDrawer({
  asked,
  rates,
  onClose,
}: {
  readonly asked: Members | null;
  readonly rates: IndicatorsAnswer['rates'];
  readonly onClose: () => void;
}) {
  const list = useMembers(asked);
  const rate = rates.find(({ id }) => id === asked?.indicator);
  const isNumerator = asked?.part === 'numerator';
  const items = list.data?.items ?? [];
  return (
    <Drawer
      title={rate ? `${rate.title}：${isNumerator ? '分子' : '分母'}` : ''}
      open={asked !== null}
      onClose={onClose}
      size={640}
    >
      <div className="group members">
        <p className="muted">{isNumerator ? rate?.numeratorWords : rate?.denominatorWords}</p>
        {list.error && <Failure error={list.error} />}
        {list.isLoading && <Loading what="学生" />}
        {list.data && items.length === 0 && <Nothing title="没有您可以查看的案件" />}
        {items.length > 0 && <CaseRows items={items} today={list.data?.asOf ?? ''} />}
      </div>
    </Drawer>
  );
}
