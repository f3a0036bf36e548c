import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { EndOfForceInput } from '#libs/contracts';

/** How an act that has no dossier ends; acts made here end with theirs. */
@Entity('act_end')
@ForeignKey('act', ['municipalityId', 'actId'], ['municipalityId', 'id'], { name: 'act_end_act_fk' })
@ForeignKey('person', ['recordedBy'], ['id'], { name: 'act_end_recorded_by_fk' })
@Check('act_end_cause_ck', `cause IN ('basis_lapsed', 'term', 'voided')`)
@Check('act_end_by_ck', `cause = 'term' OR by_what <> ''`)
export class ActEnd {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'act_end_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'act_id', primaryKeyConstraintName: 'act_end_pk' })
  actId: string;
  @Column('text')
  cause: EndOfForceInput['cause'] | 'voided';
  /** The first day on which it is no longer in force. */
  @Column('date', { name: 'from_day' })
  fromDay: string;
  /** The basis that has lost force. */
  @Column('text', { name: 'by_what', nullable: true })
  byWhat: string | null;
  @Column('uuid', { name: 'recorded_by' })
  recordedBy: string;
  @Column('timestamptz')
  at: Date;
}
