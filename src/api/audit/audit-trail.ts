import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { SignedInRequest } from '../accounts/current-account.js';
import { entryOf, standsAlready, writeEntry, type Outcome } from './audit-entries.js';

/** Writes the audit of every answer and every problem, unless an effect has brought its own entry along. */
@Injectable()
export class AuditTrail {
  constructor(private readonly source: DataSource) {}

  async record(request: SignedInRequest, outcome: Outcome): Promise<void> {
    const entry = entryOf(request, outcome);
    if (entry === undefined || standsAlready(request, entry)) return;
    const anchored = await writeEntry(this.source.manager, entry);
    anchored();
  }
}
