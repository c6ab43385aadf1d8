/** Groups that get particular attention (domain of 台账「特殊群体」), by code, with the words a ledger uses for them. */
export const SPECIAL_GROUPS = {
  left_behind: ['留守儿童', '留守'],
  migrant: ['随迁子女', '随迁', '流动儿童'],
  disabled: ['残疾', '残疾儿童', '残疾学生'],
  learning_difficulty: ['学困', '学困生', '学习困难'],
  orphan: ['孤儿'],
  unattended: ['事实无人抚养儿童', '事实无人抚养', '事孤'],
  single_parent: ['单亲', '单亲家庭'],
  subsistence: ['低保', '城乡低保', '低保家庭'],
  destitute: ['特困', '特困供养', '特困人员'],
  lifted_from_poverty: ['脱贫户', '脱贫家庭', '建档立卡', '建档立卡户'],
  monitored: ['监测户', '防返贫监测户', '监测对象', '三类户'],
  prisoners_child: ['服刑人员子女', '服刑人员未成年子女'],
  poor: ['贫困', '家庭经济困难'],
} as const;

export type SpecialGroup = keyof typeof SPECIAL_GROUPS;

const BY_WORD: ReadonlyMap<string, SpecialGroup> = new Map(
  (Object.keys(SPECIAL_GROUPS) as SpecialGroup[]).flatMap((group) =>
    SPECIAL_GROUPS[group].map((word) => [word, group] as const),
  ),
);

/** The words of a cell, separated by 、 or another separator, as codes in the vocabulary's order. */
export function readSpecialGroups(text: string): {
  readonly groups: readonly SpecialGroup[];
  readonly unknown: readonly string[];
} {
  const words = text.split(/[、，,；;/\s]+/u).filter((word) => word !== '' && word !== '无');
  const found = new Set(words.map((word) => BY_WORD.get(word)));
  return {
    groups: (Object.keys(SPECIAL_GROUPS) as SpecialGroup[]).filter((group) => found.has(group)),
    unknown: words.filter((word) => !BY_WORD.has(word)),
  };
}

export function specialGroupLabel(code: string): string {
  return SPECIAL_GROUPS[code as SpecialGroup]?.[0] ?? code;
}
