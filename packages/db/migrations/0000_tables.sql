CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS btree_gist;--> statement-breakpoint
CREATE TABLE "api_key" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "api_key_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"key_hash" text NOT NULL,
	"user_id" bigint NOT NULL,
	"scopes" text[] NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "api_key_key_hash_unique" UNIQUE("key_hash")
);
--> statement-breakpoint
CREATE TABLE "app_user" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "app_user_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text NOT NULL,
	"role" text NOT NULL,
	"all_services" boolean DEFAULT false NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"preferences" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "app_user_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_log_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" bigint,
	"actor_name" text NOT NULL,
	"verb" text NOT NULL,
	"object_type" text NOT NULL,
	"object_id" text NOT NULL,
	"service_id" bigint,
	"before" jsonb,
	"after" jsonb
);
--> statement-breakpoint
CREATE TABLE "idempotency_key" (
	"actor" text NOT NULL,
	"route" text NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"status" smallint,
	"response" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_key_actor_route_key_pk" PRIMARY KEY("actor","route","key")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"user_id" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "setting" (
	"name" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "user_service" (
	"user_id" bigint NOT NULL,
	"service_id" bigint NOT NULL,
	CONSTRAINT "user_service_user_id_service_id_pk" PRIMARY KEY("user_id","service_id")
);
--> statement-breakpoint
CREATE TABLE "care_type" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "care_type_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"name" text NOT NULL,
	"setting" text NOT NULL,
	"schedule_template_id" bigint,
	CONSTRAINT "care_type_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "legal_entity" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "legal_entity_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"name" text NOT NULL,
	"abn" text NOT NULL,
	"time_zone" text DEFAULT 'Australia/Sydney' NOT NULL,
	"bill_from" date,
	CONSTRAINT "legal_entity_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "place" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "place_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"service_id" bigint NOT NULL,
	"code" text NOT NULL,
	"wing" text,
	"price" numeric(14, 2),
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "place_code" UNIQUE("service_id","code")
);
--> statement-breakpoint
CREATE TABLE "service" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "service_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"legal_entity_id" bigint NOT NULL,
	"department_service_id" text,
	"state" text NOT NULL,
	"funded" boolean DEFAULT true NOT NULL,
	"allow_partnered" boolean DEFAULT false NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "service_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "service_entry" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "service_entry_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"client_id" bigint NOT NULL,
	"service_id" bigint NOT NULL,
	"care_type_id" bigint NOT NULL,
	"place_id" bigint,
	"funded" boolean NOT NULL,
	"entry_date" date NOT NULL,
	"billing_start_date" date NOT NULL,
	"departure_date" date,
	"departure_reason" text,
	"billing_end_date" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "service_entry_departure" CHECK ("service_entry"."departure_date" is null or "service_entry"."departure_date" >= "service_entry"."entry_date"),
	CONSTRAINT "service_entry_billing_end" CHECK ("service_entry"."billing_end_date" is null or "service_entry"."billing_end_date" >= "service_entry"."billing_start_date" - 1)
);
--> statement-breakpoint
CREATE TABLE "account_name" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "account_name_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"receivable_account_id" bigint NOT NULL,
	CONSTRAINT "account_name_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "billing_code" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "billing_code_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"description" text NOT NULL,
	"unit" text NOT NULL,
	"anchor" text DEFAULT 'line' NOT NULL,
	"timing" text NOT NULL,
	"tax_code_id" bigint NOT NULL,
	"account_name_id" bigint NOT NULL,
	"revenue_account_id" bigint NOT NULL,
	"capped" boolean DEFAULT false NOT NULL,
	"charge_departure_day" boolean DEFAULT true NOT NULL,
	"national_rate" text,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "billing_code_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "billing_invoicee" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "billing_invoicee_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"schedule_line_id" bigint NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date,
	"customer_id" bigint NOT NULL,
	"account_name_id" bigint NOT NULL,
	"percent" numeric(9, 6) NOT NULL,
	CONSTRAINT "billing_invoicee_once" UNIQUE("schedule_line_id","start_date","customer_id","account_name_id"),
	CONSTRAINT "billing_invoicee_percent" CHECK ("billing_invoicee"."percent" > 0 and "billing_invoicee"."percent" <= 100),
	CONSTRAINT "billing_invoicee_dates" CHECK ("billing_invoicee"."end_date" is null or "billing_invoicee"."end_date" >= "billing_invoicee"."start_date")
);
--> statement-breakpoint
CREATE TABLE "billing_rate" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "billing_rate_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"billing_code_id" bigint NOT NULL,
	"client_id" bigint,
	"start_date" date NOT NULL,
	"end_date" date,
	"model" text NOT NULL,
	"rate" numeric(16, 6),
	"base_code_id" bigint,
	"percent" numeric(9, 6),
	"source" text,
	"verified" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "billing_rate_dates" CHECK ("billing_rate"."end_date" is null or "billing_rate"."end_date" >= "billing_rate"."start_date"),
	CONSTRAINT "billing_rate_model" CHECK (("billing_rate"."model" = 'amount' and "billing_rate"."rate" is not null and "billing_rate"."base_code_id" is null and "billing_rate"."percent" is null)
        or ("billing_rate"."model" = 'percentage' and "billing_rate"."rate" is null and "billing_rate"."base_code_id" is not null and "billing_rate"."percent" is not null)),
	CONSTRAINT "billing_rate_own_base" CHECK ("billing_rate"."base_code_id" is null or "billing_rate"."base_code_id" <> "billing_rate"."billing_code_id")
);
--> statement-breakpoint
CREATE TABLE "billing_schedule_hold" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "billing_schedule_hold_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"schedule_line_id" bigint NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date,
	"reason" text NOT NULL,
	CONSTRAINT "billing_schedule_hold_dates" CHECK ("billing_schedule_hold"."end_date" is null or "billing_schedule_hold"."end_date" >= "billing_schedule_hold"."start_date")
);
--> statement-breakpoint
CREATE TABLE "billing_schedule_line" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "billing_schedule_line_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"client_id" bigint NOT NULL,
	"service_entry_id" bigint NOT NULL,
	"service_group_id" bigint,
	"billing_code_id" bigint NOT NULL,
	"service_id" bigint NOT NULL,
	"description" text,
	"quantity" numeric(16, 6) DEFAULT '1' NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date,
	"bill_to_date" date,
	"in_error" boolean DEFAULT false NOT NULL,
	"billed" datemultirange DEFAULT '{}' NOT NULL,
	"adjust_from" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "billing_schedule_line_dates" CHECK ("billing_schedule_line"."end_date" is null or "billing_schedule_line"."end_date" >= "billing_schedule_line"."start_date"),
	CONSTRAINT "billing_schedule_line_quantity" CHECK ("billing_schedule_line"."quantity" <> 0)
);
--> statement-breakpoint
CREATE TABLE "schedule_template" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "schedule_template_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "schedule_template_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "schedule_template_line" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "schedule_template_line_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"schedule_template_id" bigint NOT NULL,
	"service_group_id" bigint NOT NULL,
	"billing_code_id" bigint NOT NULL,
	"quantity" numeric(16, 6) DEFAULT '1' NOT NULL,
	CONSTRAINT "schedule_template_line_code" UNIQUE("schedule_template_id","billing_code_id")
);
--> statement-breakpoint
CREATE TABLE "service_group" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "service_group_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "service_group_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "service_group_code" (
	"service_group_id" bigint NOT NULL,
	"billing_code_id" bigint NOT NULL,
	CONSTRAINT "service_group_code_service_group_id_billing_code_id_pk" PRIMARY KEY("service_group_id","billing_code_id")
);
--> statement-breakpoint
CREATE TABLE "service_group_service" (
	"service_group_id" bigint NOT NULL,
	"service_id" bigint NOT NULL,
	CONSTRAINT "service_group_service_service_group_id_service_id_pk" PRIMARY KEY("service_group_id","service_id")
);
--> statement-breakpoint
CREATE TABLE "tax_code" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "tax_code_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"name" text NOT NULL,
	"percent" numeric(9, 6) NOT NULL,
	"inclusive" boolean DEFAULT false NOT NULL,
	"ledger_account_id" bigint NOT NULL,
	CONSTRAINT "tax_code_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "client_cap" (
	"client_id" bigint PRIMARY KEY NOT NULL,
	"first_entry_date" date NOT NULL,
	"annual" boolean DEFAULT true NOT NULL,
	"lifetime" boolean DEFAULT true NOT NULL,
	"opening_date" date,
	"annual_opening" numeric(14, 2) DEFAULT '0' NOT NULL,
	"lifetime_opening" numeric(14, 2) DEFAULT '0' NOT NULL,
	"allow_beyond" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "client_cap_opening" CHECK ("client_cap"."annual_opening" >= 0 and "client_cap"."annual_opening" <= "client_cap"."lifetime_opening"
        and ("client_cap"."opening_date" is not null or "client_cap"."lifetime_opening" = 0))
);
--> statement-breakpoint
CREATE TABLE "customer" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "customer_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"account" text NOT NULL,
	"type" text NOT NULL,
	"name" text NOT NULL,
	"title" text,
	"first_name" text,
	"middle_name" text,
	"last_name" text,
	"known_as" text,
	"birth_date" date,
	"abn" text,
	"customer_group_id" bigint NOT NULL,
	"terms_of_payment_id" bigint NOT NULL,
	"method_of_payment" text DEFAULT 'eft' NOT NULL,
	"email" text,
	"phone" text,
	"address_line" text,
	"suburb" text,
	"state" text,
	"postcode" text,
	"reference" text,
	"home_service_id" bigint,
	"active" boolean DEFAULT true NOT NULL,
	"search_text" text GENERATED ALWAYS AS (lower(account || ' ' || name || ' ' || coalesce(known_as, '') || ' ' || coalesce(reference, ''))) STORED NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "customer_account_unique" UNIQUE("account"),
	CONSTRAINT "customer_person_names" CHECK ("customer"."type" <> 'person' or ("customer"."first_name" is not null and "customer"."last_name" is not null)),
	CONSTRAINT "customer_abn" CHECK ("customer"."abn" is null or "customer"."abn" ~ '^[0-9]{11}$')
);
--> statement-breakpoint
CREATE TABLE "customer_group" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "customer_group_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "customer_group_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "terms_of_payment" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "terms_of_payment_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"name" text NOT NULL,
	"days" integer NOT NULL,
	"from_end_of_month" boolean DEFAULT false NOT NULL,
	CONSTRAINT "terms_of_payment_code_unique" UNIQUE("code"),
	CONSTRAINT "terms_of_payment_days" CHECK ("terms_of_payment"."days" between 0 and 366)
);
--> statement-breakpoint
CREATE TABLE "journal" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "journal_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"journal_type_id" bigint NOT NULL,
	"description" text NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"posting_date" date NOT NULL,
	"reverses_id" bigint,
	"created_by" bigint,
	"created_by_name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"posted_at" timestamp with time zone,
	"posted_by" bigint,
	"posted_by_name" text,
	CONSTRAINT "journal_reverses_id_unique" UNIQUE("reverses_id")
);
--> statement-breakpoint
CREATE TABLE "journal_line" (
	"id" bigint PRIMARY KEY NOT NULL,
	"journal_id" bigint NOT NULL,
	"charge_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"client_id" bigint NOT NULL,
	"customer_id" bigint NOT NULL,
	"account_name_id" bigint NOT NULL,
	"schedule_line_id" bigint,
	"billing_code_id" bigint NOT NULL,
	"service_id" bigint NOT NULL,
	"tax_code_id" bigint NOT NULL,
	"period_from" date NOT NULL,
	"period_to" date NOT NULL,
	"quantity" numeric(16, 6) NOT NULL,
	"unit" text NOT NULL,
	"rate" numeric(16, 6) NOT NULL,
	"percent" numeric(9, 6) NOT NULL,
	"amount" numeric(14, 2) NOT NULL,
	"tax" numeric(14, 2) NOT NULL,
	"computed_amount" numeric(14, 2),
	"description" text NOT NULL,
	"reverses_id" bigint,
	"group_id" bigint,
	"run_id" bigint,
	"basis" jsonb NOT NULL,
	"share_no" smallint DEFAULT 0 NOT NULL,
	CONSTRAINT "journal_line_period" CHECK ("journal_line"."period_to" >= "journal_line"."period_from"),
	CONSTRAINT "journal_line_reversal" CHECK (("journal_line"."kind" in ('reversal', 'reinstatement')) = ("journal_line"."reverses_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "journal_line_group" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "journal_line_group_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"journal_id" bigint NOT NULL,
	"customer_id" bigint NOT NULL,
	"billing_code_id" bigint NOT NULL,
	"service_id" bigint NOT NULL,
	"line_count" integer NOT NULL,
	"amount" numeric(14, 2) NOT NULL,
	"tax" numeric(14, 2) NOT NULL
);
--> statement-breakpoint
CREATE TABLE "journal_type" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "journal_type_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "journal_type_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "run_schedule" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "run_schedule_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"filters" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"journal_type_id" bigint NOT NULL,
	"recurrence" jsonb NOT NULL,
	"posting_date_rule" jsonb NOT NULL,
	"end_date_rule" jsonb NOT NULL,
	"next_date" date,
	"times_left" integer,
	"active" boolean DEFAULT true NOT NULL,
	"user_id" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "accounting_period" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "accounting_period_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"legal_entity_id" bigint NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date NOT NULL,
	"closed_at" timestamp with time zone,
	"closed_by" bigint,
	CONSTRAINT "accounting_period_start" UNIQUE("legal_entity_id","start_date"),
	CONSTRAINT "accounting_period_dates" CHECK ("accounting_period"."end_date" >= "accounting_period"."start_date")
);
--> statement-breakpoint
CREATE TABLE "customer_transaction" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "customer_transaction_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"journal_id" bigint NOT NULL,
	"legal_entity_id" bigint NOT NULL,
	"service_id" bigint NOT NULL,
	"customer_id" bigint NOT NULL,
	"account_name_id" bigint NOT NULL,
	"type" text NOT NULL,
	"document_number" text NOT NULL,
	"posting_date" date NOT NULL,
	"due_date" date NOT NULL,
	"amount" numeric(14, 2) NOT NULL,
	"tax" numeric(14, 2) NOT NULL,
	"method_of_payment" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "customer_transaction_number" UNIQUE("legal_entity_id","document_number"),
	CONSTRAINT "customer_transaction_source" UNIQUE("journal_id","customer_id","service_id","account_name_id")
);
--> statement-breakpoint
CREATE TABLE "ledger_account" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "ledger_account_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"control" text,
	CONSTRAINT "ledger_account_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "ledger_entry" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "ledger_entry_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"journal_id" bigint NOT NULL,
	"transaction_id" bigint NOT NULL,
	"ledger_account_id" bigint NOT NULL,
	"service_id" bigint NOT NULL,
	"posting_date" date NOT NULL,
	"amount" numeric(14, 2) NOT NULL
);
--> statement-breakpoint
CREATE TABLE "number_sequence" (
	"legal_entity_id" bigint NOT NULL,
	"series" text NOT NULL,
	"prefix" text NOT NULL,
	"next_number" bigint DEFAULT 1 NOT NULL,
	CONSTRAINT "number_sequence_legal_entity_id_series_pk" PRIMARY KEY("legal_entity_id","series")
);
--> statement-breakpoint
CREATE TABLE "bring_in" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "bring_in_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"file_name" text NOT NULL,
	"status" text NOT NULL,
	"row_count" integer DEFAULT 0 NOT NULL,
	"done_count" integer DEFAULT 0 NOT NULL,
	"error_count" integer DEFAULT 0 NOT NULL,
	"errors" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"started_by" bigint,
	"started_by_name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "run" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "run_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"preview" boolean DEFAULT false NOT NULL,
	"status" text DEFAULT 'planned' NOT NULL,
	"journal_id" bigint,
	"posting_date" date NOT NULL,
	"end_date" date NOT NULL,
	"filters" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"shared_facts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"facts_version" integer DEFAULT 1 NOT NULL,
	"service_ids" bigint[],
	"started_by" bigint,
	"started_by_name" text NOT NULL,
	"client_count" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"error" text,
	"schedule_id" bigint,
	"schedule_date" date,
	CONSTRAINT "run_schedule_once" UNIQUE("schedule_id","schedule_date")
);
--> statement-breakpoint
CREATE TABLE "run_parked" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "run_parked_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"run_id" bigint NOT NULL,
	"client_id" bigint NOT NULL,
	"code" text NOT NULL,
	"message" text NOT NULL,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"resolved_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "run_shard" (
	"run_id" bigint NOT NULL,
	"shard_no" integer NOT NULL,
	"client_ids" bigint[] NOT NULL,
	"status" text DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"client_count" integer NOT NULL,
	"line_count" integer DEFAULT 0 NOT NULL,
	"amount" numeric(14, 2) DEFAULT '0' NOT NULL,
	"parked_count" integer DEFAULT 0 NOT NULL,
	"totals" jsonb,
	"seconds" real,
	"worker" text,
	"finished_at" timestamp with time zone,
	CONSTRAINT "run_shard_run_id_shard_no_pk" PRIMARY KEY("run_id","shard_no")
);
--> statement-breakpoint
CREATE TABLE "runner" (
	"name" text PRIMARY KEY NOT NULL,
	"threads" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_user_id_app_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."app_user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_app_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."app_user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_service" ADD CONSTRAINT "user_service_user_id_app_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."app_user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_service" ADD CONSTRAINT "user_service_service_id_service_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."service"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_type" ADD CONSTRAINT "care_type_schedule_template_id_schedule_template_id_fk" FOREIGN KEY ("schedule_template_id") REFERENCES "public"."schedule_template"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place" ADD CONSTRAINT "place_service_id_service_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."service"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service" ADD CONSTRAINT "service_legal_entity_id_legal_entity_id_fk" FOREIGN KEY ("legal_entity_id") REFERENCES "public"."legal_entity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_entry" ADD CONSTRAINT "service_entry_client_id_customer_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_entry" ADD CONSTRAINT "service_entry_service_id_service_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."service"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_entry" ADD CONSTRAINT "service_entry_care_type_id_care_type_id_fk" FOREIGN KEY ("care_type_id") REFERENCES "public"."care_type"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_entry" ADD CONSTRAINT "service_entry_place_id_place_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."place"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_name" ADD CONSTRAINT "account_name_receivable_account_id_ledger_account_id_fk" FOREIGN KEY ("receivable_account_id") REFERENCES "public"."ledger_account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "billing_code" ADD CONSTRAINT "billing_code_tax_code_id_tax_code_id_fk" FOREIGN KEY ("tax_code_id") REFERENCES "public"."tax_code"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "billing_code" ADD CONSTRAINT "billing_code_account_name_id_account_name_id_fk" FOREIGN KEY ("account_name_id") REFERENCES "public"."account_name"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "billing_code" ADD CONSTRAINT "billing_code_revenue_account_id_ledger_account_id_fk" FOREIGN KEY ("revenue_account_id") REFERENCES "public"."ledger_account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "billing_invoicee" ADD CONSTRAINT "billing_invoicee_schedule_line_id_billing_schedule_line_id_fk" FOREIGN KEY ("schedule_line_id") REFERENCES "public"."billing_schedule_line"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "billing_invoicee" ADD CONSTRAINT "billing_invoicee_customer_id_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "billing_invoicee" ADD CONSTRAINT "billing_invoicee_account_name_id_account_name_id_fk" FOREIGN KEY ("account_name_id") REFERENCES "public"."account_name"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "billing_rate" ADD CONSTRAINT "billing_rate_billing_code_id_billing_code_id_fk" FOREIGN KEY ("billing_code_id") REFERENCES "public"."billing_code"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "billing_rate" ADD CONSTRAINT "billing_rate_client_id_customer_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "billing_rate" ADD CONSTRAINT "billing_rate_base_code_id_billing_code_id_fk" FOREIGN KEY ("base_code_id") REFERENCES "public"."billing_code"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "billing_schedule_hold" ADD CONSTRAINT "billing_schedule_hold_schedule_line_id_billing_schedule_line_id_fk" FOREIGN KEY ("schedule_line_id") REFERENCES "public"."billing_schedule_line"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "billing_schedule_line" ADD CONSTRAINT "billing_schedule_line_client_id_customer_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "billing_schedule_line" ADD CONSTRAINT "billing_schedule_line_service_entry_id_service_entry_id_fk" FOREIGN KEY ("service_entry_id") REFERENCES "public"."service_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "billing_schedule_line" ADD CONSTRAINT "billing_schedule_line_service_group_id_service_group_id_fk" FOREIGN KEY ("service_group_id") REFERENCES "public"."service_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "billing_schedule_line" ADD CONSTRAINT "billing_schedule_line_billing_code_id_billing_code_id_fk" FOREIGN KEY ("billing_code_id") REFERENCES "public"."billing_code"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "billing_schedule_line" ADD CONSTRAINT "billing_schedule_line_service_id_service_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."service"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule_template_line" ADD CONSTRAINT "schedule_template_line_schedule_template_id_schedule_template_id_fk" FOREIGN KEY ("schedule_template_id") REFERENCES "public"."schedule_template"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule_template_line" ADD CONSTRAINT "schedule_template_line_service_group_id_service_group_id_fk" FOREIGN KEY ("service_group_id") REFERENCES "public"."service_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule_template_line" ADD CONSTRAINT "schedule_template_line_billing_code_id_billing_code_id_fk" FOREIGN KEY ("billing_code_id") REFERENCES "public"."billing_code"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_group_code" ADD CONSTRAINT "service_group_code_service_group_id_service_group_id_fk" FOREIGN KEY ("service_group_id") REFERENCES "public"."service_group"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_group_code" ADD CONSTRAINT "service_group_code_billing_code_id_billing_code_id_fk" FOREIGN KEY ("billing_code_id") REFERENCES "public"."billing_code"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_group_service" ADD CONSTRAINT "service_group_service_service_group_id_service_group_id_fk" FOREIGN KEY ("service_group_id") REFERENCES "public"."service_group"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_group_service" ADD CONSTRAINT "service_group_service_service_id_service_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."service"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tax_code" ADD CONSTRAINT "tax_code_ledger_account_id_ledger_account_id_fk" FOREIGN KEY ("ledger_account_id") REFERENCES "public"."ledger_account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_cap" ADD CONSTRAINT "client_cap_client_id_customer_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer" ADD CONSTRAINT "customer_customer_group_id_customer_group_id_fk" FOREIGN KEY ("customer_group_id") REFERENCES "public"."customer_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer" ADD CONSTRAINT "customer_terms_of_payment_id_terms_of_payment_id_fk" FOREIGN KEY ("terms_of_payment_id") REFERENCES "public"."terms_of_payment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer" ADD CONSTRAINT "customer_home_service_id_service_id_fk" FOREIGN KEY ("home_service_id") REFERENCES "public"."service"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal" ADD CONSTRAINT "journal_journal_type_id_journal_type_id_fk" FOREIGN KEY ("journal_type_id") REFERENCES "public"."journal_type"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal" ADD CONSTRAINT "journal_reverses_id_journal_id_fk" FOREIGN KEY ("reverses_id") REFERENCES "public"."journal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal_line_group" ADD CONSTRAINT "journal_line_group_journal_id_journal_id_fk" FOREIGN KEY ("journal_id") REFERENCES "public"."journal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_schedule" ADD CONSTRAINT "run_schedule_journal_type_id_journal_type_id_fk" FOREIGN KEY ("journal_type_id") REFERENCES "public"."journal_type"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounting_period" ADD CONSTRAINT "accounting_period_legal_entity_id_legal_entity_id_fk" FOREIGN KEY ("legal_entity_id") REFERENCES "public"."legal_entity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_transaction" ADD CONSTRAINT "customer_transaction_journal_id_journal_id_fk" FOREIGN KEY ("journal_id") REFERENCES "public"."journal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_transaction" ADD CONSTRAINT "customer_transaction_legal_entity_id_legal_entity_id_fk" FOREIGN KEY ("legal_entity_id") REFERENCES "public"."legal_entity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_transaction" ADD CONSTRAINT "customer_transaction_service_id_service_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."service"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_transaction" ADD CONSTRAINT "customer_transaction_customer_id_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "number_sequence" ADD CONSTRAINT "number_sequence_legal_entity_id_legal_entity_id_fk" FOREIGN KEY ("legal_entity_id") REFERENCES "public"."legal_entity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run" ADD CONSTRAINT "run_journal_id_journal_id_fk" FOREIGN KEY ("journal_id") REFERENCES "public"."journal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_parked" ADD CONSTRAINT "run_parked_run_id_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_shard" ADD CONSTRAINT "run_shard_run_id_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_log_object" ON "audit_log" USING btree ("object_type","object_id","id");--> statement-breakpoint
CREATE INDEX "audit_log_at" ON "audit_log" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "idempotency_key_created" ON "idempotency_key" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "service_entry_client" ON "service_entry" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "service_entry_service" ON "service_entry" USING btree ("service_id","entry_date");--> statement-breakpoint
CREATE INDEX "billing_invoicee_line" ON "billing_invoicee" USING btree ("schedule_line_id");--> statement-breakpoint
CREATE INDEX "billing_invoicee_customer" ON "billing_invoicee" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "billing_rate_code" ON "billing_rate" USING btree ("billing_code_id","start_date");--> statement-breakpoint
CREATE INDEX "billing_rate_client" ON "billing_rate" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "billing_schedule_hold_line" ON "billing_schedule_hold" USING btree ("schedule_line_id");--> statement-breakpoint
CREATE INDEX "billing_schedule_line_client" ON "billing_schedule_line" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "billing_schedule_line_entry" ON "billing_schedule_line" USING btree ("service_entry_id");--> statement-breakpoint
CREATE INDEX "billing_schedule_line_code" ON "billing_schedule_line" USING btree ("billing_code_id");--> statement-breakpoint
CREATE INDEX "billing_schedule_line_adjust" ON "billing_schedule_line" USING btree ("client_id") WHERE "billing_schedule_line"."adjust_from" is not null;--> statement-breakpoint
CREATE INDEX "customer_search" ON "customer" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "customer_name" ON "customer" USING btree ("name","id");--> statement-breakpoint
CREATE INDEX "customer_home_service" ON "customer" USING btree ("home_service_id");--> statement-breakpoint
CREATE INDEX "journal_status" ON "journal" USING btree ("status","id");--> statement-breakpoint
CREATE INDEX "journal_line_journal" ON "journal_line" USING btree ("journal_id","id");--> statement-breakpoint
CREATE INDEX "journal_line_schedule" ON "journal_line" USING btree ("schedule_line_id","period_from");--> statement-breakpoint
CREATE INDEX "journal_line_customer" ON "journal_line" USING btree ("customer_id","id");--> statement-breakpoint
CREATE INDEX "journal_line_reverses" ON "journal_line" USING btree ("reverses_id") WHERE "journal_line"."reverses_id" is not null;--> statement-breakpoint
CREATE INDEX "journal_line_group_journal" ON "journal_line_group" USING btree ("journal_id");--> statement-breakpoint
CREATE INDEX "customer_transaction_customer" ON "customer_transaction" USING btree ("customer_id","posting_date");--> statement-breakpoint
CREATE INDEX "ledger_entry_transaction" ON "ledger_entry" USING btree ("transaction_id");--> statement-breakpoint
CREATE INDEX "ledger_entry_account" ON "ledger_entry" USING btree ("ledger_account_id","posting_date");--> statement-breakpoint
CREATE INDEX "run_status" ON "run" USING btree ("status","id");--> statement-breakpoint
CREATE INDEX "run_journal" ON "run" USING btree ("journal_id");--> statement-breakpoint
CREATE INDEX "run_parked_run" ON "run_parked" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "run_parked_open" ON "run_parked" USING btree ("client_id") WHERE "run_parked"."resolved_at" is null;