-- Who the demo's identity provider offers to log in as. Stays empty in production.
CREATE TABLE demo_person (
  person_id     uuid    NOT NULL,
  position      integer NOT NULL,
  heading_lv    text    NOT NULL,
  heading_en    text    NOT NULL,
  about_lv      text    NOT NULL,
  about_en      text    NOT NULL,
  personal_code text    NOT NULL,
  CONSTRAINT demo_person_pk PRIMARY KEY (person_id),
  CONSTRAINT demo_person_person_fk FOREIGN KEY (person_id) REFERENCES person (id)
);
