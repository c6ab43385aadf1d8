import { plainDate } from '../domain/calendar/plain-date.js';
import { STEPS, type StepId } from '../domain/ladder/ladder.js';
import type { Policy, StepPolicy } from '../domain/ladder/policy.js';
import type { PolicyPack, StepPack } from './policy-pack.schema.js';
import { clauseOf, clausesOf, type Sourced } from './provenance.js';

const STATUS_WORDS = {
  binding: undefined,
  draft: '征求意见稿，不具约束力',
  undated: '未注明日期',
  none: '本县无自有方案',
} as const;

/** The policy that is copied into a case: the values, and for each the clause shown to people. */
export function compilePolicy(pack: PolicyPack): Policy {
  const { cite } = pack.document;
  const clause = (...values: readonly Sourced<unknown>[]) => clausesOf(cite, values);
  const {
    absence,
    persuasion,
    report,
    order,
    notice,
    aid,
    superiors,
    stuck,
    observation,
    holds,
    exits,
    referrals,
  } = pack;
  return {
    id: pack.id,
    version: pack.version,
    hash: pack.hash,
    title: pack.title,
    basis: basisOf(pack),
    absence: {
      threshold: absence.threshold.value,
      consecutive: absence.consecutive.value,
      clause: clause(absence.threshold, absence.consecutive),
    },
    steps: Object.fromEntries(STEPS.map((id) => [id, compileStep(cite, pack.ladder[id])])) as Record<
      StepId,
      StepPolicy
    >,
    persuasion: {
      minimumAttempts: persuasion.minimumAttempts.value,
      requiredParticipants: persuasion.requiredParticipants.value,
      namedPersuader: persuasion.namedPersuader.value,
    },
    report: { recipients: report.recipients.value },
    order: { issuers: order.issuers.value, compliance: order.compliance.value },
    notice: { compliance: notice.compliance.value },
    ...(pack.afterOrder
      ? { afterOrder: { words: pack.afterOrder.value, clause: clause(pack.afterOrder) } }
      : {}),
    ...(pack.penalty
      ? { penalty: { ...pack.penalty, inForceFrom: plainDate(pack.penalty.inForceFrom) } }
      : {}),
    ...(aid
      ? {
          aid: {
            items: aid.items.value,
            owes: aid.owes.value,
            within: aid.within.value,
            clause: clause(aid.items, aid.owes),
          },
        }
      : {}),
    superiors: superiors.value,
    stuck: { nextHopAfter: stuck.nextHopAfter.value },
    observation: {
      checkpoints: observation.checkpoints.value,
      followUpWithin: observation.followUpWithin.value,
      relapseAfter: observation.relapseAfter.value,
      relapseReopensAt: observation.relapseReopensAt.value,
    },
    holds: { pauseCeiling: holds.pauseCeiling.value, extensionCeiling: holds.extensionCeiling.value },
    exits: {
      confirmWithin: exits.confirmWithin.value,
      arrangementCeilingMonths: exits.arrangementCeilingMonths.value,
    },
    referrals: {
      replyWithin: referrals.replyWithin.value,
      mandatoryReplyWithin: referrals.mandatoryReplyWithin.value,
    },
    clauses: {
      report: clause(report.recipients),
      order: clause(order.issuers, order.compliance),
      notice: clause(notice.compliance),
      superiors: clause(superiors),
      observation: clause(observation.checkpoints),
      holds: clause(holds.pauseCeiling),
      exits: clause(exits.confirmWithin),
      referrals: clause(referrals.replyWithin),
    },
  };
}

/** Document number, date and standing, e.g. 「《…实施方案（征求意见稿）》，征求意见稿，不具约束力」. */
export function basisOf({ document }: PolicyPack): string {
  return [document.cite, document.date, STATUS_WORDS[document.status], expired(document.expiredTarget)]
    .filter((each) => each !== null && each !== undefined)
    .join('，');
}

function expired(target: string | undefined): string | undefined {
  return target === undefined ? undefined : `所列目标已过期：「${target}」`;
}

function compileStep(cite: string, step: StepPack): StepPolicy {
  const { length, from } = step.within.value;
  return {
    owner: step.owner.value,
    within: length,
    from,
    remindBefore: step.remindBefore.value,
    clause: stepClause(cite, step),
  };
}

/** The deadline's clause; where only the duty itself is in the document, its words come first. */
function stepClause(cite: string, { owner, within }: StepPack): string {
  if (within.provenance.kind === 'document' || owner.provenance.kind === 'local') {
    return clauseOf(cite, within.provenance);
  }
  const term = clauseOf(cite, within.provenance);
  return `${clauseOf(cite, owner.provenance)}；期限${within.provenance.kind === 'local' ? '为' : '依'}${term}`;
}
