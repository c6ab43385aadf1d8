import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('session')
export class SessionEntity {
  /** SHA-256 of the token in hexadecimal; the token itself is known to the browser alone. */
  @PrimaryColumn({ name: 'token_hash', type: 'text' })
  tokenHash!: string;

  /** By which it can be shown and ended; it opens nothing. */
  @Column({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  account!: string;

  /** Signed in with a password of ours, or by an identity provider. */
  @Column({ type: 'text' })
  way!: 'password' | 'provider';

  @Column({ type: 'text', nullable: true })
  ip!: string | null;

  /** What the browser says of itself, cut short. */
  @Column({ type: 'text', nullable: true })
  agent!: string | null;

  /** The one post it works in; null where the account has never held any. */
  @Column({ type: 'text', nullable: true })
  post!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'seen_at', type: 'timestamptz' })
  seenAt!: Date;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt!: Date;

  @Column({ name: 'revoked_at', type: 'timestamptz', nullable: true })
  revokedAt!: Date | null;
}
