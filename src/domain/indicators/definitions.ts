/**
 * What each rate means. A number is worth what its definition says, so the definition travels with it; whoever changes
 * one changes the version, and old figures stay readable beside new ones.
 */
export const DEFINITION_VERSION = '2026.1';

export interface Definition {
  readonly title: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly source: string;
}

export const INDICATORS = {
  suspected: {
    title: '疑似辍学率',
    numerator: '本学期内由预警进入班主任联系的学生（不含预警排除、转学、死亡、出国）',
    denominator: '本学期期初在籍学生',
    source: '教育部办公厅 2024-04 常态化报告通知；本县方案',
  },
  dropout: {
    title: '辍学率',
    numerator: '本学期内学校劝返无效、进入书面报告的学生（不含其后查明转学、死亡、出国的）',
    denominator: '本学期期初在籍学生',
    source: '《未成年人保护法》第二十八条第二款；本县方案',
  },
  returned: {
    title: '劝返率',
    numerator: '已返校，且返校满 30 日回访仍在校或已巩固销号的学生',
    denominator:
      '截至日以前由预警进入班主任联系的全部学生（不含预警排除、转学、死亡、出国和已依法安置、延缓、休学的）',
    source: '国办发〔2017〕72号；本县方案',
  },
  three_year_retention: {
    title: '初中三年巩固率',
    numerator: '本学年期初九年级在籍学生',
    denominator: '该届学生七年级入学时期初在籍学生（未按转入、转出、死亡调整）',
    source: '国办发〔2017〕72号',
  },
  nine_year_retention: {
    title: '九年巩固率',
    numerator: '本学年期初九年级在籍学生',
    denominator: '该届学生一年级入学时期初在籍学生（未按转入、转出、死亡调整）',
    source: '国办发〔2017〕72号',
  },
  enrolment: {
    title: '净入学率',
    numerator: '已入学的适龄儿童',
    denominator: '全部适龄儿童（须有公安户籍名单）',
    source: '《义务教育法》第十一条',
  },
} as const satisfies Record<string, Definition>;

export type IndicatorId = keyof typeof INDICATORS;
