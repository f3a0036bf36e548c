import type { EntityManager } from 'typeorm';
import type { DeliveryDetails, DeliveryView, LegalDay, MilestoneView } from '#libs/contracts';
import { GRANTED_CENTS } from './granted.js';

type DetailsRow = DeliveryDetails & { projectId: string };

interface MilestoneRow extends Omit<MilestoneView, 'article'> {
  projectId: string;
  startedOn: LegalDay | null;
  deliveredOn: LegalDay | null;
  spentCents: number;
  grantedCents: number | null;
}

const NOTHING: DeliveryDetails = { contracts: [], photos: [], overrunReason: null, plaqueOn: null };

/** The delivery of each project that has one. */
export async function deliveriesOf(
  manager: EntityManager,
  municipalityId: string,
  projectIds: readonly string[],
): Promise<Map<string, DeliveryView>> {
  const rows = await manager.query<MilestoneRow[]>(
    `SELECT m.id, m.project_id AS "projectId", m.kind, m.title, m.due_on::text AS "dueOn",
            m.done_on::text AS "doneOn", m.note, m.delay_reason AS "delayReason",
            p.started_on::text AS "startedOn", p.delivered_on::text AS "deliveredOn",
            p.spent_cents::float8 AS "spentCents", ${GRANTED_CENTS} AS "grantedCents"
       FROM budget_milestone m
       JOIN budget_project p ON p.municipality_id = m.municipality_id AND p.id = m.project_id
      WHERE m.municipality_id = $1 AND m.project_id = ANY($2::uuid[])
      ORDER BY m.due_on, m.kind = 'done', m.title, m.id`,
    [municipalityId, projectIds],
  );
  const details = await detailsOf(manager, municipalityId, projectIds);
  const found = new Map<string, DeliveryView>();
  for (const { projectId, startedOn, deliveredOn, spentCents, grantedCents, ...milestone } of rows) {
    const view = found.get(projectId) ?? {
      startBy: milestone.dueOn,
      doneBy: milestone.dueOn,
      startedOn,
      deliveredOn,
      spentCents,
      grantedCents,
      milestones: [],
      ...(details.get(projectId) ?? NOTHING),
    };
    const { kind } = milestone;
    if (kind === 'start') view.startBy = milestone.dueOn;
    if (kind === 'done') view.doneBy = milestone.dueOn;
    view.milestones.push({ ...milestone, article: kind === 'own' ? null : { act: 'PL', ref: '62(2)' } });
    found.set(projectId, view);
  }
  return found;
}

/** Contracts, photographs and the rest, of each project. */
async function detailsOf(
  manager: EntityManager,
  municipalityId: string,
  projectIds: readonly string[],
): Promise<Map<string, DeliveryDetails>> {
  const rows = await manager.query<DetailsRow[]>(
    `SELECT p.id AS "projectId", r.overrun_reason AS "overrunReason", r.plaque_on::text AS "plaqueOn",
            coalesce((SELECT jsonb_agg(jsonb_build_object('id', c.id, 'partner', c.partner,
                'registrationNo', c.registration_no, 'number', c.number, 'subject', c.subject,
                'signedOn', c.signed_on, 'amountCents', c.amount_cents, 'url', c.url) ORDER BY c.signed_on, c.id)
               FROM delivery_contract c
              WHERE c.municipality_id = p.municipality_id AND c.project_id = p.id), '[]') AS contracts,
            coalesce((SELECT jsonb_agg(jsonb_build_object('id', f.id, 'alt', f.alt, 'takenOn', f.taken_on,
                'url', '/api/m/' || m.slug || '/budget/delivery-photos/' || f.id,
                'thumbnailUrl', '/api/m/' || m.slug || '/budget/delivery-photos/' || f.id || '?size=small')
                ORDER BY f.taken_on, f.id)
               FROM delivery_photo f
              WHERE f.municipality_id = p.municipality_id AND f.project_id = p.id), '[]') AS photos
       FROM budget_project p
       JOIN municipality m ON m.id = p.municipality_id
       LEFT JOIN delivery_record r ON r.municipality_id = p.municipality_id AND r.project_id = p.id
      WHERE p.municipality_id = $1 AND p.id = ANY($2::uuid[])`,
    [municipalityId, projectIds],
  );
  return new Map(rows.map(({ projectId, ...details }) => [projectId, details]));
}
