import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What one person has asked for and a second must confirm. Codes only. */
@Entity('second_person_request')
export class SecondPersonRequestEntity {
  @PrimaryColumn({ type: 'text' })
  id!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text' })
  subject!: string;

  @Column({ name: 'case_no', type: 'text', nullable: true })
  caseNo!: string | null;

  @Column({ type: 'text', nullable: true })
  pupil!: string | null;

  @Column({ name: 'county_code', type: 'text' })
  countyCode!: string;

  @Column({ name: 'township_code', type: 'text', nullable: true })
  townshipCode!: string | null;

  @Column({ name: 'school_code', type: 'text', nullable: true })
  schoolCode!: string | null;

  @Column({ type: 'jsonb' })
  details!: object;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ name: 'also_not', type: 'text', array: true })
  alsoNot!: string[];

  @Column({ name: 'requested_by', type: 'text' })
  requestedBy!: string;

  /** Whom the requester stood in for. */
  @Column({ name: 'requested_for', type: 'text', nullable: true })
  requestedFor!: string | null;

  @Column({ name: 'requested_role', type: 'text' })
  requestedRole!: string;

  @Column({ name: 'requested_office', type: 'text' })
  requestedOffice!: string;

  @Column({ name: 'requested_at', type: 'timestamptz' })
  requestedAt!: Date;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt!: Date;

  @Column({ type: 'text' })
  state!: 'waiting' | 'confirmed' | 'declined' | 'withdrawn';

  @Column({ name: 'settled_by', type: 'text', nullable: true })
  settledBy!: string | null;

  @Column({ name: 'settled_role', type: 'text', nullable: true })
  settledRole!: string | null;

  @Column({ name: 'settled_office', type: 'text', nullable: true })
  settledOffice!: string | null;

  @Column({ name: 'settled_at', type: 'timestamptz', nullable: true })
  settledAt!: Date | null;

  @Column({ type: 'jsonb', nullable: true })
  outcome!: object | null;
}
