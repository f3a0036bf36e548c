import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** Who checks the ballots of which only sums are published. */
@Entity('vote_auditor')
@ForeignKey('budget_cycle', ['municipalityId', 'cycleId'], ['municipalityId', 'id'], {
  name: 'vote_auditor_cycle_fk',
})
@ForeignKey('person', ['namedBy'], ['id'], { name: 'vote_auditor_person_fk' })
@Check('vote_auditor_name_ck', `name <> ''`)
@Check('vote_auditor_key_ck', `octet_length(public_key) = 32`)
export class VoteAuditorRow {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'vote_auditor_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'cycle_id', primaryKeyConstraintName: 'vote_auditor_pk' })
  cycleId: string;
  @Column('text')
  name: string;
  /** X25519, public; the private half never left the auditor. */
  @Column('bytea', { name: 'public_key' })
  publicKey: Buffer;
  @Column('uuid', { name: 'named_by' })
  namedBy: string;
  @Column('date', { name: 'named_on' })
  namedOn: string;
}
