import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describeDayCount, type DayCount } from '../domain/calendar/day-count.js';
import { LADDER } from '../domain/ladder/ladder.js';
import { AID_ITEMS, AUTHORITIES, PARTICIPANTS } from '../domain/ladder/vocabulary.js';
import { ROLE_LABELS, RUNG_LABELS, STEP_LABELS } from '../domain/wording/labels.js';
import { basisOf } from './compile-policy.js';
import { loadPolicyPacks } from './load-policy-packs.js';
import type { Deadline, PolicyPack, StepPack } from './policy-pack.schema.js';
import type { Provenance, Sourced } from './provenance.js';

interface Row {
  readonly label: string;
  readonly cell: (pack: PolicyPack) => string;
}

/** docs/regimes.md: all packs side by side, each value with its words or the mark of a local or statutory value. */
export function describeRegimes(packs: readonly PolicyPack[]): string {
  const columns = [...packs].sort((a, b) => Number(a.id === 'default') - Number(b.id === 'default'));
  return [
    '# The regimes side by side · 各地规则对照',
    '',
    '<!-- Written by src/policies/describe-regimes.ts from the policy packs. Do not edit; see docs/policy-packs.md. -->',
    '',
    'Each value stands with its origin: 「…」 the words of the document, 【法定】 a statute, 【本地】 a local setting',
    'because the document states no value. None of the five is a national rule, and they are never merged into one.',
    '',
    '## 文件',
    '',
    table(columns, documentRows),
    '',
    '## 何时立案',
    '',
    table(columns, absenceRows),
    ...LADDER.flatMap(({ rung, steps }, index) => [
      '',
      `## ${index + 1}. ${RUNG_LABELS[rung]} (\`${rung}\`)`,
      '',
      table(
        columns,
        steps.map((step) => ({
          label: `${STEP_LABELS[step]} (\`${step}\`)`,
          cell: (pack) => stepCell(pack.ladder[step]),
        })),
      ),
    ]),
    '',
    '## 条件与其他时限',
    '',
    table(columns, otherRows),
    '',
    '## 原文未定之处',
    ...columns.flatMap((pack) => [
      '',
      `### ${pack.title}`,
      '',
      ...pack.leavesOpen.map((each) => `- ${each}`),
    ]),
    '',
  ].join('\n');
}

const documentRows: readonly Row[] = [
  { label: '文件', cell: (pack) => pack.document.title },
  { label: '依据与效力', cell: (pack) => basisOf(pack) },
  { label: '规则包', cell: (pack) => `\`${pack.id}\` ${pack.version}` },
];

const absenceRows: readonly Row[] = [
  { label: '无故缺课满', cell: (pack) => sourced(pack.absence.threshold, describeDayCount) },
  { label: '如何计数', cell: (pack) => sourced(pack.absence.consecutive, (yes) => (yes ? '连续' : '累计')) },
];

const otherRows: readonly Row[] = [
  {
    label: '责令逾期不改之后',
    cell: (pack) => (pack.afterOrder ? sourced(pack.afterOrder, (words) => words) : '—'),
  },
  {
    label: '处罚依据',
    cell: ({ penalty }) =>
      penalty ? `《${penalty.regulation}》${penalty.article}：${penalty.text}` : '未引用法规，不处罚',
  },
  {
    label: '劝返至少',
    cell: (pack) => sourced(pack.persuasion.minimumAttempts, (count) => `${count} 次`),
  },
  {
    label: '劝返须有',
    cell: (pack) =>
      sourced(pack.persuasion.requiredParticipants, (all) => list(all.map((each) => PARTICIPANTS[each]))),
  },
  {
    label: '须落实专人',
    cell: (pack) => sourced(pack.persuasion.namedPersuader, (yes) => (yes ? '是' : '否')),
  },
  {
    label: '书面报告报给',
    cell: (pack) => sourced(pack.report.recipients, (all) => list(all.map((each) => AUTHORITIES[each]))),
  },
  {
    label: '可责令的机关',
    cell: (pack) => sourced(pack.order.issuers, (all) => list(all.map((each) => AUTHORITIES[each]))),
  },
  { label: '责令改正期限', cell: (pack) => sourced(pack.order.compliance, describeDayCount) },
  { label: '司法告知后所留时间', cell: (pack) => sourced(pack.notice.compliance, describeDayCount) },
  {
    label: '资助项目',
    cell: ({ aid }) =>
      aid ? sourced(aid.items, (items) => list(items.map((each) => AID_ITEMS[each]))) : '—',
  },
  { label: '资助由谁落实', cell: ({ aid }) => (aid ? sourced(aid.owes, (words) => words) : '—') },
  { label: '复学后核查资助', cell: ({ aid }) => (aid ? sourced(aid.within, describeDayCount) : '—') },
  {
    label: '逾期逐级报告',
    cell: (pack) => sourced(pack.superiors, (all) => all.map((each) => ROLE_LABELS[each]).join(' → ')),
  },
  { label: '报上一级的间隔', cell: (pack) => sourced(pack.stuck.nextHopAfter, describeDayCount) },
  {
    label: '复学后回访',
    cell: (pack) => sourced(pack.observation.checkpoints, (days) => `第 ${days.join('、')} 日`),
  },
  { label: '回访时限', cell: (pack) => sourced(pack.observation.followUpWithin, describeDayCount) },
  { label: '再次缺课满', cell: (pack) => sourced(pack.observation.relapseAfter, (days) => `${days} 日`) },
  {
    label: '再次缺课回到',
    cell: (pack) => sourced(pack.observation.relapseReopensAt, (rung) => RUNG_LABELS[rung]),
  },
  { label: '暂停累计上限', cell: (pack) => sourced(pack.holds.pauseCeiling, (days) => `${days} 日`) },
  {
    label: '每步延期累计上限',
    cell: (pack) => sourced(pack.holds.extensionCeiling, (count) => `${count}（按该步的计日方式）`),
  },
  { label: '去向核实时限', cell: (pack) => sourced(pack.exits.confirmWithin, describeDayCount) },
  {
    label: '延缓、休学最长',
    cell: (pack) => sourced(pack.exits.arrangementCeilingMonths, (months) => `${months} 个月`),
  },
  { label: '部门回复时限', cell: (pack) => sourced(pack.referrals.replyWithin, describeDayCount) },
  {
    label: '强制报告回复时限',
    cell: (pack) => sourced(pack.referrals.mandatoryReplyWithin, describeDayCount),
  },
];

function stepCell({ owner, within, remindBefore }: StepPack): string {
  return [
    sourced(owner, (role) => ROLE_LABELS[role]),
    sourced(within, describeDeadline),
    sourced(remindBefore, (days) => `提前 ${days.join('、')} 日提醒`),
  ].join('<br>');
}

function describeDeadline({ length, from }: Deadline): string {
  const words = describeDayCount(length satisfies DayCount);
  return from === 'absence' ? `自缺课起 ${words}` : words;
}

function sourced<T>({ value, provenance }: Sourced<T>, words: (value: T) => string): string {
  return `**${words(value)}** ${origin(provenance)}`;
}

function origin(provenance: Provenance): string {
  switch (provenance.kind) {
    case 'document':
      return `「${provenance.phrase}」${provenance.at}${remark(provenance.note)}`;
    case 'law':
      return `【法定】${provenance.citation}${remark(provenance.note)}`;
    case 'local':
      return `【本地】${provenance.why}`;
  }
}

function remark(note: string | undefined): string {
  return note === undefined ? '' : `（${note}）`;
}

function list(words: readonly string[]): string {
  return words.length === 0 ? '不限' : words.join('、');
}

function table(packs: readonly PolicyPack[], rows: readonly Row[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((each) => each.replaceAll('|', '\\|')).join(' | ')} |`;
  return [
    line(['', ...packs.map((pack) => pack.title)]),
    line(['---', ...packs.map(() => '---')]),
    ...rows.map((row) => line([`**${row.label}**`, ...packs.map(row.cell)])),
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(
    fileURLToPath(new URL('../../docs/regimes.md', import.meta.url)),
    describeRegimes(loadPolicyPacks()),
  );
}
