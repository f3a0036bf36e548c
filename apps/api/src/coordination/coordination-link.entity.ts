import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { CoordinationItemInput } from '#libs/contracts';
import { CoordinationParty } from './coordination-opinion.entity.js';

/** The link by which a party without an account reads and answers; only the hash of its secret is kept. */
@Entity('coordination_link')
@ForeignKey(() => CoordinationParty, ['municipalityId', 'partyId'], ['municipalityId', 'id'], {
  name: 'coordination_link_party_fk',
})
@ForeignKey('person', ['madeBy'], ['id'], { name: 'coordination_link_made_by_fk' })
@Unique('coordination_link_secret_uq', ['secretHash'])
@Index('coordination_link_one_uq', ['municipalityId', 'partyId'], {
  unique: true,
  where: `revoked_at IS NULL`,
})
export class CoordinationLink {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'coordination_link_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'coordination_link_pk' })
  id: string;
  @Column('uuid', { name: 'party_id' })
  partyId: string;
  @Column('bytea', { name: 'secret_hash' })
  secretHash: Buffer;
  @Column('date', { name: 'expires_on' })
  expiresOn: string;
  @Column('uuid', { name: 'made_by' })
  madeBy: string;
  @Column('timestamptz', { name: 'made_at' })
  madeAt: Date;
  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt: Date | null;
  @Column('timestamptz', { name: 'opened_at', nullable: true })
  openedAt: Date | null;
}

/** Whose view an institution asks for its own opinion; it stays inside of the institution. */
@Entity('coordination_expert')
@ForeignKey(() => CoordinationParty, ['municipalityId', 'partyId'], ['municipalityId', 'id'], {
  name: 'coordination_expert_party_fk',
})
@ForeignKey('person', ['personId'], ['id'], { name: 'coordination_expert_person_fk' })
@ForeignKey('person', ['askedBy'], ['id'], { name: 'coordination_expert_asked_by_fk' })
@Unique('coordination_expert_once_uq', ['municipalityId', 'partyId', 'personId'])
@Index('coordination_expert_person_ix', ['personId'])
export class CoordinationExpert {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'coordination_expert_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'coordination_expert_pk' })
  id: string;
  @Column('uuid', { name: 'party_id' })
  partyId: string;
  @Column('uuid', { name: 'person_id' })
  personId: string;
  @Column('text')
  question: string;
  @Column('uuid', { name: 'asked_by' })
  askedBy: string;
  @Column('date', { name: 'asked_day' })
  askedDay: string;
  @Column('text', { default: '' })
  text: string;
  @Column('jsonb', { default: [] })
  items: CoordinationItemInput[];
  @Column('date', { name: 'answered_day', nullable: true })
  answeredDay: string | null;
}
