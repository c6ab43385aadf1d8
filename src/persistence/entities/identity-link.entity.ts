import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Whom a provider's subject is here. A login can be given to somebody else there; a subject never is (OIDC Core 5.7). */
@Entity('identity_link')
export class IdentityLinkEntity {
  @PrimaryColumn({ type: 'text' })
  issuer!: string;

  @PrimaryColumn({ type: 'text' })
  subject!: string;

  @Column({ type: 'text' })
  account!: string;

  @Column({ name: 'linked_at', type: 'timestamptz' })
  linkedAt!: Date;
}
