-- What is held on a person and may only be stored for now (GDPR 18), also while an objection is looked into (GDPR 21(1)).
-- What was withheld from use is kept here until the restriction is lifted.
CREATE TABLE data_restriction (
  municipality_id uuid  NOT NULL,
  id              uuid  NOT NULL,
  request_id      uuid  NOT NULL,
  kind            text  NOT NULL,
  item_id         text  NOT NULL,
  ground          text  NOT NULL,
  since           date  NOT NULL,
  withheld        jsonb NOT NULL DEFAULT '{}',
  -- The day the person was told that it will be lifted (GDPR 18(3)).
  informed_on     date,
  lifted_on       date,
  lifted_reason   text,
  CONSTRAINT data_restriction_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT data_restriction_request_fk
    FOREIGN KEY (municipality_id, request_id) REFERENCES data_request (municipality_id, id),
  CONSTRAINT data_restriction_ground_ck CHECK (ground IN ('accuracy', 'unlawful', 'claims', 'objection')),
  CONSTRAINT data_restriction_lifted_ck CHECK ((lifted_on IS NULL) = (lifted_reason IS NULL)
    AND (lifted_on IS NULL) = (informed_on IS NULL))
);
CREATE UNIQUE INDEX data_restriction_item_uq ON data_restriction (municipality_id, kind, item_id)
  WHERE lifted_on IS NULL;
CREATE INDEX data_restriction_request_ix ON data_restriction (municipality_id, request_id);

-- For the statements of features: whether something may only be stored.
CREATE FUNCTION is_data_restricted(place uuid, what text, item text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM data_restriction r
    WHERE r.municipality_id = place AND r.kind = what AND r.item_id = item AND r.lifted_on IS NULL)
$$;
