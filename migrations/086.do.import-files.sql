-- Files of word processors and Akoma Ntoso are read as well; the comments they carry stay with the dossier.

ALTER TABLE import_draft DROP CONSTRAINT import_draft_format_ck;
ALTER TABLE import_draft ADD CONSTRAINT import_draft_format_ck
  CHECK (format IN ('markdown', 'text', 'html', 'docx', 'akn'));
ALTER TABLE import_draft DROP CONSTRAINT import_draft_encoding_ck;
ALTER TABLE import_draft ADD CONSTRAINT import_draft_encoding_ck
  CHECK (encoding IN ('utf-8', 'utf-16le', 'utf-16be', 'windows-1257', 'binary'));
ALTER TABLE import_draft ADD COLUMN threads jsonb NOT NULL DEFAULT '[]';
