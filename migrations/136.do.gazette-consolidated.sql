-- With amendments to an act that is not on likumi.lv, its consolidated version goes along in a form that can be edited
-- (OPL trans. 12).
ALTER TABLE promulgation ADD COLUMN with_consolidated boolean NOT NULL DEFAULT true;
