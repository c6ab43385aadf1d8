import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { bindForCourt, useBundles } from '../../../api/bundles.js';
import { opens, useSignedIn } from '../../../api/session.js';
import { Failure } from '../../../ui/failure.js';
import { Volume } from './volume.js';

/** What the court is handed: bound by the authority that decided, read by whoever may read volumes. */
export function CourtBundle({ caseNo, onClose }: { readonly caseNo: string; readonly onClose: () => void }) {
  const session = useSignedIn();
  const cache = useQueryClient();
  const list = useBundles(caseNo);
  const bind = useMutation({
    mutationFn: () => bindForCourt(caseNo),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['case', caseNo, 'bundles'] }),
  });
  // In the order in which they were bound.
  const bound = list.data?.bundles.filter(({ kind }) => kind === 'court') ?? [];
  // The one just asked for may be an old one again, and is the one that is meant.
  const shown = bind.data ?? bound.at(-1);
  const mayBind = opens(session, 'POST /cases/:caseNo/bundles/court');
  return (
    <Drawer
      open
      title="法院卷宗"
      size={window.innerWidth < 700 ? window.innerWidth : 560}
      onClose={onClose}
      destroyOnHidden
    >
      <div className="volume-side">
        <p className="muted">
          依《行政强制法》第五十五条排序，先列尚缺的材料。内容不变时再次装订，得到同一份。
        </p>
        {mayBind && (
          <div className="act-buttons">
            <Button loading={bind.isPending} onClick={() => bind.mutate()}>
              检查材料并装订
            </Button>
          </div>
        )}
        {bind.error && <Failure error={bind.error} />}
        {list.error && <Failure error={list.error} retry={() => void list.refetch()} />}
        {list.data && !shown && !bind.error && (
          <p>{mayBind ? '还没有装订过。' : '还没有装订过：由作出决定的机关装订，装订后在这里下载。'}</p>
        )}
        {shown && <Volume key={shown.id} bundle={shown} />}
      </div>
    </Drawer>
  );
}
