import { PageFrame } from '../../ui/page.js';
import { DestroyedFiles } from './destroyed-files.js';
import { DueFiles } from './due-files.js';
import { RulesTable } from './rules-table.js';
import './retention.css';

/** What is kept how long, and the way by which a case file goes when its time is over. */
export function Page() {
  return (
    <PageFrame
      title="保存期限与销毁"
      about="案卷期满不会自动消失：先鉴定，再由一人申请、另一人复核，才永久销毁；销毁清册和审计长期保留。"
    >
      <DueFiles />
      <DestroyedFiles />
      <RulesTable />
    </PageFrame>
  );
}
