import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a sign-in on its way still waits for: an identity provider's answer, or a code of the second factor. */
export type SignInStepKind = 'provider' | 'code';

/** Half a sign-in, for minutes. The browser alone knows the ticket that belongs to it. */
@Entity('sign_in_step')
export class SignInStepEntity {
  /** SHA-256 of the ticket in hexadecimal. */
  @PrimaryColumn({ name: 'ticket_hash', type: 'text' })
  ticketHash!: string;

  @Column({ type: 'text' })
  kind!: SignInStepKind;

  /** Whose sign-in it is, once that is known. */
  @Column({ type: 'text', nullable: true })
  account!: string | null;

  /** How the first half went: `password` or `provider`. */
  @Column({ type: 'text' })
  way!: 'password' | 'provider';

  /** State, nonce and PKCE verifier of a question to the provider. */
  @Column({ type: 'jsonb', nullable: true })
  asked!: object | null;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt!: Date;
}
