import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An issued document: its words, its number and its bytes, frozen by the database itself. */
@Entity('document')
export class DocumentEntity {
  /** Opaque, e.g. `d-3f0c…`. */
  @PrimaryColumn({ type: 'text' })
  id!: string;

  @Index()
  @Column({ name: 'case_no', type: 'text' })
  caseNo!: string;

  @Column({ type: 'text' })
  kind!: string;

  /** What in the case it is about: `order-1`, `event-7`, `case-1` … */
  @Column({ type: 'text' })
  about!: string;

  /** Code of the issuing body; with kind and year it names the number series. */
  @Column({ type: 'text' })
  agency!: string;

  @Column({ type: 'integer' })
  year!: number;

  @Column({ type: 'integer' })
  serial!: number;

  /** As printed: 「柳河镇责改〔2025〕1号」. */
  @Column({ type: 'text' })
  number!: string;

  @Column({ type: 'integer' })
  copies!: number;

  @Column({ name: 'issued_on', type: 'date' })
  issuedOn!: string;

  @Column({ name: 'issued_by', type: 'text' })
  issuedBy!: string;

  @Column({ name: 'issued_at', type: 'timestamptz' })
  issuedAt!: Date;

  /** What the template was filled with, as JSON. */
  @Column({ type: 'text', select: false })
  fields!: string;

  @Column({ name: 'template_sha256', type: 'text' })
  templateSha256!: string;

  @Column({ type: 'text' })
  sha256!: string;

  /** The Word file in base64; read only when asked for. */
  @Column({ type: 'text', select: false })
  content!: string;

  @Column({ name: 'voided_by', type: 'text', nullable: true })
  voidedBy!: string | null;

  @Column({ name: 'voided_on', type: 'date', nullable: true })
  voidedOn!: string | null;

  @Column({ name: 'void_reason', type: 'text', nullable: true })
  voidReason!: string | null;
}
