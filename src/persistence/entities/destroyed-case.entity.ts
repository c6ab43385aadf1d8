import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A line of the 销毁清册: what can still be said of a case file that has been destroyed. No names. */
@Entity('destroyed_case')
export class DestroyedCaseEntity {
  @PrimaryColumn({ name: 'case_no', type: 'text' })
  caseNo!: string;

  @Column({ type: 'text' })
  request!: string;

  @Column({ name: 'row_counts', type: 'jsonb' })
  rowCounts!: Readonly<Record<string, number>>;

  @Column({ name: 'register_record', type: 'boolean' })
  registerRecord!: boolean;

  @Column({ name: 'county_code', type: 'text' })
  countyCode!: string;

  @Column({ name: 'closed_on', type: 'date' })
  closedOn!: string;

  @Column({ name: 'kept_until', type: 'date' })
  keptUntil!: string;

  @Column({ name: 'keep_days', type: 'integer' })
  keepDays!: number;

  @Column({ name: 'rule_from', type: 'date' })
  ruleFrom!: string;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ type: 'text' })
  appraisal!: string;

  @Column({ name: 'asked_by', type: 'text' })
  askedBy!: string;

  @Column({ name: 'asked_at', type: 'timestamptz' })
  askedAt!: Date;

  @Column({ name: 'confirmed_by', type: 'text' })
  confirmedBy!: string;

  @Column({ name: 'destroyed_at', type: 'timestamptz' })
  destroyedAt!: Date;

  /** Of the events, one a line, as the database writes them. */
  @Column({ name: 'journal_sha256', type: 'text' })
  journalSha256!: string;
}
