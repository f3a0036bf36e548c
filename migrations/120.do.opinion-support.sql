-- Who supports an opinion of somebody else. Not a vote: it is counted, there is nothing against. `supporter` is a keyed
-- hash of the person or of a random mark in the browser, so the table tells nobody's name.
CREATE TABLE opinion_support (
  municipality_id uuid  NOT NULL,
  opinion_id      uuid  NOT NULL,
  supporter       bytea NOT NULL,
  day             date  NOT NULL,
  CONSTRAINT opinion_support_pk PRIMARY KEY (municipality_id, opinion_id, supporter),
  CONSTRAINT opinion_support_opinion_fk
    FOREIGN KEY (municipality_id, opinion_id) REFERENCES opinion (municipality_id, id),
  CONSTRAINT opinion_support_supporter_ck CHECK (octet_length(supporter) = 32)
);
