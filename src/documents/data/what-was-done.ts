import { AUTHORITIES } from '../../domain/ladder/vocabulary.js';
import type { Authority } from '../../domain/ladder/policy.js';
import { chineseDate, dateOrBlank } from '../chinese-date.js';
import type { DocumentSource } from '../document-source.js';
import { authorityName } from '../office-names.js';
import { attemptsOf, liveOrder, orderNumber } from './common-data.js';

/*
 * Sentences that tell what others did before this paper. They are made of what the file holds: a signed paper that
 * claims a visit, a criticism or an order nobody made would fall with the first objection.
 */

/** What the school has done, as its own report says it. */
export function schoolsOwnEfforts(source: DocumentSource): string {
  const { persuasions, others } = efforts(source);
  if (persuasions > 0) return `已登记并劝返${persuasions}次，劝返无效`;
  if (others > 0) return `已登记，联系、家访${others}次，未能当面劝返`;
  return '已登记，至今未能与监护人取得联系';
}

/** What the school has done, as an authority says it. */
function schoolsEfforts(source: DocumentSource): string {
  const { persuasions, others } = efforts(source);
  if (persuasions > 0) return `学校劝返${persuasions}次`;
  return others > 0 ? `学校联系、家访${others}次` : '学校未能与监护人取得联系';
}

/** Before an order: who talked to the guardian, in the words of the authority that orders. */
export function doneBeforeTheOrder(source: DocumentSource, authority: Authority): string {
  const { criticism } = source.view;
  if (!criticism) return `${schoolsEfforts(source)}，`;
  const who = criticism.by === authority ? '本机关' : authorityName(source.places, criticism.by).full;
  return `${schoolsEfforts(source)}，${who}已于${chineseDate(criticism.on)}对你批评教育，`;
}

/** The papers in the file that bear it out. */
export function proofOfThat(source: DocumentSource): string {
  const { persuasions, others } = efforts(source);
  const proofs = [
    ...(hasReported(source) ? ['书面报告'] : []),
    ...(persuasions > 0 ? ['劝返记录'] : []),
    ...(others > 0 ? ['联系、家访记录'] : []),
    ...(source.view.criticism ? ['批评教育记录'] : []),
  ];
  return proofs.length > 0 ? `${proofs.join('、')}等` : '学校考勤记录等';
}

/** What a township tells the court before which it sues. */
export function doneBeforeTheSuit(source: DocumentSource): string {
  const { criticism } = source.view;
  const order = liveOrder(source);
  const talked = criticism ? [`${bySuitor(criticism.by)}于${chineseDate(criticism.on)}对被告批评教育`] : [];
  const ordered = order?.servedOn
    ? [
        `${bySuitor(order.authority)}责令限期改正（${orderNumber(source) ?? '＿＿＿＿'}，${dateOrBlank(order.servedOn)}送达）`,
      ]
    : [];
  const reported = hasReported(source) ? ['书面报告原告'] : [];
  return [[schoolsEfforts(source), ...reported].join('，'), ...talked, ...ordered].join('；');
}

function bySuitor(authority: Authority): string {
  return authority === 'township' ? '原告' : AUTHORITIES[authority];
}

function hasReported({ events }: DocumentSource): boolean {
  return events.some(({ type }) => type === 'ReportSent');
}

function efforts({ events }: DocumentSource) {
  const all = attemptsOf(events);
  const persuasions = all.filter(({ type }) => type === 'PersuasionRecorded').length;
  return { persuasions, others: all.length - persuasions };
}
