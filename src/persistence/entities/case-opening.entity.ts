import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Opening } from '../../domain/ladder/case-events.js';

/** What a case began with. Codes only; with the case's events it is the whole case. */
@Entity('case_opening')
export class CaseOpeningEntity {
  @PrimaryColumn({ name: 'case_no', type: 'text' })
  caseNo!: string;

  @Column({ type: 'text' })
  pupil!: string;

  @Column({ type: 'jsonb' })
  opening!: Opening;

  @Column({ name: 'kept_at', type: 'timestamptz' })
  keptAt!: Date;
}
