import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type {
  CoordinationChannel,
  CoordinationDisposition,
  CoordinationItemKind,
  CoordinationMeans,
  CoordinationVerdict,
} from '#libs/contracts';
import { CoordinationRound } from './coordination.entity.js';

/** Whom a round was sent to. */
@Entity('coordination_party')
@ForeignKey(() => CoordinationRound, ['municipalityId', 'roundId'], ['municipalityId', 'id'], {
  name: 'coordination_party_round_fk',
})
@ForeignKey('institution', ['institutionId'], ['id'], { name: 'coordination_party_institution_fk' })
@Unique('coordination_party_once_uq', ['municipalityId', 'roundId', 'institutionId'])
@Unique('coordination_party_position_uq', ['municipalityId', 'roundId', 'position'])
@Check('coordination_party_name_ck', `name <> ''`)
@Check(
  'coordination_party_sent_ck',
  `(sent_means IS NULL) = (sent_on IS NULL) AND (received_on IS NULL OR received_on >= sent_on)`,
)
@Check(
  'coordination_party_means_ck',
  `sent_means IN ('portal', 'link', 'email', 'e_address', 'post', 'in_person')`,
)
@Index('coordination_party_institution_ix', ['municipalityId', 'institutionId'])
export class CoordinationParty {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'coordination_party_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'coordination_party_pk' })
  id: string;
  @Column('uuid', { name: 'round_id' })
  roundId: string;
  @Column('integer')
  position: number;
  /** Null for somebody outside of the directory. */
  @Column('uuid', { name: 'institution_id', nullable: true })
  institutionId: string | null;
  /** As it was called when the round was sent. */
  @Column('text')
  name: string;
  @Column('text', { nullable: true })
  email: string | null;
  @Column('text', { name: 'e_address', nullable: true })
  eAddress: string | null;
  /** How and when the draft went out to it; null while it has not. */
  @Column('text', { name: 'sent_means', nullable: true })
  sentMeans: CoordinationMeans | null;
  @Column('date', { name: 'sent_on', nullable: true })
  sentOn: string | null;
  @Column('date', { name: 'received_on', nullable: true })
  receivedOn: string | null;
  @Column('text', { name: 'sent_note', default: '' })
  sentNote: string;
  /** When somebody first looked at the round's text for it. */
  @Column('timestamptz', { name: 'seen_at', nullable: true })
  seenAt: Date | null;
}

/** The one opinion of a party. */
@Entity('coordination_opinion')
@ForeignKey(() => CoordinationParty, ['municipalityId', 'partyId'], ['municipalityId', 'id'], {
  name: 'coordination_opinion_party_fk',
})
@ForeignKey('stored_file', ['municipalityId', 'fileId'], ['municipalityId', 'id'], {
  name: 'coordination_opinion_file_fk',
})
@ForeignKey('person', ['recordedBy'], ['id'], { name: 'coordination_opinion_recorded_by_fk' })
@Unique('coordination_opinion_one_uq', ['municipalityId', 'partyId'])
@Check('coordination_opinion_verdict_ck', `verdict IN ('no_objections', 'proposals', 'objections')`)
@Check('coordination_opinion_channel_ck', `channel IN ('portal', 'link', 'file')`)
@Check(
  'coordination_opinion_file_ck',
  `(channel = 'file' AND file_id IS NOT NULL) OR (channel = 'portal' AND file_id IS NULL) OR channel = 'link'`,
)
@Check(
  'coordination_opinion_means_ck',
  `received_means IN ('portal', 'link', 'email', 'e_address', 'post', 'in_person')`,
)
@Check(
  'coordination_opinion_given_ck',
  `(channel = 'link') = (recorded_by IS NULL) AND (channel = 'link') = (given_by IS NOT NULL)`,
)
@Check('coordination_opinion_approved_ck', `approved_by <> ''`)
export class CoordinationOpinion {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'coordination_opinion_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'coordination_opinion_pk' })
  id: string;
  @Column('uuid', { name: 'party_id' })
  partyId: string;
  @Column('text')
  verdict: CoordinationVerdict;
  @Column('text')
  text: string;
  @Column('text', { name: 'approved_by' })
  approvedBy: string;
  @Column('text')
  channel: CoordinationChannel;
  @Column('uuid', { name: 'file_id', nullable: true })
  fileId: string | null;
  /** By the postmark or stamp where it came as a file. */
  @Column('date', { name: 'received_day' })
  receivedDay: string;
  @Column('text', { name: 'received_means', default: 'portal' })
  receivedMeans: CoordinationMeans;
  /** Number and day of the party's letter. */
  @Column('text', { name: 'document_no', default: '' })
  documentNo: string;
  @Column('date', { name: 'document_day', nullable: true })
  documentDay: string | null;
  /** Who filled in the form behind a link. */
  @Column('text', { name: 'given_by', nullable: true })
  givenBy: string | null;
  /** Null where it came by a link: nobody there has an account. */
  @Column('uuid', { name: 'recorded_by', nullable: true })
  recordedBy: string | null;
  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt: Date;
}

/** An objection, proposal or preferred variant with its answer. */
@Entity('coordination_item')
@ForeignKey(() => CoordinationOpinion, ['municipalityId', 'opinionId'], ['municipalityId', 'id'], {
  name: 'coordination_item_opinion_fk',
})
@ForeignKey('person', ['answeredBy'], ['id'], { name: 'coordination_item_answered_by_fk' })
@Unique('coordination_item_position_uq', ['municipalityId', 'opinionId', 'position'])
@Check('coordination_item_kind_ck', `kind IN ('objection', 'proposal', 'variant')`)
@Check('coordination_item_text_ck', `text <> ''`)
@Check('coordination_item_grounds_ck', `kind <> 'objection' OR grounds <> ''`)
@Check('coordination_item_disposition_ck', `disposition IN ('accepted', 'partly', 'declined')`)
@Check(
  'coordination_item_answered_ck',
  `(disposition IS NULL) = (answered_day IS NULL) AND (disposition IS NULL) = (answered_by IS NULL)`,
)
@Check('coordination_item_reason_ck', `disposition IS NULL OR disposition = 'accepted' OR reason <> ''`)
export class CoordinationItem {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'coordination_item_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'coordination_item_pk' })
  id: string;
  @Column('uuid', { name: 'opinion_id' })
  opinionId: string;
  @Column('integer')
  position: number;
  @Column('text')
  kind: CoordinationItemKind;
  /** Node of the round's frozen text; null for the whole. */
  @Column('text', { name: 'unit_id', nullable: true })
  unitId: string | null;
  /** As the frozen text calls the unit. */
  @Column('text', { name: 'unit_label' })
  unitLabel: string;
  @Column('text')
  text: string;
  @Column('text')
  grounds: string;
  @Column('text', { nullable: true })
  proposed: string | null;
  @Column('text', { nullable: true })
  disposition: CoordinationDisposition | null;
  @Column('text', { default: '' })
  reason: string;
  @Column('uuid', { name: 'answered_by', nullable: true })
  answeredBy: string | null;
  @Column('date', { name: 'answered_day', nullable: true })
  answeredDay: string | null;
  /** Units of the draft that the lawyer named as the answer. */
  @Column('text', { name: 'answer_units', array: true, default: '{}' })
  answerUnits: string[];
  @Column('integer', { default: 1 })
  version: number;
}
