import { Column, Entity, PrimaryColumn } from 'typeorm';
import { sealed } from '../data-keys.js';

/** The telephone, or whatever else shows the codes of an account (TOTP, RFC 6238). */
@Entity('second_factor')
export class SecondFactorEntity {
  @PrimaryColumn({ type: 'text' })
  account!: string;

  /** In base32. Unlike a password it must be read again, so it is sealed and not hashed. */
  @Column({ type: 'text', transformer: sealed('totp_secret') })
  secret!: string;

  @Column({ name: 'begun_at', type: 'timestamptz' })
  begunAt!: Date;

  /** Null until the first code has shown that the secret has arrived. */
  @Column({ name: 'confirmed_at', type: 'timestamptz', nullable: true })
  confirmedAt!: Date | null;

  /** The latest half minute whose code was taken; no code counts twice. bigint, hence text. */
  @Column({ name: 'last_step', type: 'bigint', default: 0 })
  lastStep!: string;
}
