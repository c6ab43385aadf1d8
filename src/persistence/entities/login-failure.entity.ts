import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Tries with one login since the last success; enough of them lock it for a while. */
@Entity('login_failure')
export class LoginFailureEntity {
  @PrimaryColumn({ name: 'login_hash', type: 'text' })
  loginHash!: string;

  @Column({ type: 'integer' })
  failures!: number;

  @Column({ name: 'last_at', type: 'timestamptz' })
  lastAt!: Date;
}
