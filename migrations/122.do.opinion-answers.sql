-- The words that were changed because of an opinion, as they stood when the answer was given.
ALTER TABLE opinion_answer ADD COLUMN changes jsonb NOT NULL DEFAULT '[]';

-- The number of an author in the register of interest representatives (MK639 19).
ALTER TABLE opinion_original ADD COLUMN lobbyist_no text;

-- Every decision about publishing an opinion: what was left out or refused, why, by whom, of which revision.
CREATE TABLE opinion_moderation (
  municipality_id  uuid        NOT NULL,
  opinion_id       uuid        NOT NULL,
  number           integer     NOT NULL,
  decision         text        NOT NULL,
  revision         integer     NOT NULL,
  redaction_code   text,
  redaction_reason text,
  refusal_code     text,
  refusal_reason   text,
  moderated_by     uuid,
  at               timestamptz NOT NULL,
  CONSTRAINT opinion_moderation_pk PRIMARY KEY (municipality_id, opinion_id, number),
  CONSTRAINT opinion_moderation_opinion_fk
    FOREIGN KEY (municipality_id, opinion_id) REFERENCES opinion (municipality_id, id),
  CONSTRAINT opinion_moderation_person_fk FOREIGN KEY (moderated_by) REFERENCES person (id),
  CONSTRAINT opinion_moderation_decision_ck CHECK (decision IN ('publish', 'refuse')),
  CONSTRAINT opinion_moderation_refusal_ck CHECK ((decision = 'refuse') = (refusal_code IS NOT NULL))
);
CREATE TRIGGER opinion_moderation_append_only BEFORE UPDATE ON opinion_moderation
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
INSERT INTO opinion_moderation (municipality_id, opinion_id, number, decision, revision, redaction_code,
  redaction_reason, refusal_code, refusal_reason, moderated_by, at)
SELECT o.municipality_id, o.id, 1, CASE WHEN o.state = 'refused' THEN 'refuse' ELSE 'publish' END,
       (SELECT max(r.revision) FROM opinion_original r
         WHERE r.municipality_id = o.municipality_id AND r.opinion_id = o.id),
       o.redaction_code, o.redaction_reason, o.refusal_code, o.refusal_reason, o.moderated_by, o.moderated_at
  FROM opinion o WHERE o.moderated_at IS NOT NULL AND o.state <> 'pending';
