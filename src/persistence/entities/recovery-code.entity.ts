import { Column, Entity, PrimaryColumn } from 'typeorm';

/** For the day the telephone is lost: each opens the second door once. */
@Entity('recovery_code')
export class RecoveryCodeEntity {
  @PrimaryColumn({ type: 'text' })
  account!: string;

  /** SHA-256 in hexadecimal of 80 random bits. */
  @PrimaryColumn({ name: 'code_hash', type: 'text' })
  codeHash!: string;

  @Column({ name: 'used_at', type: 'timestamptz', nullable: true })
  usedAt!: Date | null;
}
