import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An issued document between offices. It is about no child, and its words say nothing of one. */
@Entity('office_document')
export class OfficeDocumentEntity {
  @PrimaryColumn({ type: 'text' })
  id!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text' })
  agency!: string;

  @Column({ type: 'integer' })
  year!: number;

  @Column({ type: 'integer' })
  serial!: number;

  @Column({ type: 'text' })
  number!: string;

  @Column({ type: 'integer' })
  copies!: number;

  /** Of what was said: the same said again is the same document. */
  @Column({ name: 'told_sha256', type: 'text' })
  toldSha256!: string;

  @Column({ name: 'template_sha256', type: 'text' })
  templateSha256!: string;

  @Column({ type: 'text' })
  sha256!: string;

  @Column({ type: 'bytea', select: false })
  content!: Buffer;

  @Column({ name: 'issued_on', type: 'date' })
  issuedOn!: string;

  @Column({ name: 'issued_by', type: 'text' })
  issuedBy!: string;

  @Column({ name: 'issued_at', type: 'timestamptz' })
  issuedAt!: Date;
}
