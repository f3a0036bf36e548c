/** Rows that keep a dossier from being destroyed: records of their own, which refer to it and are kept for good. */
export const KEEPS_DOSSIER: readonly string[] = [
  'act',
  'agenda_item',
  'assigned_number',
  'consolidation',
  'own_template',
  'participation_event',
  'promulgation',
  'review_round',
];

/** Whether the dossier of the row `d` is needed by a record that is kept. */
export const NEEDED_DOSSIER = KEEPS_DOSSIER.map(
  (table) =>
    `EXISTS (SELECT 1 FROM ${table} k WHERE k.municipality_id = d.municipality_id AND k.dossier_id = d.id)`,
).join(' OR ');

const OPINIONS = `(SELECT id FROM opinion WHERE municipality_id = $1 AND dossier_id = $2)`;
const STAGES = `(SELECT id FROM opinion_stage WHERE municipality_id = $1 AND dossier_id = $2)`;
const PUBLICATIONS = `(SELECT id FROM publication_record WHERE municipality_id = $1
  AND (dossier_id = $2 OR opinion_stage_id IN ${STAGES}))`;
/** Its texts, and the one in which an act in force was edited for it. */
const DOCUMENTS = `(SELECT id FROM document WHERE municipality_id = $1 AND (dossier_id = $2 OR id IN
  (SELECT working_document_id FROM amendment WHERE municipality_id = $1 AND dossier_id = $2)))`;
const VERSIONS = `(SELECT id FROM named_version WHERE municipality_id = $1 AND document_id IN ${DOCUMENTS})`;
const THREADS = `(SELECT id FROM comment_thread WHERE municipality_id = $1 AND document_id IN ${DOCUMENTS})`;
const COMMENTS = `(SELECT id FROM comment WHERE municipality_id = $1 AND thread_id IN ${THREADS})`;
const ROUNDS = `(SELECT id FROM coordination_round WHERE municipality_id = $1 AND dossier_id = $2)`;
const PARTIES = `(SELECT id FROM coordination_party WHERE municipality_id = $1 AND round_id IN ${ROUNDS})`;
const MEETINGS = `(SELECT m.id FROM coordination_meeting m
  JOIN coordination c ON c.municipality_id = m.municipality_id AND c.id = m.coordination_id
  WHERE m.municipality_id = $1 AND c.dossier_id = $2)`;
const GIVEN = `(SELECT id FROM coordination_opinion WHERE municipality_id = $1 AND party_id IN ${PARTIES})`;

const of = (table: string, where: string, returning = ''): string =>
  `DELETE FROM ${table} WHERE municipality_id = $1 AND ${where}${returning}`;
const ofDossier = (table: string): string => of(table, 'dossier_id = $2');
const FILES = ' RETURNING file_id';

/** What goes with a dossier, in the order in which it can go. */
const GOES: readonly (readonly [table: string, statement: string])[] = [
  ['comment_notice', of('comment_notice', `thread_id IN ${THREADS}`)],
  ['comment_mention', of('comment_mention', `comment_id IN ${COMMENTS}`)],
  ['comment', of('comment', `thread_id IN ${THREADS}`)],
  ['comment_thread', of('comment_thread', `document_id IN ${DOCUMENTS}`)],
  ['document_attribution', of('document_attribution', `document_id IN ${DOCUMENTS}`)],
  ['document_change', of('document_change', `document_id IN ${DOCUMENTS}`)],
  ['coordination_meeting_item', of('coordination_meeting_item', `meeting_id IN ${MEETINGS}`)],
  ['coordination_meeting_party', of('coordination_meeting_party', `meeting_id IN ${MEETINGS}`)],
  ['coordination_item', of('coordination_item', `opinion_id IN ${GIVEN}`)],
  ['coordination_opinion', of('coordination_opinion', `party_id IN ${PARTIES}`, FILES)],
  ['coordination_link', of('coordination_link', `party_id IN ${PARTIES}`)],
  ['coordination_expert', of('coordination_expert', `party_id IN ${PARTIES}`)],
  ['coordination_party', of('coordination_party', `round_id IN ${ROUNDS}`)],
  ['coordination_meeting', of('coordination_meeting', `id IN ${MEETINGS}`)],
  ['coordination_round', ofDossier('coordination_round')],
  ['coordination', ofDossier('coordination')],
  ['opinion_support', of('opinion_support', `opinion_id IN ${OPINIONS}`)],
  ['opinion_moderation', of('opinion_moderation', `opinion_id IN ${OPINIONS}`)],
  ['opinion_attachment', of('opinion_attachment', `opinion_id IN ${OPINIONS}`, FILES)],
  ['opinion_original', of('opinion_original', `opinion_id IN ${OPINIONS}`)],
  ['opinion_collation', ofDossier('opinion_collation')],
  ['opinion', ofDossier('opinion')],
  ['opinion_answer', ofDossier('opinion_answer')],
  ['opinion_summary', ofDossier('opinion_summary')],
  ['publication_check', of('publication_check', `publication_id IN ${PUBLICATIONS}`)],
  ['publication_record', of('publication_record', `id IN ${PUBLICATIONS}`)],
  ['opinion_stage', ofDossier('opinion_stage')],
  ['memorandum_calculation', ofDossier('memorandum_calculation')],
  ['lobby_contact', ofDossier('lobby_contact')],
  ['lobby_statement', ofDossier('lobby_statement')],
  ['dossier_summary', ofDossier('dossier_summary')],
  ['summary_draft', ofDossier('summary_draft')],
  ['committee_opinion', ofDossier('committee_opinion')],
  ['end_of_force', ofDossier('end_of_force')],
  ['ex_post_review', ofDossier('ex_post_review')],
  ['import_draft', ofDossier('import_draft')],
  ['endorsement', ofDossier('endorsement')],
  ['dossier_event', ofDossier('dossier_event')],
  ['named_version_image', of('named_version_image', `version_id IN ${VERSIONS}`)],
  ['named_version', of('named_version', `document_id IN ${DOCUMENTS}`)],
  ['document_step', of('document_step', `document_id IN ${DOCUMENTS}`)],
  ['document_snapshot', of('document_snapshot', `document_id IN ${DOCUMENTS}`)],
  ['amendment_check', ofDossier('amendment_check')],
  [
    // Nothing names its working document once this is gone.
    'amendment',
    `WITH gone AS (DELETE FROM amendment WHERE municipality_id = $1 AND dossier_id = $2 RETURNING working_document_id)
     DELETE FROM document WHERE municipality_id = $1 AND id IN (SELECT working_document_id FROM gone)`,
  ],
  ['document', ofDossier('document')],
  ['dossier_retention', ofDossier('dossier_retention')],
  ['due_event', of('due_event', `payload->>'dossierId' = $2::text`)],
  ['dossier', of('dossier', 'id = $2')],
];

/** Tables that lose their rows about a dossier. */
export const GOES_WITH_DOSSIER: readonly string[] = GOES.map(([table]) => table);

/** Destroys a dossier: `$1` municipality, `$2` id. Its number stays taken; the act of destruction keeps code and title. */
export const DESTROY_DOSSIER: readonly string[] = [
  `SELECT set_config('vietvara.destroys', 'dossier', true) FROM dossier
    WHERE municipality_id = $1 AND id = $2 FOR UPDATE`,
  ...GOES.map(([, statement]) => statement),
  `SELECT set_config('vietvara.destroys', '', true) WHERE $1::uuid IS NOT NULL AND $2::uuid IS NOT NULL`,
];
