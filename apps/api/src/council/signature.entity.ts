import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type { SignatureMeans, SignedDocument, SignerCapacity } from '#libs/contracts';

/** A signature as a recorded fact with its date and its container or paper; decision and by-law are signed apart. */
@Entity('signature')
@ForeignKey('agenda_item', ['municipalityId', 'itemId'], ['municipalityId', 'id'], {
  name: 'signature_item_fk',
})
@ForeignKey('person', ['signerId'], ['id'], { name: 'signature_signer_fk' })
@ForeignKey('person', ['recordedBy'], ['id'], { name: 'signature_recorded_by_fk' })
@Check('signature_document_ck', `document IN ('decision', 'bylaw')`)
@Check('signature_capacity_ck', `capacity IN ('sitting_chair', 'acting_chair')`)
@Check('signature_means_ck', `means IN ('container', 'paper')`)
@Check(
  'signature_proof_ck',
  `(means = 'container' AND container_digest IS NOT NULL) OR (means = 'paper' AND paper_reference IS NOT NULL)`,
)
export class Signature {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'signature_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'item_id', primaryKeyConstraintName: 'signature_pk' })
  itemId: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'signature_pk' })
  document: SignedDocument;
  @Column('uuid', { name: 'signer_id' })
  signerId: string;
  @Column('text')
  capacity: SignerCapacity;
  @Column('date')
  day: string;
  @Column('text')
  means: SignatureMeans;
  /** SHA-256 of the signed container, which is kept with the municipality's files. */
  @Column('text', { name: 'container_digest', nullable: true })
  containerDigest: string | null;
  /** Where the signed paper is filed. */
  @Column('text', { name: 'paper_reference', nullable: true })
  paperReference: string | null;
  @Column('uuid', { name: 'recorded_by' })
  recordedBy: string;
  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt: Date;
}

/** The last number given to a by-law in one municipality and year of adoption. */
@Entity('bylaw_number')
@ForeignKey('municipality', ['municipalityId'], ['id'], { name: 'bylaw_number_municipality_fk' })
@Check('bylaw_number_positive_ck', `last_number > 0`)
export class BylawNumber {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'bylaw_number_pk' })
  municipalityId: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'bylaw_number_pk' })
  year: number;
  @Column('integer', { name: 'last_number' })
  lastNumber: number;
}

/** The number of one by-law, by the municipality's own pattern. */
@Entity('assigned_number')
@ForeignKey('dossier', ['municipalityId', 'dossierId'], ['municipalityId', 'id'], {
  name: 'assigned_number_dossier_fk',
})
@Unique('assigned_number_seq_uq', ['municipalityId', 'year', 'seq'])
@Unique('assigned_number_number_uq', ['municipalityId', 'year', 'number'])
export class AssignedNumber {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'assigned_number_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'dossier_id', primaryKeyConstraintName: 'assigned_number_pk' })
  dossierId: string;
  @Column('integer')
  year: number;
  @Column('integer')
  seq: number;
  @Column('text')
  number: string;
}
