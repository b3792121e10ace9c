ALTER TABLE "accommodation_payment" ADD COLUMN "retained_before" numeric(14, 2) DEFAULT '0' NOT NULL;--> statement-breakpoint
ALTER TABLE "accommodation_payment" ADD COLUMN "deducted_before" numeric(14, 2) DEFAULT '0' NOT NULL;--> statement-breakpoint
ALTER TABLE "accommodation_payment" ADD CONSTRAINT "accommodation_payment_before" CHECK ("accommodation_payment"."retained_before" >= 0 and "accommodation_payment"."deducted_before" >= 0);--> statement-breakpoint
GRANT UPDATE (retained_before, deducted_before) ON accommodation_payment TO banksia_app;
--> statement-breakpoint

-- What was counted or taken elsewhere, or by an earlier system, changes the life from the first day on.
DROP TRIGGER elsewhere_changed ON accommodation_payment;
--> statement-breakpoint
CREATE TRIGGER elsewhere_changed BEFORE UPDATE ON accommodation_payment FOR EACH ROW
  WHEN (NEW.elsewhere_first_paid IS DISTINCT FROM OLD.elsewhere_first_paid OR NEW.elsewhere_counted_days <> OLD.elsewhere_counted_days
    OR NEW.retained_before <> OLD.retained_before OR NEW.deducted_before <> OLD.deducted_before
    OR NEW.transferred_from_id IS DISTINCT FROM OLD.transferred_from_id OR NEW.client_id <> OLD.client_id)
  EXECUTE FUNCTION banksia.elsewhere_changed();
--> statement-breakpoint

-- So does the day on which a legal entity begins to be billed here.
CREATE FUNCTION banksia.bill_from_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM banksia.accommodation_changed(a.id, e.entry_date) FROM accommodation_payment a
    JOIN service s ON s.id = a.service_id AND s.legal_entity_id = NEW.id JOIN service_entry e ON e.id = a.service_entry_id
    WHERE e.entry_date < greatest(coalesce(NEW.bill_from, '-infinity'), coalesce(OLD.bill_from, '-infinity'));
  RETURN NULL;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION banksia.bill_from_changed FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER bill_from_changed AFTER UPDATE ON legal_entity FOR EACH ROW
  WHEN (NEW.bill_from IS DISTINCT FROM OLD.bill_from) EXECUTE FUNCTION banksia.bill_from_changed();
--> statement-breakpoint

-- What was settled with days of before is worked out anew.
SELECT banksia.accommodation_changed(a.id, e.entry_date) FROM accommodation_payment a
  JOIN service_entry e ON e.id = a.service_entry_id JOIN service s ON s.id = a.service_id
  JOIN legal_entity g ON g.id = s.legal_entity_id WHERE e.entry_date < g.bill_from;
