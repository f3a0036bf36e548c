import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A file among the materials of an item, kept with the files of the municipality. */
@Entity('agenda_item_file')
@ForeignKey('agenda_item', ['municipalityId', 'itemId'], ['municipalityId', 'id'], {
  name: 'agenda_item_file_item_fk',
})
@ForeignKey('stored_file', ['municipalityId', 'fileId'], ['municipalityId', 'id'], {
  name: 'agenda_item_file_file_fk',
})
@Index('agenda_item_file_item_ix', ['municipalityId', 'itemId'])
export class AgendaItemFile {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'agenda_item_file_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'agenda_item_file_pk' })
  id: string;
  @Column('uuid', { name: 'item_id' })
  itemId: string;
  @Column('uuid', { name: 'file_id' })
  fileId: string;
  @Column('boolean', { default: false })
  public: boolean;
  @Column('timestamptz', { name: 'added_at' })
  addedAt: Date;
  @Column('timestamptz', { name: 'removed_at', nullable: true })
  removedAt: Date | null;
}
