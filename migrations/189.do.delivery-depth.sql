-- Delivery of winning projects (PL 62): contracts, photographs, why more was spent than was verified, the plaque.
CREATE TABLE delivery_contract (
  municipality_id uuid   NOT NULL,
  id              uuid   NOT NULL,
  project_id      uuid   NOT NULL,
  partner         text   NOT NULL,
  registration_no text,
  number          text   NOT NULL,
  subject         text   NOT NULL,
  signed_on       date   NOT NULL,
  amount_cents    bigint NOT NULL,
  url             text,
  CONSTRAINT delivery_contract_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT delivery_contract_project_fk
    FOREIGN KEY (municipality_id, project_id) REFERENCES budget_project (municipality_id, id),
  CONSTRAINT delivery_contract_words_ck CHECK (partner <> '' AND number <> '' AND subject <> ''),
  CONSTRAINT delivery_contract_amount_ck CHECK (amount_cents >= 0)
);
CREATE INDEX delivery_contract_project_ix ON delivery_contract (municipality_id, project_id, signed_on);

CREATE TABLE delivery_photo (
  municipality_id uuid NOT NULL,
  id              uuid NOT NULL,
  project_id      uuid NOT NULL,
  file_id         uuid NOT NULL,
  thumbnail_id    uuid NOT NULL,
  alt             text NOT NULL,
  taken_on        date NOT NULL,
  CONSTRAINT delivery_photo_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT delivery_photo_project_fk
    FOREIGN KEY (municipality_id, project_id) REFERENCES budget_project (municipality_id, id),
  CONSTRAINT delivery_photo_file_fk FOREIGN KEY (municipality_id, file_id) REFERENCES stored_file (municipality_id, id),
  CONSTRAINT delivery_photo_thumbnail_fk
    FOREIGN KEY (municipality_id, thumbnail_id) REFERENCES stored_file (municipality_id, id),
  CONSTRAINT delivery_photo_alt_ck CHECK (alt <> '')
);
CREATE INDEX delivery_photo_project_ix ON delivery_photo (municipality_id, project_id, taken_on);

CREATE TABLE delivery_record (
  municipality_id uuid NOT NULL,
  project_id      uuid NOT NULL,
  overrun_reason  text,
  plaque_on       date,
  CONSTRAINT delivery_record_pk PRIMARY KEY (municipality_id, project_id),
  CONSTRAINT delivery_record_project_fk
    FOREIGN KEY (municipality_id, project_id) REFERENCES budget_project (municipality_id, id)
);
