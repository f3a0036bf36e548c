import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CouncilSlice, PublicationRecord, SignatureSlice } from '#libs/bylaw-procedure';
import type { ArticleRef, LegalDay, SignatureMeans, SignerCapacity, SittingKind } from '#libs/contracts';
import { DossierFactsRegistry } from '../bylaws/index.js';
import { Publications } from '../participation/index.js';
import { COUNTED_VOTE } from './votes/counted-vote.js';

interface ItemRow {
  id: string;
  sitting_id: string;
  kind: SittingKind;
  repeat_level: 0 | 1 | 2;
  day: LegalDay;
  starts_at: Date;
  materials_at: Date | null;
  added_for: number | null;
  added_present: number | null;
  decision_number: string | null;
  decision_day: LegalDay | null;
  minutes_ref: string | null;
  first_adopted_on: LegalDay | null;
  bylaw_digest: string | null;
  memorandum_digest: string | null;
  council_size: number | null;
  present: number | null;
  votes_for: number;
  votes_against: number;
  votes_abstain: number;
  votes_not_participating: number;
}

const pl = (ref: string): ArticleRef => ({ act: 'PL', ref });

/** Tells the procedure what the council has to do with a by-law: by its latest item about adoption or correction. */
@Injectable()
export class CouncilFacts implements OnModuleInit {
  constructor(
    private readonly registry: DossierFactsRegistry,
    private readonly publications: Publications,
  ) {}

  onModuleInit(): void {
    this.registry.contribute('council', (manager, { municipalityId, dossierId }) =>
      this.council(manager, municipalityId, dossierId),
    );
    this.registry.contribute('signature', (manager, { municipalityId, dossierId }) =>
      this.signature(manager, municipalityId, dossierId),
    );
    this.registry.contribute('number', async (manager, { municipalityId, dossierId }) => {
      const [row] = await manager.query<{ number: string }[]>(
        `SELECT number FROM assigned_number WHERE municipality_id = $1 AND dossier_id = $2`,
        [municipalityId, dossierId],
      );
      return row?.number ?? null;
    });
  }

  private async council(
    manager: EntityManager,
    municipalityId: string,
    dossierId: string,
  ): Promise<CouncilSlice | null> {
    const item = await latestItem(manager, municipalityId, dossierId);
    if (!item) return null;
    const ofSitting = await this.publications.ofSitting(manager, municipalityId, item.sitting_id);
    const ofDossier = await this.publications.of(manager, municipalityId, dossierId);
    const voted = item.present !== null && item.council_size !== null;
    return {
      sitting: {
        kind: item.kind,
        day: item.day,
        startsAt: item.starts_at.getTime(),
        repeat: item.repeat_level,
      },
      materialsAvailableFrom: item.materials_at?.getTime() ?? null,
      agendaNoticePublication: firstFor(ofSitting, [pl('28(3)'), pl('29(5)')]),
      draftDecisionPublication: firstFor([...ofDossier, ...ofSitting], [pl('46(4)'), pl('28(4)')]),
      addedAtSitting:
        item.added_for !== null && item.added_present !== null
          ? { for: item.added_for, present: item.added_present }
          : null,
      quorum: voted ? { councilSize: item.council_size ?? 0, present: item.present ?? 0 } : null,
      vote: voted
        ? {
            for: item.votes_for,
            against: item.votes_against,
            abstain: item.votes_abstain,
            notParticipating: item.votes_not_participating,
          }
        : null,
      decision:
        item.decision_number && item.decision_day
          ? { number: item.decision_number, date: item.decision_day }
          : null,
      firstAdoptedOn: item.first_adopted_on,
      minutesRef: item.minutes_ref,
      adoptedDigest: voted ? item.bylaw_digest : null,
      adoptedMemorandumDigest: voted ? item.memorandum_digest : null,
    };
  }

  private async signature(
    manager: EntityManager,
    municipalityId: string,
    dossierId: string,
  ): Promise<SignatureSlice | null> {
    const item = await latestItem(manager, municipalityId, dossierId);
    if (!item) return null;
    const [row] = await manager.query<
      {
        by: string;
        capacity: SignerCapacity;
        day: LegalDay;
        means: SignatureMeans;
        container_digest: string | null;
        paper_reference: string | null;
      }[]
    >(
      `SELECT p.name AS by, s.capacity, s.day::text, s.means, s.container_digest, s.paper_reference
         FROM signature s JOIN person p ON p.id = s.signer_id
        WHERE s.municipality_id = $1 AND s.item_id = $2 AND s.document = 'bylaw'`,
      [municipalityId, item.id],
    );
    return (
      (row && {
        by: row.by,
        capacity: row.capacity,
        day: row.day,
        means: row.means,
        containerDigest: row.container_digest,
        paperReference: row.paper_reference,
      }) ??
      null
    );
  }
}

async function latestItem(
  manager: EntityManager,
  municipalityId: string,
  dossierId: string,
): Promise<ItemRow | undefined> {
  const [row] = await manager.query<ItemRow[]>(
    `SELECT i.id, i.sitting_id, s.kind, s.repeat_level, s.day::text, s.starts_at, i.materials_at, i.added_for,
            i.added_present, i.decision_number, i.decision_day::text, i.minutes_ref,
            (SELECT min(f.decision_day)::text FROM agenda_item f
               JOIN signature g ON g.municipality_id = f.municipality_id AND g.item_id = f.id AND g.document = 'bylaw'
              WHERE f.municipality_id = i.municipality_id AND f.dossier_id = i.dossier_id) AS first_adopted_on,
            b.digest AS bylaw_digest, m.digest AS memorandum_digest, r.council_size, r.present,
            v.votes_for, v.votes_against, v.votes_abstain, v.votes_not_participating
       FROM agenda_item i
       JOIN sitting s ON s.municipality_id = i.municipality_id AND s.id = i.sitting_id
       LEFT JOIN named_version b ON b.municipality_id = i.municipality_id AND b.id = i.bylaw_version_id
       LEFT JOIN named_version m ON m.municipality_id = i.municipality_id AND m.id = i.memorandum_version_id
       LEFT JOIN roll_call r ON r.municipality_id = i.municipality_id AND r.item_id = i.id
       CROSS JOIN LATERAL (
         SELECT count(*) FILTER (WHERE choice = 'for')::int AS votes_for,
                count(*) FILTER (WHERE choice = 'against')::int AS votes_against,
                count(*) FILTER (WHERE choice = 'abstain')::int AS votes_abstain,
                count(*) FILTER (WHERE choice = 'not_participating')::int AS votes_not_participating
           FROM ${COUNTED_VOTE} v WHERE v.municipality_id = i.municipality_id AND v.item_id = i.id) v
      WHERE i.municipality_id = $1 AND i.dossier_id = $2 AND i.outcome IS DISTINCT FROM 'removed'
        AND i.purpose IN ('adoption', 'correction')
      ORDER BY i.created_at DESC, i.id LIMIT 1`,
    [municipalityId, dossierId],
  );
  return row;
}

function firstFor(records: PublicationRecord[], articles: ArticleRef[]): PublicationRecord | null {
  return (
    records.find((record) =>
      articles.some((article) => article.act === record.article.act && article.ref === record.article.ref),
    ) ?? null
  );
}
