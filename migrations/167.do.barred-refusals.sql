-- PL 37(6): the chair of the council and the deputy may not refuse to sign decisions about themselves. Refusals from
-- before it was asked were of other decisions.
ALTER TABLE signature_refusal
  ADD COLUMN decision text NOT NULL DEFAULT 'other',
  ADD COLUMN office text;
ALTER TABLE signature_refusal
  ALTER COLUMN decision DROP DEFAULT,
  ADD CONSTRAINT signature_refusal_decision_ck
    CHECK (decision IN ('other', 'chairs_order_repealed', 'chair_appointed_or_dismissed')),
  ADD CONSTRAINT signature_refusal_office_ck CHECK (office IN ('council_chair', 'deputy_chair', 'councillor')),
  ADD CONSTRAINT signature_refusal_barred_ck CHECK (decision = 'other' OR office = 'councillor');
