import { refusal, type Refusal } from '../../refusal.js';
import type { Paper } from '../case-state.js';
import { RECIPIENTS, type Addressee, type Recipient, type ServiceMode } from '../vocabulary.js';

/** What makes service valid, 民事诉讼法 arts. 87–95. Each answers what is wrong, or nothing. */

interface Servers {
  readonly servers?: number;
  readonly serverOne?: string;
  readonly serverTwo?: string;
}

export function serversMissing(input: Servers, full: boolean): Refusal | undefined {
  const named = [input.serverOne, input.serverTwo].filter((each) => each !== undefined);
  const count = input.servers ?? named.length;
  if (count < 2) {
    const first = input.serverOne === undefined ? 'serverOne' : 'serverTwo';
    return refusal('two_servers_needed', '送达应由两人以上进行。', {
      field: input.servers === undefined ? first : 'servers',
      value: String(count),
    });
  }
  if (full && new Set(named).size < 2) {
    return refusal('servers_not_certified', '请填两名送达人各自的执法证号。', {
      field: input.serverOne === undefined ? 'serverOne' : 'serverTwo',
    });
  }
  return undefined;
}

const UNLAWFUL: readonly Recipient[] = ['child', 'neighbour', 'entrusted_carer'];

/** 民事诉讼法 art. 88: an adult of the household may sign; a neighbour and the child itself may not (trap 8). */
export function mustBeLawfulRecipient(recipient: Recipient): Refusal | undefined {
  return UNLAWFUL.includes(recipient)
    ? refusal(
        'not_a_lawful_recipient',
        `${RECIPIENTS[recipient]}签收不是有效送达；本人不在的，只能由同住成年家属签收（民事诉讼法第八十八条）。`,
        {
          field: 'recipient',
          value: recipient,
          possible: ['另行送达受送达人本人或同住成年家属', '拒收的，留置送达'],
        },
      )
    : undefined;
}

interface ModeProof {
  readonly mode: ServiceMode;
  readonly deliveredOn: string;
  readonly recipient?: Recipient;
  readonly refused?: boolean;
  readonly leftProof?: 'witness' | 'pictures';
  readonly consent?: string;
  readonly otherModesFailed?: boolean;
  readonly attachments?: readonly string[];
}

/** What the mode must show; `full` asks for all of it, a case opened earlier for what was asked then. */
export function modeProofMissing(
  input: ModeProof,
  paper: Paper,
  addressee: Addressee | null,
  full: boolean,
): Refusal | undefined {
  switch (input.mode) {
    case 'left':
      return leftProofMissing(input, full);
    case 'electronic':
      return input.consent
        ? undefined
        : refusal('no_consent', '电子送达须经受送达人同意，请填送达确认书编号（民事诉讼法第九十条）。', {
            field: 'consent',
          });
    case 'announcement':
      return announcementMissing(input, paper, addressee, full);
    case 'prison':
      return full && input.recipient !== 'prison'
        ? refusal('recipient_missing', '受送达人在监所的，由监所签收转交（民事诉讼法第九十三条）。', {
            field: 'recipient',
            value: input.recipient ?? '',
          })
        : undefined;
    default:
      return full ? receivedBy(input.recipient) : undefined;
  }
}

function leftProofMissing(
  { leftProof, refused, attachments }: ModeProof,
  full: boolean,
): Refusal | undefined {
  if (!leftProof) {
    return refusal('left_without_proof', '留置送达须有见证人签名或者拍照、录像（民事诉讼法第八十九条）。', {
      field: 'leftProof',
    });
  }
  if (!full) return undefined;
  if (!refused) {
    return refusal('left_without_refusal', '留置送达以受送达人或者同住成年家属拒收为前提，请记明拒收。', {
      field: 'refused',
    });
  }
  return leftProof === 'pictures' && !attachments?.length
    ? refusal('pictures_missing', '以拍照、录像证明留置的，请选取已上传的照片或录像。', {
        field: 'attachments',
      })
    : undefined;
}

function announcementMissing(
  { otherModesFailed, deliveredOn }: ModeProof,
  { announcements = [] }: Paper,
  addressee: Addressee | null,
  full: boolean,
): Refusal | undefined {
  const announced = announcements.some(
    (each) => each.addressee === addressee && each.publishedOn === deliveredOn,
  );
  if (announced || (otherModesFailed && !full)) return undefined;
  return otherModesFailed
    ? refusal('not_announced', '公告当日没有记录。请先办理「公告送达」，送达日期填公告之日。', {
        field: 'deliveredOn',
        value: deliveredOn,
        possible: ['办理「公告送达（最后的方式）」'],
      })
    : refusal(
        'announcement_is_last_resort',
        '公告送达是最后的方式：须受送达人下落不明，或者其他方式均无法送达，并在案卷中记明原因和经过（民事诉讼法第九十五条）。',
        { field: 'otherModesFailed', possible: ['办理「公告送达（最后的方式）」'] },
      );
}

/** Handed over, sent or carried by another office: somebody must have taken it. */
function receivedBy(recipient: Recipient | undefined): Refusal | undefined {
  if (recipient === undefined) {
    return refusal('recipient_missing', '请填签收人：没有人签收的不是送达。', { field: 'recipient' });
  }
  return recipient === 'nobody'
    ? refusal('nobody_received', '无人签收，不是有效送达。', {
        field: 'recipient',
        value: recipient,
        possible: ['拒收的，改用留置送达', '办理「记录未能送达」'],
      })
    : undefined;
}
