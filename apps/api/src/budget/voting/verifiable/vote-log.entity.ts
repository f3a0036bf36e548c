import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

const UNIT = ['municipalityId', 'cycleId', 'unitId'] as const;
const OF_UNIT = ['municipalityId', 'cycleId', 'id'] as const;

/** The keys of a cycle's vote and where its log stands. */
@Entity('vote_log')
@ForeignKey('budget_cycle', ['municipalityId', 'cycleId'], ['municipalityId', 'id'], {
  name: 'vote_log_cycle_fk',
})
@Check('vote_log_epoch_ck', `epoch > 0 AND size >= 0`)
export class VoteLog {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'vote_log_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'cycle_id', primaryKeyConstraintName: 'vote_log_pk' })
  cycleId: string;
  /** Ed25519, public (SPKI). */
  @Column('bytea', { name: 'log_key' })
  logKey: Buffer;
  /** Its private half, encrypted with the server's own secret. */
  @Column('bytea', { name: 'log_secret' })
  logSecret: Buffer;
  /** HPKE, public; the private half is split among the holders. */
  @Column('bytea', { name: 'counting_key' })
  countingKey: Buffer;
  /** The epoch that takes ballots now. */
  @Column('integer', { default: 1 })
  epoch: number;
  /** Leaves of the epochs before it, and the roots of their full subtrees. */
  @Column('integer', { default: 0 })
  size: number;
  @Column('bytea')
  subtrees: Buffer;
  /** Real time at which the last epoch ended. */
  @Column('timestamptz', { name: 'epoch_since' })
  epochSince: Date;
  @Column('date', { name: 'opened_on', nullable: true })
  openedOn: string | null;
}

/** The key that signs the credentials of one unit of voting. */
@Entity('vote_unit_key')
@ForeignKey('budget_unit', UNIT, OF_UNIT, { name: 'vote_unit_key_unit_fk' })
export class VoteUnitKey {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'vote_unit_key_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'cycle_id', primaryKeyConstraintName: 'vote_unit_key_pk' })
  cycleId: string;
  @PrimaryColumn('uuid', { name: 'unit_id', primaryKeyConstraintName: 'vote_unit_key_pk' })
  unitId: string;
  @Column('bytea', { name: 'public_key' })
  publicKey: Buffer;
  @Column('bytea')
  secret: Buffer;
}

/** The log: in each epoch by leaf hash. */
@Entity('vote_leaf')
@Unique('vote_leaf_hash_uq', ['municipalityId', 'cycleId', 'leafHash'])
@Unique('vote_leaf_sequence_uq', ['credentialHash', 'sequence', 'municipalityId', 'cycleId'])
@ForeignKey('budget_unit', UNIT, OF_UNIT, { name: 'vote_leaf_unit_fk' })
export class VoteLeaf {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'vote_leaf_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'cycle_id', primaryKeyConstraintName: 'vote_leaf_pk' })
  cycleId: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'vote_leaf_pk' })
  position: number;
  @Column('bytea', { name: 'leaf_hash' })
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
  /** The text of the opened ballot, after the end of voting. */
  @Column('text', { nullable: true })
  ballot: string | null;
}

/** The signed head of the log after an epoch. */
@Entity('vote_head')
@ForeignKey('vote_log', ['municipalityId', 'cycleId'], ['municipalityId', 'cycleId'], {
  name: 'vote_head_log_fk',
})
export class VoteHead {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'vote_head_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'cycle_id', primaryKeyConstraintName: 'vote_head_pk' })
  cycleId: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'vote_head_pk' })
  epoch: number;
  @Column('integer')
  before: number;
  @Column('bytea')
  subtrees: Buffer;
  @Column('integer')
  size: number;
  @Column('bytea')
  root: Buffer;
  @Column('date')
  day: string;
  @Column('bytea')
  signature: Buffer;
}
