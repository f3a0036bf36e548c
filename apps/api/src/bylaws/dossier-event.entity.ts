import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { ArticleRef } from '#libs/contracts';
import { Dossier } from './dossier.entity.js';

/** One entry of a dossier's timeline; never changed. */
@Entity('dossier_event')
@ForeignKey(() => Dossier, ['municipalityId', 'dossierId'], ['municipalityId', 'id'], {
  name: 'dossier_event_dossier_fk',
})
@Check('dossier_event_actor_kind_ck', `actor_kind IN ('anonymous', 'person', 'system')`)
@Check('dossier_event_actor_ck', `(actor_kind = 'person') = (actor_person_id IS NOT NULL)`)
@Check('dossier_event_states_ck', `from_state IS NULL OR to_state IS NOT NULL`)
export class DossierEvent {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'dossier_event_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'dossier_id', primaryKeyConstraintName: 'dossier_event_pk' })
  dossierId: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'dossier_event_pk' })
  seq: number;
  @Column('text')
  event: string;
  @Column('text', { name: 'from_state', nullable: true })
  fromState: string | null;
  @Column('text', { name: 'to_state', nullable: true })
  toState: string | null;
  @Column('date', { name: 'legal_day' })
  legalDay: string;
  @Column('timestamptz')
  at: Date;
  @Column('text', { name: 'actor_kind' })
  actorKind: 'anonymous' | 'person' | 'system';
  @Column('uuid', { name: 'actor_person_id', nullable: true })
  actorPersonId: string | null;
  @Column('text', { name: 'actor_role', nullable: true })
  actorRole: string | null;
  /** The person on leave whose role was used. */
  @Column('uuid', { name: 'on_behalf_of', nullable: true })
  onBehalfOf: string | null;
  @Column('jsonb', { nullable: true })
  article: ArticleRef | null;
  @Column('uuid', { name: 'named_version_ids', array: true, default: [] })
  namedVersionIds: string[];
  @Column('jsonb', { default: {} })
  details: Record<string, unknown>;
  @Column('boolean', { name: 'is_public', default: false })
  isPublic: boolean;
}
