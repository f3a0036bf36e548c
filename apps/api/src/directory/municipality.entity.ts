import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';

@Entity('municipality')
@Unique('municipality_slug_uq', ['slug'])
@Unique('municipality_code_uq', ['code'])
@Check('municipality_slug_ck', `slug ~ '^[a-z][a-z0-9-]{1,40}$'`)
@Check('municipality_kind_ck', `kind IN ('novads', 'valstspilseta')`)
@Check('municipality_council_size_ck', `council_size > 0`)
@Check('municipality_receipt_presumption_ck', `receipt_presumption_working_days BETWEEN 0 AND 30`)
@Check('municipality_colour_ck', `colour ~ '^#[0-9a-f]{6}$'`)
export class Municipality {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'municipality_pk' })
  id: string;
  /** First segment of the municipality's addresses. */
  @Column('text')
  slug: string;
  /** ATVK code, seven digits. */
  @Column('text')
  code: string;
  /** Short code inside dossier numbers, for example `26-SN-VID-12`. */
  @Column('text', { name: 'short_code' })
  shortCode: string;
  @Column('text')
  name: string;
  /** Genitive of the name, as titles of by-laws need it. */
  @Column('text', { name: 'name_genitive' })
  nameGenitive: string;
  /** The issuer's name, as the heading of a by-law prints it. */
  @Column('text', { name: 'council_name' })
  councilName: string;
  @Column('integer', { name: 'council_size' })
  councilSize: number;
  /** Where the council sits: the place named in the heading of a by-law. */
  @Column('text')
  seat: string;
  @Column('text')
  kind: 'novads' | 'valstspilseta';
  @Column('integer', { nullable: true })
  population: number | null;
  /** Host of the official website: statutory publications must have an address there. */
  @Column('text', { name: 'official_domain' })
  officialDomain: string;
  @Column('text', { name: 'contact_email' })
  contactEmail: string;
  @Column('text')
  address: string;
  @Column('text')
  colour: string;
  /** Pattern of by-law numbers, for example `{n}/{yyyy}`. */
  @Column('text', { name: 'number_pattern' })
  numberPattern: string;
  /** Its own setting: a by-law whose publication is barred may be corrected and reviewed again. */
  @Column('boolean', { name: 'late_correction_allowed', default: false })
  lateCorrectionAllowed: boolean;
  /** Its own setting: working days after which electronic sending to a ministry is presumed received; `null` = never. */
  @Column('integer', { name: 'receipt_presumption_working_days', nullable: true, default: 2 })
  receiptPresumptionWorkingDays: number | null;
  @Column('jsonb', { default: {} })
  settings: Record<string, unknown>;
  @Column('integer', { default: 1 })
  version: number;
}
