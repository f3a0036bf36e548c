import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

const UNIT = ['municipalityId', 'cycleId', 'unitId'] as const;
const OF_UNIT = ['municipalityId', 'cycleId', 'id'] as const;
const CYCLE = ['municipalityId', 'cycleId'] as const;

/** Somebody who helps to open the ballots; only what is derived from their passphrase is kept. */
@Entity('counting_key_holder')
@ForeignKey('budget_cycle', CYCLE, ['municipalityId', 'id'], { name: 'counting_key_holder_cycle_fk' })
@ForeignKey('person', ['personId'], ['id'], { name: 'counting_key_holder_person_fk' })
export class CountingKeyHolderRow {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'counting_key_holder_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'cycle_id', primaryKeyConstraintName: 'counting_key_holder_pk' })
  cycleId: string;
  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'counting_key_holder_pk' })
  personId: string;
  @Column('bytea')
  salt: Buffer;
  @Column('bytea', { name: 'public_key' })
  publicKey: Buffer;
  @Column('bytea', { name: 'sealed_share', nullable: true })
  sealedShare: Buffer | null;
  /** Between the first and the second passphrase. */
  @Column('bytea', { name: 'given_share', nullable: true })
  givenShare: Buffer | null;
  @Column('boolean', { default: false })
  unlocked: boolean;
}

/** That a blinded message was signed for somebody in the roll; goes when voting ends. */
@Entity('credential_request')
@ForeignKey('budget_unit', UNIT, OF_UNIT, { name: 'credential_request_unit_fk' })
export class CredentialRequestRow {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'credential_request_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'cycle_id', primaryKeyConstraintName: 'credential_request_pk' })
  cycleId: string;
  @PrimaryColumn('bytea', { name: 'person_hash', primaryKeyConstraintName: 'credential_request_pk' })
  personHash: Buffer;
  @Column('uuid', { name: 'unit_id' })
  unitId: string;
  @Column('bytea', { name: 'request_hash' })
  requestHash: Buffer;
  @Column('bytea')
  backup: Buffer;
}

/** Who is still to be told that a credential was issued to them. */
@Entity('vote_notice')
@ForeignKey('budget_cycle', CYCLE, ['municipalityId', 'id'], { name: 'vote_notice_cycle_fk' })
@ForeignKey('person', ['personId'], ['id'], { name: 'vote_notice_person_fk' })
export class VoteNotice {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'vote_notice_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'cycle_id', primaryKeyConstraintName: 'vote_notice_pk' })
  cycleId: string;
  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'vote_notice_pk' })
  personId: string;
}

/** A ballot that waits for the end of its epoch, sealed to the counting key. */
@Entity('sealed_ballot')
@Unique('sealed_ballot_sequence_uq', ['credentialHash', 'sequence', 'municipalityId', 'cycleId'])
@ForeignKey('budget_unit', UNIT, OF_UNIT, { name: 'sealed_ballot_unit_fk' })
export class SealedBallot {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'sealed_ballot_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'cycle_id', primaryKeyConstraintName: 'sealed_ballot_pk' })
  cycleId: string;
  @PrimaryColumn('bytea', { name: 'leaf_hash', primaryKeyConstraintName: 'sealed_ballot_pk' })
  leafHash: Buffer;
  @Column('uuid', { name: 'unit_id' })
  unitId: string;
  @Column('bytea', { name: 'credential_hash' })
  credentialHash: Buffer;
  @Column('integer')
  sequence: number;
  @Column('integer')
  epoch: number;
  @Column('bytea')
  sealed: Buffer;
}
