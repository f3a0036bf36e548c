import type { HoldingKey } from '#libs/contracts';

/**
 * Where one kind of data lies: SQL over the tables of the features. The one place that looks into all of them, because a
 * request is about everything; a test asks the database's schema whether a column with people in it is missing here.
 *
 * In every text `$1` is the municipality, `$2` the person or null, `$3` addresses in lower case, `$4` names in lower case,
 * `$5` the legal day.
 */
export interface HoldingTable {
  key: HoldingKey;
  /** Columns with a person or with data of one that this kind covers, as `table.column`. */
  covers: readonly string[];
  /** Rows `id, day, about, fields, over`; `over`: what it was given for has ended. */
  select: string;
  /** Fields that may be corrected, with the statement: `$1` municipality, `$2` id of the row, `$3` the new value. */
  correct?: Readonly<Record<string, string>>;
  /** What an erasure does, in order: `$1` municipality, `$2` ids of the rows. Files whose `file_id` returns go too. */
  erase?: readonly string[];
  /**
   * What takes one row out of use: `$1` municipality, `$2` its id; returns as `withheld` what goes back when the
   * restriction is lifted by `restore`, which has it as `$3`.
   */
  restrict?: { withhold: string; restore: string };
}

const ENDED_DOSSIERS = `('in_force', 'repealed', 'lapsed', 'withdrawn')`;
/** Stands where the name of somebody stood who asked to be forgotten. */
const NOBODY = `'(dzēsts)'`;

/** What residents and their organisations leave behind. */
export const RESIDENTS_TABLES: readonly HoldingTable[] = [
  {
    key: 'opinions',
    covers: [
      'opinion.person_id',
      'opinion.published_author',
      'opinion_original.author_name',
      'opinion_original.author_email',
    ],
    select: `SELECT o.id, o.received_day AS day, coalesce(d.code, e.code) || ' ' || o.receipt AS about,
        jsonb_build_object('text', r.text, 'wording', r.wording, 'name', r.author_name, 'email', r.author_email,
          'organisation', r.organisation, 'published', o.published_text, 'publishedAuthor', o.published_author,
          'answer', a.reason) AS fields,
        coalesce(d.state IN ${ENDED_DOSSIERS}, e.state IN ('concluded', 'cancelled')) AS over
      FROM opinion o
      LEFT JOIN dossier d ON d.municipality_id = o.municipality_id AND d.id = o.dossier_id
      LEFT JOIN participation_event e ON e.municipality_id = o.municipality_id AND e.id = o.event_id
      JOIN LATERAL (SELECT * FROM opinion_original r WHERE r.municipality_id = o.municipality_id
        AND r.opinion_id = o.id ORDER BY r.revision DESC LIMIT 1) r ON true
      LEFT JOIN opinion_answer a ON a.municipality_id = o.municipality_id AND a.id = o.answer_id
      WHERE o.municipality_id = $1 AND (o.person_id = $2 OR lower(r.author_email) = ANY($3)
        OR lower(r.author_name) = ANY($4))`,
    correct: {
      name: `UPDATE opinion_original SET author_name = $3 WHERE municipality_id = $1 AND opinion_id = $2
        AND revision = (SELECT max(revision) FROM opinion_original WHERE municipality_id = $1 AND opinion_id = $2)`,
      email: `UPDATE opinion_original SET author_email = $3 WHERE municipality_id = $1 AND opinion_id = $2
        AND revision = (SELECT max(revision) FROM opinion_original WHERE municipality_id = $1 AND opinion_id = $2)`,
    },
    // Papers show names, addresses and signatures, and their words were typed in; a file that nobody released told the
    // public nothing. One that was released is a part of what was said.
    erase: [
      `DELETE FROM opinion_attachment
        WHERE municipality_id = $1 AND opinion_id = ANY($2::uuid[]) AND released_at IS NULL RETURNING file_id`,
      `UPDATE opinion_original SET author_name = NULL, author_email = NULL
        WHERE municipality_id = $1 AND opinion_id = ANY($2::uuid[])`,
      `UPDATE opinion SET person_id = NULL, named = false, published_author = NULL, version = version + 1
        WHERE municipality_id = $1 AND id = ANY($2::uuid[])`,
    ],
    restrict: {
      withhold: `UPDATE opinion SET named = false, published_author = NULL, version = version + 1
        WHERE municipality_id = $1 AND id = $2
        RETURNING json_build_object('named', old.named, 'author', old.published_author) AS withheld`,
      restore: `UPDATE opinion SET named = ($3::json->>'named')::boolean, published_author = $3::json->>'author',
        version = version + 1 WHERE municipality_id = $1 AND id = $2`,
    },
  },
  {
    key: 'registrations',
    covers: ['meeting_registration.name', 'meeting_registration.email'],
    select: `SELECT r.id, (r.registered_at AT TIME ZONE 'Europe/Riga')::date AS day, m.topic AS about,
        jsonb_build_object('name', r.name, 'email', r.email, 'organisation', r.organisation, 'needs', r.needs,
          'attended', r.attended) AS fields,
        m.day < $5::date AS over
      FROM meeting_registration r
      JOIN participation_meeting m ON m.municipality_id = r.municipality_id AND m.id = r.meeting_id
      WHERE r.municipality_id = $1 AND (lower(r.email) = ANY($3) OR lower(r.name) = ANY($4))`,
    correct: {
      name: `UPDATE meeting_registration SET name = $3 WHERE municipality_id = $1 AND id = $2`,
      email: `UPDATE meeting_registration SET email = $3 WHERE municipality_id = $1 AND id = $2`,
    },
    erase: [
      `UPDATE meeting_registration SET name = ${NOBODY}, email = NULL, needs = NULL, named = false
        WHERE municipality_id = $1 AND id = ANY($2::uuid[])`,
    ],
    restrict: {
      withhold: `UPDATE meeting_registration SET named = false WHERE municipality_id = $1 AND id = $2
        RETURNING json_build_object('named', old.named) AS withheld`,
      restore: `UPDATE meeting_registration SET named = ($3::json->>'named')::boolean
        WHERE municipality_id = $1 AND id = $2`,
    },
  },
  {
    key: 'council_applications',
    covers: ['advisory_candidate.name', 'advisory_candidate.email'],
    select: `SELECT a.id, a.applied_day AS day, e.code || ' ' || a.receipt AS about,
        jsonb_build_object('name', a.name, 'email', a.email, 'organisation', a.organisation,
          'text', a.motivation, 'answer', a.reason) AS fields,
        e.state IN ('concluded', 'cancelled') AS over
      FROM advisory_candidate a
      JOIN advisory_council c ON c.municipality_id = a.municipality_id AND c.id = a.council_id
      JOIN participation_event e ON e.municipality_id = c.municipality_id AND e.id = c.event_id
      WHERE a.municipality_id = $1 AND (lower(a.email) = ANY($3) OR lower(a.name) = ANY($4))`,
    correct: {
      name: `UPDATE advisory_candidate SET name = $3 WHERE municipality_id = $1 AND id = $2`,
      email: `UPDATE advisory_candidate SET email = $3 WHERE municipality_id = $1 AND id = $2`,
    },
    erase: [
      `UPDATE advisory_candidate SET name = ${NOBODY}, email = NULL, motivation = ${NOBODY}
        WHERE municipality_id = $1 AND id = ANY($2::uuid[])`,
    ],
  },
  {
    key: 'access_requests',
    covers: ['access_request.contact'],
    select: `SELECT q.id, q.requested_day AS day, e.code AS about,
        jsonb_build_object('text', q.text, 'contact', q.contact, 'answer', q.answer) AS fields,
        q.state <> 'open' AS over
      FROM access_request q
      JOIN participation_event e ON e.municipality_id = q.municipality_id AND e.id = q.event_id
      WHERE q.municipality_id = $1 AND EXISTS
        (SELECT 1 FROM unnest($3::text[] || $4::text[]) term WHERE strpos(lower(q.contact), term) > 0)`,
    correct: {
      contact: `UPDATE access_request SET contact = $3 WHERE municipality_id = $1 AND id = $2`,
    },
    erase: [
      `UPDATE access_request SET contact = '', text = ${NOBODY}
        WHERE municipality_id = $1 AND id = ANY($2::uuid[])`,
    ],
  },
  {
    key: 'subscriptions',
    covers: ['subscription.address'],
    select: `SELECT s.id, (s.created_at AT TIME ZONE 'Europe/Riga')::date AS day, s.topic AS about,
        jsonb_build_object('address', s.address, 'frequency', s.frequency, 'state', s.state) AS fields, true AS over
      FROM subscription s WHERE s.municipality_id = $1 AND lower(s.address) = ANY($3)`,
    erase: [`DELETE FROM subscription WHERE municipality_id = $1 AND id = ANY($2::uuid[])`],
  },
  {
    key: 'projects',
    covers: [
      'budget_project.author_id',
      'budget_project.email',
      'budget_project.phone',
      'budget_project.published_author',
    ],
    select: `SELECT p.id, p.submitted_on AS day, c.year || coalesce('/' || p.nr, '') AS about,
        jsonb_build_object('title', p.title, 'email', p.email, 'phone', p.phone, 'name', p.published_author,
          'organisation', p.organisation, 'state', p.state) AS fields,
        p.state IN ('withdrawn', 'not_compliant', 'lost', 'delivered') AS over
      FROM budget_project p
      JOIN budget_cycle c ON c.municipality_id = p.municipality_id AND c.id = p.cycle_id
      WHERE p.municipality_id = $1 AND (p.author_id = $2 OR lower(p.email) = ANY($3))`,
    correct: {
      email: `UPDATE budget_project SET email = $3, version = version + 1 WHERE municipality_id = $1 AND id = $2`,
      phone: `UPDATE budget_project SET phone = $3, version = version + 1 WHERE municipality_id = $1 AND id = $2`,
    },
    erase: [
      `UPDATE budget_project SET email = '', phone = '', published_author = NULL, name_public = false,
        version = version + 1 WHERE municipality_id = $1 AND id = ANY($2::uuid[])`,
    ],
    restrict: {
      withhold: `UPDATE budget_project SET published_author = NULL, name_public = false, version = version + 1
        WHERE municipality_id = $1 AND id = $2
        RETURNING json_build_object('author', old.published_author, 'public', old.name_public) AS withheld`,
      restore: `UPDATE budget_project SET published_author = $3::json->>'author',
        name_public = ($3::json->>'public')::boolean, version = version + 1 WHERE municipality_id = $1 AND id = $2`,
    },
  },
  {
    key: 'project_talk',
    covers: [
      'project_coauthor.person_id',
      'project_coauthor.email',
      'project_question.person_id',
      'project_merge.proposed_by',
      'budget_idea.person_id',
      'budget_idea_support.person_id',
    ],
    select: `SELECT x.id, x.day, x.about, x.fields, x.state IN ('withdrawn', 'not_compliant', 'lost', 'delivered') AS over
      FROM (SELECT a.id, a.municipality_id, a.person_id, a.email, a.invited_on AS day, p.title AS about, p.state,
                jsonb_build_object('email', a.email, 'name', a.published_name) AS fields
              FROM project_coauthor a
              JOIN budget_project p ON p.municipality_id = a.municipality_id AND p.id = a.project_id
            UNION ALL SELECT q.id, q.municipality_id, q.person_id, '', q.asked_on, p.title, p.state,
                jsonb_build_object('text', q.question, 'name', q.published_name)
              FROM project_question q
              JOIN budget_project p ON p.municipality_id = q.municipality_id AND p.id = q.project_id
            UNION ALL SELECT i.id, i.municipality_id, i.person_id, '', i.given_on, i.title, 'lost',
                jsonb_build_object('text', i.description, 'name', i.published_name)
              FROM budget_idea i) x
      WHERE x.municipality_id = $1 AND (x.person_id = $2 OR lower(x.email) = ANY($3))`,
    erase: [
      `UPDATE project_coauthor SET email = '', published_name = NULL, name_public = false
        WHERE municipality_id = $1 AND id = ANY($2::uuid[])`,
      `UPDATE project_question SET published_name = NULL WHERE municipality_id = $1 AND id = ANY($2::uuid[])`,
      `UPDATE budget_idea SET published_name = NULL WHERE municipality_id = $1 AND id = ANY($2::uuid[])`,
    ],
  },
  {
    key: 'collective_submissions',
    covers: [
      'collective_submission.author_id',
      'collective_submission.representative_name',
      'collective_submission.representative_address',
      'collective_submission.representative_email',
      'collective_submission.representative_phone',
    ],
    select: `SELECT s.id, s.received_on AS day, s.code || ' ' || s.title AS about,
        jsonb_build_object('name', s.representative_name, 'address', s.representative_address,
          'email', s.representative_email, 'phone', s.representative_phone, 'state', s.state,
          'erasedOn', s.erased_on) AS fields, false AS over
      FROM collective_submission s WHERE s.municipality_id = $1 AND (s.author_id = $2
        OR lower(s.representative_email) = ANY($3) OR lower(s.representative_name) = ANY($4))`,
  },
  {
    key: 'organisations',
    covers: ['organisation_claim.person_id', 'organisation_claim.email'],
    select: `SELECT o.id, o.claimed_day AS day, o.name AS about,
        jsonb_build_object('email', o.email, 'authority', o.authority, 'state', o.state) AS fields, false AS over
      FROM organisation_claim o
      WHERE (o.decided_place = $1 OR o.decided_place IS NULL) AND (o.person_id = $2 OR lower(o.email) = ANY($3))`,
  },
  {
    key: 'meeting_parties',
    covers: ['coordination_meeting_party.name', 'coordination_meeting_party.email'],
    select: `SELECT p.meeting_id || ':' || p.party_key AS id, m.day, p.name AS about,
        jsonb_build_object('name', p.name, 'email', p.email, 'represented', p.represented) AS fields, false AS over
      FROM coordination_meeting_party p
      JOIN coordination_meeting m ON m.municipality_id = p.municipality_id AND m.id = p.meeting_id
      WHERE p.municipality_id = $1 AND (lower(p.email) = ANY($3) OR lower(p.represented) = ANY($4))`,
  },
  {
    key: 'lobby_contacts',
    covers: ['lobby_contact.name'],
    select: `SELECT l.id, l.day, d.code AS about,
        jsonb_build_object('name', l.name, 'onBehalfOf', l.on_behalf_of, 'subject', l.subject) AS fields, false AS over
      FROM lobby_contact l
      JOIN dossier d ON d.municipality_id = l.municipality_id AND d.id = l.dossier_id
      WHERE l.municipality_id = $1 AND lower(l.name) = ANY($4)`,
  },
  {
    key: 'data_requests',
    covers: ['data_request.person_id', 'data_request.requester_name', 'data_request.contact'],
    select: `SELECT q.id, q.received_on AS day, q.code AS about,
        jsonb_build_object('name', q.requester_name, 'contact', q.contact, 'text', q.details, 'answer', q.answer,
          'state', q.state) AS fields, false AS over
      FROM data_request q
      WHERE q.municipality_id = $1 AND (q.person_id = $2 OR lower(q.contact) = ANY($3)
        OR lower(q.requester_name) = ANY($4))`,
  },
];
