-- News of a municipality, once for each thing that happened.
CREATE TABLE news_item (
  municipality_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  source_key      text        NOT NULL,
  kind            text        NOT NULL,
  day             date        NOT NULL,
  title           text        NOT NULL,
  path            text        NOT NULL,
  topic           text,
  territory       text,
  act             text,
  author_id       uuid,
  author_name     text,
  created_at      timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT news_item_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT news_item_municipality_fk FOREIGN KEY (municipality_id) REFERENCES municipality (id),
  CONSTRAINT news_item_source_uq UNIQUE (municipality_id, source_key),
  CONSTRAINT news_item_author_ck CHECK ((author_id IS NULL) = (author_name IS NULL))
);
CREATE INDEX news_item_day_ix ON news_item (municipality_id, day, created_at);

-- Who wants to be told. The address goes when the subscription ends; what remains says only that there was one.
CREATE TABLE subscription (
  municipality_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  channel         text        NOT NULL,
  address         text,
  language        text        NOT NULL,
  frequency       text        NOT NULL,
  topic           text,
  territory       text,
  act             text,
  author_id       uuid,
  state           text        NOT NULL DEFAULT 'pending',
  created_at      timestamptz NOT NULL,
  confirmed_at    timestamptz,
  ended_at        timestamptz,
  CONSTRAINT subscription_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT subscription_municipality_fk FOREIGN KEY (municipality_id) REFERENCES municipality (id),
  CONSTRAINT subscription_channel_ck CHECK (channel IN ('email', 'e_address')),
  CONSTRAINT subscription_language_ck CHECK (language IN ('lv', 'en')),
  CONSTRAINT subscription_frequency_ck CHECK (frequency IN ('immediate', 'daily', 'weekly')),
  CONSTRAINT subscription_state_ck CHECK (state IN ('pending', 'active', 'ended')),
  CONSTRAINT subscription_address_ck CHECK ((state = 'ended') = (address IS NULL)),
  CONSTRAINT subscription_confirmed_ck CHECK (state <> 'active' OR confirmed_at IS NOT NULL)
);
CREATE INDEX subscription_state_ix ON subscription (municipality_id, state, id);
CREATE INDEX subscription_address_ix ON subscription (municipality_id, channel, address) WHERE address IS NOT NULL;

-- Which news go to whom: each once. Gathered ones wait with sent_at empty.
CREATE TABLE subscription_delivery (
  municipality_id uuid        NOT NULL,
  subscription_id uuid        NOT NULL,
  news_id         uuid        NOT NULL,
  sent_at         timestamptz,
  CONSTRAINT subscription_delivery_pk PRIMARY KEY (municipality_id, subscription_id, news_id),
  CONSTRAINT subscription_delivery_subscription_fk FOREIGN KEY (municipality_id, subscription_id)
    REFERENCES subscription (municipality_id, id) ON DELETE CASCADE,
  CONSTRAINT subscription_delivery_news_fk FOREIGN KEY (municipality_id, news_id)
    REFERENCES news_item (municipality_id, id)
);
CREATE INDEX subscription_delivery_waiting_ix ON subscription_delivery (municipality_id, subscription_id)
  WHERE sent_at IS NULL;

-- Messages to official electronic addresses, handed over as files to the institution's connector.
CREATE TABLE e_address_message (
  municipality_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  sender          text        NOT NULL,
  sender_name     text        NOT NULL,
  recipient       text,
  subject         text,
  body            text,
  day             date        NOT NULL,
  dedupe_key      text        NOT NULL,
  state           text        NOT NULL DEFAULT 'queued',
  attempts        integer     NOT NULL DEFAULT 0,
  last_error      text,
  created_at      timestamptz NOT NULL DEFAULT now(),
  finished_at     timestamptz,
  CONSTRAINT e_address_message_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT e_address_message_once_uq UNIQUE (municipality_id, dedupe_key),
  CONSTRAINT e_address_message_state_ck CHECK (state IN ('queued', 'handed_over', 'failed')),
  CONSTRAINT e_address_message_content_ck CHECK (state <> 'queued' OR
    (recipient IS NOT NULL AND subject IS NOT NULL AND body IS NOT NULL))
);
CREATE INDEX e_address_message_unsent_ix ON e_address_message (created_at) WHERE state <> 'handed_over';
