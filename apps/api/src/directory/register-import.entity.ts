import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Municipality } from './municipality.entity.js';
import { Person } from './person.entity.js';

/** What an import of the register counted; the register itself is replaced by each import. */
@Entity('register_import')
@ForeignKey(() => Municipality, ['municipalityId'], ['id'], { name: 'register_import_municipality_fk' })
@ForeignKey(() => Person, ['importedBy'], ['id'], { name: 'register_import_person_fk' })
@Check('register_import_entries_ck', `entries >= 0 AND aged_16 BETWEEN 0 AND entries`)
@Index('register_import_at_ix', ['municipalityId', 'importedAt'])
export class RegisterImport {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'register_import_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'register_import_pk' })
  id: string;
  @Column('timestamptz', { name: 'imported_at' })
  importedAt: Date;
  @Column('date', { name: 'legal_day' })
  legalDay: string;
  @Column('uuid', { name: 'imported_by' })
  importedBy: string;
  @Column('integer')
  entries: number;
  @Column('integer', { name: 'aged_16' })
  aged16: number;
  @Column('jsonb')
  territories: { name: string; entries: number }[];
}
