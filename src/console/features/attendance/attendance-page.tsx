import { PageFrame } from '../../ui/page.js';
import './attendance.css';
import { ClassToday } from './class-today.js';

/** Who came to a teacher's class and who did not. */
export function Page() {
  return (
    <PageFrame
      title="考勤"
      about="一名学生一天一条，后填的替代先填的。请假（病假、事假）不算旷课；连续旷课达到本县方案所定天数的，自动生成预警，由人核实。"
    >
      <ClassToday />
    </PageFrame>
  );
}
