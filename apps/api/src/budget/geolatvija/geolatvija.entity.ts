import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type {
  GeolatvijaImportSums,
  GeolatvijaKind,
  GeolatvijaMapping,
  GeolatvijaOptions,
  GeolatvijaState,
} from '#libs/contracts';

/** Votes for one project, and what GeoLatvija.lv said of it. */
export interface ImportedVotes {
  nr: number;
  votes: number;
  state: GeolatvijaState | null;
}

/** A file that was taken over; never changed. The file itself is not kept. */
@Entity('geolatvija_import')
@ForeignKey('budget_cycle', ['municipalityId', 'cycleId'], ['municipalityId', 'id'], {
  name: 'geolatvija_import_cycle_fk',
})
@ForeignKey('person', ['importedBy'], ['id'], { name: 'geolatvija_import_person_fk' })
@Check('geolatvija_import_kind_ck', `kind IN ('projects', 'results')`)
@Check('geolatvija_import_digest_ck', `file_digest ~ '^[0-9a-f]{64}$'`)
@Check('geolatvija_import_votes_ck', `(kind = 'results') = (votes IS NOT NULL AND voters IS NOT NULL)`)
export class GeolatvijaImportRow {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'geolatvija_import_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'cycle_id', primaryKeyConstraintName: 'geolatvija_import_pk' })
  cycleId: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'geolatvija_import_pk' })
  number: number;
  @Column('text')
  kind: GeolatvijaKind;
  @Column('text', { name: 'file_name' })
  fileName: string;
  @Column('text', { name: 'file_digest' })
  fileDigest: string;
  @Column('jsonb')
  mapping: GeolatvijaMapping;
  @Column('jsonb')
  sums: GeolatvijaImportSums;
  /** Of results alone. */
  @Column('jsonb', { nullable: true })
  votes: ImportedVotes[] | null;
  /** People who voted, by unit of voting; of results alone. */
  @Column('jsonb', { nullable: true })
  voters: GeolatvijaOptions['voters'] | null;
  @Column('uuid', { name: 'imported_by' })
  importedBy: string;
  @Column('date', { name: 'imported_on' })
  importedOn: string;
}

/** What GeoLatvija.lv calls a project that came from there. */
@Entity('project_origin')
@ForeignKey('budget_project', ['municipalityId', 'projectId'], ['municipalityId', 'id'], {
  name: 'project_origin_project_fk',
})
@ForeignKey(
  () => GeolatvijaImportRow,
  ['municipalityId', 'cycleId', 'firstImport'],
  ['municipalityId', 'cycleId', 'number'],
  { name: 'project_origin_first_fk' },
)
@ForeignKey(
  () => GeolatvijaImportRow,
  ['municipalityId', 'cycleId', 'lastImport'],
  ['municipalityId', 'cycleId', 'number'],
  { name: 'project_origin_last_fk' },
)
@Unique('project_origin_external_uq', ['municipalityId', 'cycleId', 'externalId'])
export class ProjectOriginRow {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'project_origin_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'project_id', primaryKeyConstraintName: 'project_origin_pk' })
  projectId: string;
  @Column('uuid', { name: 'cycle_id' })
  cycleId: string;
  @Column('text', { name: 'external_id' })
  externalId: string;
  @Column('text', { nullable: true })
  url: string | null;
  @Column('text', { nullable: true })
  state: GeolatvijaState | null;
  /** Numbers of the imports that brought it first and touched it last. */
  @Column('integer', { name: 'first_import' })
  firstImport: number;
  @Column('integer', { name: 'last_import' })
  lastImport: number;
}
