import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { BylawKind, BylawTopic, DocumentJson, TemplateId } from '#libs/contracts';

/** The text of a dossier that a municipality keeps to begin others with. */
@Entity('own_template')
@ForeignKey('dossier', ['municipalityId', 'dossierId'], ['municipalityId', 'id'], {
  name: 'own_template_dossier_fk',
})
@ForeignKey('person', ['authorId'], ['id'], { name: 'own_template_author_fk' })
@Check('own_template_name_ck', `name <> ''`)
@Check('own_template_kind_ck', `kind IN ('normal', 'budget', 'spatial_planning')`)
@Check('own_template_topic_ck', `topic ~ '^[a-z_]{2,40}$'`)
@Check('own_template_template_ck', `template ~ '^[a-z_]{2,40}$'`)
export class OwnTemplate {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'own_template_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'own_template_pk' })
  id: string;
  @Column('text')
  name: string;
  @Column('text', { default: '' })
  about: string;
  @Column('text')
  kind: BylawKind;
  @Column('text')
  topic: BylawTopic;
  @Column('boolean', { name: 'is_fees' })
  isFees: boolean;
  @Column('boolean', { name: 'is_statutes' })
  isStatutes: boolean;
  @Column('text', { nullable: true })
  template: TemplateId | null;
  @Column('jsonb')
  content: DocumentJson;
  /** Where the text was taken from. */
  @Column('uuid', { name: 'dossier_id' })
  dossierId: string;
  @Column('uuid', { name: 'author_id' })
  authorId: string;
  @Column('timestamptz')
  at: Date;
  @Column('timestamptz', { name: 'retired_at', nullable: true })
  retiredAt: Date | null;
  @Column('integer', { default: 1 })
  version: number;
}
