import type { AttendanceReport } from '../../../contracts/attendance-report.js';
import type { Finding } from '../../../contracts/roster-report.js';
import { useSignedIn } from '../../api/session.js';
import { FileImport } from '../../ui/file-import.js';
import { PageFrame } from '../../ui/page.js';
import './attendance.css';
import { ClassToday } from './class-today.js';
import { whatFollows } from './what-follows.js';

/** Who came and who did not: a class by hand, a school as a file. */
export function Page() {
  const { me } = useSignedIn();
  return (
    <PageFrame
      title="考勤"
      about="一名学生一天一条，后填的替代先填的。请假（病假、事假）不算旷课；连续旷课达到本县方案所定天数的，自动生成预警，由人核实。"
    >
      {me.role === 'class_teacher' && <ClassToday />}
      <section className="group attendance-file" aria-label="导入考勤表">
        <h2>导入考勤表</h2>
        <FileImport<AttendanceReport<Finding>>
          path="/attendance/import"
          label="选择或拖入考勤表"
          hint="Excel 工作簿（.xlsx），表头须有：学籍号（或身份证号）、日期、情况（到校、旷课、请假、病假、事假）"
          doneWords={(report) => `已录入。${whatFollows(report, me.role)}`}
        />
      </section>
    </PageFrame>
  );
}
