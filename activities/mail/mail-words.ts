import type { MailTemplate } from '../../src/domain/ladder/mail-duties.js';
import {
  ARRANGEMENT_KINDS,
  DANGER_SIGNS,
  EXIT_KINDS,
  PAPER_KINDS,
} from '../../src/domain/ladder/vocabulary.js';
import { awaitedWords } from '../../src/domain/wording/awaited.js';
import { datesInWords } from '../../src/domain/wording/dates-in-words.js';
import { RUNG_LABELS } from '../../src/domain/wording/labels.js';

/** What a mail says: case number, dates and clauses. Whom it is about is seen only after login. */
export interface MailWords {
  readonly subject: string;
  readonly lines: readonly string[];
}

type Facts = Readonly<Record<string, string>>;

/** @param facts the duty's codes and dates, as `mail-duties` wrote them. */
export function wordsFor(template: MailTemplate, facts: Facts): MailWords {
  const { subject, lines } = inDuty(template, facts);
  return { subject: datesInWords(subject), lines: lines.map(datesInWords) };
}

function inDuty(template: MailTemplate, facts: Facts): MailWords {
  const { caseNo = '', dueOn = '', clause = '' } = facts;
  // What a child may be suffering is no matter for the subject of a mail.
  const about = facts['what'] ?? '';
  const what = awaitedWords(Object.hasOwn(DANGER_SIGNS, about) ? 'protection' : about);
  const by = dueOn ? `请于 ${dueOn} 前办理：${what}` : `请办理：${what}`;
  const law = clause ? [`依据：${clause}`] : [];
  switch (template) {
    case 'task':
      return {
        subject: `${by}（${caseNo}）`,
        lines: [
          `案件 ${caseNo} 进入「${rung(facts)}」，现由您办理：${what}。`,
          ...(facts['from'] && dueOn && facts['from'] < dueOn ? [`可办理起始日：${facts['from']}`] : []),
          ...(dueOn ? [`期限：${dueOn}（含当日）`] : []),
          ...law,
        ],
      };
    case 'reminder':
      return {
        subject: `提醒：${by}（${caseNo}）`,
        lines: [`案件 ${caseNo} 的「${what}」将于 ${dueOn} 到期。`, ...law],
      };
    case 'overdue':
      return {
        subject: `已逾期：${what}（${caseNo}）`,
        lines: [`案件 ${caseNo} 的「${what}」应于 ${dueOn} 前办理，现已逾期，请立即办理。`, ...law],
      };
    case 'overdue_superior':
      return {
        subject: `下级逾期未办，请督办：${what}（${caseNo}）`,
        lines: [
          `案件 ${caseNo} 的「${what}」逾期未办，现报告给您（第 ${facts['hop'] ?? '1'} 次上报）。`,
          '系统不会自动采取任何法律措施，须由有权机关决定。',
          ...law,
        ],
      };
    case 'report':
      return {
        subject: `辍学学生书面报告，请签收（${caseNo}）`,
        lines: [`学校已就案件 ${caseNo} 发出书面报告，请登录签收并记录收到日期。`, ...law],
      };
    case 'approval':
      return {
        subject: `请审批（${caseNo}）`,
        lines: [`案件 ${caseNo} 有一份申请待您审批：${kindWords(facts['kind'])}。未经审批不生效。`],
      };
    case 'decision':
      return {
        subject: `审批结果（${caseNo}）`,
        lines: [
          `案件 ${caseNo} 的申请（${kindWords(facts['kind'])}）${facts['approved'] === 'true' ? '已获同意' : '未获同意'}。`,
        ],
      };
    case 'transfer_claim':
      return {
        subject: `请核实并确认去向（${caseNo}）`,
        lines: [
          `案件 ${caseNo} 登记了去向「${kindWords(facts['kind'])}」。未经确认，案件不会销号，期满将恢复办理。`,
        ],
      };
    case 'returned':
      return {
        subject: `学生已返校，停止施压措施（${caseNo}）`,
        lines: [`案件 ${caseNo} 的学生已返校，转入复学观察。尚未办结的文书一律停止，不再送达或申请。`],
      };
    case 'checkpoint':
      return {
        subject: `请回访：返校第 ${facts['day'] ?? ''} 日（${caseNo}）`,
        lines: [
          `案件 ${caseNo} 到了返校第 ${facts['day'] ?? ''} 日的回访节点，请看望学生并记录是否稳定在校。`,
        ],
      };
    case 'referral':
      return {
        subject: `移送协助，请答复（${caseNo}）`,
        lines: [`案件 ${caseNo} 商请贵单位协助，请登录查看事由并答复。`],
      };
    case 'referral_overdue':
      return {
        subject: `部门逾期未答复（${caseNo}）`,
        lines: [`案件 ${caseNo} 移送部门协助的事项逾期未答复，请登录查看是哪个部门并督促。`],
      };
    case 'safety':
      return {
        subject: `强制报告，请立即处置（${caseNo}）`,
        lines: [
          `案件 ${caseNo} 发现${DANGER_SIGNS[(facts['sign'] ?? '') as keyof typeof DANGER_SIGNS] ?? '危险'}迹象，已停止劝返施压，转入保护优先。`,
          '依据：《中华人民共和国未成年人保护法》第十一条',
        ],
      };
    case 'missing_child':
      return {
        subject: `学生失联，已商请公安查找（${caseNo}）`,
        lines: [`案件 ${caseNo} 登记失联，请跟进查找。`],
      };
    case 'presence_seen':
      return {
        subject: `考勤显示已到校，请核实（${caseNo}）`,
        lines: [`案件 ${caseNo} 的学生近日有到校记录。如已返校，请登记复学。`],
      };
    case 'paper_returned':
      return {
        subject: `文书被退回，请修改或另拟（${caseNo}）`,
        lines: [`案件 ${caseNo} 的《${paperWords(facts['kind'])}》未获批准，退回的原因和意见请登录查看。`],
      };
    case 'paper_recalled':
      return {
        subject: `已制发的文书已撤回（${caseNo}）`,
        lines: [
          `案件 ${caseNo} 的《${paperWords(facts['kind'])}》已撤回，不得再据以送达、催告或申请。撤回通知请送达每一名监护人。`,
        ],
      };
    case 'window_lapsed':
      return {
        subject: `申请强制执行期限已届满（${caseNo}）`,
        lines: [
          `案件 ${caseNo} 的申请期限已于 ${facts['closedOn'] ?? ''} 届满，法院不再受理该决定的申请。`,
          ...law,
        ],
      };
    case 'calendar_missing':
      return {
        subject: `缺少 ${facts['year'] ?? ''} 年节假日安排，请补充`,
        lines: [
          `案件 ${caseNo} 的期限跨入 ${facts['year'] ?? ''} 年，该年节假日安排尚未录入，有关期限停算，不作猜测。`,
        ],
      };
  }
}

function rung(facts: Facts): string {
  return RUNG_LABELS[(facts['rung'] ?? 'alert') as keyof typeof RUNG_LABELS] ?? '';
}

function paperWords(kind: string | undefined): string {
  return PAPER_KINDS[(kind ?? '') as keyof typeof PAPER_KINDS] ?? '法律文书';
}

function kindWords(kind: string | undefined): string {
  const labels: Readonly<Record<string, string>> = {
    ...EXIT_KINDS,
    ...ARRANGEMENT_KINDS,
    pause: '暂停',
    extension: '延期',
  };
  return (kind && labels[kind]) ?? '申请';
}
