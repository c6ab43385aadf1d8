import { Button } from 'antd';
import { addDays } from '../../../../domain/calendar/plain-date.js';
import type { AvailableAction } from '../../../../domain/ladder/available-actions.js';
import type { Announcement, FailedService, Paper, Service } from '../../../../domain/ladder/case-state.js';
import {
  ADDRESSEES,
  ANNOUNCEMENT_GROUNDS,
  LEFT_PROOFS,
  RECIPIENTS,
  SERVICE_FAILURES,
  SERVICE_MODES,
  type Addressee,
} from '../../../../domain/ladder/vocabulary.js';
import { datesInWords } from '../../../../domain/wording/dates-in-words.js';
import { distance } from '../../../ui/date-words.js';

interface Props {
  readonly paper: Paper;
  /** Null where a paper is served as a whole, as before guardians were named one by one. */
  readonly addressee: Addressee | null;
  readonly today: string;
  readonly offered: readonly AvailableAction[];
  readonly onOpen: (act: string, chosen: Readonly<Record<string, string>>) => void;
}

const SERVING = ['recordService', 'recordFailedService', 'announceService'] as const;

/** One paper and one guardian. */
export function ServiceRow({ paper, addressee, today, offered, onOpen }: Props) {
  const service = servedTo(paper, addressee);
  const failures = (paper.failures ?? []).filter((each) => each.addressee === addressee);
  const announcement = (paper.announcements ?? []).findLast((each) => each.addressee === addressee);
  const possible = offered.filter(
    ({ act, refusal }) => refusal === null && (SERVING as readonly string[]).includes(act),
  );
  const barred = offered.find(({ act }) => act === 'recordService')?.refusal;
  const chosen = { paper: paper.id, ...(addressee ? { addressee } : {}) };
  return (
    <li className={service ? 'is-served' : undefined}>
      <p>
        <strong>{addressee ? ADDRESSEES[addressee] : '受送达人'}</strong>{' '}
        <span className={`pill ${service ? 'done' : announcement ? 'calm' : 'soon'}`}>
          {service ? '已送达' : announcement ? '公告中' : '未送达'}
        </span>
      </p>
      {service && <Served service={service} />}
      {!service && failures.map((failure, index) => <Failed key={index} failure={failure} />)}
      {!service && announcement && <Announced announcement={announcement} today={today} />}
      {!service && possible.length > 0 && (
        <div className="act-buttons no-print">
          {possible.map(({ act, title }, index) => (
            <Button
              key={act}
              size="small"
              type={index === 0 ? 'primary' : 'default'}
              onClick={() => onOpen(act, chosen)}
              aria-label={`${title}：${addressee ? ADDRESSEES[addressee] : '受送达人'}`}
            >
              {title}
            </Button>
          ))}
        </div>
      )}
      {!service && possible.length === 0 && barred && (
        <p className="muted">还不能送达：{datesInWords(barred.message)}</p>
      )}
    </li>
  );
}

function servedTo(paper: Paper, addressee: Addressee | null): Service | undefined {
  const found = (paper.services ?? []).find((each) => each.addressee === addressee);
  if (found || addressee !== null || !paper.servedOn || !paper.mode) return found;
  return { addressee: null, mode: paper.mode, deliveredOn: paper.servedOn, servedOn: paper.servedOn };
}

function Served({ service }: { readonly service: Service }) {
  const { mode, deliveredOn, servedOn, recipient, refused, leftProof, servers = [] } = service;
  const { evidence, attachments = [], consent } = service;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['方式', `${SERVICE_MODES[mode]}${refused ? '（拒收）' : ''}`],
    ['日期', datesInWords(deliveredOn === servedOn ? servedOn : `${deliveredOn}，${servedOn} 视为送达`)],
    ['签收', recipient && RECIPIENTS[recipient]],
    ['留置证明', leftProof && LEFT_PROOFS[leftProof]],
    ['同意书', consent],
    ['送达人', servers.length > 0 ? servers.join('、') : undefined],
    ['回证', evidence],
    ['附件', attachments.length > 0 ? `${attachments.length} 份` : '没有附件，请补传送达回证'],
    ['起算', datesInWords(addDays(servedOn, 1))],
  ];
  return (
    <dl className="facts">
      {facts.map(([label, value]) =>
        value === undefined ? null : (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

function Failed({ failure }: { readonly failure: FailedService }) {
  return (
    <p className="muted">
      {datesInWords(failure.triedOn)}
      {SERVICE_MODES[failure.mode]}未成：{SERVICE_FAILURES[failure.result]}
    </p>
  );
}

function Announced({ announcement, today }: { readonly announcement: Announcement; readonly today: string }) {
  const { publishedOn, effectiveOn, ground } = announcement;
  return (
    <p>
      {datesInWords(publishedOn)}公告（{ANNOUNCEMENT_GROUNDS[ground]}），
      {effectiveOn <= today
        ? `已满三十日，可以记录送达`
        : `${datesInWords(effectiveOn)}视为送达，${distance(effectiveOn, today)}`}
    </p>
  );
}
