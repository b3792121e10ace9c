ALTER TABLE "receipt" DROP CONSTRAINT "receipt_amount";--> statement-breakpoint
ALTER TABLE "vendor_payment" DROP CONSTRAINT "vendor_payment_amount";--> statement-breakpoint
ALTER TABLE "receipt" ADD COLUMN "reverses_id" bigint;--> statement-breakpoint
ALTER TABLE "receipt" ADD COLUMN "reversed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "receipt" ADD COLUMN "reversed_by_journal_id" bigint;--> statement-breakpoint
ALTER TABLE "vendor_payment" ADD COLUMN "reverses_id" bigint;--> statement-breakpoint
ALTER TABLE "vendor_payment" ADD COLUMN "reversed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "vendor_payment" ADD COLUMN "reversed_by_journal_id" bigint;--> statement-breakpoint
ALTER TABLE "receipt" ADD CONSTRAINT "receipt_reverses_id_receipt_id_fk" FOREIGN KEY ("reverses_id") REFERENCES "public"."receipt"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vendor_payment" ADD CONSTRAINT "vendor_payment_reverses_id_vendor_payment_id_fk" FOREIGN KEY ("reverses_id") REFERENCES "public"."vendor_payment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipt" ADD CONSTRAINT "receipt_reverses" UNIQUE("reverses_id");--> statement-breakpoint
ALTER TABLE "vendor_payment" ADD CONSTRAINT "vendor_payment_reverses" UNIQUE("reverses_id");--> statement-breakpoint
ALTER TABLE "receipt" ADD CONSTRAINT "receipt_amount" CHECK ("receipt"."amount" <> 0 and ("receipt"."amount" < 0) = ("receipt"."reverses_id" is not null));--> statement-breakpoint
ALTER TABLE "vendor_payment" ADD CONSTRAINT "vendor_payment_amount" CHECK ("vendor_payment"."amount" <> 0 and ("vendor_payment"."amount" < 0) = ("vendor_payment"."reverses_id" is not null));--> statement-breakpoint

-- A receipt, refund or payment is changed while its journal is a draft; posting it names its document; later it may be
-- marked as taken back, once. What takes a receipt or payment back is its exact opposite.
CREATE OR REPLACE FUNCTION banksia.money_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE of_journal journal; wanted text; changed jsonb; fresh jsonb; taken jsonb; same text[];
BEGIN
  SELECT * INTO of_journal FROM journal WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.journal_id ELSE NEW.journal_id END FOR SHARE;
  wanted := CASE TG_TABLE_NAME WHEN 'receipt' THEN 'receipts' WHEN 'refund' THEN 'refunds' ELSE 'payments' END;
  IF of_journal.id IS NULL OR of_journal.kind <> wanted THEN
    PERFORM banksia.refuse('REFERENCE', format('This needs a journal of %s.', wanted));
  END IF;
  IF TG_OP <> 'DELETE' AND TG_TABLE_NAME <> 'refund' AND NEW.reverses_id IS NOT NULL THEN
    fresh := to_jsonb(NEW);
    IF TG_TABLE_NAME = 'receipt' THEN SELECT to_jsonb(r) INTO taken FROM receipt r WHERE id = NEW.reverses_id;
    ELSE SELECT to_jsonb(p) INTO taken FROM vendor_payment p WHERE id = NEW.reverses_id; END IF;
    same := ARRAY['service_id', 'client_id', 'customer_id', 'account_name_id', 'accommodation_payment_id', 'offset', 'bank_ledger_account_id', 'refund_id'];
    IF taken IS NULL OR taken ->> 'transaction_id' IS NULL OR taken ->> 'reverses_id' IS NOT NULL
        OR (taken ->> 'amount')::numeric <> -NEW.amount
        OR EXISTS (SELECT FROM unnest(same) k WHERE fresh -> k IS DISTINCT FROM taken -> k) THEN
      PERFORM banksia.refuse('REFERENCE', format('This does not take back %s %s.', replace(TG_TABLE_NAME, '_', ' '), NEW.reverses_id));
    END IF;
  END IF;
  IF of_journal.status = 'draft' THEN RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END; END IF;
  IF TG_OP = 'UPDATE' THEN
    SELECT coalesce(jsonb_object_agg(key, value), '{}') INTO changed
      FROM jsonb_each(to_jsonb(NEW)) WHERE value IS DISTINCT FROM to_jsonb(OLD) -> key;
    IF of_journal.status = 'posting' AND OLD.transaction_id IS NULL AND changed - 'transaction_id' = '{}' THEN RETURN NEW; END IF;
    IF of_journal.status = 'posted' AND OLD.reversed_at IS NULL AND NEW.reversed_at IS NOT NULL
        AND changed - 'reversed_at' - 'reversed_by_journal_id' = '{}' THEN RETURN NEW; END IF;
  END IF;
  PERFORM banksia.refuse('POSTED', format('Journal %s is posted; what it holds stays.', of_journal.id));
  RETURN NULL;
END $$;
