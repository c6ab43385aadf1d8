import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A version of an office's own template; a version without a file goes back to the shipped one. Never changed. */
@Entity('document_template')
export class DocumentTemplateEntity {
  /** Code of the county, township or school whose documents are made from it. */
  @PrimaryColumn({ type: 'text' })
  agency!: string;

  @PrimaryColumn({ type: 'text' })
  kind!: string;

  @PrimaryColumn({ type: 'integer' })
  version!: number;

  @Column({ name: 'from_date', type: 'date' })
  fromDate!: string;

  @Column({ type: 'text', nullable: true })
  sha256!: string | null;

  @Column({ type: 'bytea', nullable: true, select: false })
  content!: Buffer | null;

  @Column({ name: 'changed_by', type: 'text' })
  changedBy!: string;

  @Column({ name: 'changed_at', type: 'timestamptz' })
  changedAt!: Date;
}
