import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type {
  DataRequestState,
  DataRight,
  IdentityMeans,
  RequestMeans,
  RequestOutcome,
} from '#libs/contracts';

/** A request of somebody about their data; what is found on them is not copied here. */
@Entity('data_request')
@ForeignKey('municipality', ['municipalityId'], ['id'], { name: 'data_request_municipality_fk' })
@ForeignKey('person', ['personId'], ['id'], { name: 'data_request_person_fk' })
@Unique('data_request_number_uq', ['municipalityId', 'year', 'number'])
@Check(
  'data_request_rights_ck',
  `cardinality(rights) > 0 AND rights <@ ARRAY['access', 'rectification', 'erasure', 'restriction', 'portability', 'objection']`,
)
@Check('data_request_state_ck', `state IN ('received', 'identified', 'answered', 'withdrawn')`)
@Check('data_request_means_ck', `means IN ('account', 'in_person', 'post', 'email', 'e_address')`)
@Check(
  'data_request_identity_means_ck',
  `identity_means IN ('account', 'document', 'e_signature', 'e_address')`,
)
@Check(
  'data_request_identity_ck',
  `(identity_means IS NULL) = (identity_on IS NULL) AND (state <> 'identified' OR identity_on IS NOT NULL)`,
)
@Check('data_request_extension_ck', `(extended_on IS NULL) = (extension_reason IS NULL)`)
@Check('data_request_ended_ck', `(state IN ('answered', 'withdrawn')) = (ended_on IS NOT NULL)`)
@Check('data_request_outcome_ck', `(state = 'answered') = (outcome IS NOT NULL)`)
@Check('data_request_outcome_of_ck', `outcome IN ('granted', 'partly', 'refused')`)
@Check(
  'data_request_answer_means_ck',
  `answer_means IN ('account', 'in_person', 'post', 'email', 'e_address')`,
)
@Index('data_request_state_ix', ['municipalityId', 'state', 'receivedOn'])
@Index('data_request_person_ix', ['personId'], { where: 'person_id IS NOT NULL' })
export class DataRequest {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'data_request_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'data_request_pk' })
  id: string;
  @Column('integer')
  year: number;
  @Column('integer')
  number: number;
  /** For example `DS-26-3`. */
  @Column('text')
  code: string;
  @Column('text', { array: true })
  rights: DataRight[];
  @Column('text')
  state: DataRequestState;
  @Column('uuid', { name: 'person_id', nullable: true })
  personId: string | null;
  @Column('text', { name: 'requester_name' })
  requesterName: string;
  @Column('text', { default: '' })
  contact: string;
  @Column('text', { array: true, default: () => `'{}'` })
  terms: string[];
  /** What was found by the name alone and is of this person, as `kind:id`. */
  @Column('text', { array: true, default: () => `'{}'` })
  confirmed: string[];
  @Column('text')
  means: RequestMeans;
  @Column('text', { default: '' })
  details: string;
  @Column('date', { name: 'received_on' })
  receivedOn: string;
  @Column('text', { name: 'identity_means', nullable: true })
  identityMeans: IdentityMeans | null;
  @Column('date', { name: 'identity_on', nullable: true })
  identityOn: string | null;
  @Column('date', { name: 'extended_on', nullable: true })
  extendedOn: string | null;
  @Column('text', { name: 'extension_reason', nullable: true })
  extensionReason: string | null;
  @Column('date', { name: 'ended_on', nullable: true })
  endedOn: string | null;
  @Column('text', { nullable: true })
  outcome: RequestOutcome | null;
  @Column('text', { name: 'ground_act', nullable: true })
  groundAct: string | null;
  @Column('text', { name: 'ground_ref', nullable: true })
  groundRef: string | null;
  @Column('text', { nullable: true })
  answer: string | null;
  @Column('text', { name: 'answer_means', nullable: true })
  answerMeans: RequestMeans | null;
  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
  @Column('integer', { default: 1 })
  version: number;
}

/** What was done about a request. */
@Entity('data_request_step')
@ForeignKey(() => DataRequest, ['municipalityId', 'requestId'], ['municipalityId', 'id'], {
  name: 'data_request_step_request_fk',
})
@ForeignKey('person', ['personId'], ['id'], { name: 'data_request_step_person_fk' })
export class DataRequestStep {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'data_request_step_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'request_id', primaryKeyConstraintName: 'data_request_step_pk' })
  requestId: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'data_request_step_pk' })
  seq: number;
  @Column('text')
  event: string;
  @Column('date')
  day: string;
  @Column('timestamptz')
  at: Date;
  @Column('uuid', { name: 'person_id', nullable: true })
  personId: string | null;
  @Column('jsonb', { default: {} })
  details: Record<string, unknown>;
}
