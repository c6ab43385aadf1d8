import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A bound file of a case as it was made: the court's bundle, or the whole file at some day. Frozen by the database. */
@Entity('case_bundle')
export class CaseBundleEntity {
  @PrimaryColumn({ type: 'text' })
  id!: string;

  @Index()
  @Column({ name: 'case_no', type: 'text' })
  caseNo!: string;

  @Column({ type: 'text' })
  kind!: string;

  /** The day whose state it shows; null for the court's bundle, which shows today's. */
  @Column({ name: 'as_of', type: 'date', nullable: true })
  asOf!: string | null;

  /** Of everything it was made from: the same contents are the same bundle. */
  @Column({ name: 'contents_sha256', type: 'text' })
  contentsSha256!: string;

  /** What is in it on which page, and what is missing: titles, numbers and digests, no names. */
  @Column({ type: 'jsonb' })
  manifest!: object;

  @Column({ type: 'integer' })
  pages!: number;

  @Column({ name: 'pdf_sha256', type: 'text' })
  pdfSha256!: string;

  @Column({ name: 'pdf_key', type: 'text', select: false })
  pdfKey!: string;

  @Column({ type: 'bytea', select: false })
  pdf!: Buffer;

  @Column({ name: 'zip_sha256', type: 'text' })
  zipSha256!: string;

  @Column({ name: 'zip_key', type: 'text', select: false })
  zipKey!: string;

  @Column({ type: 'bytea', select: false })
  zip!: Buffer;

  @Column({ name: 'made_on', type: 'date' })
  madeOn!: string;

  @Column({ name: 'made_at', type: 'timestamptz' })
  madeAt!: Date;

  @Column({ name: 'made_by', type: 'text' })
  madeBy!: string;
}
