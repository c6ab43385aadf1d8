import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The read model: one row per case, written with the journal in the same transaction. */
@Entity('case_ledger')
export class CaseLedgerEntity {
  @PrimaryColumn({ name: 'case_no', type: 'text' })
  caseNo!: string;

  @Index()
  @Column({ type: 'text' })
  pupil!: string;

  /** Sequence of the last event this row shows. */
  @Column({ type: 'integer' })
  seq!: number;

  @Column({ name: 'county_code', type: 'text' })
  countyCode!: string;

  @Column({ name: 'township_code', type: 'text' })
  townshipCode!: string;

  @Column({ name: 'school_code', type: 'text' })
  schoolCode!: string;

  @Column({ name: 'school_class', type: 'text' })
  schoolClass!: string;

  @Column({ type: 'text' })
  regime!: string;

  /** The school said to have received the child, while that is unconfirmed. */
  @Column({ name: 'receiving_school', type: 'text', nullable: true })
  receivingSchool!: string | null;

  /** Departments with a referral in this case: `police`, `labour` … */
  @Column({ type: 'text', array: true })
  departments!: string[];

  @Column({ type: 'text' })
  standing!: string;

  @Column({ type: 'text' })
  rung!: string;

  @Column({ name: 'awaited_what', type: 'text', nullable: true })
  awaitedWhat!: string | null;

  @Column({ name: 'awaiting_role', type: 'text', nullable: true })
  awaitingRole!: string | null;

  @Column({ name: 'awaiting_office', type: 'text', nullable: true })
  awaitingOffice!: string | null;

  @Column({ name: 'due_on', type: 'date', nullable: true })
  dueOn!: string | null;

  @Column({ name: 'stuck_since', type: 'date', nullable: true })
  stuckSince!: string | null;

  @Column({ name: 'opened_on', type: 'date' })
  openedOn!: string;

  @Column({ name: 'closed_on', type: 'date', nullable: true })
  closedOn!: string | null;

  @Column({ type: 'text', nullable: true })
  outcome!: string | null;

  /** Version of the county's calendar by which the case counts; null for cases older than this column. */
  @Column({ name: 'goes_by_calendar', type: 'text', nullable: true })
  goesByCalendar!: string | null;

  @Column({ name: 'goes_by_clock', type: 'jsonb', nullable: true })
  goesByClock!: object | null;

  /** The whole `CaseView`. */
  @Column({ type: 'jsonb' })
  view!: object;

  @Column({ name: 'written_at', type: 'timestamptz' })
  writtenAt!: Date;
}
