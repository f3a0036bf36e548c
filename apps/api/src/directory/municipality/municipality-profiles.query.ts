import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { MunicipalityKind, MunicipalityProfile } from '#libs/contracts';
import { Refused } from '../../platform/http/refused.js';

interface MunicipalityRow {
  id: string;
  slug: string;
  code: string;
  short_code: string;
  name: string;
  name_genitive: string;
  council_name: string;
  council_size: number;
  seat: string;
  kind: MunicipalityKind;
  population: number | null;
  official_domain: string;
  contact_email: string;
  address: string;
  colour: string;
  number_pattern: string;
  late_correction_allowed: boolean;
  receipt_presumption_working_days: number | null;
  settings: { delivery_term_from?: 'results' | 'start'; lint_rules?: string[] };
  version: number;
}

/** Municipalities as other features need to know them. */
@Injectable()
export class MunicipalityProfiles {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws Refused (404) when there is none. Pass the manager of an open transaction to read inside it. */
  async byId(id: string, manager: EntityManager = this.dataSource.manager): Promise<MunicipalityProfile> {
    return (await this.versionedById(id, manager)).profile;
  }

  /** @throws Refused (404) when there is none. */
  async bySlug(slug: string, manager: EntityManager = this.dataSource.manager): Promise<MunicipalityProfile> {
    const [row] = await manager.query<MunicipalityRow[]>(`SELECT * FROM municipality WHERE slug = $1`, [
      slug,
    ]);
    if (!row) throw Refused.notFound('municipality');
    return toProfile(row);
  }

  /** Every municipality of the installation, by name. */
  async all(): Promise<MunicipalityProfile[]> {
    const rows = await this.dataSource.query<MunicipalityRow[]>(`SELECT * FROM municipality`);
    return rows.map(toProfile).sort((a, b) => a.name.localeCompare(b.name, 'lv'));
  }

  /** The profile with the version that a guarded update needs. */
  async versionedById(
    id: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<{ profile: MunicipalityProfile; version: number }> {
    const [row] = await manager.query<MunicipalityRow[]>(`SELECT * FROM municipality WHERE id = $1`, [id]);
    if (!row) throw Refused.notFound('municipality');
    return { profile: toProfile(row), version: row.version };
  }
}

function toProfile(row: MunicipalityRow): MunicipalityProfile {
  return {
    id: row.id,
    slug: row.slug,
    code: row.code,
    shortCode: row.short_code,
    name: row.name,
    nameGenitive: row.name_genitive,
    councilName: row.council_name,
    councilSize: row.council_size,
    seat: row.seat,
    kind: row.kind,
    population: row.population,
    officialDomain: row.official_domain,
    contactEmail: row.contact_email,
    address: row.address,
    colour: row.colour,
    numberPattern: row.number_pattern,
    lateCorrectionAllowed: row.late_correction_allowed,
    receiptPresumptionWorkingDays: row.receipt_presumption_working_days,
    deliveryTermFrom: row.settings.delivery_term_from ?? 'results',
    lintRules: row.settings.lint_rules ?? [],
  };
}
