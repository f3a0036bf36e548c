-- Views about events: authors who come back to theirs, what was left out of the published text and why, and every
-- decision and every wording that came before (MK639 19, 20).
ALTER TABLE participation_view
  ADD COLUMN person_id uuid,
  ADD COLUMN redaction_code text,
  ADD COLUMN redaction_reason text,
  ADD COLUMN refusal_reason text,
  ADD COLUMN revision integer NOT NULL DEFAULT 1,
  ADD CONSTRAINT participation_view_author_fk FOREIGN KEY (person_id) REFERENCES person (id),
  ADD CONSTRAINT participation_view_redaction_ck
    CHECK (redaction_code IN ('personal_data', 'third_party', 'offensive', 'secret')),
  ADD CONSTRAINT participation_view_redacted_ck CHECK ((redaction_code IS NULL) = (redaction_reason IS NULL));
CREATE INDEX participation_view_author_ix ON participation_view (person_id) WHERE person_id IS NOT NULL;

-- What an author wrote before a change; restricted like the text itself.
CREATE TABLE participation_view_earlier (
  municipality_id uuid        NOT NULL,
  view_id         uuid        NOT NULL,
  revision        integer     NOT NULL,
  text            text        NOT NULL,
  name            text,
  organisation    text,
  email           text,
  replaced_at     timestamptz NOT NULL,
  CONSTRAINT participation_view_earlier_pk PRIMARY KEY (municipality_id, view_id, revision),
  CONSTRAINT participation_view_earlier_view_fk
    FOREIGN KEY (municipality_id, view_id) REFERENCES participation_view (municipality_id, id)
);

CREATE TABLE participation_view_moderation (
  municipality_id  uuid        NOT NULL,
  view_id          uuid        NOT NULL,
  number           integer     NOT NULL,
  decision         text        NOT NULL,
  revision         integer     NOT NULL,
  redaction_code   text,
  redaction_reason text,
  refusal_code     text,
  refusal_reason   text,
  moderated_by     uuid        NOT NULL,
  at               timestamptz NOT NULL,
  CONSTRAINT participation_view_moderation_pk PRIMARY KEY (municipality_id, view_id, number),
  CONSTRAINT participation_view_moderation_view_fk
    FOREIGN KEY (municipality_id, view_id) REFERENCES participation_view (municipality_id, id),
  CONSTRAINT participation_view_moderation_person_fk FOREIGN KEY (moderated_by) REFERENCES person (id),
  CONSTRAINT participation_view_moderation_decision_ck CHECK (decision IN ('publish', 'refuse'))
);
