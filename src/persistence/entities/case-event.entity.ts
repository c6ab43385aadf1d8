import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The journal: what happened to a case, once and for all. Rows are only ever inserted. */
@Entity('case_event')
export class CaseEventEntity {
  @PrimaryColumn({ name: 'case_no', type: 'text' })
  caseNo!: string;

  /** 1, 2, 3 … without gaps; with the case number it makes every write idempotent. */
  @PrimaryColumn({ type: 'integer' })
  seq!: number;

  @Column({ type: 'text' })
  type!: string;

  /** The county's date, `YYYY-MM-DD`. */
  @Column({ name: 'happened_on', type: 'date' })
  happenedOn!: string;

  @Column({ name: 'happened_at', type: 'timestamptz' })
  happenedAt!: Date;

  @Column({ name: 'actor_user', type: 'text', nullable: true })
  actorUser!: string | null;

  @Column({ name: 'actor_role', type: 'text', nullable: true })
  actorRole!: string | null;

  @Column({ name: 'actor_office', type: 'text', nullable: true })
  actorOffice!: string | null;

  @Index()
  @Column({ name: 'act_id', type: 'text', nullable: true })
  actId!: string | null;

  @Column({ type: 'text' })
  via!: string;

  /** The event as the domain knows it. */
  @Column({ type: 'jsonb' })
  event!: object;
}
