import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * `pending`: to be sent · `sending`: handed to the server, its answer not yet in · `sent` · `uncertain`: the answer
 * was lost, so it may or may not have arrived, and it is not sent again · `dead`: given up, visible to the operator.
 */
export type MailStatus = 'pending' | 'sending' | 'sent' | 'uncertain' | 'dead';

/** A mail that is owed to somebody, written in the same transaction as the event that made it due. */
@Entity('mail_outbox')
export class MailOutboxEntity {
  /** The duty's key; a duty is never owed twice. */
  @PrimaryColumn({ type: 'text' })
  key!: string;

  @Index()
  @Column({ name: 'case_no', type: 'text' })
  caseNo!: string;

  @Column({ type: 'text' })
  template!: string;

  @Column({ type: 'text' })
  role!: string;

  @Column({ type: 'text' })
  office!: string;

  /** The account named for the role in this case, if any. */
  @Column({ type: 'text', nullable: true })
  assignee!: string | null;

  @Column({ type: 'jsonb' })
  facts!: object;

  @Column({ type: 'text' })
  status!: MailStatus;

  @Column({ type: 'integer' })
  attempts!: number;

  @Column({ name: 'next_attempt_at', type: 'timestamptz' })
  nextAttemptAt!: Date;

  /** Account codes it went to; addresses are looked up at the moment of sending and not kept. */
  @Column({ name: 'recipients', type: 'text', array: true })
  recipients!: string[];

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'settled_at', type: 'timestamptz', nullable: true })
  settledAt!: Date | null;
}
