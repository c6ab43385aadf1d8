import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Each try to send a mail, with the server's answer. */
@Entity('mail_attempt')
export class MailAttemptEntity {
  @PrimaryGeneratedColumn({ type: 'bigint' })
  id!: string;

  @Index()
  @Column({ name: 'mail_key', type: 'text' })
  mailKey!: string;

  @Column({ name: 'attempted_at', type: 'timestamptz' })
  attemptedAt!: Date;

  @Column({ type: 'text' })
  result!: 'sent' | 'refused' | 'unreachable' | 'uncertain' | 'no_recipient';

  /** The server's code or the fault's kind; never an address. */
  @Column({ type: 'text' })
  answer!: string;
}
