import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { SignedInRequest } from '../accounts/current-account.js';
import { entryOf, standsAlready, writeEntry, type Outcome } from './audit-entries.js';
import { lookOf, RepeatedLooks } from './repeated-looks.js';

/**
 * Writes the audit of every answer and every problem, unless an effect has brought its own entry along, or an open
 * page is shown again what it has been shown.
 */
@Injectable()
export class AuditTrail {
  private readonly looks = new RepeatedLooks();

  constructor(private readonly source: DataSource) {}

  async record(request: SignedInRequest, outcome: Outcome): Promise<void> {
    const entry = entryOf(request, outcome);
    if (entry === undefined || standsAlready(request, entry)) return;
    const look = lookOf(request, entry);
    const now = performance.now();
    if (look !== undefined && this.looks.has(look, now)) return;
    const anchored = await writeEntry(this.source.manager, entry);
    anchored();
    if (look !== undefined) this.looks.written(look, now);
  }
}
