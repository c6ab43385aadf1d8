import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A file handed out under a number. Key and bytes are read only when asked for. */
@Entity('export_file')
export class ExportFileEntity {
  @PrimaryColumn({ type: 'text' })
  number!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'jsonb' })
  spec!: object;

  @Column({ type: 'boolean' })
  masked!: boolean;

  @Column({ name: 'county_code', type: 'text' })
  countyCode!: string;

  @Column({ name: 'asked_by', type: 'text' })
  askedBy!: string;

  @Column({ name: 'asked_role', type: 'text' })
  askedRole!: string;

  @Column({ name: 'asked_office', type: 'text' })
  askedOffice!: string;

  @Column({ name: 'asked_at', type: 'timestamptz' })
  askedAt!: Date;

  @Column({ name: 'second_person', type: 'text', nullable: true })
  secondPerson!: string | null;

  @Column({ name: 'approved_by', type: 'text', nullable: true })
  approvedBy!: string | null;

  @Column({ name: 'made_at', type: 'timestamptz', nullable: true })
  madeAt!: Date | null;

  @Column({ name: 'row_count', type: 'integer', nullable: true })
  rows!: number | null;

  @Column({ type: 'text', array: true, select: false })
  subjects!: string[];

  @Column({ type: 'text', nullable: true })
  sha256!: string | null;

  @Column({ name: 'content_key', type: 'text', nullable: true, select: false })
  contentKey!: string | null;

  @Column({ type: 'bytea', nullable: true, select: false })
  content!: Buffer | null;

  @Column({ name: 'available_until', type: 'timestamptz' })
  availableUntil!: Date;
}
