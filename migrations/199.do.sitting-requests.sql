-- Extraordinary sittings that somebody asked for: the chair calls them within three working days (PL 30(1)), so the term
-- runs from the request and not from the sitting that answers it.
CREATE TABLE sitting_request (
  municipality_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  requested_by    text        NOT NULL,
  received_on     date        NOT NULL,
  -- What the sitting is to deal with (PL 30(2)).
  agenda          text        NOT NULL,
  urgency         text,
  -- The matters go to the next regular sitting instead (PL 30(3)).
  regular_on      date,
  recorded_at     timestamptz NOT NULL,
  CONSTRAINT sitting_request_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT sitting_request_municipality_fk FOREIGN KEY (municipality_id) REFERENCES municipality (id),
  CONSTRAINT sitting_request_by_ck CHECK (requested_by IN ('councillors', 'minister', 'cabinet')),
  CONSTRAINT sitting_request_agenda_ck CHECK (agenda <> ''),
  CONSTRAINT sitting_request_regular_ck CHECK (regular_on IS NULL OR (requested_by = 'councillors' AND urgency IS NULL))
);
CREATE INDEX sitting_request_received_ix ON sitting_request (municipality_id, received_on);

INSERT INTO sitting_request (municipality_id, id, requested_by, received_on, agenda, urgency, recorded_at)
SELECT s.municipality_id, s.id, s.requested_by, s.requested_on,
       coalesce((SELECT string_agg(i.title, '; ' ORDER BY i.position) FROM agenda_item i
                  WHERE i.municipality_id = s.municipality_id AND i.sitting_id = s.id), '–'),
       s.urgency, now()
  FROM sitting s WHERE s.requested_by IS NOT NULL;

ALTER TABLE sitting ADD COLUMN request_id uuid;
UPDATE sitting SET request_id = id WHERE requested_by IS NOT NULL;
ALTER TABLE sitting
  DROP CONSTRAINT sitting_requested_ck,
  DROP CONSTRAINT sitting_requested_on_ck,
  DROP COLUMN requested_by,
  DROP COLUMN requested_on,
  ADD CONSTRAINT sitting_request_fk FOREIGN KEY (municipality_id, request_id)
    REFERENCES sitting_request (municipality_id, id);
CREATE INDEX sitting_request_ix ON sitting (municipality_id, request_id) WHERE request_id IS NOT NULL;
