CREATE TABLE "accommodation_charged" (
	"accommodation_payment_id" bigint NOT NULL,
	"charge_kind" text NOT NULL,
	"drawn" boolean NOT NULL,
	"service_id" bigint NOT NULL,
	"charged" datemultirange NOT NULL,
	CONSTRAINT "accommodation_charged_accommodation_payment_id_charge_kind_drawn_pk" PRIMARY KEY("accommodation_payment_id","charge_kind","drawn")
);
--> statement-breakpoint
CREATE TABLE "accommodation_code" (
	"use" text PRIMARY KEY NOT NULL,
	"billing_code_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "accommodation_line" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "accommodation_line_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"accommodation_payment_id" bigint NOT NULL,
	"client_id" bigint NOT NULL,
	"service_id" bigint NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date,
	"kind" text NOT NULL,
	"method" text NOT NULL,
	"description" text,
	"place_price" numeric(14, 2),
	"agreed_amount" numeric(14, 2),
	"agreed_lump_sum" numeric(14, 2) DEFAULT '0' NOT NULL,
	"rate_date" date NOT NULL,
	"mpir" numeric(9, 6),
	"agreed_rate" numeric(9, 6),
	"assessed_amount" numeric(14, 2),
	"per_day" numeric(14, 2),
	"occupied_from" date NOT NULL,
	"maintained" boolean DEFAULT false NOT NULL,
	"account_name_id" bigint NOT NULL,
	"forecast_daily" numeric(14, 2),
	"forecast_date" date,
	"in_error" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "accommodation_line_dates" CHECK ("accommodation_line"."end_date" is null or "accommodation_line"."end_date" >= "accommodation_line"."start_date"),
	CONSTRAINT "accommodation_line_rate" CHECK ("accommodation_line"."agreed_rate" is null or "accommodation_line"."mpir" is null or "accommodation_line"."agreed_rate" <= "accommodation_line"."mpir"),
	CONSTRAINT "accommodation_line_lump_sum" CHECK ("accommodation_line"."agreed_lump_sum" >= 0 and ("accommodation_line"."kind" <> 'payment' or "accommodation_line"."agreed_amount" is null or "accommodation_line"."agreed_lump_sum" <= "accommodation_line"."agreed_amount"))
);
--> statement-breakpoint
CREATE TABLE "deposit_movement" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "deposit_movement_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"accommodation_payment_id" bigint NOT NULL,
	"client_id" bigint NOT NULL,
	"service_id" bigint NOT NULL,
	"movement_date" date NOT NULL,
	"kind" text NOT NULL,
	"amount" numeric(14, 2) NOT NULL,
	"journal_id" bigint NOT NULL,
	"transaction_id" bigint NOT NULL,
	"journal_line_id" bigint,
	"reverses_id" bigint,
	"description" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "deposit_movement_reverses" UNIQUE("reverses_id"),
	CONSTRAINT "deposit_movement_amount" CHECK ("deposit_movement"."amount" <> 0)
);
--> statement-breakpoint
CREATE TABLE "ingoing_contribution" (
	"accommodation_payment_id" bigint PRIMARY KEY NOT NULL,
	"client_id" bigint NOT NULL,
	"service_id" bigint NOT NULL,
	"agreed_amount" numeric(14, 2) NOT NULL,
	"account_name_id" bigint NOT NULL,
	"start_date" date NOT NULL,
	"base" text NOT NULL,
	"method" text NOT NULL,
	"dmf_years" numeric(9, 6)[],
	"crf_years" numeric(9, 6)[],
	"day_divisor" text DEFAULT 'days_in_year' NOT NULL,
	"cap_years" numeric(9, 6),
	"cap_percent" numeric(9, 6),
	"least_percent" numeric(9, 6),
	"gain_share" numeric(9, 6) NOT NULL,
	"loss_share" numeric(9, 6) NOT NULL,
	"resale_price" numeric(14, 2),
	"resale_date" date,
	"other_deductions" numeric(14, 2) DEFAULT '0' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ingoing_contribution_shares" CHECK ("ingoing_contribution"."gain_share" between 0 and 100 and "ingoing_contribution"."loss_share" between 0 and 100)
);
--> statement-breakpoint
CREATE TABLE "ingoing_rate" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "ingoing_rate_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"accommodation_payment_id" bigint NOT NULL,
	"client_id" bigint NOT NULL,
	"service_id" bigint NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date,
	"dmf_percent" numeric(9, 6) DEFAULT '0' NOT NULL,
	"dmf_code_id" bigint,
	"crf_percent" numeric(9, 6) DEFAULT '0' NOT NULL,
	"crf_code_id" bigint,
	CONSTRAINT "ingoing_rate_dates" CHECK ("ingoing_rate"."end_date" is null or "ingoing_rate"."end_date" >= "ingoing_rate"."start_date")
);
--> statement-breakpoint
CREATE TABLE "place_price" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "place_price_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"place_id" bigint NOT NULL,
	"service_id" bigint NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date,
	"price" numeric(14, 2) NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "place_price_dates" CHECK ("place_price"."end_date" is null or "place_price"."end_date" >= "place_price"."start_date"),
	CONSTRAINT "place_price_amount" CHECK ("place_price"."price" > 0)
);
--> statement-breakpoint
CREATE TABLE "receipt" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "receipt_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"journal_id" bigint NOT NULL,
	"service_id" bigint NOT NULL,
	"client_id" bigint NOT NULL,
	"customer_id" bigint NOT NULL,
	"account_name_id" bigint NOT NULL,
	"accommodation_payment_id" bigint,
	"receipt_date" date NOT NULL,
	"amount" numeric(14, 2) NOT NULL,
	"settles_id" bigint,
	"amount_to_settle" numeric(14, 2),
	"offset" text NOT NULL,
	"bank_ledger_account_id" bigint,
	"description" text NOT NULL,
	"reference" text,
	"transaction_id" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "receipt_amount" CHECK ("receipt"."amount" > 0),
	CONSTRAINT "receipt_offset" CHECK (("receipt"."offset" = 'bank') = ("receipt"."bank_ledger_account_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "refund" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "refund_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"journal_id" bigint NOT NULL,
	"service_id" bigint NOT NULL,
	"client_id" bigint NOT NULL,
	"customer_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"accommodation_payment_id" bigint,
	"account_name_id" bigint,
	"reverses_id" bigint,
	"refund_date" date NOT NULL,
	"due_date" date,
	"amount" numeric(14, 2) NOT NULL,
	"basis" jsonb NOT NULL,
	"description" text NOT NULL,
	"transaction_id" bigint,
	"reversed_at" timestamp with time zone,
	"reversed_by_journal_id" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "refund_amount" CHECK ("refund"."amount" > 0),
	CONSTRAINT "refund_reverses" UNIQUE("reverses_id"),
	CONSTRAINT "refund_reversal" CHECK (("refund"."kind" = 'reversal') = ("refund"."reverses_id" is not null)),
	CONSTRAINT "refund_lump_sum" CHECK ("refund"."kind" = 'reversal' or (("refund"."kind" = 'fees') = ("refund"."accommodation_payment_id" is null)
        and ("refund"."kind" = 'fees') = ("refund"."account_name_id" is not null)))
);
--> statement-breakpoint
CREATE TABLE "settlement" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "settlement_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"transaction_id" bigint NOT NULL,
	"by_transaction_id" bigint NOT NULL,
	"service_id" bigint NOT NULL,
	"amount" numeric(14, 2) NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "settlement_amount" CHECK ("settlement"."amount" <> 0)
);
--> statement-breakpoint
CREATE TABLE "supported_ratio" (
	"service_id" bigint NOT NULL,
	"month_start" date NOT NULL,
	"low_means_days" integer NOT NULL,
	"total_days" integer NOT NULL,
	"ratio" numeric(9, 6) NOT NULL,
	"threshold" numeric(9, 6) NOT NULL,
	"discount" numeric(9, 6) NOT NULL,
	"calculated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"run_id" bigint,
	CONSTRAINT "supported_ratio_service_id_month_start_pk" PRIMARY KEY("service_id","month_start")
);
--> statement-breakpoint
CREATE TABLE "vendor_payment" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "vendor_payment_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"journal_id" bigint NOT NULL,
	"service_id" bigint NOT NULL,
	"client_id" bigint NOT NULL,
	"customer_id" bigint NOT NULL,
	"payment_date" date NOT NULL,
	"amount" numeric(14, 2) NOT NULL,
	"bank_ledger_account_id" bigint NOT NULL,
	"bank_account_version_id" bigint,
	"refund_id" bigint,
	"description" text NOT NULL,
	"transaction_id" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "vendor_payment_amount" CHECK ("vendor_payment"."amount" > 0)
);
--> statement-breakpoint
ALTER TABLE "customer_transaction" DROP CONSTRAINT "customer_transaction_source";--> statement-breakpoint
ALTER TABLE "accommodation_payment" ADD COLUMN "agreement_date" date;--> statement-breakpoint
ALTER TABLE "accommodation_payment" ADD COLUMN "held_for_reentry_until" date;--> statement-breakpoint
ALTER TABLE "accommodation_payment" ADD COLUMN "elsewhere_first_paid" date;--> statement-breakpoint
ALTER TABLE "accommodation_payment" ADD COLUMN "elsewhere_counted_days" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "accommodation_payment" ADD COLUMN "transferred_from_id" bigint;--> statement-breakpoint
ALTER TABLE "accommodation_payment" ADD COLUMN "adjust_from" date;--> statement-breakpoint
ALTER TABLE "accommodation_payment" ADD COLUMN "settled_to" date;--> statement-breakpoint
ALTER TABLE "accommodation_payment" ADD COLUMN "settled_state" jsonb;--> statement-breakpoint
ALTER TABLE "account_name" ADD COLUMN "counter_account_id" bigint;--> statement-breakpoint
ALTER TABLE "account_name" ADD CONSTRAINT "account_name_counter_account_id_ledger_account_id_fk" FOREIGN KEY ("counter_account_id") REFERENCES "public"."ledger_account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund" ADD CONSTRAINT "refund_reverses_id_refund_id_fk" FOREIGN KEY ("reverses_id") REFERENCES "public"."refund"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal" ADD COLUMN "kind" text DEFAULT 'lines' NOT NULL;--> statement-breakpoint
ALTER TABLE "journal_line" ADD COLUMN "accommodation_payment_id" bigint;--> statement-breakpoint
ALTER TABLE "journal_line" ADD COLUMN "charge_kind" text;--> statement-breakpoint
ALTER TABLE "customer_transaction" ADD COLUMN "source_no" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "customer_transaction" ADD COLUMN "accommodation_payment_id" bigint;--> statement-breakpoint
ALTER TABLE "accommodation_charged" ADD CONSTRAINT "accommodation_charged_accommodation_payment_id_accommodation_payment_id_fk" FOREIGN KEY ("accommodation_payment_id") REFERENCES "public"."accommodation_payment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accommodation_code" ADD CONSTRAINT "accommodation_code_billing_code_id_billing_code_id_fk" FOREIGN KEY ("billing_code_id") REFERENCES "public"."billing_code"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accommodation_line" ADD CONSTRAINT "accommodation_line_accommodation_payment_id_accommodation_payment_id_fk" FOREIGN KEY ("accommodation_payment_id") REFERENCES "public"."accommodation_payment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accommodation_line" ADD CONSTRAINT "accommodation_line_account_name_id_account_name_id_fk" FOREIGN KEY ("account_name_id") REFERENCES "public"."account_name"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deposit_movement" ADD CONSTRAINT "deposit_movement_accommodation_payment_id_accommodation_payment_id_fk" FOREIGN KEY ("accommodation_payment_id") REFERENCES "public"."accommodation_payment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deposit_movement" ADD CONSTRAINT "deposit_movement_service_id_service_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."service"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deposit_movement" ADD CONSTRAINT "deposit_movement_reverses_id_deposit_movement_id_fk" FOREIGN KEY ("reverses_id") REFERENCES "public"."deposit_movement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ingoing_contribution" ADD CONSTRAINT "ingoing_contribution_accommodation_payment_id_accommodation_payment_id_fk" FOREIGN KEY ("accommodation_payment_id") REFERENCES "public"."accommodation_payment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ingoing_contribution" ADD CONSTRAINT "ingoing_contribution_account_name_id_account_name_id_fk" FOREIGN KEY ("account_name_id") REFERENCES "public"."account_name"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ingoing_rate" ADD CONSTRAINT "ingoing_rate_accommodation_payment_id_accommodation_payment_id_fk" FOREIGN KEY ("accommodation_payment_id") REFERENCES "public"."accommodation_payment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ingoing_rate" ADD CONSTRAINT "ingoing_rate_dmf_code_id_billing_code_id_fk" FOREIGN KEY ("dmf_code_id") REFERENCES "public"."billing_code"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ingoing_rate" ADD CONSTRAINT "ingoing_rate_crf_code_id_billing_code_id_fk" FOREIGN KEY ("crf_code_id") REFERENCES "public"."billing_code"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipt" ADD CONSTRAINT "receipt_accommodation_payment_id_accommodation_payment_id_fk" FOREIGN KEY ("accommodation_payment_id") REFERENCES "public"."accommodation_payment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund" ADD CONSTRAINT "refund_accommodation_payment_id_accommodation_payment_id_fk" FOREIGN KEY ("accommodation_payment_id") REFERENCES "public"."accommodation_payment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supported_ratio" ADD CONSTRAINT "supported_ratio_service_id_service_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."service"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vendor_payment" ADD CONSTRAINT "vendor_payment_refund_id_refund_id_fk" FOREIGN KEY ("refund_id") REFERENCES "public"."refund"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accommodation_line_payment" ON "accommodation_line" USING btree ("accommodation_payment_id","start_date");--> statement-breakpoint
CREATE INDEX "accommodation_line_client" ON "accommodation_line" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "deposit_movement_payment" ON "deposit_movement" USING btree ("accommodation_payment_id","movement_date","id");--> statement-breakpoint
CREATE INDEX "deposit_movement_journal" ON "deposit_movement" USING btree ("journal_id");--> statement-breakpoint
CREATE INDEX "ingoing_rate_payment" ON "ingoing_rate" USING btree ("accommodation_payment_id");--> statement-breakpoint
CREATE INDEX "place_price_place" ON "place_price" USING btree ("place_id","start_date");--> statement-breakpoint
CREATE INDEX "receipt_journal" ON "receipt" USING btree ("journal_id");--> statement-breakpoint
CREATE INDEX "receipt_payment" ON "receipt" USING btree ("accommodation_payment_id");--> statement-breakpoint
CREATE INDEX "refund_journal" ON "refund" USING btree ("journal_id");--> statement-breakpoint
CREATE INDEX "refund_payment" ON "refund" USING btree ("accommodation_payment_id");--> statement-breakpoint
CREATE INDEX "settlement_transaction" ON "settlement" USING btree ("transaction_id");--> statement-breakpoint
CREATE INDEX "settlement_by" ON "settlement" USING btree ("by_transaction_id");--> statement-breakpoint
CREATE INDEX "vendor_payment_journal" ON "vendor_payment" USING btree ("journal_id");--> statement-breakpoint
ALTER TABLE "accommodation_payment" ADD CONSTRAINT "accommodation_payment_transferred_from_id_accommodation_payment_id_fk" FOREIGN KEY ("transferred_from_id") REFERENCES "public"."accommodation_payment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "journal_line_accommodation" ON "journal_line" USING btree ("accommodation_payment_id") WHERE "journal_line"."accommodation_payment_id" is not null;--> statement-breakpoint
ALTER TABLE "customer_transaction" ADD CONSTRAINT "customer_transaction_source" UNIQUE("journal_id","customer_id","service_id","account_name_id","type","source_no");--> statement-breakpoint
ALTER TABLE "journal_line" ADD CONSTRAINT "journal_line_charge" CHECK (("journal_line"."accommodation_payment_id" is null) = ("journal_line"."charge_kind" is null));