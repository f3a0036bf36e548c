import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/** An act of the municipality, once it has a number and a publication. */
@Entity('act')
@ForeignKey('dossier', ['municipalityId', 'dossierId'], ['municipalityId', 'id'], { name: 'act_dossier_fk' })
@Unique('act_dossier_uq', ['municipalityId', 'dossierId'])
@Unique('act_number_uq', ['municipalityId', 'year', 'numberSlug'])
@ForeignKey('act', ['municipalityId', 'repealedByActId'], ['municipalityId', 'id'], {
  name: 'act_repealed_by_fk',
})
@Check('act_repealed_ck', `repealed_by_act_id IS NULL OR repealed_from IS NOT NULL`)
@Check('act_number_slug_ck', `number_slug ~ '^[A-Za-z0-9-]+$'`)
@Index('act_topic_ix', ['municipalityId', 'topic', 'year'])
export class Act {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'act_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'act_pk' })
  id: string;
  @Column('uuid', { name: 'dossier_id', nullable: true })
  dossierId: string | null;
  /** Year of adoption. */
  @Column('integer')
  year: number;
  @Column('text')
  number: string;
  /** The number as addresses have it: `/` becomes `-`. */
  @Column('text', { name: 'number_slug' })
  numberSlug: string;
  @Column('text')
  title: string;
  @Column('text')
  topic: string;
  @Column('date', { name: 'adopted_day' })
  adoptedDay: string;
  @Column('text', { name: 'official_number' })
  officialNumber: string;
  @Column('date', { name: 'official_day' })
  officialDay: string;
  /** The day on which an act that was made elsewhere was taken over; `null` for acts made here. */
  @Column('date', { name: 'taken_over_on', nullable: true })
  takenOverOn: string | null;
  /** The first day on which the act is no longer in force, and the act that repealed it. */
  @Column('date', { name: 'repealed_from', nullable: true })
  repealedFrom: string | null;
  @Column('uuid', { name: 'repealed_by_act_id', nullable: true })
  repealedByActId: string | null;
}

/** The text of an act from a day on; of several revisions for one day the last one holds. */
@Entity('act_text')
@ForeignKey('act', ['municipalityId', 'actId'], ['municipalityId', 'id'], { name: 'act_text_act_fk' })
@ForeignKey('named_version', ['municipalityId', 'bylawVersionId'], ['municipalityId', 'id'], {
  name: 'act_text_bylaw_version_fk',
})
@ForeignKey('named_version', ['municipalityId', 'memorandumVersionId'], ['municipalityId', 'id'], {
  name: 'act_text_memorandum_version_fk',
})
@ForeignKey('act', ['municipalityId', 'amendingActId'], ['municipalityId', 'id'], {
  name: 'act_text_amending_act_fk',
})
@Check('act_text_revision_ck', `revision > 0`)
@Check('act_text_digest_ck', `digest ~ '^[0-9a-f]{64}$'`)
export class ActText {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'act_text_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'act_id', primaryKeyConstraintName: 'act_text_pk' })
  actId: string;
  @PrimaryColumn('date', { name: 'from_day', primaryKeyConstraintName: 'act_text_pk' })
  fromDay: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'act_text_pk', default: 1 })
  revision: number;
  /** The act whose amendments made this text; `null` for the text as adopted. */
  @Column('uuid', { name: 'amending_act_id', nullable: true })
  amendingActId: string | null;
  @Column('uuid', { name: 'bylaw_version_id' })
  bylawVersionId: string;
  @Column('uuid', { name: 'memorandum_version_id', nullable: true })
  memorandumVersionId: string | null;
  @Column('text')
  digest: string;
  /** Number, title and text in small letters without diacritics: what is searched. */
  @Column('text', { default: '' })
  folded: string;
}
