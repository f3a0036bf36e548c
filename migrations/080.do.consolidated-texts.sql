-- Texts of acts while amendments to them are drafted, and as they stand after amendments.

ALTER TABLE document DROP CONSTRAINT document_kind_ck;
ALTER TABLE document ADD CONSTRAINT document_kind_ck
  CHECK (kind IN ('bylaw', 'memorandum', 'amended_text', 'consolidated_text'));

-- Rows are only added: a later revision of the text from a day takes the place of the earlier one.
ALTER TABLE act_text
  ADD COLUMN revision integer NOT NULL DEFAULT 1,
  ADD COLUMN amending_act_id uuid;
ALTER TABLE act_text DROP CONSTRAINT act_text_pk;
ALTER TABLE act_text
  ADD CONSTRAINT act_text_pk PRIMARY KEY (municipality_id, act_id, from_day, revision),
  ADD CONSTRAINT act_text_revision_ck CHECK (revision > 0),
  ADD CONSTRAINT act_text_amending_act_fk FOREIGN KEY (municipality_id, amending_act_id)
    REFERENCES act (municipality_id, id);

-- The first day on which an act that another one repealed is no longer in force.
ALTER TABLE act
  ADD COLUMN repealed_from date,
  ADD COLUMN repealed_by_act_id uuid,
  ADD CONSTRAINT act_repealed_by_fk FOREIGN KEY (municipality_id, repealed_by_act_id)
    REFERENCES act (municipality_id, id),
  ADD CONSTRAINT act_repealed_ck CHECK (repealed_by_act_id IS NULL OR repealed_from IS NOT NULL);
