-- How a municipality reminds of its deadlines; no row while the defaults hold.
CREATE TABLE reminder_settings (
  municipality_id uuid      NOT NULL,
  ahead           integer[] NOT NULL,
  on_the_day      boolean   NOT NULL,
  escalate_after  integer,
  escalate_to     text[]    NOT NULL,
  by_mail         boolean   NOT NULL,
  version         integer   NOT NULL DEFAULT 1,
  CONSTRAINT reminder_settings_pk PRIMARY KEY (municipality_id),
  CONSTRAINT reminder_settings_municipality_fk FOREIGN KEY (municipality_id) REFERENCES municipality (id),
  CONSTRAINT reminder_settings_escalation_ck CHECK (escalate_after IS NULL OR escalate_after > 0)
);

-- Who was told what about which deadline: each stage once.
CREATE TABLE deadline_notice (
  municipality_id uuid        NOT NULL,
  deadline_key    text        NOT NULL,
  day             date        NOT NULL,
  stage           text        NOT NULL,
  person_id       uuid        NOT NULL,
  told_on         date        NOT NULL,
  told_at         timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT deadline_notice_pk PRIMARY KEY (municipality_id, deadline_key, day, stage, person_id),
  CONSTRAINT deadline_notice_municipality_fk FOREIGN KEY (municipality_id) REFERENCES municipality (id),
  CONSTRAINT deadline_notice_person_fk FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT deadline_notice_stage_ck CHECK (stage ~ '^(ahead-[0-9]+|today|overdue|escalated)$')
);
CREATE INDEX deadline_notice_person_ix ON deadline_notice (municipality_id, person_id, stage);

-- Personal calendar addresses. Whoever has the address reads the calendar, so only its hash is kept and it can be ended.
CREATE TABLE calendar_feed (
  id           uuid        NOT NULL,
  person_id    uuid        NOT NULL,
  name         text        NOT NULL,
  token_hash   bytea       NOT NULL,
  created_at   timestamptz NOT NULL DEFAULT now(),
  last_used_on date,
  CONSTRAINT calendar_feed_pk PRIMARY KEY (id),
  CONSTRAINT calendar_feed_person_fk FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT calendar_feed_token_uq UNIQUE (token_hash)
);
CREATE INDEX calendar_feed_person_ix ON calendar_feed (person_id, created_at);
