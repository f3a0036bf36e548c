-- Platform: sessions, audit, outbox, demo state, files. Nothing here knows what a by-law is.

CREATE TABLE installation (
  singleton   boolean     NOT NULL DEFAULT true,
  mode        text        NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT installation_pk PRIMARY KEY (singleton),
  CONSTRAINT installation_singleton_ck CHECK (singleton),
  CONSTRAINT installation_mode_ck CHECK (mode IN ('demo', 'production'))
);

CREATE TABLE demo_clock (
  singleton      boolean NOT NULL DEFAULT true,
  offset_seconds bigint  NOT NULL DEFAULT 0,
  CONSTRAINT demo_clock_pk PRIMARY KEY (singleton),
  CONSTRAINT demo_clock_singleton_ck CHECK (singleton),
  CONSTRAINT demo_clock_offset_ck CHECK (offset_seconds >= 0)
);

CREATE TABLE web_session (
  sid    text        NOT NULL,
  sess   jsonb       NOT NULL,
  expire timestamptz NOT NULL,
  CONSTRAINT web_session_pk PRIMARY KEY (sid)
);
CREATE INDEX web_session_expire_ix ON web_session (expire);

-- One chain of digests per municipality; the zero uuid stands for the installation itself.
CREATE TABLE audit_chain (
  municipality_id uuid   NOT NULL,
  last_seq        bigint NOT NULL,
  last_digest     bytea  NOT NULL,
  CONSTRAINT audit_chain_pk PRIMARY KEY (municipality_id)
);

CREATE TABLE audit_record (
  municipality_id uuid        NOT NULL,
  seq             bigint      NOT NULL,
  at              timestamptz NOT NULL,
  legal_day       date        NOT NULL,
  actor_kind      text        NOT NULL,
  actor_person_id uuid,
  assignment_id   uuid,
  action          text        NOT NULL,
  subject_type    text        NOT NULL,
  subject_id      text        NOT NULL,
  details         jsonb       NOT NULL DEFAULT '{}',
  previous_digest bytea       NOT NULL,
  digest          bytea       NOT NULL,
  CONSTRAINT audit_record_pk PRIMARY KEY (municipality_id, seq),
  CONSTRAINT audit_record_actor_kind_ck CHECK (actor_kind IN ('anonymous', 'person', 'system'))
);
CREATE INDEX audit_record_subject_ix ON audit_record (municipality_id, subject_type, subject_id, seq);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER audit_record_append_only BEFORE UPDATE OR DELETE ON audit_record
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TABLE outbox_message (
  id           bigint      GENERATED ALWAYS AS IDENTITY,
  topic        text        NOT NULL,
  payload      jsonb       NOT NULL,
  created_at   timestamptz NOT NULL DEFAULT now(),
  delivered_at timestamptz,
  attempts     integer     NOT NULL DEFAULT 0,
  last_error   text,
  CONSTRAINT outbox_message_pk PRIMARY KEY (id)
);
CREATE INDEX outbox_message_pending_ix ON outbox_message (id) WHERE delivered_at IS NULL;

-- What the passage of legal time triggers: found by due_at <= legal now, on a tick and on every move of the demo clock.
CREATE TABLE due_event (
  municipality_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  due_at          timestamptz NOT NULL,
  topic           text        NOT NULL,
  subject_id      text        NOT NULL,
  payload         jsonb       NOT NULL DEFAULT '{}',
  done_at         timestamptz,
  CONSTRAINT due_event_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT due_event_once_uq UNIQUE (municipality_id, topic, subject_id)
);
CREATE INDEX due_event_pending_ix ON due_event (due_at) WHERE done_at IS NULL;
