import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A contract under which a winning project is built. */
@Entity('delivery_contract')
@ForeignKey('budget_project', ['municipalityId', 'projectId'], ['municipalityId', 'id'], {
  name: 'delivery_contract_project_fk',
})
@Check('delivery_contract_words_ck', `partner <> '' AND number <> '' AND subject <> ''`)
@Check('delivery_contract_amount_ck', `amount_cents >= 0`)
@Index('delivery_contract_project_ix', ['municipalityId', 'projectId', 'signedOn'])
export class DeliveryContract {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'delivery_contract_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'delivery_contract_pk' })
  id: string;
  @Column('uuid', { name: 'project_id' })
  projectId: string;
  @Column('text')
  partner: string;
  @Column('text', { name: 'registration_no', nullable: true })
  registrationNo: string | null;
  @Column('text')
  number: string;
  @Column('text')
  subject: string;
  @Column('date', { name: 'signed_on' })
  signedOn: string;
  @Column('bigint', { name: 'amount_cents' })
  amountCents: string;
  @Column('text', { nullable: true })
  url: string | null;
}

/** A photograph of how a project is being built, or of what stands. */
@Entity('delivery_photo')
@ForeignKey('budget_project', ['municipalityId', 'projectId'], ['municipalityId', 'id'], {
  name: 'delivery_photo_project_fk',
})
@ForeignKey('stored_file', ['municipalityId', 'fileId'], ['municipalityId', 'id'], {
  name: 'delivery_photo_file_fk',
})
@ForeignKey('stored_file', ['municipalityId', 'thumbnailId'], ['municipalityId', 'id'], {
  name: 'delivery_photo_thumbnail_fk',
})
@Check('delivery_photo_alt_ck', `alt <> ''`)
@Index('delivery_photo_project_ix', ['municipalityId', 'projectId', 'takenOn'])
export class DeliveryPhoto {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'delivery_photo_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'delivery_photo_pk' })
  id: string;
  @Column('uuid', { name: 'project_id' })
  projectId: string;
  @Column('uuid', { name: 'file_id' })
  fileId: string;
  @Column('uuid', { name: 'thumbnail_id' })
  thumbnailId: string;
  @Column('text')
  alt: string;
  @Column('date', { name: 'taken_on' })
  takenOn: string;
}

/** What else is known of the delivery of a project. */
@Entity('delivery_record')
@ForeignKey('budget_project', ['municipalityId', 'projectId'], ['municipalityId', 'id'], {
  name: 'delivery_record_project_fk',
})
export class DeliveryRecordRow {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'delivery_record_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'project_id', primaryKeyConstraintName: 'delivery_record_pk' })
  projectId: string;
  @Column('text', { name: 'overrun_reason', nullable: true })
  overrunReason: string | null;
  @Column('date', { name: 'plaque_on', nullable: true })
  plaqueOn: string | null;
}
