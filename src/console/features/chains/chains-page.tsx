import { Segmented } from 'antd';
import { useSearchParams } from 'react-router';
import { opens, useSignedIn } from '../../api/session.js';
import { PageFrame } from '../../ui/page.js';
import './chains.css';
import { HomesTab } from './homes-tab.js';
import { ImportTab } from './import-tab.js';
import { LevelsTab } from './levels-tab.js';

const TABS = {
  levels: { label: '责任人', route: 'GET /oversight/chains/gaps', Tab: LevelsTab },
  homes: { label: '学生所在村组', route: 'POST /chains/homes', Tab: HomesTab },
  import: { label: 'Excel 批量', route: 'POST /chains/links/import', Tab: ImportTab },
} as const;
type TabName = keyof typeof TABS;

/** Who answers for every child on both sides, where nobody does, and naming somebody. */
export function Page() {
  const session = useSignedIn();
  const [search, setSearch] = useSearchParams();
  const open = (Object.keys(TABS) as TabName[]).filter((name) => opens(session, TABS[name].route));
  const shown = open.find((name) => name === search.get('tab')) ?? open[0] ?? 'levels';
  const { Tab } = TABS[shown];
  return (
    <PageFrame
      title="双线责任人"
      about="每个孩子在政府线和教育线上各由谁负责，到哪一层断了。层级和名称依本县方案；起止日期按实际日期（北京时间）。"
    >
      {open.length > 1 && (
        <Segmented
          aria-label="内容"
          value={shown}
          onChange={(tab) => setSearch({ tab }, { replace: true })}
          options={open.map((name) => ({ value: name, label: TABS[name].label }))}
          style={{ justifySelf: 'start' }}
        />
      )}
      <Tab />
    </PageFrame>
  );
}
