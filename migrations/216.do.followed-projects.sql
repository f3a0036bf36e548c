-- News of one winner of a participatory budget go to those who follow it, by its year and number.
ALTER TABLE news_item ADD COLUMN project text,
  ADD CONSTRAINT news_item_project_ck CHECK (project ~ '^[0-9]{4}/[1-9][0-9]*$');
ALTER TABLE subscription ADD COLUMN project text,
  ADD CONSTRAINT subscription_project_ck CHECK (project ~ '^[0-9]{4}/[1-9][0-9]*$');
