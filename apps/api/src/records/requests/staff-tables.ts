import type { HoldingTable } from './holding-tables.js';

/** Whether the account is in use: with a role, or with traces in another municipality. */
const IN_USE = `EXISTS (SELECT 1 FROM role_assignment a WHERE a.person_id = p.id)
  OR EXISTS (SELECT 1 FROM opinion o
    LEFT JOIN dossier d ON d.municipality_id = o.municipality_id AND d.id = o.dossier_id
    LEFT JOIN participation_event e ON e.municipality_id = o.municipality_id AND e.id = o.event_id
    WHERE o.person_id = p.id AND (o.municipality_id <> $1
      OR d.state NOT IN ('in_force', 'repealed', 'lapsed', 'withdrawn') OR e.state NOT IN ('concluded', 'cancelled')))
  OR EXISTS (SELECT 1 FROM budget_project b WHERE b.author_id = p.id AND (b.municipality_id <> $1
      OR b.state NOT IN ('withdrawn', 'not_compliant', 'lost', 'delivered')))
  OR EXISTS (SELECT 1 FROM collective_submission s WHERE s.author_id = p.id AND s.erased_on IS NULL)
  OR EXISTS (SELECT 1 FROM data_request q WHERE q.person_id = p.id AND q.municipality_id <> $1 AND q.ended_on IS NULL)
  OR EXISTS (SELECT 1 FROM organisation_claim c WHERE c.person_id = p.id)`;

/**
 * Whether the municipality `$1` has anything to do with the person of the row `p`: accounts are one for all
 * municipalities, and each may look only for the people it knows.
 */
export const KNOWN_HERE = `EXISTS (SELECT 1 FROM role_assignment a WHERE a.municipality_id = $1 AND a.person_id = p.id)
  OR EXISTS (SELECT 1 FROM person_code c JOIN register_entry r ON r.municipality_id = $1 AND r.code_hash = c.code_hash
    WHERE c.person_id = p.id)
  OR EXISTS (SELECT 1 FROM opinion o WHERE o.municipality_id = $1 AND o.person_id = p.id)
  OR EXISTS (SELECT 1 FROM budget_project b WHERE b.municipality_id = $1 AND b.author_id = p.id)
  OR EXISTS (SELECT 1 FROM collective_submission s WHERE s.municipality_id = $1 AND s.author_id = p.id)`;

/** The account, and what people leave behind who work for a municipality. */
export const STAFF_TABLES: readonly HoldingTable[] = [
  {
    key: 'account',
    covers: [
      'person.name',
      'person.email',
      'person_code.person_id',
      'person_identity.person_id',
      'demo_person.person_id',
    ],
    select: `SELECT p.id, (p.created_at AT TIME ZONE 'Europe/Riga')::date AS day, NULL AS about,
        jsonb_build_object('name', p.name, 'email', p.email, 'language', p.preferred_language) AS fields,
        NOT (${IN_USE}) AS over
      FROM person p WHERE p.id = $2`,
    correct: {
      // Letters of another institution go to the address of whoever holds a role there.
      email: `UPDATE person SET email = $3, version = version + 1 WHERE id = $2 AND NOT EXISTS
        (SELECT 1 FROM role_assignment a WHERE a.person_id = person.id AND a.municipality_id IS DISTINCT FROM $1::uuid)`,
    },
    erase: [
      // A person who logs in again is somebody new.
      `DELETE FROM person_identity WHERE $1::uuid IS NOT NULL AND person_id = ANY($2::uuid[])`,
      `DELETE FROM person_code WHERE $1::uuid IS NOT NULL AND person_id = ANY($2::uuid[])`,
      `DELETE FROM web_session WHERE $1::uuid IS NOT NULL AND sess->>'personId' = ANY($2::text[])`,
      `UPDATE person SET name = 'Dzēsta persona', email = NULL, version = version + 1
        WHERE $1::uuid IS NOT NULL AND id = ANY($2::uuid[])`,
    ],
  },
  {
    key: 'roles',
    covers: ['role_assignment.person_id', 'substitution.substitute_id'],
    select: `SELECT a.id, a.valid_from AS day, i.name AS about,
        jsonb_build_object('role', a.role, 'until', a.valid_to) AS fields, false AS over
      FROM role_assignment a JOIN institution i ON i.id = a.institution_id
      WHERE a.municipality_id = $1 AND a.person_id = $2`,
  },
  {
    key: 'calendar_feeds',
    covers: ['calendar_feed.person_id'],
    select: `SELECT f.id, (f.created_at AT TIME ZONE 'Europe/Riga')::date AS day, f.name AS about,
        jsonb_build_object('lastUsed', f.last_used_on) AS fields, true AS over
      FROM calendar_feed f WHERE $1::uuid IS NOT NULL AND f.person_id = $2`,
    erase: [`DELETE FROM calendar_feed WHERE $1::uuid IS NOT NULL AND id = ANY($2::uuid[])`],
  },
  {
    key: 'comments',
    covers: [
      'comment.author_id',
      'comment_mention.person_id',
      'comment_notice.person_id',
      'comment.outside_author',
    ],
    select: `SELECT c.id, (c.at AT TIME ZONE 'Europe/Riga')::date AS day, NULL AS about,
        jsonb_build_object('text', c.text) AS fields, false AS over
      FROM comment c WHERE c.municipality_id = $1 AND (c.author_id = $2 OR lower(c.outside_author) = ANY($4))`,
  },
  {
    key: 'council_votes',
    covers: [
      'roll_call_vote.person_id',
      'roll_call_corrected_vote.person_id',
      'sitting_vote_choice.person_id',
      'live_vote.person_id',
      'attendance.person_id',
      'tabled_amendment.author_id',
      'councillor_statement.person_id',
      'committee_member.person_id',
    ],
    select: `SELECT v.item_id || ':' || v.person_id AS id, s.day, i.title AS about,
        jsonb_build_object('vote', v.choice) AS fields, false AS over
      FROM roll_call_vote v
      JOIN agenda_item i ON i.municipality_id = v.municipality_id AND i.id = v.item_id
      JOIN sitting s ON s.municipality_id = i.municipality_id AND s.id = i.sitting_id
      WHERE v.municipality_id = $1 AND v.person_id = $2`,
  },
  {
    key: 'messages',
    covers: ['mail_message.recipient', 'e_address_message.recipient'],
    select: `SELECT x.id, x.day, x.subject AS about, jsonb_build_object('recipient', x.recipient) AS fields, false AS over
      FROM (SELECT id, (created_at AT TIME ZONE 'Europe/Riga')::date AS day, subject, recipient, municipality_id
              FROM mail_message
            UNION ALL SELECT id, day, subject, recipient, municipality_id FROM e_address_message) x
      WHERE x.municipality_id = $1 AND lower(x.recipient) = ANY($3)`,
  },
  {
    key: 'official_acts',
    covers: [
      'project_specialist.person_id',
      'audit_record.actor_person_id',
      'dossier_event.actor_person_id',
      'endorsement.person_id',
    ],
    select: `SELECT r.seq::text AS id, r.legal_day AS day, r.action AS about,
        jsonb_build_object('action', r.action) AS fields, false AS over
      FROM audit_record r WHERE r.municipality_id = $1 AND r.actor_person_id = $2`,
  },
];
