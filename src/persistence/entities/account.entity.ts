import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('account')
export class AccountEntity {
  /** `u-1007`: the only thing about a person that journals and histories carry. */
  @PrimaryColumn({ type: 'text' })
  code!: string;

  /** In lower case; unique. */
  @Column({ type: 'text' })
  login!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', nullable: true })
  email!: string | null;

  /** argon2id, in PHC form. */
  @Column({ name: 'password_hash', type: 'text' })
  passwordHash!: string;

  /** Chosen by somebody else: it opens nothing but the way to another. */
  @Column({ name: 'password_due', type: 'boolean', default: false })
  passwordDue!: boolean;

  @Column({ type: 'boolean' })
  active!: boolean;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
