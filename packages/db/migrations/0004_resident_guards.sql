-- What the application may not do to a resident's record, whatever SQL it sends; and what follows from it by itself.

GRANT SELECT, INSERT, UPDATE, DELETE ON purpose, contact_type, contact, address, contact_detail, reference_type, client_reference,
  bank_account, bank_account_version, preset_debit, transaction_tag, client_document, document_content, resident_facts,
  earlier_stay, arrangement_override, client_cohort, fee_advice, client_classification, fee_reduction, everyday_agreement,
  everyday_service, leave_record, leave_before, declared_emergency, bed_reservation, funding_code, funding_rate,
  funding_template_line, funding_schedule_line, national_rate, place_stay, bed_transfer, entry_partner, entry_primary,
  portal_event, accommodation_payment, outside_contribution, client_cap_line TO banksia_app;
--> statement-breakpoint
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO banksia_app;
--> statement-breakpoint
REVOKE DELETE ON contact, bank_account, bank_account_version, client_document, funding_code, purpose, contact_type,
  reference_type, fee_advice, accommodation_payment, portal_event, entry_primary, everyday_agreement FROM banksia_app;
--> statement-breakpoint
REVOKE UPDATE, DELETE ON transaction_tag FROM banksia_app;
--> statement-breakpoint
-- Addresses, details and numbers that are no longer used are kept as inactive; a number is never another one.
REVOKE DELETE ON address, contact_detail, client_reference FROM banksia_app;
--> statement-breakpoint
REVOKE UPDATE ON client_reference, bank_account, client_document, document_content FROM banksia_app;
--> statement-breakpoint
GRANT UPDATE (active) ON client_reference TO banksia_app;
--> statement-breakpoint
GRANT UPDATE (active) ON bank_account TO banksia_app;
--> statement-breakpoint
GRANT UPDATE (service_entry_id, kind, name, note, removed_at, removed_by_name) ON client_document TO banksia_app;
--> statement-breakpoint
-- A version of a bank account is decided once; what it says never changes.
REVOKE UPDATE ON bank_account_version FROM banksia_app;
--> statement-breakpoint
GRANT UPDATE (status, decided_by, decided_by_name, decided_at, decision_note) ON bank_account_version TO banksia_app;
--> statement-breakpoint
-- The place stays follow the entries and bed transfers, and nothing else.
REVOKE INSERT, UPDATE, DELETE ON place_stay, accommodation_payment FROM banksia_app;
--> statement-breakpoint
GRANT UPDATE (everyday_service_id, origin) ON billing_schedule_line TO banksia_app;
--> statement-breakpoint

-- Row-level security -------------------------------------------------------------------------------------------------

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['place_stay', 'bed_transfer', 'entry_partner', 'entry_primary', 'portal_event', 'accommodation_payment',
      'leave_record', 'bed_reservation', 'funding_schedule_line', 'transaction_tag'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY facility ON %I TO banksia_app USING ((SELECT banksia.sees_all())
      OR service_id = ANY ((SELECT banksia.seen_services())::bigint[]))', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['resident_facts', 'earlier_stay', 'arrangement_override', 'client_cohort', 'fee_advice',
      'client_classification', 'fee_reduction', 'everyday_agreement', 'everyday_service', 'leave_before', 'outside_contribution',
      'client_cap_line'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY facility ON %I TO banksia_app USING ((SELECT banksia.sees_all())
      OR client_id IN (SELECT id FROM customer))', t);
  END LOOP;
END $$;
--> statement-breakpoint
ALTER TABLE document_content ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY facility ON document_content TO banksia_app USING (
  (SELECT banksia.sees_all()) OR EXISTS (SELECT FROM client_document d WHERE d.id = document_id));
--> statement-breakpoint
ALTER TABLE funding_rate ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY facility ON funding_rate TO banksia_app USING (
  (SELECT banksia.sees_all()) OR client_id IS NULL OR client_id IN (SELECT id FROM customer));
--> statement-breakpoint
-- An emergency is declared for a service, and shown to whoever sees the service.
ALTER TABLE declared_emergency ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY facility ON declared_emergency TO banksia_app USING ((SELECT banksia.sees_all())
  OR service_id = ANY ((SELECT banksia.seen_services())::bigint[]));
--> statement-breakpoint
-- Who shares a place, and who did, is seen with it.
ALTER POLICY facility ON customer USING (
  (SELECT banksia.sees_all())
  OR home_service_id = ANY ((SELECT banksia.seen_services())::bigint[])
  OR (home_service_id IS NULL AND type = 'organisation')
  OR id IN (SELECT client_id FROM service_entry)
  OR id IN (SELECT client_id FROM entry_partner)
  OR id IN (SELECT client_id FROM entry_primary)
  OR id IN (SELECT client_id FROM billing_schedule_line)
  OR id IN (SELECT customer_id FROM billing_invoicee));
--> statement-breakpoint
-- The same for one customer, by the indexes. A policy that asks for all customers at once would find out anew with each
-- statement whom the caller sees, which takes longer than anything else about a single record.
CREATE FUNCTION banksia.sees_customer(whom bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE seen bigint[] := banksia.seen_services(); kept customer;
BEGIN
  IF banksia.sees_all() THEN RETURN true; END IF;
  SELECT * INTO kept FROM customer WHERE id = whom;
  IF kept.home_service_id = ANY (seen) OR (kept.home_service_id IS NULL AND kept.type = 'organisation') THEN RETURN true; END IF;
  RETURN EXISTS (SELECT FROM service_entry WHERE client_id = whom AND service_id = ANY (seen))
    OR EXISTS (SELECT FROM entry_partner WHERE client_id = whom AND service_id = ANY (seen))
    OR EXISTS (SELECT FROM entry_primary WHERE client_id = whom AND service_id = ANY (seen))
    OR EXISTS (SELECT FROM billing_schedule_line WHERE client_id = whom AND service_id = ANY (seen))
    OR EXISTS (SELECT FROM billing_invoicee i JOIN billing_schedule_line l ON l.id = i.schedule_line_id
      WHERE i.customer_id = whom AND l.service_id = ANY (seen));
END $$;
--> statement-breakpoint
-- What a search finds is what the caller sees: then nothing has to be found out about those who are hidden.
CREATE OR REPLACE FUNCTION banksia.customers_matching(words text[]) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100 SET search_path = public, pg_temp AS $$
DECLARE condition text := 'true'; word text; pattern text; found bigint[];
BEGIN
  FOREACH word IN ARRAY words LOOP
    pattern := replace(replace(replace(word, '\', '\\'), '%', '\%'), '_', '\_') || '%';
    condition := condition || CASE WHEN length(word) < 3
      THEN format(' AND (search_text LIKE %L OR search_text LIKE %L)', pattern, '% ' || pattern)
      ELSE format(' AND search_text LIKE %L', '%' || pattern) END;
  END LOOP;
  EXECUTE 'SELECT array(SELECT id FROM customer WHERE ' || condition || ')' INTO found;
  -- Of very many it is quicker to find out once whom the caller sees, which the policy does anyhow.
  IF NOT banksia.sees_all() AND cardinality(found) <= 1000 THEN
    RETURN QUERY SELECT f.id FROM unnest(found) f (id) WHERE banksia.sees_customer(f.id);
  ELSE RETURN QUERY SELECT unnest(found);
  END IF;
END $$;
--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['address', 'contact', 'contact_detail', 'bank_account', 'bank_account_version', 'preset_debit'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY facility ON %I TO banksia_app USING ((SELECT banksia.sees_all()) OR banksia.sees_customer(customer_id))', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['client_reference', 'client_document'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY facility ON %I TO banksia_app USING ((SELECT banksia.sees_all()) OR banksia.sees_customer(client_id))', t);
  END LOOP;
END $$;
--> statement-breakpoint

-- Nothing overlaps ---------------------------------------------------------------------------------------------------

-- Half-open: the day of leaving a place is the day on which the next client may move in.
ALTER TABLE place_stay ADD CONSTRAINT place_stay_no_overlap EXCLUDE USING gist (
  place_id WITH =, daterange(start_date, end_date, '[)') WITH &&) WHERE (NOT shared);
--> statement-breakpoint
ALTER TABLE place_stay ADD CONSTRAINT place_stay_one_place EXCLUDE USING gist (
  service_entry_id WITH =, daterange(start_date, end_date, '[)') WITH &&);
--> statement-breakpoint
ALTER TABLE leave_record ADD CONSTRAINT leave_record_no_overlap EXCLUDE USING gist (
  service_entry_id WITH =, daterange(start_date, end_date, '[)') WITH &&);
--> statement-breakpoint
ALTER TABLE bed_reservation ADD CONSTRAINT bed_reservation_no_overlap EXCLUDE USING gist (
  service_entry_id WITH =, daterange(start_date, end_date, '[]') WITH &&);
--> statement-breakpoint
ALTER TABLE client_classification ADD CONSTRAINT client_classification_no_overlap EXCLUDE USING gist (
  client_id WITH =, daterange(start_date, end_date, '[]') WITH &&);
--> statement-breakpoint
ALTER TABLE fee_reduction ADD CONSTRAINT fee_reduction_no_overlap EXCLUDE USING gist (
  service_entry_id WITH =, daterange(start_date, end_date, '[]') WITH &&);
--> statement-breakpoint
ALTER TABLE arrangement_override ADD CONSTRAINT arrangement_override_no_overlap EXCLUDE USING gist (
  client_id WITH =, field WITH =, daterange(start_date, end_date, '[]') WITH &&);
--> statement-breakpoint
ALTER TABLE client_cohort ADD CONSTRAINT client_cohort_no_overlap EXCLUDE USING gist (
  client_id WITH =, daterange(start_date, end_date, '[]') WITH &&);
--> statement-breakpoint
ALTER TABLE funding_rate ADD CONSTRAINT funding_rate_no_overlap EXCLUDE USING gist (
  funding_code_id WITH =, (coalesce(client_id, 0)) WITH =, daterange(start_date, end_date, '[]') WITH &&);
--> statement-breakpoint
-- A client's days in an entry that another began as primary are those since the switch.
ALTER TABLE service_entry DROP CONSTRAINT service_entry_no_overlap;
--> statement-breakpoint
ALTER TABLE service_entry ADD CONSTRAINT service_entry_no_overlap EXCLUDE USING gist (
  client_id WITH =, service_id WITH =, daterange(coalesce(client_since, entry_date), departure_date, '[)') WITH &&);
--> statement-breakpoint
ALTER TABLE entry_partner ADD CONSTRAINT entry_partner_no_overlap EXCLUDE USING gist (
  service_entry_id WITH =, client_id WITH =, daterange(entry_date, departure_date, '[)') WITH &&);
--> statement-breakpoint
ALTER TABLE entry_primary ADD CONSTRAINT entry_primary_no_overlap EXCLUDE USING gist (
  service_entry_id WITH =, daterange(start_date, end_date, '[]') WITH &&);
--> statement-breakpoint

-- An entry makes its accommodation header, its stay in a place and the events for the portal -----------------------------

CREATE FUNCTION banksia.entries_admitted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO accommodation_payment (service_entry_id, client_id, service_id)
    SELECT id, client_id, service_id FROM fresh ORDER BY id;
  INSERT INTO place_stay (service_entry_id, client_id, service_id, place_id, start_date, end_date, shared)
    SELECT f.id, f.client_id, f.service_id, f.place_id, f.entry_date, f.departure_date, s.allow_partnered
    FROM fresh f JOIN service s ON s.id = f.service_id WHERE f.place_id IS NOT NULL ORDER BY f.id;
  INSERT INTO portal_event (service_entry_id, client_id, service_id, kind, event_date)
    SELECT id, client_id, service_id, 'entry', entry_date FROM fresh WHERE entry_event_required
    UNION ALL
    SELECT id, client_id, service_id, 'departure', departure_date FROM fresh WHERE departure_event_required AND departure_date IS NOT NULL
    ORDER BY 1;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER entries_admitted AFTER INSERT ON service_entry REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION banksia.entries_admitted();
--> statement-breakpoint
CREATE FUNCTION banksia.entry_followed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE first place_stay; last place_stay;
BEGIN
  UPDATE place_stay SET client_id = NEW.client_id WHERE service_entry_id = NEW.id AND client_id <> NEW.client_id;
  SELECT * INTO first FROM place_stay WHERE service_entry_id = NEW.id ORDER BY start_date, id LIMIT 1;
  SELECT * INTO last FROM place_stay WHERE service_entry_id = NEW.id ORDER BY start_date DESC, id DESC LIMIT 1;
  IF last.id IS NULL THEN
    IF NEW.place_id IS NOT NULL THEN
      INSERT INTO place_stay (service_entry_id, client_id, service_id, place_id, start_date, end_date, shared)
        SELECT NEW.id, NEW.client_id, NEW.service_id, NEW.place_id, NEW.entry_date, NEW.departure_date, s.allow_partnered
        FROM service s WHERE s.id = NEW.service_id;
    END IF;
  ELSE
    IF NEW.place_id IS NULL THEN
      IF first.id <> last.id THEN
        PERFORM banksia.refuse('REFERENCE', format('Service entry %s has bed transfers: take them back first.', NEW.id));
      END IF;
      DELETE FROM place_stay WHERE id = last.id;
    ELSE
      IF first.id <> last.id AND (NEW.entry_date > first.start_date AND NEW.entry_date >= first.end_date
          OR NEW.departure_date < last.start_date) THEN
        PERFORM banksia.refuse('REFERENCE', format('Service entry %s has a bed transfer outside these dates: take it back first.', NEW.id));
      END IF;
      IF first.id = last.id THEN
        UPDATE place_stay SET place_id = NEW.place_id, start_date = NEW.entry_date, end_date = NEW.departure_date
          WHERE id = last.id;
      ELSE
        UPDATE place_stay SET start_date = NEW.entry_date WHERE id = first.id;
        UPDATE place_stay SET place_id = NEW.place_id, end_date = NEW.departure_date WHERE id = last.id;
      END IF;
    END IF;
  END IF;
  UPDATE accommodation_payment SET client_id = NEW.client_id WHERE service_entry_id = NEW.id AND client_id <> NEW.client_id;

  IF NEW.entry_event_required THEN
    INSERT INTO portal_event (service_entry_id, client_id, service_id, kind, event_date)
      VALUES (NEW.id, NEW.client_id, NEW.service_id, 'entry', NEW.entry_date)
      ON CONFLICT (service_entry_id, kind) DO UPDATE SET event_date = EXCLUDED.event_date, client_id = EXCLUDED.client_id, status = 'waiting'
        WHERE portal_event.status <> 'lodged' OR portal_event.event_date <> EXCLUDED.event_date;
  ELSE UPDATE portal_event SET status = 'withdrawn' WHERE service_entry_id = NEW.id AND kind = 'entry' AND status = 'waiting';
  END IF;
  IF NEW.departure_event_required AND NEW.departure_date IS NOT NULL THEN
    INSERT INTO portal_event (service_entry_id, client_id, service_id, kind, event_date)
      VALUES (NEW.id, NEW.client_id, NEW.service_id, 'departure', NEW.departure_date)
      ON CONFLICT (service_entry_id, kind) DO UPDATE SET event_date = EXCLUDED.event_date, client_id = EXCLUDED.client_id, status = 'waiting'
        WHERE portal_event.status <> 'lodged' OR portal_event.event_date <> EXCLUDED.event_date;
  ELSE UPDATE portal_event SET status = 'withdrawn' WHERE service_entry_id = NEW.id AND kind = 'departure' AND status = 'waiting';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER entry_followed AFTER UPDATE ON service_entry FOR EACH ROW
  WHEN ((OLD.client_id, OLD.place_id, OLD.entry_date, OLD.departure_date, OLD.entry_event_required, OLD.departure_event_required)
    IS DISTINCT FROM (NEW.client_id, NEW.place_id, NEW.entry_date, NEW.departure_date, NEW.entry_event_required, NEW.departure_event_required))
  EXECUTE FUNCTION banksia.entry_followed();
--> statement-breakpoint
-- Only the newest bed transfer of an entry can be added or taken back: the place stays are a chain.
CREATE FUNCTION banksia.bed_transferred() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE last place_stay; entry service_entry; chained boolean;
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT * INTO entry FROM service_entry WHERE id = NEW.service_entry_id FOR UPDATE;
    SELECT * INTO last FROM place_stay WHERE service_entry_id = NEW.service_entry_id ORDER BY start_date DESC, id DESC LIMIT 1;
    IF last.id IS NULL OR NEW.from_place_id IS DISTINCT FROM last.place_id OR NEW.transfer_date <= last.start_date
        OR NEW.transfer_date > coalesce(entry.departure_date, 'infinity') THEN
      PERFORM banksia.refuse('REFERENCE', format('The bed transfer of service entry %s must follow its last place and lie within the stay.', NEW.service_entry_id));
    END IF;
    IF (SELECT service_id FROM place WHERE id = NEW.to_place_id) IS DISTINCT FROM entry.service_id THEN
      PERFORM banksia.refuse('REFERENCE', 'The new place belongs to another service: use a facility transfer.');
    END IF;
    UPDATE place_stay SET end_date = NEW.transfer_date WHERE id = last.id;
    INSERT INTO place_stay (service_entry_id, client_id, service_id, place_id, start_date, end_date, shared)
      VALUES (entry.id, entry.client_id, entry.service_id, NEW.to_place_id, NEW.transfer_date, entry.departure_date, last.shared);
    UPDATE service_entry SET place_id = NEW.to_place_id WHERE id = entry.id;
  ELSE
    SELECT * INTO entry FROM service_entry WHERE id = OLD.service_entry_id FOR UPDATE;
    SELECT * INTO last FROM place_stay WHERE service_entry_id = OLD.service_entry_id ORDER BY start_date DESC, id DESC LIMIT 1;
    IF last.start_date IS DISTINCT FROM OLD.transfer_date THEN
      PERFORM banksia.refuse('REFERENCE', 'Only the newest bed transfer of a stay can be taken back.');
    END IF;
    DELETE FROM place_stay WHERE id = last.id;
    UPDATE place_stay SET end_date = entry.departure_date
      WHERE id = (SELECT id FROM place_stay WHERE service_entry_id = OLD.service_entry_id ORDER BY start_date DESC, id DESC LIMIT 1);
    UPDATE service_entry SET place_id = OLD.from_place_id WHERE id = entry.id;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER bed_transferred AFTER INSERT OR DELETE ON bed_transfer FOR EACH ROW EXECUTE FUNCTION banksia.bed_transferred();
--> statement-breakpoint
-- Whether places are shared is the service's to say, for the stays that are there, too.
CREATE FUNCTION banksia.places_shared() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE place_stay SET shared = NEW.allow_partnered WHERE service_id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER places_shared AFTER UPDATE ON service FOR EACH ROW WHEN (OLD.allow_partnered <> NEW.allow_partnered)
  EXECUTE FUNCTION banksia.places_shared();
--> statement-breakpoint
REVOKE UPDATE ON bed_transfer FROM banksia_app;
--> statement-breakpoint
-- An admission made in error goes with all that it made, unless something was billed or recorded since.
CREATE FUNCTION banksia.cancel_admission(entry bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE service bigint; holder text;
BEGIN
  SELECT service_id INTO service FROM service_entry WHERE id = entry FOR UPDATE;
  IF service IS NULL OR NOT (banksia.sees_all() OR service = ANY (banksia.seen_services())) THEN
    PERFORM banksia.refuse('REFERENCE', format('There is no service entry %s.', entry));
  END IF;
  IF EXISTS (SELECT FROM billing_schedule_line l JOIN journal_line j ON j.schedule_line_id = l.id WHERE l.service_entry_id = entry) THEN
    PERFORM banksia.refuse('LINE_BILLED', 'Fees of the stay have been billed: depart the client and run the adjustment instead.');
  END IF;
  IF EXISTS (SELECT FROM funding_schedule_line WHERE service_entry_id = entry AND last_calculated_date IS NOT NULL) THEN
    PERFORM banksia.refuse('LINE_BILLED', 'Funding of the stay has been claimed: depart the client instead.');
  END IF;
  IF EXISTS (SELECT FROM portal_event WHERE service_entry_id = entry AND status = 'lodged') THEN
    PERFORM banksia.refuse('REFERENCE', 'The government''s portal was told of the stay: withdraw the event there and mark it withdrawn first.');
  END IF;
  UPDATE billing_schedule_line SET in_error = true WHERE service_entry_id = entry AND NOT in_error;
  DELETE FROM billing_schedule_line WHERE service_entry_id = entry;
  UPDATE funding_schedule_line SET in_error = true WHERE service_entry_id = entry AND NOT in_error;
  DELETE FROM funding_schedule_line WHERE service_entry_id = entry;
  DELETE FROM portal_event WHERE service_entry_id = entry;
  DELETE FROM entry_partner WHERE service_entry_id = entry;
  DELETE FROM entry_primary WHERE service_entry_id = entry;
  DELETE FROM place_stay WHERE service_entry_id = entry;
  DELETE FROM accommodation_payment WHERE service_entry_id = entry;
  DELETE FROM service_entry WHERE id = entry;
EXCEPTION WHEN foreign_key_violation THEN
  GET STACKED DIAGNOSTICS holder = TABLE_NAME;
  PERFORM banksia.refuse('REFERENCE', format('Something else stands on the stay (%s): take that away first.', replace(holder, '_', ' ')));
END $$;
--> statement-breakpoint
-- Cap years begin with the first funded entry wherever it was: the bare dates are read across facilities.
CREATE FUNCTION banksia.funded_entries(clients bigint[])
RETURNS TABLE (client_id bigint, setting text, funded boolean, entry_date date, departure_date date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT e.client_id, t.setting, e.funded, e.entry_date, e.departure_date
  FROM service_entry e JOIN care_type t ON t.id = e.care_type_id WHERE e.client_id = ANY (clients)
$$;
--> statement-breakpoint

-- A fee with a funding offset has its mirror on the funding schedule ----------------------------------------------------

CREATE FUNCTION banksia.fees_mirrored() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO funding_schedule_line (client_id, service_entry_id, service_group_id, funding_code_id, service_id, description,
      start_date, end_date, mirrors_id, in_error)
    SELECT f.client_id, f.service_entry_id, f.service_group_id, c.funding_code_id, f.service_id, f.description,
      f.start_date, least(f.end_date, f.bill_to_date), f.id, f.in_error
    FROM fresh f JOIN billing_code c ON c.id = f.billing_code_id AND c.funding_code_id IS NOT NULL
    JOIN service_entry e ON e.id = f.service_entry_id AND e.funded
    WHERE f.bill_to_date IS NULL OR f.bill_to_date >= f.start_date
    ORDER BY f.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER fees_mirrored AFTER INSERT ON billing_schedule_line REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION banksia.fees_mirrored();
--> statement-breakpoint
-- Makes the mirrors of these fees what they should be: there, gone, or with the dates and the service of the fee.
CREATE FUNCTION banksia.mirror_fees(fees bigint[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM funding_schedule_line m USING billing_schedule_line f, billing_code c, service_entry e
    WHERE m.mirrors_id = ANY (fees) AND f.id = m.mirrors_id AND c.id = f.billing_code_id AND e.id = f.service_entry_id
      AND (c.funding_code_id IS NULL OR NOT e.funded OR f.bill_to_date < f.start_date);
  INSERT INTO funding_schedule_line AS m (client_id, service_entry_id, service_group_id, funding_code_id, service_id, description,
      start_date, end_date, mirrors_id, in_error)
    SELECT f.client_id, f.service_entry_id, f.service_group_id, c.funding_code_id, f.service_id, f.description,
      f.start_date, least(f.end_date, f.bill_to_date), f.id, f.in_error
    FROM billing_schedule_line f JOIN billing_code c ON c.id = f.billing_code_id AND c.funding_code_id IS NOT NULL
    JOIN service_entry e ON e.id = f.service_entry_id AND e.funded
    WHERE f.id = ANY (fees) AND (f.bill_to_date IS NULL OR f.bill_to_date >= f.start_date)
    ORDER BY f.id
    ON CONFLICT (mirrors_id) DO UPDATE SET client_id = EXCLUDED.client_id, service_entry_id = EXCLUDED.service_entry_id,
      funding_code_id = EXCLUDED.funding_code_id, service_id = EXCLUDED.service_id, service_group_id = EXCLUDED.service_group_id,
      description = EXCLUDED.description, start_date = EXCLUDED.start_date, end_date = EXCLUDED.end_date, in_error = EXCLUDED.in_error
    WHERE (m.client_id, m.service_entry_id, m.funding_code_id, m.service_id, m.service_group_id, m.description, m.start_date,
        m.end_date, m.in_error) IS DISTINCT FROM (EXCLUDED.client_id, EXCLUDED.service_entry_id, EXCLUDED.funding_code_id,
        EXCLUDED.service_id, EXCLUDED.service_group_id, EXCLUDED.description, EXCLUDED.start_date, EXCLUDED.end_date, EXCLUDED.in_error);
END $$;
--> statement-breakpoint
CREATE FUNCTION banksia.fee_mirror_followed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM banksia.mirror_fees(ARRAY[NEW.id]);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER fee_mirror_followed AFTER UPDATE OF client_id, service_entry_id, billing_code_id, service_id, service_group_id,
  description, start_date, end_date, bill_to_date, in_error ON billing_schedule_line FOR EACH ROW
  WHEN ((OLD.client_id, OLD.service_entry_id, OLD.billing_code_id, OLD.service_id, OLD.service_group_id, OLD.description,
      OLD.start_date, OLD.end_date, OLD.bill_to_date, OLD.in_error)
    IS DISTINCT FROM (NEW.client_id, NEW.service_entry_id, NEW.billing_code_id, NEW.service_id, NEW.service_group_id, NEW.description,
      NEW.start_date, NEW.end_date, NEW.bill_to_date, NEW.in_error))
  EXECUTE FUNCTION banksia.fee_mirror_followed();
--> statement-breakpoint
REVOKE ALL ON FUNCTION banksia.mirror_fees(bigint[]) FROM PUBLIC;
--> statement-breakpoint
-- A code that gets, changes or loses its set-off does so on every schedule that holds it.
CREATE FUNCTION banksia.code_mirrored() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM banksia.mirror_fees(array(SELECT id FROM billing_schedule_line WHERE billing_code_id = NEW.id ORDER BY id));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER code_mirrored AFTER UPDATE OF funding_code_id ON billing_code FOR EACH ROW
  WHEN (OLD.funding_code_id IS DISTINCT FROM NEW.funding_code_id) EXECUTE FUNCTION banksia.code_mirrored();
--> statement-breakpoint
CREATE FUNCTION banksia.entry_mirrored() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM banksia.mirror_fees(array(SELECT id FROM billing_schedule_line WHERE service_entry_id = NEW.id ORDER BY id));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER entry_mirrored AFTER UPDATE OF funded ON service_entry FOR EACH ROW WHEN (OLD.funded <> NEW.funded)
  EXECUTE FUNCTION banksia.entry_mirrored();
--> statement-breakpoint
CREATE FUNCTION banksia.funding_line_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' AND OLD.last_calculated_date IS NOT NULL THEN
    PERFORM banksia.refuse('LINE_BILLED', format('Funding line %s has been claimed; end it instead.', OLD.id));
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.in_error AND NOT OLD.in_error AND OLD.last_calculated_date IS NOT NULL THEN
    PERFORM banksia.refuse('LINE_BILLED', format('Funding line %s has been claimed; end it instead.', OLD.id));
  END IF;
  -- The triggers of the fee work as the owner of the tables; anybody else goes through the fee.
  IF pg_trigger_depth() > 1 THEN RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END; END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.mirrors_id IS NOT NULL THEN PERFORM banksia.refuse('REFERENCE', 'A mirror line is made by its fee, not by hand.'); END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF NEW.mirrors_id IS DISTINCT FROM OLD.mirrors_id OR OLD.mirrors_id IS NOT NULL
        AND (OLD.client_id, OLD.service_entry_id, OLD.service_group_id, OLD.funding_code_id, OLD.service_id, OLD.start_date, OLD.end_date, OLD.in_error)
        IS DISTINCT FROM (NEW.client_id, NEW.service_entry_id, NEW.service_group_id, NEW.funding_code_id, NEW.service_id, NEW.start_date, NEW.end_date, NEW.in_error) THEN
      PERFORM banksia.refuse('REFERENCE', format('Funding line %s mirrors a fee: change the fee.', OLD.id));
    END IF;
    RETURN NEW;
  END IF;
  IF OLD.mirrors_id IS NOT NULL THEN PERFORM banksia.refuse('REFERENCE', format('Funding line %s mirrors a fee: delete the fee.', OLD.id)); END IF;
  IF NOT OLD.in_error THEN PERFORM banksia.refuse('LINE_BILLED', format('Funding line %s is not marked as created in error.', OLD.id)); END IF;
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER funding_line_guard BEFORE INSERT OR UPDATE OR DELETE ON funding_schedule_line
  FOR EACH ROW EXECUTE FUNCTION banksia.funding_line_guard();
--> statement-breakpoint

-- A derived rate is worked out from the client's facts; only the calculation writes it, in a transaction that says so.
CREATE FUNCTION banksia.derived_rate_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(current_setting('banksia.calculating', true), '') <> 'on' THEN
    PERFORM banksia.refuse('REFERENCE', 'This rate follows from the facts of the client: change those.');
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
--> statement-breakpoint
CREATE TRIGGER derived_rate_added BEFORE INSERT ON billing_rate FOR EACH ROW WHEN (NEW.derived)
  EXECUTE FUNCTION banksia.derived_rate_guard();
--> statement-breakpoint
CREATE TRIGGER derived_rate_changed BEFORE UPDATE ON billing_rate FOR EACH ROW WHEN (OLD.derived OR NEW.derived)
  EXECUTE FUNCTION banksia.derived_rate_guard();
--> statement-breakpoint
CREATE TRIGGER derived_rate_deleted BEFORE DELETE ON billing_rate FOR EACH ROW WHEN (OLD.derived)
  EXECUTE FUNCTION banksia.derived_rate_guard();
--> statement-breakpoint

-- So are holds that the calculation makes, where of two stays on one day only one may charge.
CREATE TRIGGER derived_hold_added BEFORE INSERT ON billing_schedule_hold FOR EACH ROW WHEN (NEW.derived)
  EXECUTE FUNCTION banksia.derived_rate_guard();
--> statement-breakpoint
CREATE TRIGGER derived_hold_changed BEFORE UPDATE ON billing_schedule_hold FOR EACH ROW WHEN (OLD.derived OR NEW.derived)
  EXECUTE FUNCTION banksia.derived_rate_guard();
--> statement-breakpoint
-- A schedule line that goes takes its holds with it.
CREATE TRIGGER derived_hold_deleted BEFORE DELETE ON billing_schedule_hold FOR EACH ROW WHEN (OLD.derived AND pg_trigger_depth() = 0)
  EXECUTE FUNCTION banksia.derived_rate_guard();
--> statement-breakpoint
-- What was billed at a derived rate can be explained after the rate has given way to another.
CREATE FUNCTION banksia.rate_superseded() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO superseded_rate (rate_id, billing_code_id, client_id, start_date, end_date, rate, source, basis)
    SELECT OLD.id, OLD.billing_code_id, OLD.client_id, OLD.start_date, OLD.end_date, OLD.rate, OLD.source, OLD.basis
    WHERE EXISTS (SELECT FROM billing_schedule_line l WHERE l.client_id = OLD.client_id AND l.billing_code_id = OLD.billing_code_id
      AND l.billed && datemultirange(daterange(OLD.start_date, OLD.end_date, '[]')));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER rate_superseded AFTER DELETE ON billing_rate FOR EACH ROW WHEN (OLD.derived AND OLD.client_id IS NOT NULL)
  EXECUTE FUNCTION banksia.rate_superseded();
--> statement-breakpoint
GRANT SELECT ON superseded_rate TO banksia_app;
--> statement-breakpoint
ALTER TABLE superseded_rate ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY facility ON superseded_rate TO banksia_app USING (
  (SELECT banksia.sees_all()) OR client_id IN (SELECT id FROM customer));
--> statement-breakpoint

-- A higher everyday living fee stands on a clause of an agreement of the same client, and nothing else does -----------------

CREATE FUNCTION banksia.everyday_clause(of_client bigint, of_code bigint, of_clause bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE fee text;
BEGIN
  SELECT legal_fee INTO fee FROM billing_code WHERE id = of_code;
  IF fee IS DISTINCT FROM 'higher_everyday_living_fee' THEN
    IF of_clause IS NOT NULL THEN
      PERFORM banksia.refuse('REFERENCE', 'Only a higher everyday living fee stands on a service of an agreement.');
    END IF;
  ELSIF of_clause IS NULL THEN
    PERFORM banksia.refuse('REFERENCE', 'A higher everyday living fee needs the service of the agreement that it is charged for.');
  ELSIF NOT EXISTS (SELECT FROM everyday_service WHERE id = of_clause AND client_id = of_client) THEN
    PERFORM banksia.refuse('REFERENCE', format('There is no service %s in an agreement of this client.', of_clause));
  END IF;
END $$;
--> statement-breakpoint
CREATE FUNCTION banksia.everyday_lines_added() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM banksia.everyday_clause(f.client_id, f.billing_code_id, f.everyday_service_id)
    FROM fresh f JOIN billing_code c ON c.id = f.billing_code_id
    WHERE f.everyday_service_id IS NOT NULL OR c.legal_fee = 'higher_everyday_living_fee';
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER everyday_lines_added AFTER INSERT ON billing_schedule_line REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION banksia.everyday_lines_added();
--> statement-breakpoint
CREATE FUNCTION banksia.everyday_line_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM banksia.everyday_clause(NEW.client_id, NEW.billing_code_id, NEW.everyday_service_id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER everyday_line_changed AFTER UPDATE ON billing_schedule_line FOR EACH ROW
  WHEN ((OLD.client_id, OLD.billing_code_id, OLD.everyday_service_id) IS DISTINCT FROM (NEW.client_id, NEW.billing_code_id, NEW.everyday_service_id))
  EXECUTE FUNCTION banksia.everyday_line_changed();
--> statement-breakpoint

-- Direct debits draw on an account of the customer's own.
CREATE FUNCTION banksia.customer_account_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM bank_account WHERE id = NEW.bank_account_id AND customer_id = NEW.id AND active) THEN
    PERFORM banksia.refuse('REFERENCE', 'The bank account is not one of this customer, or no longer in use.');
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER customer_account_guard BEFORE INSERT OR UPDATE OF bank_account_id ON customer FOR EACH ROW
  WHEN (NEW.bank_account_id IS NOT NULL) EXECUTE FUNCTION banksia.customer_account_guard();
--> statement-breakpoint

-- Exactly one primary --------------------------------------------------------------------------------------------------
-- A new primary takes it from the one before; where none is left the oldest in use has it. Of details, for each type.
-- By the indexes always: the plan of a trigger is made once, perhaps when the table is still empty, and kept.

CREATE FUNCTION banksia.address_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
BEGIN
  IF NEW.contact_id IS NOT NULL AND NOT EXISTS (SELECT FROM contact WHERE id = NEW.contact_id AND customer_id = NEW.customer_id) THEN
    PERFORM banksia.refuse('REFERENCE', format('Contact %s is not one of customer %s.', NEW.contact_id, NEW.customer_id));
  END IF;
  IF NEW.purpose_ids <> '{}' AND NOT NEW.purpose_ids <@ ARRAY(SELECT id FROM purpose) THEN
    PERFORM banksia.refuse('REFERENCE', 'A purpose is not in the list of purposes.');
  END IF;
  IF NEW.is_primary THEN
    UPDATE address SET is_primary = false WHERE customer_id = NEW.customer_id AND contact_id IS NOT DISTINCT FROM NEW.contact_id
      AND is_primary AND id <> NEW.id;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER address_guard BEFORE INSERT OR UPDATE OF is_primary, purpose_ids, contact_id ON address FOR EACH ROW
  WHEN (NEW.is_primary OR NEW.contact_id IS NOT NULL OR NEW.purpose_ids <> '{}') EXECUTE FUNCTION banksia.address_guard();
--> statement-breakpoint
CREATE FUNCTION banksia.address_primaries() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE lacking bigint[];
BEGIN
  IF pg_trigger_depth() > 1 THEN RETURN NULL; END IF;
  SELECT array_agg(DISTINCT id) INTO lacking FROM (
    SELECT min(a.id) AS id FROM address a WHERE a.active AND a.customer_id IN (SELECT customer_id FROM fresh)
    GROUP BY a.customer_id, a.contact_id HAVING NOT bool_or(a.is_primary)) x;
  IF lacking IS NOT NULL THEN UPDATE address SET is_primary = true WHERE id = ANY (lacking); END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER address_added AFTER INSERT ON address REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION banksia.address_primaries();
--> statement-breakpoint
CREATE TRIGGER address_changed AFTER UPDATE ON address REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION banksia.address_primaries();
--> statement-breakpoint
CREATE FUNCTION banksia.contact_detail_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
BEGIN
  IF NEW.contact_id IS NOT NULL AND NOT EXISTS (SELECT FROM contact WHERE id = NEW.contact_id AND customer_id = NEW.customer_id) THEN
    PERFORM banksia.refuse('REFERENCE', format('Contact %s is not one of customer %s.', NEW.contact_id, NEW.customer_id));
  END IF;
  IF NEW.purpose_ids <> '{}' AND NOT NEW.purpose_ids <@ ARRAY(SELECT id FROM purpose) THEN
    PERFORM banksia.refuse('REFERENCE', 'A purpose is not in the list of purposes.');
  END IF;
  IF NEW.is_primary THEN
    UPDATE contact_detail SET is_primary = false WHERE customer_id = NEW.customer_id
      AND contact_id IS NOT DISTINCT FROM NEW.contact_id AND type = NEW.type AND is_primary AND id <> NEW.id;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER contact_detail_guard BEFORE INSERT OR UPDATE OF is_primary, purpose_ids, contact_id, type ON contact_detail FOR EACH ROW
  WHEN (NEW.is_primary OR NEW.contact_id IS NOT NULL OR NEW.purpose_ids <> '{}') EXECUTE FUNCTION banksia.contact_detail_guard();
--> statement-breakpoint

-- Customers are found by their numbers and addresses -------------------------------------------------------------------
-- As written, and bare of blanks, signs and the country: "+61 412 345 678 0412345678".

CREATE FUNCTION banksia.find_customers_by(customers bigint[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
  UPDATE customer c SET found_by = f.words
  FROM (
    SELECT u.id, coalesce(string_agg(DISTINCT w.word COLLATE "C", ' ' ORDER BY w.word COLLATE "C"), '') AS words
    FROM unnest(customers) u (id)
    LEFT JOIN LATERAL (
      SELECT value AS word FROM contact_detail WHERE customer_id = u.id AND active
      UNION ALL SELECT regexp_replace(regexp_replace(value, '[^0-9]', '', 'g'), '^61(?=[2-478][0-9]{8}$)', '0') FROM contact_detail
        WHERE customer_id = u.id AND active AND type IN ('phone', 'mobile', 'fax')
      UNION ALL SELECT number FROM client_reference WHERE client_id = u.id
      UNION ALL SELECT regexp_replace(number, '[^0-9A-Za-z]', '', 'g') FROM client_reference WHERE client_id = u.id
    ) w ON w.word <> ''
    GROUP BY u.id) f
  WHERE c.id = f.id AND c.found_by <> f.words
$$;
--> statement-breakpoint
CREATE FUNCTION banksia.contact_detail_written() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE lacking bigint[];
BEGIN
  IF pg_trigger_depth() > 1 THEN RETURN NULL; END IF;
  SELECT array_agg(DISTINCT id) INTO lacking FROM (
    SELECT min(a.id) AS id FROM contact_detail a WHERE a.active AND a.customer_id IN (SELECT customer_id FROM fresh)
    GROUP BY a.customer_id, a.contact_id, a.type HAVING NOT bool_or(a.is_primary)) x;
  IF lacking IS NOT NULL THEN UPDATE contact_detail SET is_primary = true WHERE id = ANY (lacking); END IF;
  PERFORM banksia.find_customers_by((SELECT array_agg(DISTINCT customer_id) FROM fresh));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER contact_detail_added AFTER INSERT ON contact_detail REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION banksia.contact_detail_written();
--> statement-breakpoint
CREATE TRIGGER contact_detail_changed AFTER UPDATE ON contact_detail REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION banksia.contact_detail_written();
--> statement-breakpoint
CREATE FUNCTION banksia.client_reference_written() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM banksia.find_customers_by((SELECT array_agg(DISTINCT client_id) FROM fresh));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER client_reference_added AFTER INSERT ON client_reference REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION banksia.client_reference_written();
--> statement-breakpoint
-- No two clients have the same active number of a type that says so, in whatever facility they are.
CREATE FUNCTION banksia.client_reference_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  NEW.distinct_key := CASE WHEN NEW.active AND (SELECT is_distinct FROM reference_type WHERE id = NEW.reference_type_id)
    THEN upper(regexp_replace(NEW.number, '[^0-9A-Za-z]', '', 'g')) END;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER client_reference_guard BEFORE INSERT OR UPDATE ON client_reference FOR EACH ROW
  EXECUTE FUNCTION banksia.client_reference_guard();
--> statement-breakpoint
-- Which numbers of types that must be a client's own some client has already, without saying who.
CREATE FUNCTION banksia.references_taken(types bigint[], numbers text[]) RETURNS TABLE (type_id bigint, number text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT g.type_id, g.number FROM unnest(types, numbers) g (type_id, number)
  JOIN client_reference r ON r.reference_type_id = g.type_id AND r.distinct_key = upper(regexp_replace(g.number, '[^0-9A-Za-z]', '', 'g'))
$$;
--> statement-breakpoint
CREATE FUNCTION banksia.reference_type_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE client_reference SET active = active WHERE reference_type_id = NEW.id AND active;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER reference_type_changed AFTER UPDATE OF is_distinct ON reference_type FOR EACH ROW
  WHEN (OLD.is_distinct <> NEW.is_distinct) EXECUTE FUNCTION banksia.reference_type_changed();
--> statement-breakpoint

-- Money goes to and comes from accounts that two people have seen ----------------------------------------------------------

CREATE FUNCTION banksia.bank_version_guard() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp SET enable_seqscan = off AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NOT EXISTS (SELECT FROM bank_account WHERE id = NEW.bank_account_id AND customer_id = NEW.customer_id) THEN
      PERFORM banksia.refuse('REFERENCE', 'The version names another customer than its bank account.');
    END IF;
    IF current_user = 'banksia_app' AND (NEW.status <> 'waiting' OR NEW.asked_by IS NULL) THEN
      PERFORM banksia.refuse('REFERENCE', 'A change of a bank account waits for a second person.');
    END IF;
  ELSIF OLD.status <> 'waiting' THEN
    PERFORM banksia.refuse('REFERENCE', format('Version %s of a bank account has been decided; what it says stays.', OLD.id));
  ELSIF NEW.status = 'approved' AND NOT EXISTS (SELECT FROM app_user WHERE id = NEW.decided_by AND active) THEN
    PERFORM banksia.refuse('REFERENCE', 'A change of a bank account is approved by a person.');
  ELSIF NEW.status = 'approved' AND NEW.decided_by = OLD.asked_by THEN
    PERFORM banksia.refuse('REFERENCE', 'Whoever asked for a change of a bank account cannot approve it.');
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER bank_version_guard BEFORE INSERT OR UPDATE ON bank_account_version FOR EACH ROW
  EXECUTE FUNCTION banksia.bank_version_guard();
--> statement-breakpoint
CREATE FUNCTION banksia.bank_account_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
BEGIN
  IF EXISTS (SELECT FROM customer WHERE id = NEW.customer_id AND bank_account_id = NEW.id) THEN
    PERFORM banksia.refuse('REFERENCE', 'Direct debits of the customer draw on this bank account.');
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER bank_account_guard BEFORE UPDATE OF active ON bank_account FOR EACH ROW
  WHEN (OLD.active AND NOT NEW.active) EXECUTE FUNCTION banksia.bank_account_guard();
--> statement-breakpoint
CREATE FUNCTION banksia.transaction_tagged() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
BEGIN
  IF EXISTS (SELECT FROM fresh f JOIN customer_transaction t ON t.id = f.transaction_id LEFT JOIN bank_account b ON b.id = f.bank_account_id
      WHERE t.service_id <> f.service_id OR (f.bank_account_id IS NOT NULL AND b.customer_id IS DISTINCT FROM t.customer_id)) THEN
    PERFORM banksia.refuse('REFERENCE', 'A tag names a bank account or service that is not of its transaction.');
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER transaction_tagged AFTER INSERT ON transaction_tag REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION banksia.transaction_tagged();
--> statement-breakpoint
-- The postcodes that a suburb has elsewhere in the register, without saying whose.
CREATE FUNCTION banksia.postcodes_of(place text, in_state text) RETURNS TABLE (postcode text, addresses bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT postcode, count(*) FROM address WHERE lower(suburb) = lower(place) AND state = in_state AND country = 'Australia'
  GROUP BY postcode ORDER BY 2 DESC, 1 LIMIT 10
$$;
--> statement-breakpoint

-- What was there before: headers, places, addresses and contact details --------------------------------------------------

INSERT INTO accommodation_payment (service_entry_id, client_id, service_id) SELECT id, client_id, service_id FROM service_entry ORDER BY id;
--> statement-breakpoint
INSERT INTO place_stay (service_entry_id, client_id, service_id, place_id, start_date, end_date, shared)
  SELECT e.id, e.client_id, e.service_id, e.place_id, e.entry_date, e.departure_date, s.allow_partnered
  FROM service_entry e JOIN service s ON s.id = e.service_id WHERE e.place_id IS NOT NULL ORDER BY e.id;
--> statement-breakpoint
INSERT INTO purpose (code, name) VALUES ('INVOICE', 'Invoice'), ('STATEMENT', 'Statement'), ('HOME', 'Home'), ('SERVICE', 'Service'),
  ('CARER', 'Carer'), ('COLLECTION', 'Collection letter'), ('MAILING', 'Mailing'), ('OTHER', 'Other');
--> statement-breakpoint
INSERT INTO contact_type (code, name) VALUES ('WIFE', 'Wife'), ('HUSBAND', 'Husband'), ('PARTNER', 'Partner'), ('DAUGHTER', 'Daughter'),
  ('SON', 'Son'), ('NEXT_OF_KIN', 'Next of kin'), ('ATTORNEY', 'Power of attorney'), ('GUARDIAN', 'Guardian'),
  ('EXECUTOR', 'Executor'), ('FRIEND', 'Friend'), ('SOLICITOR', 'Solicitor'), ('COORDINATOR', 'Care coordinator'), ('OTHER', 'Other');
--> statement-breakpoint
INSERT INTO reference_type (code, name) VALUES ('ACCR', 'Aged care client record'), ('PENSION', 'Pension card'),
  ('MEDICARE', 'Medicare card'), ('DVA', 'DVA file number'), ('RAC', 'Residential aged care'), ('NDIS', 'NDIS participant number');
--> statement-breakpoint
INSERT INTO address (customer_id, line, suburb, state, postcode, is_primary, purpose_ids)
  SELECT id, coalesce(address_line, ''), coalesce(suburb, ''), coalesce(state, ''), coalesce(postcode, ''), true,
    ARRAY(SELECT p.id FROM purpose p WHERE p.code = 'INVOICE')
  FROM customer WHERE address_line IS NOT NULL OR suburb IS NOT NULL OR state IS NOT NULL OR postcode IS NOT NULL ORDER BY id;
--> statement-breakpoint
INSERT INTO contact_detail (customer_id, type, value, is_primary) SELECT id, 'email', email, true FROM customer WHERE email IS NOT NULL ORDER BY id;
--> statement-breakpoint
INSERT INTO contact_detail (customer_id, type, value, is_primary)
  SELECT id, CASE WHEN regexp_replace(phone, '[^0-9+]', '', 'g') ~ '^(0|\+?61)4[0-9]{8}$' THEN 'mobile' ELSE 'phone' END, phone, true
  FROM customer WHERE phone IS NOT NULL ORDER BY id;
--> statement-breakpoint
ALTER TABLE customer DROP COLUMN email, DROP COLUMN phone, DROP COLUMN address_line, DROP COLUMN suburb, DROP COLUMN state,
  DROP COLUMN postcode;
--> statement-breakpoint

-- Caps follow the fee arrangement of the day and what was paid elsewhere: capped fees billed on such days wait to be adjusted.
-- One statement of a recalculation may change very many clients, so this looks at the statement as a whole.
CREATE FUNCTION banksia.cap_facts_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    UPDATE billing_schedule_line l SET adjust_from = greatest(f.since, lower(l.billed))
    FROM (SELECT client_id, min(start_date) AS since FROM fresh GROUP BY 1) f, billing_code c
    WHERE l.client_id = f.client_id AND c.id = l.billing_code_id AND c.capped AND NOT isempty(l.billed) AND upper(l.billed) > f.since
      AND (l.adjust_from IS NULL OR l.adjust_from > greatest(f.since, lower(l.billed)));
  ELSIF TG_OP = 'DELETE' THEN
    UPDATE billing_schedule_line l SET adjust_from = greatest(f.since, lower(l.billed))
    FROM (SELECT client_id, min(start_date) AS since FROM stale GROUP BY 1) f, billing_code c
    WHERE l.client_id = f.client_id AND c.id = l.billing_code_id AND c.capped AND NOT isempty(l.billed) AND upper(l.billed) > f.since
      AND (l.adjust_from IS NULL OR l.adjust_from > greatest(f.since, lower(l.billed)));
  ELSE
    UPDATE billing_schedule_line l SET adjust_from = greatest(f.since, lower(l.billed))
    FROM (SELECT client_id, min(start_date) AS since FROM (SELECT client_id, start_date FROM fresh
      UNION ALL SELECT client_id, start_date FROM stale) both_rows GROUP BY 1) f, billing_code c
    WHERE l.client_id = f.client_id AND c.id = l.billing_code_id AND c.capped AND NOT isempty(l.billed) AND upper(l.billed) > f.since
      AND (l.adjust_from IS NULL OR l.adjust_from > greatest(f.since, lower(l.billed)));
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER cap_facts_added AFTER INSERT ON outside_contribution REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION banksia.cap_facts_changed();
--> statement-breakpoint
CREATE TRIGGER cap_facts_changed AFTER UPDATE ON outside_contribution REFERENCING OLD TABLE AS stale NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION banksia.cap_facts_changed();
--> statement-breakpoint
CREATE TRIGGER cap_facts_deleted AFTER DELETE ON outside_contribution REFERENCING OLD TABLE AS stale
  FOR EACH STATEMENT EXECUTE FUNCTION banksia.cap_facts_changed();
--> statement-breakpoint
CREATE TRIGGER cap_facts_added AFTER INSERT ON client_cohort REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION banksia.cap_facts_changed();
--> statement-breakpoint
CREATE TRIGGER cap_facts_changed AFTER UPDATE ON client_cohort REFERENCING OLD TABLE AS stale NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION banksia.cap_facts_changed();
--> statement-breakpoint
CREATE TRIGGER cap_facts_deleted AFTER DELETE ON client_cohort REFERENCING OLD TABLE AS stale
  FOR EACH STATEMENT EXECUTE FUNCTION banksia.cap_facts_changed();
--> statement-breakpoint
-- A cap is the client's, wherever the fee was charged: its contributions are read across facilities, as bare sums.
DROP FUNCTION banksia.capped_contributions(bigint[]);
--> statement-breakpoint
CREATE FUNCTION banksia.capped_contributions(clients bigint[])
RETURNS TABLE (client_id bigint, schedule_line_id bigint, legal_fee text, period_from date, period_to date, amount numeric)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
-- A few clients out of very many: always by their indexes, whatever the size of the ledger makes the planner think.
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
  SELECT l.client_id, l.schedule_line_id, c.legal_fee, l.period_from, l.period_to, sum(l.amount)
  FROM billing_schedule_line s
  JOIN billing_code c ON c.id = s.billing_code_id AND c.capped
  JOIN journal_line l ON l.schedule_line_id = s.id
  WHERE s.client_id = ANY (clients)
  GROUP BY 1, 2, 3, 4, 5 HAVING sum(l.amount) <> 0
  ORDER BY 1, 4, 2
$$;
--> statement-breakpoint
-- A fee may hang on a stay in another facility, or on one whose primary client is another by now: a run needs its bare dates.
CREATE OR REPLACE FUNCTION banksia.entry_facts(clients bigint[])
RETURNS TABLE (id bigint, client_id bigint, service_id bigint, setting text, entry_date date, billing_start_date date,
  departure_date date, billing_end_date date, bill_from date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
  SELECT e.id, w.client, e.service_id, t.setting, e.entry_date, e.billing_start_date, e.departure_date, e.billing_end_date, le.bill_from
  FROM (SELECT x.id, x.client_id AS client FROM service_entry x WHERE x.client_id = ANY (clients)
    UNION SELECT p.service_entry_id, p.client_id FROM entry_primary p WHERE p.client_id = ANY (clients)) w
  JOIN service_entry e ON e.id = w.id JOIN care_type t ON t.id = e.care_type_id JOIN service s ON s.id = e.service_id
  JOIN legal_entity le ON le.id = s.legal_entity_id
  ORDER BY w.client, e.id
$$;
