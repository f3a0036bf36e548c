import type { EntityManager } from 'typeorm';
import type { AgendaItemView, LegalDay } from '#libs/contracts';
import { computeDeadline, deadlineRule, type LegalCalendar } from '#libs/legal-calendar';
import { countsOf } from './amendments/amendment-rows.js';
import { COUNTED_VOTE } from './votes/counted-vote.js';

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
            i.materials_at AS "materialsAt", n.number, r.present,
            i.register_number AS "registerNumber", i.essence, i.unbudgeted,
            (SELECT count(*)::int FROM tabled_amendment a WHERE a.municipality_id = i.municipality_id
                AND a.item_id = i.id AND a.state <> 'withdrawn') AS amendments,
            (SELECT count(*)::int FROM roll_call_correction c WHERE c.municipality_id = i.municipality_id
                AND c.item_id = i.id) AS corrections,
            (SELECT f.day::text FROM signature_refusal f WHERE f.municipality_id = i.municipality_id
                AND f.item_id = i.id) AS "refusedOn", r.council_size,
            (SELECT json_build_object('itemId', o.id, 'sittingId', o.sitting_id, 'day', s.day)
               FROM agenda_item o JOIN sitting s ON s.municipality_id = o.municipality_id AND s.id = o.sitting_id
              WHERE o.municipality_id = i.municipality_id AND o.id = i.again_of_id) AS "againOf",
            (SELECT json_build_object('itemId', n.id, 'sittingId', n.sitting_id, 'day', s.day)
               FROM agenda_item n JOIN sitting s ON s.municipality_id = n.municipality_id AND s.id = n.sitting_id
              WHERE n.municipality_id = i.municipality_id AND n.again_of_id = i.id
                AND n.outcome IS DISTINCT FROM 'removed' ORDER BY n.created_at DESC, n.id LIMIT 1) AS again,
            CASE WHEN i.added_for IS NULL THEN NULL
                 ELSE json_build_object('for', i.added_for, 'present', i.added_present) END AS "addedAtSitting",
            CASE WHEN d.id IS NULL THEN NULL
                 ELSE json_build_object('id', d.id, 'code', d.code, 'state', d.state, 'version', d.version)
            END AS dossier,
            CASE WHEN i.decision_number IS NULL THEN NULL
                 ELSE json_build_object('number', i.decision_number, 'day', i.decision_day) END AS decision,
            coalesce((SELECT json_agg(json_build_object('name', p.name, 'choice', v.choice, 'conflict', v.conflict)
                                      ORDER BY p.name, p.id)
               FROM ${COUNTED_VOTE} v JOIN person p ON p.id = v.person_id
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
    counts: present === null || councilSize === null ? null : countsOf(item.votes, present, councilSize),
    signBy: item.decision && signBy(item.decision.day, calendar),
  }));
}

function signBy(adopted: LegalDay, calendar: LegalCalendar): AgendaItemView['signBy'] {
  const rule = deadlineRule('SN.SIGN_DECISION');
  return { day: computeDeadline(rule, adopted, calendar).day, article: rule.article };
}
