import type { EntityManager } from 'typeorm';
import type { AgendaItemView, LegalDay } from '#libs/contracts';
import { computeDeadline, deadlineRule, type LegalCalendar } from '#libs/legal-calendar';

type Row = Omit<AgendaItemView, 'counts' | 'signBy'> & {
  present: number | null;
  council_size: number | null;
};

/** The agenda of one sitting in order, without items that were taken off it. */
export async function readAgenda(
  manager: EntityManager,
  municipalityId: string,
  sittingId: string,
  calendar: LegalCalendar,
): Promise<AgendaItemView[]> {
  const rows = await manager.query<Row[]>(
    `SELECT i.id, i.purpose, i.position, i.title, i.rapporteur, i.version, i.outcome, i.minutes_ref AS "minutesRef",
            i.bylaw_version_id AS "bylawVersionId", i.memorandum_version_id AS "memorandumVersionId",
            i.materials_at AS "materialsAt", n.number, r.present, r.council_size,
            CASE WHEN i.added_for IS NULL THEN NULL
                 ELSE json_build_object('for', i.added_for, 'present', i.added_present) END AS "addedAtSitting",
            CASE WHEN d.id IS NULL THEN NULL
                 ELSE json_build_object('id', d.id, 'code', d.code, 'state', d.state, 'version', d.version)
            END AS dossier,
            CASE WHEN i.decision_number IS NULL THEN NULL
                 ELSE json_build_object('number', i.decision_number, 'day', i.decision_day) END AS decision,
            coalesce((SELECT json_agg(json_build_object('name', p.name, 'choice', v.choice, 'conflict', v.conflict)
                                      ORDER BY p.name, p.id)
               FROM roll_call_vote v JOIN person p ON p.id = v.person_id
              WHERE v.municipality_id = i.municipality_id AND v.item_id = i.id), '[]') AS votes,
            coalesce((SELECT json_agg(json_build_object('document', s.document, 'signer', p.name,
                        'capacity', s.capacity, 'day', s.day, 'means', s.means) ORDER BY s.document)
               FROM signature s JOIN person p ON p.id = s.signer_id
              WHERE s.municipality_id = i.municipality_id AND s.item_id = i.id), '[]') AS signatures
       FROM agenda_item i
       LEFT JOIN dossier d ON d.municipality_id = i.municipality_id AND d.id = i.dossier_id
       LEFT JOIN assigned_number n ON n.municipality_id = i.municipality_id AND n.dossier_id = i.dossier_id
       LEFT JOIN roll_call r ON r.municipality_id = i.municipality_id AND r.item_id = i.id
      WHERE i.municipality_id = $1 AND i.sitting_id = $2 AND i.outcome IS DISTINCT FROM 'removed'
      ORDER BY i.position, i.created_at, i.id`,
    [municipalityId, sittingId],
  );
  return rows.map(({ present, council_size: councilSize, ...item }, index) => ({
    ...item,
    // Items taken off the agenda leave gaps in what is stored.
    position: index + 1,
    counts: present === null || councilSize === null ? null : count(item.votes, present, councilSize),
    signBy: item.decision && signBy(item.decision.day, calendar),
  }));
}

function signBy(adopted: LegalDay, calendar: LegalCalendar): AgendaItemView['signBy'] {
  const rule = deadlineRule('SN.SIGN_DECISION');
  return { day: computeDeadline(rule, adopted, calendar).day, article: rule.article };
}

function count(
  votes: AgendaItemView['votes'],
  present: number,
  councilSize: number,
): NonNullable<AgendaItemView['counts']> {
  const of = (choice: AgendaItemView['votes'][number]['choice']): number =>
    votes.filter((vote) => vote.choice === choice).length;
  return {
    for: of('for'),
    against: of('against'),
    abstain: of('abstain'),
    notParticipating: of('not_participating'),
    present,
    councilSize,
  };
}
