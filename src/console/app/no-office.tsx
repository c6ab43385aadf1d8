import { PageFrame } from '../ui/page.js';

/** 三员分立: whoever looks after the system sees no child and no case, and this one has nothing to do here yet. */
export function NoOffice() {
  return (
    <PageFrame title="系统管理" about="系统、安全和审计管理员不办理案件，也看不到学生和案件。">
      <p>本岗位的管理事项见左侧栏目。</p>
    </PageFrame>
  );
}
