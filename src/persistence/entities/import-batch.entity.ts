import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Which file was taken over by whom and when. Neither its rows nor its name are kept: they name children. */
@Entity('import_batch')
export class ImportBatchEntity {
  @PrimaryGeneratedColumn({ type: 'bigint' })
  id!: string;

  @Column({ type: 'text' })
  kind!: 'roster' | 'attendance';

  @Column({ name: 'imported_by', type: 'text' })
  importedBy!: string;

  @Column({ name: 'imported_at', type: 'timestamptz' })
  importedAt!: Date;

  @Column({ name: 'file_sha256', type: 'text' })
  fileSha256!: string;

  @Column({ type: 'jsonb' })
  counts!: object;
}
