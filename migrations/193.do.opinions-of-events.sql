-- One kind of opinion, whatever was asked: the opinion stage of a draft, or an event that has none. What events had in
-- tables of their own moves to the tables of opinions, so that it gets the same files, support, log and answers.
ALTER TABLE opinion
  ALTER COLUMN dossier_id DROP NOT NULL,
  ALTER COLUMN stage_id DROP NOT NULL,
  ADD COLUMN event_id uuid,
  ADD COLUMN meeting_id uuid,
  ADD COLUMN group_id uuid,
  ADD CONSTRAINT opinion_event_fk
    FOREIGN KEY (municipality_id, event_id) REFERENCES participation_event (municipality_id, id),
  ADD CONSTRAINT opinion_meeting_fk
    FOREIGN KEY (municipality_id, meeting_id) REFERENCES participation_meeting (municipality_id, id),
  ADD CONSTRAINT opinion_group_fk
    FOREIGN KEY (municipality_id, group_id) REFERENCES participation_group (municipality_id, id),
  ADD CONSTRAINT opinion_occasion_ck
    CHECK ((stage_id IS NULL) = (dossier_id IS NULL) AND (stage_id IS NULL) <> (event_id IS NULL)),
  ADD CONSTRAINT opinion_of_event_ck
    CHECK (event_id IS NOT NULL OR (meeting_id IS NULL AND group_id IS NULL));
CREATE INDEX opinion_event_ix ON opinion (municipality_id, event_id, received_at);

ALTER TABLE opinion_answer
  ALTER COLUMN dossier_id DROP NOT NULL,
  ALTER COLUMN answered_by DROP NOT NULL,
  ADD COLUMN event_id uuid,
  ADD CONSTRAINT opinion_answer_event_fk
    FOREIGN KEY (municipality_id, event_id) REFERENCES participation_event (municipality_id, id),
  ADD CONSTRAINT opinion_answer_occasion_ck CHECK ((dossier_id IS NULL) <> (event_id IS NULL));
CREATE INDEX opinion_answer_event_ix ON opinion_answer (municipality_id, event_id, answered_at);

-- An answer was one with its view: it takes the id of the view. Who gave it is in the audit trail alone.
INSERT INTO opinion_answer (municipality_id, id, event_id, outcome, gist, reason, answered_by, answered_day, answered_at)
SELECT v.municipality_id, v.id, v.event_id, v.outcome, left(v.published_text, 2000), v.explanation,
       (SELECT a.actor_person_id FROM audit_record a
         WHERE a.municipality_id = v.municipality_id AND a.subject_type = 'participationView'
           AND a.subject_id = v.id::text AND a.action = 'participationView.answer' ORDER BY a.seq DESC LIMIT 1),
       coalesce(v.answered_day, v.received_day),
       coalesce(v.answered_day, v.received_day)::timestamp AT TIME ZONE 'Europe/Riga'
  FROM participation_view v WHERE v.outcome IS NOT NULL AND v.published_text <> '' AND v.explanation <> '';

INSERT INTO opinion (municipality_id, id, event_id, meeting_id, group_id, receipt, secret_hash, state, kind, channel,
  received_day, received_at, late, language, person_id, named, published_author, published_text, redaction_code,
  redaction_reason, refusal_code, refusal_reason, moderated_by, moderated_at, recorded_by, answer_id, version)
SELECT v.municipality_id, v.id, v.event_id, v.meeting_id, v.group_id, v.receipt, v.secret_hash, v.state, 'proposal',
       v.channel, v.received_day, v.received_at, v.late, v.language, v.person_id, v.named,
       CASE WHEN v.named AND v.state = 'published' THEN coalesce(v.organisation, v.name) END, v.published_text,
       v.redaction_code, v.redaction_reason, v.refusal_code, v.refusal_reason, m.moderated_by, m.at, v.recorded_by,
       a.id, v.version
  FROM participation_view v
  LEFT JOIN opinion_answer a ON a.municipality_id = v.municipality_id AND a.id = v.id
  LEFT JOIN LATERAL (SELECT moderated_by, at FROM participation_view_moderation m
    WHERE m.municipality_id = v.municipality_id AND m.view_id = v.id AND v.state <> 'pending'
    ORDER BY m.number DESC LIMIT 1) m ON true;

INSERT INTO opinion_original (municipality_id, opinion_id, revision, text, author_name, author_email, organisation, at)
SELECT municipality_id, id, revision, text, name, email, organisation,
       coalesce((SELECT max(e.replaced_at) FROM participation_view_earlier e
         WHERE e.municipality_id = v.municipality_id AND e.view_id = v.id), v.received_at)
  FROM participation_view v
UNION ALL
SELECT e.municipality_id, e.view_id, e.revision, e.text, e.name, e.email, e.organisation,
       coalesce((SELECT max(b.replaced_at) FROM participation_view_earlier b
         WHERE b.municipality_id = e.municipality_id AND b.view_id = e.view_id AND b.revision < e.revision),
         v.received_at)
  FROM participation_view_earlier e
  JOIN participation_view v ON v.municipality_id = e.municipality_id AND v.id = e.view_id
    AND v.revision <> e.revision;

INSERT INTO opinion_moderation (municipality_id, opinion_id, number, decision, revision, redaction_code,
  redaction_reason, refusal_code, refusal_reason, moderated_by, at)
SELECT municipality_id, view_id, number, decision, revision, redaction_code, redaction_reason, refusal_code,
       refusal_reason, moderated_by, at
  FROM participation_view_moderation;

INSERT INTO opinion_attachment (municipality_id, id, opinion_id, file_id, kind, added_at)
SELECT municipality_id, id, view_id, file_id, 'scan', added_at FROM participation_view_scan;

DROP TABLE participation_view_scan;
DROP TABLE participation_view_moderation;
DROP TABLE participation_view_earlier;
DROP TABLE participation_view;
