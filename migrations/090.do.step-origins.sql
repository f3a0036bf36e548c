-- What a step answers or comes from (an opinion, a clause, a restored version …); null for what somebody simply typed.
ALTER TABLE document_step ADD COLUMN origin jsonb;
