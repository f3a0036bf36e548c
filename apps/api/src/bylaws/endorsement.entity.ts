import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Dossier } from './dossier.entity.js';

/** An endorsement, bound to the digests of the texts that the endorser saw; never changed. */
@Entity('endorsement')
@ForeignKey(() => Dossier, ['municipalityId', 'dossierId'], ['municipalityId', 'id'], {
  name: 'endorsement_dossier_fk',
})
@ForeignKey('person', ['personId'], ['id'], { name: 'endorsement_person_fk' })
@ForeignKey('named_version', ['municipalityId', 'bylawVersionId'], ['municipalityId', 'id'], {
  name: 'endorsement_bylaw_version_fk',
})
@ForeignKey('named_version', ['municipalityId', 'memorandumVersionId'], ['municipalityId', 'id'], {
  name: 'endorsement_memorandum_version_fk',
})
@Check('endorsement_role_ck', `role ~ '^[a-z][a-z0-9_]{1,39}$'`)
@Check('endorsement_memorandum_ck', `(memorandum_version_id IS NULL) = (memorandum_digest IS NULL)`)
@Index('endorsement_dossier_ix', ['municipalityId', 'dossierId', 'role'])
export class Endorsement {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'endorsement_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'endorsement_pk' })
  id: string;
  @Column('uuid', { name: 'dossier_id' })
  dossierId: string;
  /** Code of the endorser's step. */
  @Column('text')
  role: string;
  @Column('uuid', { name: 'bylaw_version_id' })
  bylawVersionId: string;
  @Column('text', { name: 'bylaw_digest' })
  bylawDigest: string;
  @Column('uuid', { name: 'memorandum_version_id', nullable: true })
  memorandumVersionId: string | null;
  @Column('text', { name: 'memorandum_digest', nullable: true })
  memorandumDigest: string | null;
  @Column('uuid', { name: 'person_id' })
  personId: string;
  @Column('uuid', { name: 'on_behalf_of', nullable: true })
  onBehalfOf: string | null;
  @Column('text', { default: '' })
  comment: string;
  @Column('date', { name: 'legal_day' })
  legalDay: string;
  @Column('timestamptz')
  at: Date;
}
