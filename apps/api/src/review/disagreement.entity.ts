import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

/** The council's reasoned disagreement with the opinion on a round. */
@Entity('disagreement')
@ForeignKey('dossier', ['municipalityId', 'dossierId'], ['municipalityId', 'id'], {
  name: 'disagreement_dossier_fk',
})
@ForeignKey('review_round', ['municipalityId', 'roundId'], ['municipalityId', 'id'], {
  name: 'disagreement_round_fk',
})
@ForeignKey('person', ['draftedBy'], ['id'], { name: 'disagreement_drafted_by_fk' })
@Unique('disagreement_round_uq', ['municipalityId', 'roundId'])
@Check('disagreement_reasons_ck', `reasons <> ''`)
@Check('disagreement_scope_ck', `whole OR cardinality(objection_ids) > 0`)
export class Disagreement {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'disagreement_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'disagreement_pk' })
  id: string;
  @Column('uuid', { name: 'dossier_id' })
  dossierId: string;
  @Column('uuid', { name: 'round_id' })
  roundId: string;
  /** With the whole opinion; else with the objections listed. */
  @Column('boolean')
  whole: boolean;
  @Column('uuid', { name: 'objection_ids', array: true, default: [] })
  objectionIds: string[];
  @Column('text')
  reasons: string;
  @Column('uuid', { name: 'drafted_by' })
  draftedBy: string;
  @Column('timestamptz', { name: 'drafted_at' })
  draftedAt: Date;
  @Column('date', { name: 'sent_to_ministry_on', nullable: true })
  sentToMinistryOn: string | null;
  @Column('date', { name: 'sent_to_varam_on', nullable: true })
  sentToVaramOn: string | null;
  @Column('integer', { default: 1 })
  version: number;
}
