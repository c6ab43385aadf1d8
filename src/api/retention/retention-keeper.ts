import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { RetentionReport } from '../../contracts/http-schemas-retention.js';
import { dateAt, liveClock } from '../../domain/calendar/case-clock.js';
import { asSystem } from '../../persistence/principal.js';
import { appendAudit } from '../../persistence/readers/audit.js';
import { countOver, eraseOver, erasesItself, mayErase } from '../../persistence/readers/retention.js';
import {
  readRetentionRules,
  rulesInForce,
  type RetentionRule,
} from '../../policies/retention/retention-rules.js';
import { Watch } from '../watch.js';

const DAY_MS = 86_400_000;
/** Erasing again finds nothing, so that often is as good as once a day. */
const LOOK_EVERY_MS = 3_600_000;

/**
 * Erases what has been kept as long as its rule says. By the sun and not by a drill's clock: what a drill hurries
 * through is no reason to forget. Never a case, and never the audit, which has no rule.
 */
@Injectable()
export class RetentionKeeper extends Watch {
  protected readonly logger = new Logger('retention');
  private readonly rules = readRetentionRules();

  constructor(private readonly source: DataSource) {
    super(LOOK_EVERY_MS);
  }

  /** What would be erased now. */
  async report(now = new Date()): Promise<RetentionReport> {
    const inForce = this.inForce(now);
    const rules = await asSystem('counting what is over', () =>
      Promise.all(
        inForce.map(async (rule) => {
          const before = cutoff(rule, now);
          const due = await countOver(this.source.manager, rule.what, before);
          return { ...rule, before: before.toISOString(), due, byItself: erasesItself(rule.what) };
        }),
      ),
    );
    return { asOf: dateAt(liveClock, now.getTime()), rules };
  }

  /** @returns how many rows went, by what they were. What went stands in the audit in the same transaction. */
  async erase(now = new Date()): Promise<Readonly<Record<string, number>>> {
    return asSystem('erasing what is over', () =>
      this.source.transaction(async (manager) => {
        if (!(await mayErase(manager))) return {};
        const erased: Record<string, number> = {};
        for (const rule of this.inForce(now)) {
          const rows = await eraseOver(manager, rule.what, cutoff(rule, now));
          if (rows === 0) continue;
          erased[rule.what] = rows;
          await appendAudit(manager, {
            actor: null,
            onBehalfOf: null,
            action: 'retention.erase',
            object: rule.what,
            subjects: [],
            detail: `rows:${rows} keep-days:${rule.keepDays} rule-from:${rule.from}`,
            result: 'allowed',
            code: null,
            ip: null,
            requestId: `retention-${now.toISOString().slice(0, 10)}`,
          });
        }
        return erased;
      }),
    );
  }

  private inForce(now: Date): readonly RetentionRule[] {
    return rulesInForce(this.rules, dateAt(liveClock, now.getTime()));
  }

  protected look(): Promise<unknown> {
    return this.erase();
  }
}

function cutoff({ keepDays }: RetentionRule, now: Date): Date {
  return new Date(now.getTime() - keepDays * DAY_MS);
}
