import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PromulgationSlice } from '#libs/bylaw-procedure';
import { gazetteUrl, type LegalDay, type SendingMeans } from '#libs/contracts';
import { DossierFactsRegistry } from '../bylaws/index.js';

/** The row of one promulgation with the digests of its texts. */
export interface PromulgationRow {
  bylawVersionId: string;
  memorandumVersionId: string | null;
  digest: string;
  memorandumDigest: string | null;
  personalDataChecked: boolean;
  withConsolidated: boolean;
  ownEntryDay: LegalDay | null;
  ownEntryPoint: string | null;
  sentOn: LegalDay | null;
  sentMeans: SendingMeans | null;
  ministryInformedOn: LegalDay | null;
  officialNumber: string | null;
  officialDay: LegalDay | null;
  version: number;
}

/** Reads promulgations, and tells the procedure what it has to know of them. */
@Injectable()
export class Promulgations implements OnModuleInit {
  constructor(private readonly registry: DossierFactsRegistry) {}

  onModuleInit(): void {
    this.registry.contribute('promulgation', async (manager, { municipalityId, dossierId }) => {
      const row = await this.find(manager, municipalityId, dossierId);
      return row && toSlice(row);
    });
  }

  /** The promulgation of a dossier, or null while nothing is prepared. */
  async find(
    manager: EntityManager,
    municipalityId: string,
    dossierId: string,
  ): Promise<PromulgationRow | null> {
    const [row] = await manager.query<PromulgationRow[]>(
      `SELECT p.bylaw_version_id AS "bylawVersionId", p.memorandum_version_id AS "memorandumVersionId",
              b.digest, m.digest AS "memorandumDigest", p.personal_data_checked AS "personalDataChecked",
              p.with_consolidated AS "withConsolidated",
              p.own_entry_day::text AS "ownEntryDay", p.own_entry_point AS "ownEntryPoint",
              p.sent_on::text AS "sentOn", p.sent_means AS "sentMeans",
              p.ministry_informed_on::text AS "ministryInformedOn", p.official_number AS "officialNumber",
              p.official_day::text AS "officialDay", p.version
         FROM promulgation p
         JOIN named_version b ON b.municipality_id = p.municipality_id AND b.id = p.bylaw_version_id
         LEFT JOIN named_version m ON m.municipality_id = p.municipality_id AND m.id = p.memorandum_version_id
        WHERE p.municipality_id = $1 AND p.dossier_id = $2`,
      [municipalityId, dossierId],
    );
    return row ?? null;
  }
}

function toSlice(row: PromulgationRow): PromulgationSlice {
  return {
    packageDigest: row.digest,
    packageMemorandumDigest: row.memorandumDigest,
    personalDataChecked: row.personalDataChecked,
    sentOn: row.sentOn,
    ministryInformedOn: row.ministryInformedOn,
    official:
      row.officialNumber && row.officialDay
        ? { number: row.officialNumber, url: gazetteUrl(row.officialNumber), day: row.officialDay }
        : null,
    ownEntryIntoForce: row.ownEntryDay,
  };
}
