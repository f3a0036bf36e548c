-- Threads of comments beside texts. Where a thread stands is kept as of one version and mapped through the log of steps,
-- so commenting changes neither text nor digest.
CREATE TABLE comment_thread (
  municipality_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  document_id     uuid        NOT NULL,
  origin          text        NOT NULL,
  source_id       text,
  quote           text        NOT NULL,
  node_id         text,
  at_version      integer     NOT NULL,
  at_from         integer     NOT NULL,
  at_to           integer     NOT NULL,
  words           text,
  created_by      uuid,
  created_at      timestamptz NOT NULL,
  resolved_by     uuid,
  resolved_at     timestamptz,
  CONSTRAINT comment_thread_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT comment_thread_document_fk
    FOREIGN KEY (municipality_id, document_id) REFERENCES document (municipality_id, id),
  CONSTRAINT comment_thread_created_by_fk FOREIGN KEY (created_by) REFERENCES person (id),
  CONSTRAINT comment_thread_resolved_by_fk FOREIGN KEY (resolved_by) REFERENCES person (id),
  CONSTRAINT comment_thread_source_uq UNIQUE (municipality_id, document_id, source_id),
  CONSTRAINT comment_thread_origin_ck CHECK (origin IN ('person', 'word')),
  CONSTRAINT comment_thread_source_ck CHECK ((origin = 'word') = (source_id IS NOT NULL)),
  CONSTRAINT comment_thread_place_ck CHECK (at_version >= 0 AND at_from >= 0 AND at_to >= at_from),
  CONSTRAINT comment_thread_resolved_ck CHECK (resolved_by IS NULL OR resolved_at IS NOT NULL)
);

-- What is taken back leaves its row without its text.
CREATE TABLE comment (
  municipality_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  thread_id       uuid        NOT NULL,
  position        integer     NOT NULL,
  author_id       uuid,
  outside_author  text,
  text            text        NOT NULL,
  at              timestamptz,
  edited_at       timestamptz,
  deleted_at      timestamptz,
  version         integer     NOT NULL DEFAULT 1,
  CONSTRAINT comment_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT comment_thread_fk
    FOREIGN KEY (municipality_id, thread_id) REFERENCES comment_thread (municipality_id, id),
  CONSTRAINT comment_author_fk FOREIGN KEY (author_id) REFERENCES person (id),
  CONSTRAINT comment_position_uq UNIQUE (municipality_id, thread_id, position),
  CONSTRAINT comment_author_ck CHECK ((author_id IS NULL) = (outside_author IS NOT NULL)),
  CONSTRAINT comment_at_ck CHECK (author_id IS NULL OR at IS NOT NULL),
  CONSTRAINT comment_text_ck CHECK ((text = '') = (deleted_at IS NOT NULL))
);

CREATE TABLE comment_mention (
  municipality_id uuid NOT NULL,
  comment_id      uuid NOT NULL,
  person_id       uuid NOT NULL,
  CONSTRAINT comment_mention_pk PRIMARY KEY (municipality_id, comment_id, person_id),
  CONSTRAINT comment_mention_comment_fk
    FOREIGN KEY (municipality_id, comment_id) REFERENCES comment (municipality_id, id),
  CONSTRAINT comment_mention_person_fk FOREIGN KEY (person_id) REFERENCES person (id)
);

-- What waits for a person: one row for a thread, until they look at it or it is resolved.
CREATE TABLE comment_notice (
  municipality_id uuid        NOT NULL,
  person_id       uuid        NOT NULL,
  thread_id       uuid        NOT NULL,
  kind            text        NOT NULL,
  comment_id      uuid        NOT NULL,
  at              timestamptz NOT NULL,
  CONSTRAINT comment_notice_pk PRIMARY KEY (municipality_id, person_id, thread_id),
  CONSTRAINT comment_notice_person_fk FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT comment_notice_thread_fk
    FOREIGN KEY (municipality_id, thread_id) REFERENCES comment_thread (municipality_id, id),
  CONSTRAINT comment_notice_comment_fk
    FOREIGN KEY (municipality_id, comment_id) REFERENCES comment (municipality_id, id),
  CONSTRAINT comment_notice_kind_ck CHECK (kind IN ('mention', 'answer'))
);
CREATE INDEX comment_notice_thread_ix ON comment_notice (municipality_id, thread_id);
