/** What a package keeps of a dossier's rows: SQL over the tables of the features, one file each. */
export interface DossierTable {
  path: string;
  /** What it is, in a sentence for people. */
  title: string;
  /** Rows; `$1` municipality, `$2` dossier. */
  select: string;
  /** Only in packages with restricted parts. */
  restricted?: true;
}

const STAGE_OPINIONS = `FROM opinion o
  JOIN opinion_stage s ON s.municipality_id = o.municipality_id AND s.id = o.stage_id
  LEFT JOIN opinion_answer a ON a.municipality_id = o.municipality_id AND a.id = o.answer_id
  WHERE o.municipality_id = $1 AND o.dossier_id = $2`;

/** In the order in which a reader wants them. Names are those of people in office; residents stand under the restricted. */
export const DOSSIER_TABLES: readonly DossierTable[] = [
  {
    path: 'metadati.json',
    title: 'Lietas metadati: izdevējs, nosaukums, veids, stāvoklis, numurs, glabāšanas klase',
    select: `SELECT m.council_name AS issuer, d.code, d.title, d.kind, d.topic, d.state, d.state_since::text AS "stateSince",
        d.created_day::text AS "createdOn", d.track, p.name AS lawyer, n.number, n.year, a.official_number AS "officialNumber",
        a.official_day::text AS "publishedOn", a.adopted_day::text AS "adoptedOn", a.repealed_from::text AS "repealedFrom",
        c.code AS "retentionClass", c.basis AS "retentionBasis", t.day::text AS "transferredOn", t.reference AS "transfer"
      FROM dossier d
      JOIN municipality m ON m.id = d.municipality_id
      JOIN person p ON p.id = d.lawyer_id
      LEFT JOIN assigned_number n ON n.municipality_id = d.municipality_id AND n.dossier_id = d.id
      LEFT JOIN act a ON a.municipality_id = d.municipality_id AND a.dossier_id = d.id
      LEFT JOIN dossier_retention r ON r.municipality_id = d.municipality_id AND r.dossier_id = d.id
      LEFT JOIN retention_class c ON c.municipality_id = r.municipality_id AND c.id = r.class_id
      LEFT JOIN archive_transfer t ON t.municipality_id = d.municipality_id AND t.dossier_id = d.id
      WHERE d.municipality_id = $1 AND d.id = $2`,
  },
  {
    path: 'laika-skala.json',
    title: 'Laika skala: kas, kad un uz kāda panta pamata notika',
    select: `SELECT e.seq, e.event, e.from_state AS "from", e.to_state AS "to", e.legal_day::text AS day, e.at, p.name AS "by",
        e.actor_role AS role, e.article, e.is_public AS public
      FROM dossier_event e LEFT JOIN person p ON p.id = e.actor_person_id
      WHERE e.municipality_id = $1 AND e.dossier_id = $2 ORDER BY e.seq`,
  },
  {
    path: 'saskanosana.json',
    title: 'Saskaņošana: atzinumi, iebildumi un atbildes',
    select: `SELECT r.number AS round, r.sent_day::text AS "sentOn", r.due_day::text AS "dueOn", p.name AS party, o.verdict, o.text,
        o.received_day::text AS "receivedOn", i.kind, i.unit_label AS point, i.text AS item, i.grounds, i.proposed,
        i.disposition, i.reason
      FROM coordination_round r
      JOIN coordination_party p ON p.municipality_id = r.municipality_id AND p.round_id = r.id
      LEFT JOIN coordination_opinion o ON o.municipality_id = p.municipality_id AND o.party_id = p.id
      LEFT JOIN coordination_item i ON i.municipality_id = o.municipality_id AND i.opinion_id = o.id
      WHERE r.municipality_id = $1 AND r.dossier_id = $2 ORDER BY r.number, p.position, i.position`,
  },
  {
    path: 'publikacijas.json',
    title: 'Likumā noteiktās publikācijas un to pārbaudes',
    select: `SELECT r.act, r.ref, r.url, r.from_day::text AS "from", r.to_day::text AS "to", r.means,
        r.withdrawn_at AS "withdrawnAt", count(c.id)::int AS checks,
        count(c.id) FILTER (WHERE c.outcome = 'reached')::int AS "checksReached"
      FROM publication_record r
      LEFT JOIN publication_check c ON c.municipality_id = r.municipality_id AND c.publication_id = r.id
      WHERE r.municipality_id = $1 AND r.dossier_id = $2
      GROUP BY r.municipality_id, r.id ORDER BY r.recorded_at`,
  },
  {
    path: 'viedokli.json',
    title: 'Sabiedrības viedokļi, kā tie publicēti, ar atbildēm',
    select: `SELECT o.receipt, s.number AS stage, o.state, o.kind, o.channel, o.received_day::text AS "receivedOn", o.late,
        o.published_author AS author, o.published_text AS text, o.published_wording AS wording, o.redaction_code AS redaction,
        o.refusal_code AS refusal, a.outcome, a.gist, a.reason
      ${STAGE_OPINIONS} ORDER BY o.received_at, o.id`,
  },
  {
    path: 'ierobezotas-pieejamibas/viedokli-originali.json',
    title: 'Viedokļu oriģināli ar autoriem',
    restricted: true,
    select: `SELECT o.receipt, r.revision, r.at, r.author_name AS author, r.author_email AS email, r.organisation,
        r.registration_no AS "registrationNo", r.text, r.wording
      FROM opinion_original r
      JOIN opinion o ON o.municipality_id = r.municipality_id AND o.id = r.opinion_id
      WHERE r.municipality_id = $1 AND o.dossier_id = $2 ORDER BY o.received_at, o.id, r.revision`,
  },
  {
    path: 'interesu-parstaviba.json',
    title: 'Kontakti ar interešu pārstāvjiem',
    select: `SELECT l.day::text, l.lobbyist, l.name, l.on_behalf_of AS "onBehalfOf", l.form, l.subject, l.proposal, l.outcome
      FROM lobby_contact l WHERE l.municipality_id = $1 AND l.dossier_id = $2 ORDER BY l.day, l.recorded_at`,
  },
  {
    path: 'dome.json',
    title: 'Domes sēdes: jautājumi, iznākums un balsojums pa vārdiem',
    select: `SELECT s.kind AS sitting, s.day::text, s.minutes_number AS minutes, i.title, i.purpose, i.outcome,
        i.decision_number AS "decisionNumber", i.decision_day::text AS "decidedOn", b.digest AS "bylawDigest",
        c.council_size AS "councilSize", c.present,
        (SELECT json_agg(json_build_object('name', p.name, 'vote', v.choice, 'conflict', v.conflict) ORDER BY p.name)
           FROM roll_call_vote v JOIN person p ON p.id = v.person_id
          WHERE v.municipality_id = i.municipality_id AND v.item_id = i.id) AS votes
      FROM agenda_item i
      JOIN sitting s ON s.municipality_id = i.municipality_id AND s.id = i.sitting_id
      LEFT JOIN named_version b ON b.municipality_id = i.municipality_id AND b.id = i.bylaw_version_id
      LEFT JOIN roll_call c ON c.municipality_id = i.municipality_id AND c.item_id = i.id
      WHERE i.municipality_id = $1 AND i.dossier_id = $2 ORDER BY s.day, i.position`,
  },
  {
    path: 'paraksti.json',
    title: 'Paraksti: kas, kad, kā; elektroniski parakstītu konteineru kontrolsummas',
    select: `SELECT g.document, p.name AS signer, g.capacity, g.day::text, g.means, g.container_digest AS "containerDigest",
        g.paper_reference AS "paperReference"
      FROM signature g
      JOIN agenda_item i ON i.municipality_id = g.municipality_id AND i.id = g.item_id
      JOIN person p ON p.id = g.signer_id
      WHERE g.municipality_id = $1 AND i.dossier_id = $2 ORDER BY g.day, g.document`,
  },
  {
    path: 'ministrija.json',
    title: 'Ministrijas atzinumi un iebildumi',
    select: `SELECT r.number AS round, r.reviewer_name AS reviewer, r.sent_on::text AS "sentOn", r.received_on::text AS "receivedOn",
        o.outcome, o.opinion_number AS "opinionNumber", o.issued_on::text AS "issuedOn", o.conclusion,
        b.unit_label AS point, b.text AS objection, b.grounds, b.proposed_wording AS "proposedWording"
      FROM review_round r
      LEFT JOIN review_opinion o ON o.municipality_id = r.municipality_id AND o.round_id = r.id
      LEFT JOIN review_objection b ON b.municipality_id = o.municipality_id AND b.round_id = o.round_id
      WHERE r.municipality_id = $1 AND r.dossier_id = $2 ORDER BY r.number, b.position`,
  },
  {
    path: 'izsludinasana.json',
    title: 'Nosūtīšana un publikācija oficiālajā izdevumā',
    select: `SELECT p.sent_on::text AS "sentOn", p.sent_means AS "sentMeans", p.official_number AS "officialNumber",
        p.official_day::text AS "publishedOn", p.own_entry_day::text AS "ownEntryDay"
      FROM promulgation p WHERE p.municipality_id = $1 AND p.dossier_id = $2`,
  },
];

/** Ids of what belongs to a dossier, as the audit record names its subjects. */
export const DOSSIER_SUBJECTS = `SELECT $2::text AS id
  UNION SELECT id::text FROM document WHERE municipality_id = $1 AND dossier_id = $2::uuid
  UNION SELECT id::text FROM opinion_stage WHERE municipality_id = $1 AND dossier_id = $2::uuid
  UNION SELECT id::text FROM opinion WHERE municipality_id = $1 AND dossier_id = $2::uuid
  UNION SELECT id::text FROM agenda_item WHERE municipality_id = $1 AND dossier_id = $2::uuid
  UNION SELECT id::text FROM coordination WHERE municipality_id = $1 AND dossier_id = $2::uuid
  UNION SELECT id::text FROM coordination_round WHERE municipality_id = $1 AND dossier_id = $2::uuid
  UNION SELECT id::text FROM review_round WHERE municipality_id = $1 AND dossier_id = $2::uuid
  UNION SELECT id::text FROM publication_record WHERE municipality_id = $1 AND dossier_id = $2::uuid`;
