import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { EventBasis, EventMethod, EventStage, EventState, EventSubject } from '#libs/contracts';
import type { EventDiscussion, EventNotice } from './event-store.js';

/** An event in which people take part; its legal bases are attributes. */
@Entity('participation_event')
@ForeignKey('municipality', ['municipalityId'], ['id'], { name: 'participation_event_municipality_fk' })
@ForeignKey('dossier', ['municipalityId', 'dossierId'], ['municipalityId', 'id'], {
  name: 'participation_event_dossier_fk',
})
@ForeignKey('participation_event', ['municipalityId', 'repeatsId'], ['municipalityId', 'id'], {
  name: 'participation_event_repeats_fk',
})
@ForeignKey('person', ['createdBy'], ['id'], { name: 'participation_event_person_fk' })
@Unique('participation_event_code_uq', ['municipalityId', 'code'])
@Unique('participation_event_number_uq', ['municipalityId', 'year', 'number'])
@Check(
  'participation_event_state_ck',
  `state IN ('preparing', 'announced', 'summarised', 'concluded', 'cancelled')`,
)
@Check('participation_event_subject_ck', `subject IN ('external_act', 'planning_document', 'other')`)
@Check(
  'participation_event_bases_ck',
  `bases <@ ARRAY['opinion_stage', 'public_discussion', 'participation']`,
)
@Check(
  'participation_event_announced_ck',
  `state IN ('preparing', 'cancelled') OR (announced_day IS NOT NULL AND opens IS NOT NULL AND closes IS NOT NULL)`,
)
@Check(
  'participation_event_approved_ck',
  `state NOT IN ('summarised', 'concluded') OR approved_day IS NOT NULL`,
)
@Check('participation_event_decided_ck', `state <> 'concluded' OR decided_day IS NOT NULL`)
@Check('participation_event_cancelled_ck', `(state = 'cancelled') = (cancelled_reason IS NOT NULL)`)
@Index('participation_event_state_ix', ['municipalityId', 'state', 'closes'])
@Index('participation_event_dossier_ix', ['municipalityId', 'dossierId'])
export class EventRow {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'participation_event_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'participation_event_pk' })
  id: string;
  @Column('integer')
  year: number;
  @Column('integer')
  number: number;
  @Column('text')
  code: string;
  @Column('uuid', { name: 'dossier_id', nullable: true })
  dossierId: string | null;
  @Column('text')
  title: string;
  @Column('text', { array: true })
  bases: EventBasis[];
  @Column('text')
  subject: EventSubject;
  @Column('text')
  stage: EventStage;
  @Column('text', { array: true })
  methods: EventMethod[];
  @Column('text')
  state: EventState;
  @Column('date', { nullable: true })
  opens: string | null;
  @Column('date', { nullable: true })
  closes: string | null;
  @Column('jsonb')
  notice: EventNotice;
  @Column('jsonb', { nullable: true })
  discussion: EventDiscussion | null;
  @Column('uuid', { name: 'repeats_id', nullable: true })
  repeatsId: string | null;
  @Column('date', { name: 'announced_day', nullable: true })
  announcedDay: string | null;
  @Column('text', { default: '' })
  summary: string;
  @Column('text', { name: 'approved_by', default: '' })
  approvedBy: string;
  @Column('date', { name: 'approved_day', nullable: true })
  approvedDay: string | null;
  @Column('date', { name: 'published_day', nullable: true })
  publishedDay: string | null;
  @Column('text', { name: 'decision_no', default: '' })
  decisionNo: string;
  @Column('date', { name: 'decided_day', nullable: true })
  decidedDay: string | null;
  @Column('text', { default: '' })
  result: string;
  @Column('text', { name: 'cancelled_reason', nullable: true })
  cancelledReason: string | null;
  @Column('uuid', { name: 'created_by' })
  createdBy: string;
  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
  @Column('integer', { default: 1 })
  version: number;
}
