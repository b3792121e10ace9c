CREATE TABLE "journal_total" (
	"journal_id" bigint NOT NULL,
	"service_id" bigint NOT NULL,
	"billing_code_id" bigint NOT NULL,
	"line_count" integer NOT NULL,
	"amount" numeric(14, 2) NOT NULL,
	"tax" numeric(14, 2) NOT NULL,
	CONSTRAINT "journal_total_journal_id_service_id_billing_code_id_pk" PRIMARY KEY("journal_id","service_id","billing_code_id")
);
--> statement-breakpoint
ALTER TABLE "journal_total" ADD CONSTRAINT "journal_total_journal_id_journal_id_fk" FOREIGN KEY ("journal_id") REFERENCES "public"."journal"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
-- Written while the journal is being posted, and never again.
GRANT SELECT, INSERT ON journal_total TO banksia_app;
--> statement-breakpoint
ALTER TABLE journal_total ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY facility ON journal_total TO banksia_app USING ((SELECT banksia.sees_all())
  OR service_id = ANY ((SELECT banksia.seen_services())::bigint[]));
--> statement-breakpoint
CREATE FUNCTION banksia.journal_total_inserted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE bad text;
BEGIN
  SELECT format('Journal %s is not being posted.', f.journal_id) INTO bad FROM (SELECT DISTINCT journal_id FROM fresh) f
    LEFT JOIN journal j ON j.id = f.journal_id WHERE j.status IS DISTINCT FROM 'posting' LIMIT 1;
  IF bad IS NOT NULL THEN PERFORM banksia.refuse('POSTED', bad); END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER journal_total_inserted AFTER INSERT ON journal_total
  REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION banksia.journal_total_inserted();
--> statement-breakpoint

-- Runs that still write into a journal, whoever may see them: it is not posted under their hands.
CREATE FUNCTION banksia.journal_run_ids(journal bigint) RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT coalesce(array_agg(id ORDER BY id), '{}') FROM run
   WHERE journal_id = journal AND status IN ('planned', 'running', 'cancelling') $$;
--> statement-breakpoint

-- Search as you type --------------------------------------------------------------------------------------------------
-- Under row-level security the planner may not use the trigram index for the caller: whoever may not see a row could
-- learn of it from the comparison. So the index is asked here, and what it finds is then joined under the caller's policy.
-- Words of one or two letters are looked for at the start of words only, which is what the index can tell.
CREATE FUNCTION banksia.customers_matching(words text[]) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100 SET search_path = public, pg_temp AS $$
DECLARE condition text := 'true'; word text; pattern text;
BEGIN
  FOREACH word IN ARRAY words LOOP
    pattern := replace(replace(replace(word, '\', '\\'), '%', '\%'), '_', '\_') || '%';
    condition := condition || CASE WHEN length(word) < 3
      THEN format(' AND (search_text LIKE %L OR search_text LIKE %L)', pattern, '% ' || pattern)
      ELSE format(' AND search_text LIKE %L', '%' || pattern) END;
  END LOOP;
  RETURN QUERY EXECUTE 'SELECT id FROM customer WHERE ' || condition;
END $$;
--> statement-breakpoint

-- Who receives a fee, and who pays it, is seen wherever that fee is seen.
ALTER POLICY facility ON customer USING (
  (SELECT banksia.sees_all())
  OR home_service_id = ANY ((SELECT banksia.seen_services())::bigint[])
  OR (home_service_id IS NULL AND type = 'organisation')
  OR id IN (SELECT client_id FROM service_entry)
  OR id IN (SELECT client_id FROM billing_schedule_line)
  OR id IN (SELECT customer_id FROM billing_invoicee));
