import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Municipality } from './municipality.entity.js';

/** A resident as the municipality's import of the register knows them: age and declared place, nothing else. */
@Entity('register_entry')
@ForeignKey(() => Municipality, ['municipalityId'], ['id'], { name: 'register_entry_municipality_fk' })
export class RegisterEntry {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'register_entry_pk' })
  municipalityId: string;
  @PrimaryColumn('bytea', { name: 'code_hash', primaryKeyConstraintName: 'register_entry_pk' })
  codeHash: Buffer;
  @Column('date', { name: 'born_on' })
  bornOn: string;
  @Column('text', { nullable: true })
  territory: string | null;
  @Column('timestamptz', { name: 'imported_at', default: () => 'now()' })
  importedAt: Date;
}
