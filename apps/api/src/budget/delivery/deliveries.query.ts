import type { EntityManager } from 'typeorm';
import type { DeliveryView, LegalDay, MilestoneView } from '#libs/contracts';

interface MilestoneRow extends Omit<MilestoneView, 'article'> {
  projectId: string;
  startedOn: LegalDay | null;
  deliveredOn: LegalDay | null;
  spentCents: number;
}

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
            p.spent_cents::float8 AS "spentCents"
       FROM budget_milestone m
       JOIN budget_project p ON p.municipality_id = m.municipality_id AND p.id = m.project_id
      WHERE m.municipality_id = $1 AND m.project_id = ANY($2::uuid[])
      ORDER BY m.due_on, m.kind = 'done', m.title, m.id`,
    [municipalityId, projectIds],
  );
  const found = new Map<string, DeliveryView>();
  for (const { projectId, startedOn, deliveredOn, spentCents, ...milestone } of rows) {
    const view = found.get(projectId) ?? {
      startBy: milestone.dueOn,
      doneBy: milestone.dueOn,
      startedOn,
      deliveredOn,
      spentCents,
      milestones: [],
    };
    const { kind } = milestone;
    if (kind === 'start') view.startBy = milestone.dueOn;
    if (kind === 'done') view.doneBy = milestone.dueOn;
    view.milestones.push({ ...milestone, article: kind === 'own' ? null : { act: 'PL', ref: '62(2)' } });
    found.set(projectId, view);
  }
  return found;
}
