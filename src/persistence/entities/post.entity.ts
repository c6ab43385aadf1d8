import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountRole } from '../../domain/access/admin-role.js';
import type { PostScope } from '../../domain/access/post.js';

/** A person in an office for a time; see `domain/access/post`. */
@Entity('post')
export class PostEntity {
  @PrimaryColumn({ type: 'text' })
  id!: string;

  @Column({ type: 'text' })
  account!: string;

  @Column({ type: 'text' })
  role!: AccountRole;

  @Column({ type: 'text' })
  office!: string;

  @Column({ name: 'from_date', type: 'date' })
  fromDate!: string;

  @Column({ name: 'to_date', type: 'date', nullable: true })
  toDate!: string | null;

  @Column({ type: 'text', nullable: true })
  substitutes!: string | null;

  @Column({ name: 'acting_for', type: 'text', nullable: true })
  actingFor!: string | null;

  @Column({ type: 'text' })
  scope!: PostScope;

  @Column({ name: 'opened_by', type: 'text', nullable: true })
  openedBy!: string | null;

  @Column({ name: 'opened_at', type: 'timestamptz' })
  openedAt!: Date;

  @Column({ name: 'ended_by', type: 'text', nullable: true })
  endedBy!: string | null;

  /** Who took it over when it ended. */
  @Column({ name: 'handed_to', type: 'text', nullable: true })
  handedTo!: string | null;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt!: Date | null;
}
