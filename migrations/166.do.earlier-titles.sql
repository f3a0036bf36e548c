-- Votes on an agenda name matters by the title of their day; of one that is closed later only its essence is shown
-- (PL 27(4)), under whatever title it was voted on.
ALTER TABLE agenda_item ADD COLUMN earlier_titles text[] NOT NULL DEFAULT '{}';
