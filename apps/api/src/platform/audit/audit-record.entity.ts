import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One act, chained by digests per municipality. Holds ids only: no names, no personal codes, no texts. */
@Entity('audit_record')
@Check('audit_record_actor_kind_ck', `actor_kind IN ('anonymous', 'person', 'system')`)
@Index('audit_record_subject_ix', ['municipalityId', 'subjectType', 'subjectId', 'seq'])
export class AuditRecord {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'audit_record_pk' })
  municipalityId: string;
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'audit_record_pk' })
  seq: string;
  @Column('timestamptz')
  at: Date;
  @Column('date', { name: 'legal_day' })
  legalDay: string;
  @Column('text', { name: 'actor_kind' })
  actorKind: 'anonymous' | 'person' | 'system';
  @Column('uuid', { name: 'actor_person_id', nullable: true })
  actorPersonId: string | null;
  @Column('uuid', { name: 'assignment_id', nullable: true })
  assignmentId: string | null;
  @Column('text')
  action: string;
  @Column('text', { name: 'subject_type' })
  subjectType: string;
  @Column('text', { name: 'subject_id' })
  subjectId: string;
  @Column('jsonb', { default: {} })
  details: Record<string, unknown>;
  @Column('bytea', { name: 'previous_digest' })
  previousDigest: Buffer;
  @Column('bytea')
  digest: Buffer;
}
