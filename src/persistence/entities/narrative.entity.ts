import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * The free words that came with an act. Histories carry codes only, so the words wait here under the act's id; a row
 * whose act never reached the journal is shown nowhere.
 */
@Entity('narrative')
export class NarrativeEntity {
  @PrimaryColumn({ name: 'act_id', type: 'text' })
  actId!: string;

  @Column({ name: 'case_no', type: 'text' })
  caseNo!: string;

  /** Account code of whoever wrote them. */
  @Column({ type: 'text' })
  author!: string;

  @Column({ type: 'text', nullable: true })
  text!: string | null;

  /** What the child said, in its own words. */
  @Column({ name: 'child_words', type: 'text', nullable: true })
  childWords!: string | null;

  /** What the act asked for by name: a witness, a comment. */
  @Column({ type: 'jsonb', nullable: true })
  words!: Readonly<Record<string, string>> | null;

  @Column({ name: 'written_at', type: 'timestamptz' })
  writtenAt!: Date;
}
