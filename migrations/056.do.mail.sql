-- Outgoing messages, one row per recipient. What was written is erased once it is sent; the row remains as a trace.
-- The zero uuid stands for messages that belong to no municipality.
CREATE TABLE mail_message (
  municipality_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  recipient       text,
  subject         text,
  body            text,
  html            text,
  headers         jsonb       NOT NULL DEFAULT '{}',
  dedupe_key      text        NOT NULL,
  state           text        NOT NULL DEFAULT 'queued',
  attempts        integer     NOT NULL DEFAULT 0,
  last_error      text,
  created_at      timestamptz NOT NULL DEFAULT now(),
  finished_at     timestamptz,
  CONSTRAINT mail_message_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT mail_message_once_uq UNIQUE (municipality_id, dedupe_key),
  CONSTRAINT mail_message_state_ck CHECK (state IN ('queued', 'sent', 'failed')),
  CONSTRAINT mail_message_content_ck CHECK (state <> 'queued' OR
    (recipient IS NOT NULL AND subject IS NOT NULL AND body IS NOT NULL))
);
CREATE INDEX mail_message_unsent_ix ON mail_message (created_at) WHERE state <> 'sent';

-- The demo's mailbox. Stays empty in production.
CREATE TABLE demo_mail (
  id          uuid        NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  legal_at    timestamptz NOT NULL,
  sender      text        NOT NULL,
  recipients  text[]      NOT NULL,
  subject     text        NOT NULL,
  body        text        NOT NULL,
  html        text,
  CONSTRAINT demo_mail_pk PRIMARY KEY (id)
);
CREATE INDEX demo_mail_received_ix ON demo_mail (received_at);
