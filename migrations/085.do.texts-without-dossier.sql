-- Acts that were made before the product came: their texts belong to no dossier, and the act says when it was taken over.

ALTER TABLE document ALTER COLUMN dossier_id DROP NOT NULL;

ALTER TABLE act ADD COLUMN taken_over_on date;

-- Images of documents, by the digest that their figures carry. The bytes lie with the files of the municipality.
CREATE TABLE document_image (
  municipality_id uuid NOT NULL,
  digest          text NOT NULL,
  file_id         uuid NOT NULL,
  CONSTRAINT document_image_pk PRIMARY KEY (municipality_id, digest),
  CONSTRAINT document_image_file_fk FOREIGN KEY (municipality_id, file_id) REFERENCES stored_file (municipality_id, id),
  CONSTRAINT document_image_digest_ck CHECK (digest ~ '^[0-9a-f]{64}$')
);

-- Which frozen texts show an image: what is public about the text is public about its images.
CREATE TABLE named_version_image (
  municipality_id uuid NOT NULL,
  digest          text NOT NULL,
  version_id      uuid NOT NULL,
  CONSTRAINT named_version_image_pk PRIMARY KEY (municipality_id, digest, version_id),
  CONSTRAINT named_version_image_version_fk FOREIGN KEY (municipality_id, version_id)
    REFERENCES named_version (municipality_id, id)
);
