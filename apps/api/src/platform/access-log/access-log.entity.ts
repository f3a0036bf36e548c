import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { RestrictedThing } from '#libs/contracts';

/** That somebody looked at something restricted within an hour; nothing of what was seen. */
@Entity('access_log')
@ForeignKey('municipality', ['municipalityId'], ['id'], { name: 'access_log_municipality_fk' })
@Unique('access_log_hour_uq', ['municipalityId', 'hour', 'viewerId', 'what', 'subjectId'])
@Check('access_log_times_ck', `times > 0`)
@Check('access_log_order_ck', `last_at >= first_at`)
@Index('access_log_last_ix', ['municipalityId', 'lastAt'])
@Index('access_log_subject_ix', ['municipalityId', 'subjectType', 'subjectId'])
export class AccessLogRow {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'access_log_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'access_log_pk' })
  id: string;
  @Column('timestamptz')
  hour: Date;
  @Column('timestamptz', { name: 'first_at' })
  firstAt: Date;
  @Column('timestamptz', { name: 'last_at' })
  lastAt: Date;
  @Column('integer', { default: 1 })
  times: number;
  @Column('uuid', { name: 'viewer_id' })
  viewerId: string;
  /** The role that let them look. */
  @Column('text', { nullable: true })
  role: string | null;
  @Column('text')
  what: RestrictedThing;
  @Column('text', { name: 'subject_type' })
  subjectType: string;
  @Column('text', { name: 'subject_id' })
  subjectId: string;
}
