import type { RosterReport } from '../../../contracts/roster-report.js';
import { FileImport } from '../../ui/file-import.js';
import { Findings } from '../../ui/findings.js';
import { PageFrame } from '../../ui/page.js';

/** The school's roster as the register of pupils exports it. */
export function Page() {
  return (
    <PageFrame
      title="花名册导入"
      about="学籍系统导出的 Excel（xlsx）。先检查，逐格列出问题，确认后才写入；同一份文件重复导入不产生变化。"
    >
      <FileImport<RosterReport>
        path="/rosters/import"
        label="选择或拖入花名册文件"
        hint="Excel 工作簿（.xlsx），一次一份。必有：姓名、年级、班级；另取：身份证号、学籍号、性别、出生日期、监护人、监护人关系、电话、户籍地、现住地、特殊群体等列，次序不限"
        doneWords={({ batch }) => `已导入，批次 ${batch ?? ''}`}
        more={({ warnings, ignoredColumns }) => (
          <>
            <Findings title="请留意（不影响导入）" findings={warnings} />
            {ignoredColumns.length > 0 && <p className="muted">没有使用的列：{ignoredColumns.join('、')}</p>}
          </>
        )}
      />
    </PageFrame>
  );
}
