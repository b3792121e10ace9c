-- What the application may not do to lump sums, receipts and refunds, whatever SQL it sends.

GRANT SELECT, INSERT, UPDATE, DELETE ON accommodation_line, ingoing_contribution, ingoing_rate, accommodation_code, place_price,
  receipt, refund, vendor_payment, supported_ratio TO banksia_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON deposit_movement, settlement TO banksia_app;
--> statement-breakpoint
-- Follows the journal lines, and nothing else.
GRANT SELECT ON accommodation_charged TO banksia_app;
--> statement-breakpoint
GRANT UPDATE (agreement_date, held_for_reentry_until, elsewhere_first_paid, elsewhere_counted_days, transferred_from_id, adjust_from,
  settled_to, settled_state) ON accommodation_payment TO banksia_app;
--> statement-breakpoint
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO banksia_app;
--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['accommodation_line', 'ingoing_contribution', 'ingoing_rate', 'accommodation_charged', 'deposit_movement',
      'place_price', 'settlement', 'receipt', 'refund', 'vendor_payment', 'supported_ratio'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY facility ON %I TO banksia_app USING ((SELECT banksia.sees_all())
      OR service_id = ANY ((SELECT banksia.seen_services())::bigint[]))', t);
  END LOOP;
END $$;
--> statement-breakpoint
ALTER TABLE accommodation_line ADD CONSTRAINT accommodation_line_no_overlap EXCLUDE USING gist (
  accommodation_payment_id WITH =, daterange(start_date, end_date, '[]') WITH &&) WHERE (NOT in_error);
--> statement-breakpoint
ALTER TABLE ingoing_rate ADD CONSTRAINT ingoing_rate_no_overlap EXCLUDE USING gist (
  accommodation_payment_id WITH =, daterange(start_date, end_date, '[]') WITH &&);
--> statement-breakpoint
ALTER TABLE place_price ADD CONSTRAINT place_price_no_overlap EXCLUDE USING gist (
  place_id WITH =, daterange(start_date, end_date, '[]') WITH &&);
--> statement-breakpoint

-- Which lump sums the next proposal must look at again --------------------------------------------------------------------
-- `settled_to` is the day up to which everything was proposed. A fact of a day up to it sets `adjust_from`, and the state
-- that the next proposal would have gone on from does not count any more.

CREATE FUNCTION banksia.accommodation_changed(payment bigint, since date) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  -- A run that settles it just now is waited for: only then is it known up to which day.
  SELECT 1 FROM accommodation_payment WHERE id = payment FOR NO KEY UPDATE;
  UPDATE accommodation_payment SET adjust_from = since
    WHERE id = payment AND settled_to >= since AND (adjust_from IS NULL OR adjust_from > since);
  -- Days of retention travel with the resident to the next home.
  UPDATE accommodation_payment f SET adjust_from = e.entry_date
    FROM service_entry e, accommodation_payment a
    WHERE a.id = payment AND e.id = f.service_entry_id AND f.id <> a.id
      AND (f.transferred_from_id = a.id OR e.transferred_from_id = a.service_entry_id)
      AND f.settled_to >= e.entry_date AND (f.adjust_from IS NULL OR f.adjust_from > e.entry_date);
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION banksia.accommodation_changed FROM PUBLIC;
--> statement-breakpoint
CREATE FUNCTION banksia.accommodation_line_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'end_date' - 'description' - 'forecast_daily' - 'forecast_date'
      = to_jsonb(OLD) - 'end_date' - 'description' - 'forecast_daily' - 'forecast_date' THEN
    IF NEW.end_date IS DISTINCT FROM OLD.end_date THEN
      PERFORM banksia.accommodation_changed(NEW.accommodation_payment_id, least(NEW.end_date, OLD.end_date) + 1);
    END IF;
    RETURN NULL;
  END IF;
  IF TG_OP <> 'INSERT' THEN PERFORM banksia.accommodation_changed(OLD.accommodation_payment_id, OLD.start_date); END IF;
  IF TG_OP <> 'DELETE' THEN PERFORM banksia.accommodation_changed(NEW.accommodation_payment_id, NEW.start_date); END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER accommodation_line_changed AFTER INSERT OR UPDATE OR DELETE ON accommodation_line
  FOR EACH ROW EXECUTE FUNCTION banksia.accommodation_line_changed();
--> statement-breakpoint
CREATE FUNCTION banksia.cohort_changed_accommodation() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE since date;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF (NEW.start_date, NEW.accommodation, NEW.retention, NEW.indexation) = (OLD.start_date, OLD.accommodation, OLD.retention, OLD.indexation) THEN
      IF NEW.end_date IS NOT DISTINCT FROM OLD.end_date THEN RETURN NULL; END IF;
      since := least(NEW.end_date, OLD.end_date) + 1;
    ELSE since := least(NEW.start_date, OLD.start_date);
    END IF;
  ELSIF TG_OP = 'INSERT' THEN since := NEW.start_date;
  ELSE since := OLD.start_date;
  END IF;
  PERFORM banksia.accommodation_changed(id, since) FROM accommodation_payment
    WHERE client_id = CASE WHEN TG_OP = 'DELETE' THEN OLD.client_id ELSE NEW.client_id END;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER cohort_changed_accommodation AFTER INSERT OR UPDATE OR DELETE ON client_cohort
  FOR EACH ROW EXECUTE FUNCTION banksia.cohort_changed_accommodation();
--> statement-breakpoint
-- A contribution whose amount is not on its line is what the advices say.
CREATE FUNCTION banksia.advice_changed_accommodation() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE one fee_advice;
BEGIN
  IF TG_OP = 'DELETE' THEN one := OLD; ELSE one := NEW; END IF;
  IF one.accommodation_contribution IS NULL AND (TG_OP <> 'UPDATE' OR OLD.accommodation_contribution IS NULL) THEN RETURN NULL; END IF;
  PERFORM banksia.accommodation_changed(a.id, one.start_date) FROM accommodation_payment a
    WHERE a.client_id = one.client_id AND EXISTS (SELECT FROM accommodation_line l
      WHERE l.accommodation_payment_id = a.id AND l.kind = 'contribution' AND l.assessed_amount IS NULL);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER advice_changed_accommodation AFTER INSERT OR DELETE OR
    UPDATE OF start_date, end_date, issued_on, withdrawn_at, accommodation_contribution ON fee_advice
  FOR EACH ROW EXECUTE FUNCTION banksia.advice_changed_accommodation();
--> statement-breakpoint
CREATE FUNCTION banksia.entry_changed_accommodation() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE since date;
BEGIN
  IF NEW.entry_date <> OLD.entry_date OR NEW.transferred_from_id IS DISTINCT FROM OLD.transferred_from_id
  THEN since := least(NEW.entry_date, OLD.entry_date);
  ELSE since := least(NEW.departure_date, OLD.departure_date);
  END IF;
  PERFORM banksia.accommodation_changed(id, since) FROM accommodation_payment WHERE service_entry_id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER entry_changed_accommodation AFTER UPDATE ON service_entry FOR EACH ROW
  WHEN (NEW.entry_date <> OLD.entry_date OR NEW.departure_date IS DISTINCT FROM OLD.departure_date
    OR NEW.transferred_from_id IS DISTINCT FROM OLD.transferred_from_id)
  EXECUTE FUNCTION banksia.entry_changed_accommodation();
--> statement-breakpoint
-- What was counted elsewhere shortens the retention from the first day on.
CREATE FUNCTION banksia.elsewhere_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE entered date;
BEGIN
  SELECT entry_date INTO entered FROM service_entry WHERE id = NEW.service_entry_id;
  IF NEW.settled_to >= entered THEN NEW.adjust_from := entered; END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER elsewhere_changed BEFORE UPDATE ON accommodation_payment FOR EACH ROW
  WHEN (NEW.elsewhere_first_paid IS DISTINCT FROM OLD.elsewhere_first_paid OR NEW.elsewhere_counted_days <> OLD.elsewhere_counted_days
    OR NEW.transferred_from_id IS DISTINCT FROM OLD.transferred_from_id OR NEW.client_id <> OLD.client_id)
  EXECUTE FUNCTION banksia.elsewhere_changed();
--> statement-breakpoint
-- Figures of law and policies hold for everybody.
CREATE FUNCTION banksia.national_rate_changed_accommodation() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE one national_rate;
BEGIN
  IF TG_OP = 'DELETE' THEN one := OLD; ELSE one := NEW; END IF;
  IF one.table_key = 'mpir' THEN
    PERFORM banksia.accommodation_changed(accommodation_payment_id, min(start_date)) FROM accommodation_line
      WHERE mpir IS NULL AND rate_date >= one.start_date GROUP BY accommodation_payment_id;
  ELSIF one.table_key IN ('accommodation_supplement_maximum', 'dap_index_number') THEN
    PERFORM banksia.accommodation_changed(id, one.start_date) FROM accommodation_payment WHERE settled_to >= one.start_date;
  ELSIF one.table_key IN ('bond_retention_lower_threshold', 'bond_retention_upper_threshold') THEN
    PERFORM banksia.accommodation_changed(accommodation_payment_id, min(start_date)) FROM accommodation_line WHERE kind = 'bond' GROUP BY accommodation_payment_id;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER national_rate_changed_accommodation AFTER INSERT OR UPDATE OR DELETE ON national_rate
  FOR EACH ROW EXECUTE FUNCTION banksia.national_rate_changed_accommodation();
--> statement-breakpoint
CREATE FUNCTION banksia.policy_changed_accommodation() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.name IN ('accommodation_policy', 'fee_policies') AND (TG_OP = 'INSERT' OR NEW.value IS DISTINCT FROM OLD.value) THEN
    UPDATE accommodation_payment a SET adjust_from = e.entry_date FROM service_entry e
      WHERE e.id = a.service_entry_id AND a.settled_to >= e.entry_date AND (a.adjust_from IS NULL OR a.adjust_from > e.entry_date);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER policy_changed_accommodation AFTER INSERT OR UPDATE ON setting
  FOR EACH ROW EXECUTE FUNCTION banksia.policy_changed_accommodation();
--> statement-breakpoint

-- No day of a kind of charge stands charged twice on one accommodation payment -------------------------------------------

-- By the indexes always: the plan of a trigger is made once, perhaps when tables are still empty, and kept.
CREATE FUNCTION banksia.accommodation_lines_inserted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE expected bigint; changed bigint; bad text;
BEGIN
  SELECT format('Journal %s takes no lines: it is a journal of %s.', j.id, j.kind) INTO bad
    FROM (SELECT DISTINCT journal_id FROM fresh) f JOIN journal j ON j.id = f.journal_id WHERE j.kind <> 'lines' LIMIT 1;
  IF bad IS NOT NULL THEN PERFORM banksia.refuse('REFERENCE', bad); END IF;
  IF NOT EXISTS (SELECT FROM fresh WHERE accommodation_payment_id IS NOT NULL) THEN RETURN NULL; END IF;
  SELECT format('Line %s names an accommodation payment of another client.', f.id) INTO bad
    FROM fresh f LEFT JOIN accommodation_payment a ON a.id = f.accommodation_payment_id
    LEFT JOIN entry_primary p ON p.service_entry_id = a.service_entry_id AND p.client_id = f.client_id
    WHERE f.accommodation_payment_id IS NOT NULL AND (a.id IS NULL OR (a.client_id <> f.client_id AND p.id IS NULL)) LIMIT 1;
  IF bad IS NOT NULL THEN PERFORM banksia.refuse('REFERENCE', bad); END IF;

  -- A day is drawn as far as the lump sum reaches and billed for the rest: each at most once.
  INSERT INTO accommodation_charged (accommodation_payment_id, charge_kind, drawn, service_id, charged)
    SELECT DISTINCT ON (f.accommodation_payment_id, f.charge_kind, n.type = 'accommodation')
      f.accommodation_payment_id, f.charge_kind, n.type = 'accommodation', a.service_id, '{}'
    FROM fresh f JOIN accommodation_payment a ON a.id = f.accommodation_payment_id JOIN account_name n ON n.id = f.account_name_id
    WHERE f.charge_kind NOT IN ('lump_sum', 'fee') AND NOT EXISTS (SELECT FROM accommodation_charged c
      WHERE c.accommodation_payment_id = f.accommodation_payment_id AND c.charge_kind = f.charge_kind AND c.drawn = (n.type = 'accommodation'))
    ON CONFLICT DO NOTHING;
  WITH span AS (
    SELECT accommodation_payment_id AS id, charge_kind AS kind, n.type = 'accommodation' AS drawn,
      coalesce(range_agg(daterange(period_from, period_to, '[]')) FILTER (WHERE fresh.kind <> 'reversal'), '{}') AS plus,
      coalesce(sum(period_to - period_from + 1) FILTER (WHERE fresh.kind <> 'reversal'), 0) AS plus_days,
      coalesce(range_agg(daterange(period_from, period_to, '[]')) FILTER (WHERE fresh.kind = 'reversal'), '{}') AS minus
    FROM fresh JOIN account_name n ON n.id = account_name_id
    WHERE accommodation_payment_id IS NOT NULL AND share_no = 0 AND charge_kind NOT IN ('lump_sum', 'fee') GROUP BY 1, 2, 3
  ), applied AS (
    UPDATE accommodation_charged c SET charged = (c.charged - span.minus) + span.plus
    FROM span WHERE c.accommodation_payment_id = span.id AND c.charge_kind = span.kind AND c.drawn = span.drawn
      AND span.minus <@ c.charged AND NOT span.plus && (c.charged - span.minus) AND span.plus_days = banksia.days(span.plus)
    RETURNING 1
  ) SELECT (SELECT count(*) FROM span), (SELECT count(*) FROM applied) INTO expected, changed;
  IF expected <> changed THEN
    PERFORM banksia.refuse('BILLED_TWICE', format('%s accommodation payments already have some of these days charged.', expected - changed));
  END IF;
  -- What people take back, or put in force again, a proposal looks at again; a run settles its own.
  PERFORM banksia.accommodation_changed(f.id, f.since) FROM (
    SELECT accommodation_payment_id AS id, min(period_from) AS since FROM fresh
    WHERE accommodation_payment_id IS NOT NULL AND kind IN ('reversal', 'reinstatement') AND run_id IS NULL
      AND charge_kind NOT IN ('lump_sum', 'fee') GROUP BY 1) f;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER accommodation_lines_inserted AFTER INSERT ON journal_line
  REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION banksia.accommodation_lines_inserted();
--> statement-breakpoint
-- By the indexes always: the plan of a trigger is made once, perhaps when tables are still empty, and kept.
CREATE FUNCTION banksia.accommodation_lines_deleted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE expected bigint; changed bigint;
BEGIN
  IF NOT EXISTS (SELECT FROM gone WHERE accommodation_payment_id IS NOT NULL) THEN RETURN NULL; END IF;
  WITH span AS (
    SELECT accommodation_payment_id AS id, charge_kind AS kind, n.type = 'accommodation' AS drawn,
      coalesce(range_agg(daterange(period_from, period_to, '[]')) FILTER (WHERE gone.kind <> 'reversal'), '{}') AS minus,
      coalesce(range_agg(daterange(period_from, period_to, '[]')) FILTER (WHERE gone.kind = 'reversal'), '{}') AS plus
    FROM gone JOIN account_name n ON n.id = account_name_id
    WHERE accommodation_payment_id IS NOT NULL AND share_no = 0 AND charge_kind NOT IN ('lump_sum', 'fee') GROUP BY 1, 2, 3
  ), applied AS (
    UPDATE accommodation_charged c SET charged = (c.charged - span.minus) + span.plus
    FROM span WHERE c.accommodation_payment_id = span.id AND c.charge_kind = span.kind AND c.drawn = span.drawn AND NOT span.plus && (c.charged - span.minus)
    RETURNING 1
  ) SELECT (SELECT count(*) FROM span), (SELECT count(*) FROM applied) INTO expected, changed;
  IF expected <> changed THEN
    PERFORM banksia.refuse('BILLED_TWICE', 'Dropping these reversals would leave days charged twice: drop what was charged in their place too.');
  END IF;
  PERFORM banksia.accommodation_changed(g.id, g.since) FROM (
    SELECT accommodation_payment_id AS id, min(period_from) AS since FROM gone
    WHERE accommodation_payment_id IS NOT NULL AND charge_kind NOT IN ('lump_sum', 'fee') GROUP BY 1) g;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER accommodation_lines_deleted AFTER DELETE ON journal_line
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION banksia.accommodation_lines_deleted();
--> statement-breakpoint

-- Posting: what lines make are invoices and credit notes; the other documents come of movements of money -------------------

CREATE OR REPLACE FUNCTION banksia.journal_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE lines numeric; documents numeric; entries numeric; waiting bigint;
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.status <> 'draft' THEN PERFORM banksia.refuse('POSTED', format('Journal %s is posted.', OLD.id)); END IF;
    IF EXISTS (SELECT FROM journal_line WHERE journal_id = OLD.id) OR EXISTS (SELECT FROM receipt WHERE journal_id = OLD.id)
        OR EXISTS (SELECT FROM refund WHERE journal_id = OLD.id) OR EXISTS (SELECT FROM vendor_payment WHERE journal_id = OLD.id) THEN
      PERFORM banksia.refuse('JOURNAL_NOT_EMPTY', format('Journal %s still has lines.', OLD.id));
    END IF;
    RETURN OLD;
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.status <> 'draft' THEN PERFORM banksia.refuse('JOURNAL_NOT_DRAFT', 'A journal starts as a draft.'); END IF;
    RETURN NEW;
  END IF;
  IF OLD.status = 'posted' THEN PERFORM banksia.refuse('POSTED', format('Journal %s is posted.', OLD.id)); END IF;
  IF NEW.id <> OLD.id OR NEW.kind <> OLD.kind OR NEW.reverses_id IS DISTINCT FROM OLD.reverses_id OR (OLD.status, NEW.status) NOT IN
      (('draft', 'draft'), ('draft', 'posting'), ('posting', 'posted'), ('posting', 'draft')) THEN
    PERFORM banksia.refuse('JOURNAL_NOT_DRAFT', format('Journal %s cannot go from %s to %s.', OLD.id, OLD.status, NEW.status));
  END IF;
  IF OLD.status = 'posting' AND NEW.status = 'draft' AND EXISTS (SELECT FROM ledger_entry WHERE journal_id = OLD.id) THEN
    PERFORM banksia.refuse('POSTED', format('Journal %s has ledger entries.', OLD.id));
  END IF;
  IF NEW.status = 'posted' THEN
    SELECT coalesce(sum(amount + tax), 0) INTO lines FROM journal_line WHERE journal_id = NEW.id;
    SELECT coalesce(sum(amount), 0) INTO documents FROM customer_transaction
      WHERE journal_id = NEW.id AND type IN ('invoice', 'credit_note');
    SELECT coalesce(sum(amount), 0) INTO entries FROM ledger_entry WHERE journal_id = NEW.id;
    IF lines <> documents OR entries <> 0 THEN
      PERFORM banksia.refuse('UNBALANCED', format('Journal %s: lines %s, documents %s, entries sum to %s.', NEW.id, lines, documents, entries));
    END IF;
    SELECT count(*) INTO waiting FROM (
      SELECT FROM receipt WHERE journal_id = NEW.id AND transaction_id IS NULL
      UNION ALL SELECT FROM refund WHERE journal_id = NEW.id AND transaction_id IS NULL
      UNION ALL SELECT FROM vendor_payment WHERE journal_id = NEW.id AND transaction_id IS NULL) w;
    IF waiting > 0 THEN
      PERFORM banksia.refuse('UNBALANCED', format('Journal %s has %s movements of money without a document.', NEW.id, waiting));
    END IF;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint

-- A receipt, refund or payment is changed while its journal is a draft; posting it names its document; later a refund may
-- be marked as taken back, once.
CREATE FUNCTION banksia.money_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE of_journal journal; wanted text; changed jsonb;
BEGIN
  SELECT * INTO of_journal FROM journal WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.journal_id ELSE NEW.journal_id END FOR SHARE;
  wanted := CASE TG_TABLE_NAME WHEN 'receipt' THEN 'receipts' WHEN 'refund' THEN 'refunds' ELSE 'payments' END;
  IF of_journal.id IS NULL OR of_journal.kind <> wanted THEN
    PERFORM banksia.refuse('REFERENCE', format('This needs a journal of %s.', wanted));
  END IF;
  IF of_journal.status = 'draft' THEN RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END; END IF;
  IF TG_OP = 'UPDATE' THEN
    SELECT coalesce(jsonb_object_agg(key, value), '{}') INTO changed
      FROM jsonb_each(to_jsonb(NEW)) WHERE value IS DISTINCT FROM to_jsonb(OLD) -> key;
    IF of_journal.status = 'posting' AND OLD.transaction_id IS NULL AND changed - 'transaction_id' = '{}' THEN RETURN NEW; END IF;
    IF TG_TABLE_NAME = 'refund' AND of_journal.status = 'posted' AND to_jsonb(OLD) ->> 'reversed_at' IS NULL
        AND changed - 'reversed_at' - 'reversed_by_journal_id' = '{}' THEN RETURN NEW; END IF;
  END IF;
  PERFORM banksia.refuse('POSTED', format('Journal %s is posted; what it holds stays.', of_journal.id));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER receipt_guard BEFORE INSERT OR UPDATE OR DELETE ON receipt FOR EACH ROW EXECUTE FUNCTION banksia.money_guard();
--> statement-breakpoint
CREATE TRIGGER refund_guard BEFORE INSERT OR UPDATE OR DELETE ON refund FOR EACH ROW EXECUTE FUNCTION banksia.money_guard();
--> statement-breakpoint
CREATE TRIGGER vendor_payment_guard BEFORE INSERT OR UPDATE OR DELETE ON vendor_payment FOR EACH ROW EXECUTE FUNCTION banksia.money_guard();
--> statement-breakpoint

-- A lump sum is never below zero at the end of any day, and its movements are written by posting only.
CREATE FUNCTION banksia.deposit_moved() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE bad text;
BEGIN
  SELECT format('Journal %s is not being posted.', f.journal_id) INTO bad FROM (SELECT DISTINCT journal_id FROM fresh) f
    LEFT JOIN journal j ON j.id = f.journal_id WHERE j.status IS DISTINCT FROM 'posting' LIMIT 1;
  IF bad IS NOT NULL THEN PERFORM banksia.refuse('POSTED', bad); END IF;
  SELECT format('Movement of accommodation payment %s names another client, service or document.', f.accommodation_payment_id) INTO bad
    FROM fresh f LEFT JOIN accommodation_payment a ON a.id = f.accommodation_payment_id AND a.service_id = f.service_id
    LEFT JOIN customer_transaction t ON t.id = f.transaction_id AND t.journal_id = f.journal_id
    WHERE a.id IS NULL OR t.id IS NULL LIMIT 1;
  IF bad IS NOT NULL THEN PERFORM banksia.refuse('REFERENCE', bad); END IF;
  SELECT format('Movement %s cannot take back movement %s.', f.id, f.reverses_id) INTO bad
    FROM fresh f LEFT JOIN deposit_movement o ON o.id = f.reverses_id
    WHERE f.reverses_id IS NOT NULL AND (o.id IS NULL OR o.amount <> -f.amount
      OR o.accommodation_payment_id <> f.accommodation_payment_id OR o.kind <> f.kind) LIMIT 1;
  IF bad IS NOT NULL THEN PERFORM banksia.refuse('NOT_BILLED', bad); END IF;
  -- Two postings on one lump sum take turns, then see each other's movements.
  PERFORM 1 FROM accommodation_payment WHERE id IN (SELECT accommodation_payment_id FROM fresh) ORDER BY id FOR NO KEY UPDATE;
  SELECT format('The lump sum of accommodation payment %s would be %s on %s.', id, balance, to_char(day, 'DD/MM/YYYY')) INTO bad FROM (
    SELECT m.accommodation_payment_id AS id, m.movement_date AS day,
      sum(sum(m.amount)) OVER (PARTITION BY m.accommodation_payment_id ORDER BY m.movement_date) AS balance
    FROM deposit_movement m WHERE m.accommodation_payment_id IN (SELECT accommodation_payment_id FROM fresh)
    GROUP BY 1, 2) b WHERE balance < 0 ORDER BY day LIMIT 1;
  IF bad IS NOT NULL THEN PERFORM banksia.refuse('LUMP_SUM_SHORT', bad); END IF;
  -- Money that people moved changes what is worked out from its day on; what was worked out itself changes nothing.
  PERFORM banksia.accommodation_changed(f.id, f.since) FROM (
    SELECT accommodation_payment_id AS id, min(movement_date) AS since FROM fresh
    WHERE kind NOT IN ('daily_payment', 'retention', 'bond_retention') GROUP BY 1) f;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER deposit_moved AFTER INSERT ON deposit_movement REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION banksia.deposit_moved();
--> statement-breakpoint

-- Nothing is settled beyond what is owed, nor more than was received.
CREATE FUNCTION banksia.settled() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE bad text;
BEGIN
  PERFORM 1 FROM customer_transaction WHERE id IN (SELECT transaction_id FROM fresh UNION SELECT by_transaction_id FROM fresh)
    ORDER BY id FOR SHARE;
  SELECT format('Transaction %s cannot be settled so.', f.transaction_id) INTO bad
    FROM fresh f LEFT JOIN customer_transaction t ON t.id = f.transaction_id LEFT JOIN customer_transaction b ON b.id = f.by_transaction_id
    WHERE t.amount IS NULL OR b.amount IS NULL OR t.amount <= 0 OR b.amount >= 0 OR t.customer_id <> b.customer_id LIMIT 1;
  IF bad IS NOT NULL THEN PERFORM banksia.refuse('REFERENCE', bad); END IF;
  SELECT format('Transaction %s of %s would be settled with %s.', t.document_number, t.amount, s.total) INTO bad
    FROM (SELECT transaction_id AS id, sum(amount) AS total FROM settlement
        WHERE transaction_id IN (SELECT transaction_id FROM fresh) GROUP BY 1
      UNION ALL SELECT by_transaction_id, -sum(amount) FROM settlement
        WHERE by_transaction_id IN (SELECT by_transaction_id FROM fresh) GROUP BY 1) s
    JOIN customer_transaction t ON t.id = s.id
    WHERE CASE WHEN t.amount > 0 THEN s.total < 0 OR s.total > t.amount ELSE s.total > 0 OR s.total < t.amount END LIMIT 1;
  IF bad IS NOT NULL THEN PERFORM banksia.refuse('OVER_SETTLED', bad); END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER settled AFTER INSERT ON settlement REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION banksia.settled();
--> statement-breakpoint

-- The services of a journal, whatever it holds.
CREATE OR REPLACE FUNCTION banksia.journal_service_ids(journal bigint) RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT coalesce(array_agg(DISTINCT service_id), '{}') FROM (
   SELECT service_id FROM journal_line WHERE journal_id = journal
   UNION ALL SELECT service_id FROM receipt WHERE journal_id = journal
   UNION ALL SELECT service_id FROM refund WHERE journal_id = journal
   UNION ALL SELECT service_id FROM vendor_payment WHERE journal_id = journal) s $$;
