import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type { AmendmentKind, AmendmentState } from '#libs/contracts';

/** An amendment tabled by a councillor, anchored to a unit of the text that is voted on. */
@Entity('tabled_amendment')
@Unique('tabled_amendment_number_uq', ['municipalityId', 'itemId', 'number'])
@ForeignKey('agenda_item', ['municipalityId', 'itemId'], ['municipalityId', 'id'], {
  name: 'tabled_amendment_item_fk',
})
@ForeignKey('person', ['authorId'], ['id'], { name: 'tabled_amendment_author_fk' })
@ForeignKey('person', ['recordedBy'], ['id'], { name: 'tabled_amendment_recorded_by_fk' })
@Check('tabled_amendment_kind_ck', `kind IN ('replace', 'delete', 'insert_after')`)
@Check('tabled_amendment_wording_ck', `(kind = 'delete') = (wording IS NULL)`)
@Check('tabled_amendment_state_ck', `state IN ('tabled', 'adopted', 'rejected', 'lapsed', 'withdrawn')`)
export class TabledAmendment {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'tabled_amendment_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'tabled_amendment_pk' })
  id: string;
  @Column('uuid', { name: 'item_id' })
  itemId: string;
  @Column('integer')
  number: number;
  @Column('text')
  kind: AmendmentKind;
  @Column('text', { name: 'node_id' })
  nodeId: string;
  @Column('text')
  place: string;
  @Column('text')
  before: string;
  @Column('text', { nullable: true })
  wording: string | null;
  @Column('text', { nullable: true })
  reason: string | null;
  @Column('uuid', { name: 'author_id' })
  authorId: string;
  @Column('uuid', { name: 'recorded_by' })
  recordedBy: string;
  @Column('timestamptz', { name: 'tabled_at' })
  tabledAt: Date;
  @Column('integer', { nullable: true })
  position: number | null;
  @Column('text', { default: 'tabled' })
  state: AmendmentState;
  @Column('integer', { name: 'lapsed_by', nullable: true })
  lapsedBy: number | null;
}
