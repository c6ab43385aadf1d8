import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A picture, scan or recording of a case. Key and bytes are read only when asked for. */
@Entity('attachment')
export class AttachmentEntity {
  @PrimaryColumn({ type: 'text' })
  id!: string;

  @Index()
  @Column({ name: 'case_no', type: 'text' })
  caseNo!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text' })
  type!: string;

  @Column({ type: 'integer' })
  bytes!: number;

  /** Of the bytes as they are given out. */
  @Column({ type: 'text' })
  sha256!: string;

  @Column({ name: 'content_key', type: 'text', nullable: true, select: false })
  contentKey!: string | null;

  @Column({ type: 'bytea', nullable: true, select: false })
  content!: Buffer | null;

  @Column({ name: 'added_on', type: 'date' })
  addedOn!: string;

  @Column({ name: 'added_at', type: 'timestamptz' })
  addedAt!: Date;

  @Column({ name: 'added_by', type: 'text' })
  addedBy!: string;

  @Column({ name: 'added_role', type: 'text' })
  addedRole!: string;

  @Column({ name: 'added_office', type: 'text' })
  addedOffice!: string;

  @Column({ name: 'key_part', type: 'text', nullable: true })
  keyPart!: string | null;

  @Column({ name: 'act_id', type: 'text' })
  actId!: string;

  @Column({ name: 'removed_at', type: 'timestamptz', nullable: true })
  removedAt!: Date | null;

  @Column({ name: 'removed_because', type: 'text', nullable: true })
  removedBecause!: string | null;
}
