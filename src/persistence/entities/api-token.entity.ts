import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '../../domain/access/role.js';

/** A machine's post: a role in an office, with fewer doors and an end (ADR 7). */
@Entity('api_token')
export class ApiTokenEntity {
  /** `m-1001`: what journal and audit call the machine. */
  @PrimaryColumn({ type: 'text' })
  code!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  role!: Role;

  @Column({ type: 'text' })
  office!: string;

  /** See `domain/access/machine-doors`. */
  @Column({ type: 'text', array: true })
  doors!: string[];

  /** The last day. */
  @Column({ name: 'expires_on', type: 'date' })
  expiresOn!: string;

  /** SHA-256 of the token in hexadecimal. */
  @Column({ name: 'token_hash', type: 'text', select: false })
  tokenHash!: string;

  @Column({ name: 'proposed_by', type: 'text' })
  proposedBy!: string;

  @Column({ name: 'proposed_at', type: 'timestamptz' })
  proposedAt!: Date;

  /** Good for nothing until a second person has said so. */
  @Column({ name: 'confirmed_by', type: 'text', nullable: true })
  confirmedBy!: string | null;

  @Column({ name: 'confirmed_at', type: 'timestamptz', nullable: true })
  confirmedAt!: Date | null;

  @Column({ name: 'revoked_by', type: 'text', nullable: true })
  revokedBy!: string | null;

  @Column({ name: 'revoked_at', type: 'timestamptz', nullable: true })
  revokedAt!: Date | null;

  @Column({ name: 'last_used_on', type: 'date', nullable: true })
  lastUsedOn!: string | null;
}
