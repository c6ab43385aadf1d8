import { groupsShownTo, reasonShownTo, type Reader } from '../../domain/access/health-permissions.js';
import type { ShownCase } from '../../domain/access/shown-case.js';
import { shownLabel } from '../../domain/access/withheld.js';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import type { CaseFacts } from '../../domain/indicators/case-facts.js';
import { ARRANGEMENT_KINDS, EXIT_KINDS, PAPER_KINDS, REASONS } from '../../domain/ladder/vocabulary.js';
import { ROLE_LABELS, RUNG_LABELS, STANDING_LABELS } from '../../domain/wording/labels.js';
import { awaitedWords } from '../../domain/wording/awaited.js';
import type { PupilRecord } from '../../persistence/readers/pupil-record.js';
import { gradeName } from '../../persistence/readers/schools.js';
import { maskedName } from '../cases/child-shown.js';
import { specialGroupLabel } from '../rosters/special-groups.js';
import { maskAddress, maskNumber, maskPhones } from '../rosters/spreadsheet/mask.js';
import { tableOf, type Column, type Table } from './watermarked-workbook.js';

/** A case with all an export says of it. */
export interface LedgerRow {
  readonly view: ShownCase;
  readonly child: PupilRecord | undefined;
  readonly facts: CaseFacts | undefined;
  readonly persuadedOn: PlainDate | undefined;
  readonly names: ReadonlyMap<string, string>;
}

export interface Shown {
  readonly masked: boolean;
  readonly reader: Reader;
}

const GONE = '（名册中已无此人）';

/** 台账（一校一册）: the columns ledgers have. What the register does not know stays an empty column to write in. */
export function ledgerTable(rows: readonly LedgerRow[], shown: Shown): Table {
  return tableOf('台账', columnsFor(shown), rows);
}

function columnsFor({ masked, reader }: Shown): readonly Column<LedgerRow>[] {
  const of =
    (read: (child: PupilRecord) => string | null, mask: (text: string) => string) => (row: LedgerRow) => {
      const value = row.child && read(row.child);
      return value ? (masked ? mask(value) : value) : null;
    };
  const plain = (header: string, width: number, value: (row: LedgerRow) => string | number | null) => ({
    header,
    width,
    value,
  });
  return [
    { header: '序号', width: 6, value: (_, index) => index + 1 },
    plain('案号', 18, ({ view }) => view.caseNo),
    plain('姓名', 10, (row) => (row.child ? of(({ name }) => name, maskedName)(row) : GONE)),
    plain('性别', 6, ({ child }) => (child && { male: '男', female: '女' }[child.sex]) || null),
    plain('民族', 8, () => null),
    plain(
      '身份证号',
      21,
      of(({ idNumber }) => idNumber, maskNumber),
    ),
    plain(
      '学籍号',
      22,
      of(({ studentNumber }) => studentNumber, maskNumber),
    ),
    plain('学校', 18, ({ view, names }) => names.get(view.place.school) ?? view.place.school),
    plain('年级', 8, ({ child }) => (child ? gradeName(child.grade) : null)),
    plain('班级', 6, ({ child }) => child?.classNo ?? null),
    plain(
      '户籍地',
      24,
      of(({ hukouAddress }) => hukouAddress, maskAddress),
    ),
    plain(
      '现住地',
      24,
      of(({ homeAddress }) => homeAddress, maskAddress),
    ),
    plain(
      '监护人',
      10,
      of(({ guardianName }) => guardianName, maskedName),
    ),
    plain(
      '监护人电话',
      16,
      of(({ phone }) => phone, maskPhones),
    ),
    plain('特殊群体', 16, ({ child }) =>
      child ? groupsShownTo(reader, child.specialGroups).map(specialGroupLabel).join('、') : null,
    ),
    plain('缺勤开始日', 12, ({ view }) => view.absentSince),
    plain('疑似辍学日', 12, ({ view }) => view.openedOn),
    plain('认定辍学日', 12, ({ facts }) => facts?.droppedOn ?? null),
    plain('原因', 14, ({ facts }) => (facts?.reason ? REASONS[reasonShownTo(reader, facts.reason)] : null)),
    plain('去向', 14, ({ view }) => whereabouts(view)),
    plain('劝返次数', 9, ({ view }) => view.persuasions),
    plain('末次劝返', 12, ({ persuadedOn }) => persuadedOn ?? null),
    plain('包保人', 16, ({ view, names }) => responsible(view, names)),
    plain('文书状态', 24, ({ view }) => papersOf(view)),
    plain('复学日', 12, ({ facts }) => facts?.returnedOn ?? null),
    plain('安置方式', 12, ({ view }) => arrangement(view)),
    plain('资助', 12, () => null),
    plain('销号', 12, ({ view }) => (view.standing.status === 'closed' ? view.standing.on : null)),
    plain('现状', 16, ({ view }) => standing(view)),
    plain('备注', 20, ({ view }) => (view.previousCaseNo ? `前案 ${view.previousCaseNo}` : null)),
  ];
}

/** 案件清单: one line a case for those who work through them. */
export function casesTable(rows: readonly LedgerRow[], { masked }: Shown): Table {
  const columns: readonly Column<LedgerRow>[] = [
    { header: '序号', width: 6, value: (_, index) => index + 1 },
    { header: '案号', width: 18, value: ({ view }) => view.caseNo },
    {
      header: '姓名',
      width: 10,
      value: ({ child }) => (child ? (masked ? maskedName(child.name) : child.name) : GONE),
    },
    {
      header: '学校',
      width: 18,
      value: ({ view, names }) => names.get(view.place.school) ?? view.place.school,
    },
    { header: '年级', width: 8, value: ({ child }) => (child ? gradeName(child.grade) : null) },
    { header: '立案', width: 12, value: ({ view }) => view.openedOn },
    { header: '现状', width: 16, value: ({ view }) => standing(view) },
    {
      header: '等待事项',
      width: 24,
      value: ({ view }) => (view.awaiting ? awaitedWords(view.awaiting.what) : null),
    },
    {
      header: '承办岗位',
      width: 14,
      value: ({ view }) => (view.awaiting ? ROLE_LABELS[view.awaiting.role] : null),
    },
    { header: '期限', width: 12, value: ({ view }) => view.awaiting?.dueOn ?? null },
    { header: '卡住之日', width: 12, value: ({ view }) => view.stuckSince },
    { header: '劝返次数', width: 9, value: ({ view }) => view.persuasions },
    { header: '文书', width: 24, value: ({ view }) => papersOf(view) },
  ];
  return tableOf('案件', columns, rows);
}

function standing({ standing: { status }, rung }: ShownCase): string {
  return status === 'climbing' ? RUNG_LABELS[rung] : STANDING_LABELS[status];
}

function whereabouts({ standing: now }: ShownCase): string | null {
  switch (now.status) {
    case 'exit_claimed':
      return `${EXIT_KINDS[now.kind]}（${now.confirmedOn ? '已确认，待撤回申请' : '待确认'}）`;
    case 'searching':
      return '失联';
    case 'observing':
      return '已返校';
    case 'closed':
      return now.outcome in EXIT_KINDS ? EXIT_KINDS[now.outcome as keyof typeof EXIT_KINDS] : null;
    default:
      return null;
  }
}

function arrangement({ standing: now }: ShownCase): string | null {
  return now.status === 'arranged' ? shownLabel(ARRANGEMENT_KINDS, now.kind) : null;
}

function papersOf({ papers }: ShownCase): string {
  return papers
    .map(
      ({ kind, servedOn, approvedOn }) =>
        `${PAPER_KINDS[kind]}${servedOn ? `（${servedOn}送达）` : approvedOn ? '（已批准）' : '（拟制）'}`,
    )
    .join('、');
}

function responsible({ assignees, persuader }: ShownCase, names: ReadonlyMap<string, string>): string | null {
  const people = [...Object.values(assignees), ...(persuader ? [persuader] : [])];
  return people.length > 0 ? [...new Set(people)].map((user) => names.get(user) ?? user).join('、') : null;
}
