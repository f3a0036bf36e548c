-- Why a cycle was called off; everybody who submitted may read it.
ALTER TABLE budget_cycle
  ADD COLUMN cancelled_reason text,
  ADD CONSTRAINT budget_cycle_cancelled_ck CHECK ((state = 'cancelled') = (cancelled_reason IS NOT NULL));
