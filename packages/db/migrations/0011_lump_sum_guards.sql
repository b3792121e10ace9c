-- States of lump sums are text: every proposal reads and writes them whole.
ALTER TABLE accommodation_payment ALTER COLUMN settled_state TYPE json USING settled_state::json;
--> statement-breakpoint
CREATE INDEX accommodation_payment_transferred ON accommodation_payment USING btree (transferred_from_id) WHERE accommodation_payment.transferred_from_id is not null;
--> statement-breakpoint
CREATE INDEX service_entry_transferred ON service_entry USING btree (transferred_from_id) WHERE service_entry.transferred_from_id is not null;
--> statement-breakpoint
DROP INDEX journal_line_accommodation;
--> statement-breakpoint
CREATE INDEX journal_line_accommodation ON journal_line USING btree (accommodation_payment_id, period_to) WHERE journal_line.accommodation_payment_id is not null;
--> statement-breakpoint
-- What follows from a changed fact is found by indexes. A move to another place is no such fact: price and first day in the room
-- are those of the line, and a new agreement is a line.
CREATE OR REPLACE FUNCTION banksia.accommodation_changed(payment bigint, since date) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
  -- A run that settles it just now is waited for: only then is it known up to which day.
  SELECT 1 FROM accommodation_payment WHERE id = payment FOR NO KEY UPDATE;
  UPDATE accommodation_payment SET adjust_from = since
    WHERE id = payment AND settled_to >= since AND (adjust_from IS NULL OR adjust_from > since);
  -- Days of retention travel with the resident to the next home.
  UPDATE accommodation_payment f SET adjust_from = e.entry_date
    FROM service_entry e
    WHERE e.id = f.service_entry_id AND f.id <> payment AND f.id IN (
        SELECT n.id FROM accommodation_payment n WHERE n.transferred_from_id = payment
        UNION ALL SELECT n.id FROM accommodation_payment a JOIN service_entry m ON m.transferred_from_id = a.service_entry_id
          JOIN accommodation_payment n ON n.service_entry_id = m.id WHERE a.id = payment)
      AND f.settled_to >= e.entry_date AND (f.adjust_from IS NULL OR f.adjust_from > e.entry_date);
$$;
--> statement-breakpoint
-- The same row is written again by every proposal: beside itself, so that no index needs to follow.
ALTER TABLE accommodation_payment SET (fillfactor = 50);
--> statement-breakpoint
ALTER TABLE accommodation_charged SET (fillfactor = 50);
--> statement-breakpoint
DROP TRIGGER accommodation_lines_inserted ON journal_line;
--> statement-breakpoint
DROP FUNCTION banksia.accommodation_lines_inserted;
--> statement-breakpoint
-- Everything that is checked of new lines, of schedules and of lump sums, with one look at what there is to check.
-- By the indexes always: the plan of a trigger is made once, perhaps when tables are still empty, and kept.
CREATE OR REPLACE FUNCTION banksia.journal_line_inserted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE
  bad text; expected bigint; changed bigint; added bigint;
  journals bigint[]; drawing bigint[]; scheduled boolean; lump_sums boolean; decided boolean; reversing boolean;
BEGIN
  SELECT array_agg(DISTINCT journal_id), bool_or(schedule_line_id IS NOT NULL), bool_or(accommodation_payment_id IS NOT NULL),
    bool_or(charge_kind NOT IN ('lump_sum', 'daily_payment', 'unpaid_lump_sum_daily', 'retention', 'bond_retention')),
    bool_or(reverses_id IS NOT NULL) INTO journals, scheduled, lump_sums, decided, reversing FROM fresh;
  IF journals IS NULL THEN RETURN NULL; END IF;
  PERFORM 1 FROM journal WHERE id = ANY (journals) FOR SHARE;
  SELECT format('Journal %s is not a draft.', f.id) INTO bad FROM unnest(journals) f (id)
    LEFT JOIN journal j ON j.id = f.id WHERE j.status IS DISTINCT FROM 'draft' LIMIT 1;
  IF bad IS NOT NULL THEN PERFORM banksia.refuse('JOURNAL_NOT_DRAFT', bad); END IF;
  SELECT format('Journal %s takes no lines: it is a journal of %s.', id, kind) INTO bad
    FROM journal WHERE id = ANY (journals) AND kind <> 'lines' LIMIT 1;
  IF bad IS NOT NULL THEN PERFORM banksia.refuse('REFERENCE', bad); END IF;

  -- In the place of foreign keys, whose row-by-row look-ups cost more than the write itself. That a line's client is the
  -- client of its schedule line or accommodation payment is checked below, where those are touched anyway.
  SELECT format('A line names a record that does not exist: %s.', problem) INTO bad FROM (
    SELECT CASE WHEN s.id IS NULL THEN 'service ' || f.service_id
        WHEN b.id IS NULL THEN 'billing code ' || f.billing_code_id
        WHEN a.id IS NULL THEN 'account name ' || f.account_name_id
        WHEN x.id IS NULL THEN 'tax code ' || f.tax_code_id END AS problem
    FROM (SELECT DISTINCT service_id, billing_code_id, account_name_id, tax_code_id FROM fresh) f
    LEFT JOIN service s ON s.id = f.service_id
    LEFT JOIN billing_code b ON b.id = f.billing_code_id
    LEFT JOIN account_name a ON a.id = f.account_name_id
    LEFT JOIN tax_code x ON x.id = f.tax_code_id
    UNION ALL
    SELECT 'customer ' || f.id FROM (
        SELECT DISTINCT customer_id AS id FROM fresh
          WHERE customer_id <> client_id OR (schedule_line_id IS NULL AND accommodation_payment_id IS NULL)
        UNION SELECT client_id FROM fresh WHERE schedule_line_id IS NULL AND accommodation_payment_id IS NULL) f
      WHERE NOT EXISTS (SELECT FROM customer c WHERE c.id = f.id)
  ) p WHERE problem IS NOT NULL LIMIT 1;
  IF bad IS NOT NULL THEN PERFORM banksia.refuse('REFERENCE', bad); END IF;

  IF reversing THEN
    SELECT format('Line %s cannot take back line %s: it is not there, not the same charge, or was taken back already.',
        f.id, f.reverses_id) INTO bad
      FROM fresh f LEFT JOIN journal_line o ON o.id = f.reverses_id
      WHERE f.reverses_id IS NOT NULL AND (o.id IS NULL OR o.kind = 'reinstatement'
        OR (o.kind = 'reversal') <> (f.kind = 'reinstatement') OR o.amount <> -f.amount OR o.tax <> -f.tax
        OR o.customer_id <> f.customer_id OR o.service_id <> f.service_id OR o.account_name_id <> f.account_name_id
        OR o.billing_code_id <> f.billing_code_id OR o.schedule_line_id IS DISTINCT FROM f.schedule_line_id
        OR EXISTS (SELECT FROM journal_line r WHERE r.reverses_id = f.reverses_id AND r.id <> f.id
          AND NOT EXISTS (SELECT FROM journal_line rr WHERE rr.reverses_id = r.id)))
      LIMIT 1;
    IF bad IS NOT NULL THEN PERFORM banksia.refuse('NOT_BILLED', bad); END IF;
  END IF;

  IF scheduled THEN
    WITH span AS (
      SELECT schedule_line_id AS id, min(client_id) AS client, max(client_id) AS client_too,
        range_agg(daterange(period_from, period_to, '[]')) FILTER (WHERE kind <> 'reversal' AND share_no = 0) AS plus,
        count(*) FILTER (WHERE kind <> 'reversal' AND share_no = 0) AS charges,
        sum(period_to - period_from + 1) FILTER (WHERE kind <> 'reversal' AND share_no = 0) AS plus_days,
        range_agg(daterange(period_from, period_to, '[]')) FILTER (WHERE kind = 'reversal' AND share_no = 0) AS minus
      FROM fresh WHERE schedule_line_id IS NOT NULL GROUP BY schedule_line_id
    ), applied AS (
      UPDATE billing_schedule_line l
      SET billed = CASE WHEN span.minus IS NULL THEN l.billed ELSE l.billed - span.minus END + coalesce(span.plus, '{}')
      FROM span WHERE l.id = span.id AND l.client_id = span.client AND l.client_id = span.client_too
        AND CASE WHEN span.minus IS NULL THEN span.plus IS NULL OR NOT span.plus && l.billed
          ELSE span.minus <@ l.billed AND (span.plus IS NULL OR NOT span.plus && (l.billed - span.minus)) END
        -- Nor do the charges of one statement share a day.
        AND (span.charges < 2 OR span.plus_days = (SELECT sum(upper(r) - lower(r)) FROM unnest(span.plus) r))
      RETURNING 1
    ) SELECT (SELECT count(*) FROM span), (SELECT count(*) FROM applied) INTO expected, changed;
    IF expected <> changed THEN
      SELECT format('Schedule line %s does not belong to client %s.', f.schedule_line_id, f.client_id) INTO bad
        FROM fresh f LEFT JOIN billing_schedule_line l ON l.id = f.schedule_line_id
        WHERE f.schedule_line_id IS NOT NULL AND l.client_id IS DISTINCT FROM f.client_id LIMIT 1;
      IF bad IS NOT NULL THEN PERFORM banksia.refuse('REFERENCE', bad); END IF;
      PERFORM banksia.refuse('BILLED_TWICE', format('%s schedule lines already have some of these days billed.', expected - changed));
    END IF;
  END IF;
  IF NOT lump_sums THEN RETURN NULL; END IF;

  SELECT format('Line %s names an accommodation payment of another client.', f.id) INTO bad
    FROM fresh f LEFT JOIN accommodation_payment a ON a.id = f.accommodation_payment_id
    WHERE f.accommodation_payment_id IS NOT NULL AND (a.id IS NULL OR (a.client_id <> f.client_id AND NOT EXISTS (
      SELECT FROM entry_primary p WHERE p.service_entry_id = a.service_entry_id AND p.client_id = f.client_id))) LIMIT 1;
  IF bad IS NOT NULL THEN PERFORM banksia.refuse('REFERENCE', bad); END IF;

  -- A day is drawn as far as the lump sum reaches and billed for the rest: each at most once.
  drawing := ARRAY(SELECT id FROM account_name WHERE type = 'accommodation');
  WITH span AS (
    SELECT accommodation_payment_id AS id, charge_kind AS kind, account_name_id = ANY (drawing) AS drawn,
      range_agg(daterange(period_from, period_to, '[]')) FILTER (WHERE fresh.kind <> 'reversal') AS plus,
      count(*) FILTER (WHERE fresh.kind <> 'reversal') AS charges,
      sum(period_to - period_from + 1) FILTER (WHERE fresh.kind <> 'reversal') AS plus_days,
      range_agg(daterange(period_from, period_to, '[]')) FILTER (WHERE fresh.kind = 'reversal') AS minus
    FROM fresh WHERE accommodation_payment_id IS NOT NULL AND share_no = 0 AND charge_kind NOT IN ('lump_sum', 'fee') GROUP BY 1, 2, 3
  ), applied AS (
    UPDATE accommodation_charged c
    SET charged = CASE WHEN span.minus IS NULL THEN c.charged ELSE c.charged - span.minus END + coalesce(span.plus, '{}')
    FROM span WHERE c.accommodation_payment_id = span.id AND c.charge_kind = span.kind AND c.drawn = span.drawn
      AND CASE WHEN span.minus IS NULL THEN NOT span.plus && c.charged
        ELSE span.minus <@ c.charged AND (span.plus IS NULL OR NOT span.plus && (c.charged - span.minus)) END
      AND (span.charges < 2 OR span.plus_days = (SELECT sum(upper(r) - lower(r)) FROM unnest(span.plus) r))
    RETURNING 1
  ) SELECT (SELECT count(*) FROM span), (SELECT count(*) FROM applied) INTO expected, changed;
  IF expected <> changed THEN
    -- What was never charged before has no row yet; whoever else makes it at the same time is waited for.
    INSERT INTO accommodation_charged AS c (accommodation_payment_id, charge_kind, drawn, service_id, charged)
      SELECT span.id, span.kind, span.drawn, a.service_id, span.plus FROM (
        SELECT accommodation_payment_id AS id, charge_kind AS kind, account_name_id = ANY (drawing) AS drawn,
          range_agg(daterange(period_from, period_to, '[]')) AS plus, sum(period_to - period_from + 1) AS plus_days
        FROM fresh WHERE accommodation_payment_id IS NOT NULL AND share_no = 0 AND charge_kind NOT IN ('lump_sum', 'fee')
        GROUP BY 1, 2, 3 HAVING bool_and(fresh.kind <> 'reversal')) span
      JOIN accommodation_payment a ON a.id = span.id
      WHERE span.plus_days = (SELECT sum(upper(r) - lower(r)) FROM unnest(span.plus) r)
        AND NOT EXISTS (SELECT FROM accommodation_charged e
          WHERE e.accommodation_payment_id = span.id AND e.charge_kind = span.kind AND e.drawn = span.drawn)
      ON CONFLICT (accommodation_payment_id, charge_kind, drawn) DO UPDATE SET charged = c.charged + excluded.charged
        WHERE NOT c.charged && excluded.charged;
    GET DIAGNOSTICS added = ROW_COUNT;
    IF expected <> changed + added THEN
      PERFORM banksia.refuse('BILLED_TWICE',
        format('%s accommodation payments already have some of these days charged.', expected - changed - added));
    END IF;
  END IF;
  IF decided THEN
    -- Proposals reckon with what drafts will take, so that two of them never want more than there is.
    PERFORM banksia.accommodation_changed(f.id, f.since) FROM (
      SELECT accommodation_payment_id AS id, min(period_to) AS since FROM fresh
      WHERE charge_kind NOT IN ('lump_sum', 'daily_payment', 'unpaid_lump_sum_daily', 'retention', 'bond_retention')
        AND account_name_id = ANY (drawing) GROUP BY 1) f;
  END IF;
  IF NOT reversing THEN RETURN NULL; END IF;
  -- What people take back, or put in force again, a proposal looks at again; a run settles its own.
  PERFORM banksia.accommodation_changed(f.id, f.since) FROM (
    SELECT accommodation_payment_id AS id, min(period_from) AS since FROM fresh
    WHERE accommodation_payment_id IS NOT NULL AND kind IN ('reversal', 'reinstatement') AND run_id IS NULL
      AND charge_kind NOT IN ('lump_sum', 'fee') GROUP BY 1) f;
  RETURN NULL;
END $$;
--> statement-breakpoint
DROP FUNCTION banksia.days;
--> statement-breakpoint
-- By the indexes always: the plan of a trigger is made once, perhaps when tables are still empty, and kept.
CREATE OR REPLACE FUNCTION banksia.accommodation_lines_deleted() RETURNS trigger
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
    WHERE accommodation_payment_id IS NOT NULL AND charge_kind <> 'lump_sum' GROUP BY 1) g;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- Whose lump sum does not reach, and which other journals took or would take from it: drafts first, then the latest.
CREATE FUNCTION banksia.lump_sum_short(payment bigint, day date, balance numeric, posting bigint) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT format('The lump sum of %s (%s, accommodation payment %s) would be %s on %s.', c.name, c.account, a.id, balance, to_char(day, 'DD/MM/YYYY'))
    || coalesce((SELECT format(' It is also taken from by %s.', string_agg(
        format('%s journal %s "%s" with %s', CASE o.status WHEN 'posted' THEN 'posted' ELSE 'draft' END, o.id, o.description, o.taken),
        ', ' ORDER BY o.status = 'posted', o.id DESC))
      FROM (SELECT j.id, j.status, j.description, sum(l.amount + l.tax) AS taken
        FROM journal_line l JOIN journal j ON j.id = l.journal_id JOIN account_name n ON n.id = l.account_name_id
        WHERE l.accommodation_payment_id = a.id AND n.type = 'accommodation' AND l.journal_id <> posting
        GROUP BY j.id HAVING sum(l.amount + l.tax) > 0 ORDER BY j.status = 'posted', j.id DESC LIMIT 3) o), '')
  FROM accommodation_payment a JOIN customer c ON c.id = a.client_id WHERE a.id = payment
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION banksia.lump_sum_short FROM PUBLIC;
--> statement-breakpoint
-- A lump sum is never below zero at the end of any day, and its movements are written by posting only.
CREATE OR REPLACE FUNCTION banksia.deposit_moved() RETURNS trigger
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
  SELECT banksia.lump_sum_short(id, day, balance, (SELECT min(journal_id) FROM fresh f WHERE f.accommodation_payment_id = b.id)) INTO bad FROM (
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
