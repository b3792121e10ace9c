CREATE TABLE "bank_file" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "bank_file_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"journal_id" bigint NOT NULL,
	"own_bank_account_id" bigint NOT NULL,
	"name" text NOT NULL,
	"processing_date" date NOT NULL,
	"entry_count" integer NOT NULL,
	"amount" numeric(14, 2) NOT NULL,
	"seal" text NOT NULL,
	"content" text NOT NULL,
	"replaces_id" bigint,
	"reason" text,
	"made_by" bigint,
	"made_by_name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bank_file_replaces" UNIQUE("replaces_id"),
	CONSTRAINT "bank_file_amount" CHECK ("bank_file"."amount" > 0 and "bank_file"."entry_count" > 0),
	CONSTRAINT "bank_file_reason" CHECK (("bank_file"."replaces_id" is null) = ("bank_file"."reason" is null))
);
--> statement-breakpoint
CREATE TABLE "bank_file_entry" (
	"bank_file_id" bigint NOT NULL,
	"vendor_payment_id" bigint NOT NULL,
	"service_id" bigint NOT NULL,
	"bank_account_version_id" bigint NOT NULL,
	"amount" numeric(14, 2) NOT NULL,
	"reference" text NOT NULL,
	CONSTRAINT "bank_file_entry_bank_file_id_vendor_payment_id_pk" PRIMARY KEY("bank_file_id","vendor_payment_id")
);
--> statement-breakpoint
CREATE TABLE "own_bank_account" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "own_bank_account_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"legal_entity_id" bigint NOT NULL,
	"ledger_account_id" bigint NOT NULL,
	"bank" text NOT NULL,
	"bsb" text NOT NULL,
	"account_number" text NOT NULL,
	"user_name" text NOT NULL,
	"user_id" text,
	"institution" text,
	"remitter" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "own_bank_account_ledger" UNIQUE("legal_entity_id","ledger_account_id"),
	CONSTRAINT "own_bank_account_bsb" CHECK ("own_bank_account"."bsb" ~ '^[0-9]{6}$'),
	CONSTRAINT "own_bank_account_number" CHECK ("own_bank_account"."account_number" ~ '^[0-9A-Za-z]{1,9}$')
);
--> statement-breakpoint
ALTER TABLE "bank_file" ADD CONSTRAINT "bank_file_journal_id_journal_id_fk" FOREIGN KEY ("journal_id") REFERENCES "public"."journal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_file" ADD CONSTRAINT "bank_file_own_bank_account_id_own_bank_account_id_fk" FOREIGN KEY ("own_bank_account_id") REFERENCES "public"."own_bank_account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_file" ADD CONSTRAINT "bank_file_replaces_id_bank_file_id_fk" FOREIGN KEY ("replaces_id") REFERENCES "public"."bank_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_file_entry" ADD CONSTRAINT "bank_file_entry_bank_file_id_bank_file_id_fk" FOREIGN KEY ("bank_file_id") REFERENCES "public"."bank_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_file_entry" ADD CONSTRAINT "bank_file_entry_vendor_payment_id_vendor_payment_id_fk" FOREIGN KEY ("vendor_payment_id") REFERENCES "public"."vendor_payment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_file_entry" ADD CONSTRAINT "bank_file_entry_bank_account_version_id_bank_account_version_id_fk" FOREIGN KEY ("bank_account_version_id") REFERENCES "public"."bank_account_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "own_bank_account" ADD CONSTRAINT "own_bank_account_legal_entity_id_legal_entity_id_fk" FOREIGN KEY ("legal_entity_id") REFERENCES "public"."legal_entity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "own_bank_account" ADD CONSTRAINT "own_bank_account_ledger_account_id_ledger_account_id_fk" FOREIGN KEY ("ledger_account_id") REFERENCES "public"."ledger_account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bank_file_journal" ON "bank_file" USING btree ("journal_id");--> statement-breakpoint
CREATE UNIQUE INDEX "bank_file_first" ON "bank_file" USING btree ("journal_id","own_bank_account_id") WHERE "bank_file"."replaces_id" is null;--> statement-breakpoint

-- What the application may not do to bank files, whatever SQL it sends.

GRANT SELECT, INSERT, UPDATE ON own_bank_account TO banksia_app;
--> statement-breakpoint
-- A file that left for the bank is never changed.
GRANT SELECT, INSERT ON bank_file, bank_file_entry TO banksia_app;
--> statement-breakpoint
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO banksia_app;
--> statement-breakpoint
ALTER TABLE bank_file ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY facility ON bank_file TO banksia_app USING ((SELECT banksia.sees_all())
  OR banksia.journal_service_ids(journal_id) <@ (SELECT banksia.seen_services())::bigint[]);
--> statement-breakpoint
ALTER TABLE bank_file_entry ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY facility ON bank_file_entry TO banksia_app USING ((SELECT banksia.sees_all())
  OR service_id = ANY ((SELECT banksia.seen_services())::bigint[]));
--> statement-breakpoint

-- A file is made of payments that are posted, each as it is in the books and to an approved account of who is paid; all
-- together come to what the file says.
CREATE FUNCTION banksia.bank_file_entries_inserted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE bad text;
BEGIN
  SELECT format('Payment %s cannot stand so in bank file %s.', f.vendor_payment_id, f.bank_file_id) INTO bad FROM fresh f
    LEFT JOIN bank_file b ON b.id = f.bank_file_id LEFT JOIN vendor_payment p ON p.id = f.vendor_payment_id
    LEFT JOIN journal j ON j.id = b.journal_id LEFT JOIN own_bank_account o ON o.id = b.own_bank_account_id
    LEFT JOIN service s ON s.id = p.service_id LEFT JOIN bank_account_version v ON v.id = f.bank_account_version_id
    WHERE p.journal_id IS DISTINCT FROM b.journal_id OR j.status IS DISTINCT FROM 'posted' OR p.amount IS DISTINCT FROM f.amount
      OR p.service_id IS DISTINCT FROM f.service_id OR p.bank_ledger_account_id IS DISTINCT FROM o.ledger_account_id
      OR s.legal_entity_id IS DISTINCT FROM o.legal_entity_id OR v.status IS DISTINCT FROM 'approved'
      OR v.customer_id IS DISTINCT FROM p.customer_id LIMIT 1;
  IF bad IS NOT NULL THEN PERFORM banksia.refuse('REFERENCE', bad); END IF;
  SELECT format('Bank file %s says %s entries of %s, and holds %s of %s.', b.id, b.entry_count, b.amount, e.n, e.amount) INTO bad
    FROM bank_file b JOIN (SELECT bank_file_id, count(*) AS n, sum(amount) AS amount FROM bank_file_entry
      WHERE bank_file_id IN (SELECT bank_file_id FROM fresh) GROUP BY 1) e ON e.bank_file_id = b.id
    WHERE e.n <> b.entry_count OR e.amount <> b.amount LIMIT 1;
  IF bad IS NOT NULL THEN PERFORM banksia.refuse('UNBALANCED', bad); END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION banksia.bank_file_entries_inserted FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER bank_file_entries_inserted AFTER INSERT ON bank_file_entry
  REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION banksia.bank_file_entries_inserted();
