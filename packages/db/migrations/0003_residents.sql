CREATE TABLE "accommodation_payment" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "accommodation_payment_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"service_entry_id" bigint NOT NULL,
	"client_id" bigint NOT NULL,
	"service_id" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "accommodation_payment_service_entry_id_unique" UNIQUE("service_entry_id")
);
--> statement-breakpoint
CREATE TABLE "bed_transfer" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "bed_transfer_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"service_entry_id" bigint NOT NULL,
	"service_id" bigint NOT NULL,
	"from_place_id" bigint,
	"to_place_id" bigint NOT NULL,
	"transfer_date" date NOT NULL,
	"reason" text NOT NULL,
	"description" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bed_transfer_day" UNIQUE("service_entry_id","transfer_date")
);
--> statement-breakpoint
CREATE TABLE "entry_partner" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "entry_partner_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"service_entry_id" bigint NOT NULL,
	"service_id" bigint NOT NULL,
	"client_id" bigint NOT NULL,
	"entry_date" date NOT NULL,
	"departure_date" date,
	"departure_reason" text,
	"became_primary" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "entry_partner_dates" CHECK ("entry_partner"."departure_date" is null or "entry_partner"."departure_date" >= "entry_partner"."entry_date"),
	CONSTRAINT "entry_partner_primary" CHECK (not "entry_partner"."became_primary" or "entry_partner"."departure_date" is not null)
);
--> statement-breakpoint
CREATE TABLE "entry_primary" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "entry_primary_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"service_entry_id" bigint NOT NULL,
	"service_id" bigint NOT NULL,
	"client_id" bigint NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date,
	"departure_reason" text,
	CONSTRAINT "entry_primary_start" UNIQUE("service_entry_id","start_date")
);
--> statement-breakpoint
CREATE TABLE "place_stay" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "place_stay_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"service_entry_id" bigint NOT NULL,
	"client_id" bigint NOT NULL,
	"service_id" bigint NOT NULL,
	"place_id" bigint NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date,
	"shared" boolean NOT NULL,
	CONSTRAINT "place_stay_dates" CHECK ("place_stay"."end_date" is null or "place_stay"."end_date" >= "place_stay"."start_date")
);
--> statement-breakpoint
CREATE TABLE "superseded_rate" (
	"rate_id" bigint PRIMARY KEY NOT NULL,
	"billing_code_id" bigint NOT NULL,
	"client_id" bigint NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date,
	"rate" numeric(16, 6) NOT NULL,
	"source" text,
	"basis" jsonb,
	"superseded_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE INDEX "superseded_rate_client" ON "superseded_rate" USING btree ("client_id");
--> statement-breakpoint
CREATE TABLE "portal_event" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "portal_event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"service_entry_id" bigint NOT NULL,
	"service_id" bigint NOT NULL,
	"client_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"event_date" date NOT NULL,
	"status" text DEFAULT 'waiting' NOT NULL,
	"lodged_on" date,
	"reference" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "portal_event_once" UNIQUE("service_entry_id","kind")
);
--> statement-breakpoint
CREATE TABLE "arrangement_override" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "arrangement_override_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"client_id" bigint NOT NULL,
	"field" text NOT NULL,
	"arrangement" text NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date,
	"reason" text NOT NULL,
	"retention" boolean,
	"created_by_name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "arrangement_override_dates" CHECK ("arrangement_override"."end_date" is null or "arrangement_override"."end_date" >= "arrangement_override"."start_date"),
	CONSTRAINT "arrangement_override_reason" CHECK (btrim("arrangement_override"."reason") <> '')
);
--> statement-breakpoint
CREATE TABLE "client_cohort" (
	"client_id" bigint NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date,
	"cohort" text NOT NULL,
	"fee" text NOT NULL,
	"accommodation" text NOT NULL,
	"retention" boolean NOT NULL,
	"indexation" boolean NOT NULL,
	"non_clinical_care_zero" text,
	"means_tested_fee_zero" text,
	"basis" jsonb NOT NULL,
	CONSTRAINT "client_cohort_client_id_start_date_pk" PRIMARY KEY("client_id","start_date")
);
--> statement-breakpoint
CREATE TABLE "earlier_stay" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "earlier_stay_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"client_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"home" text NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "earlier_stay_dates" CHECK ("earlier_stay"."end_date" is null or "earlier_stay"."end_date" >= "earlier_stay"."start_date")
);
--> statement-breakpoint
CREATE TABLE "resident_facts" (
	"client_id" bigint PRIMARY KEY NOT NULL,
	"home_care_on_sep_2024" text DEFAULT 'none' NOT NULL,
	"choice_of_2014" date,
	"election_of_2025" date,
	"agreement_before_2014" text DEFAULT 'unknown' NOT NULL,
	"pre_2014_fee" text DEFAULT 'standard' NOT NULL,
	"has_dependent_child" boolean DEFAULT false NOT NULL,
	"former_prisoner_of_war" boolean DEFAULT false NOT NULL,
	"in_care_in_1997" boolean DEFAULT false NOT NULL,
	"zero_from" date,
	"zero_to" date,
	"person_informed_on" date,
	"provider_informed_on" date,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "resident_facts_zero" CHECK ("resident_facts"."zero_to" is null or "resident_facts"."zero_to" >= "resident_facts"."zero_from")
);
--> statement-breakpoint
CREATE TABLE "bank_account" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "bank_account_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"customer_id" bigint NOT NULL,
	"code" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bank_account_code" UNIQUE("customer_id","code")
);
--> statement-breakpoint
CREATE TABLE "bank_account_version" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "bank_account_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"bank_account_id" bigint NOT NULL,
	"customer_id" bigint NOT NULL,
	"account_title" text NOT NULL,
	"bsb" text NOT NULL,
	"account_number" text NOT NULL,
	"status" text NOT NULL,
	"note" text,
	"asked_by" bigint,
	"asked_by_name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_by" bigint,
	"decided_by_name" text,
	"decided_at" timestamp with time zone,
	"decision_note" text,
	CONSTRAINT "bank_account_version_bsb" CHECK ("bank_account_version"."bsb" ~ '^[0-9]{6}$'),
	CONSTRAINT "bank_account_version_number" CHECK ("bank_account_version"."account_number" ~ '^[0-9A-Za-z]{1,9}$'),
	CONSTRAINT "bank_account_version_decision" CHECK (("bank_account_version"."status" = 'waiting') = ("bank_account_version"."decided_at" is null)
        and ("bank_account_version"."status" <> 'approved' or ("bank_account_version"."asked_by" is not null and "bank_account_version"."decided_by" is not null and "bank_account_version"."decided_by" <> "bank_account_version"."asked_by")))
);
--> statement-breakpoint
CREATE TABLE "preset_debit" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "preset_debit_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"customer_id" bigint NOT NULL,
	"service_id" bigint NOT NULL,
	"amount" numeric(14, 2) NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	"from_date" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "preset_debit_service" UNIQUE("customer_id","service_id"),
	CONSTRAINT "preset_debit_amount" CHECK ("preset_debit"."amount" > 0)
);
--> statement-breakpoint
CREATE TABLE "client_cap_line" (
	"client_id" bigint NOT NULL,
	"limit_type" text NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date,
	"from_calculated_date" date NOT NULL,
	"threshold" numeric(14, 2),
	"opening" numeric(14, 2) NOT NULL,
	"current" numeric(14, 2) NOT NULL,
	"other" numeric(14, 2) NOT NULL,
	"total" numeric(14, 2) NOT NULL,
	"remaining" numeric(14, 2),
	"ahead" numeric(14, 2) NOT NULL,
	"limit_reached" boolean NOT NULL,
	"limit_reached_date" date,
	"anniversary" date,
	"anniversary_reached" boolean NOT NULL,
	"forecast_date" date,
	"alert_date" date,
	"calculated_date" date NOT NULL,
	"calculated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"run_id" bigint,
	CONSTRAINT "client_cap_line_client_id_limit_type_start_date_pk" PRIMARY KEY("client_id","limit_type","start_date")
);
--> statement-breakpoint
CREATE TABLE "outside_contribution" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outside_contribution_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"client_id" bigint NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date NOT NULL,
	"amount" numeric(14, 2) NOT NULL,
	"fee" text NOT NULL,
	"source" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "outside_contribution_dates" CHECK ("outside_contribution"."end_date" >= "outside_contribution"."start_date")
);
--> statement-breakpoint
CREATE TABLE "address" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "address_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"customer_id" bigint NOT NULL,
	"contact_id" bigint,
	"name" text DEFAULT '' NOT NULL,
	"line" text NOT NULL,
	"suburb" text NOT NULL,
	"state" text NOT NULL,
	"postcode" text NOT NULL,
	"country" text DEFAULT 'Australia' NOT NULL,
	"purpose_ids" bigint[] DEFAULT '{}' NOT NULL,
	"is_primary" boolean DEFAULT false NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "address_primary_active" CHECK ("address"."active" or not "address"."is_primary")
);
--> statement-breakpoint
CREATE TABLE "client_reference" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "client_reference_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"client_id" bigint NOT NULL,
	"reference_type_id" bigint NOT NULL,
	"number" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"distinct_key" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "client_reference_distinct" UNIQUE("reference_type_id","distinct_key")
);
--> statement-breakpoint
CREATE TABLE "contact" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "contact_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"customer_id" bigint NOT NULL,
	"title" text,
	"first_name" text NOT NULL,
	"middle_name" text,
	"last_name" text NOT NULL,
	"known_as" text,
	"contact_type_ids" bigint[] DEFAULT '{}' NOT NULL,
	"priority" text NOT NULL,
	"relationship" text DEFAULT 'none' NOT NULL,
	"account_receiver" boolean DEFAULT false NOT NULL,
	"receiver_channel" text,
	"note" text,
	"active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contact_receiver" CHECK (not "contact"."account_receiver" or "contact"."receiver_channel" is not null)
);
--> statement-breakpoint
CREATE TABLE "contact_detail" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "contact_detail_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"customer_id" bigint NOT NULL,
	"contact_id" bigint,
	"type" text NOT NULL,
	"value" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"purpose_ids" bigint[] DEFAULT '{}' NOT NULL,
	"is_primary" boolean DEFAULT false NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contact_detail_primary_active" CHECK ("contact_detail"."active" or not "contact_detail"."is_primary")
);
--> statement-breakpoint
CREATE TABLE "contact_type" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "contact_type_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"name" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "contact_type_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "purpose" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "purpose_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"name" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "purpose_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "reference_type" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reference_type_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"name" text NOT NULL,
	"is_distinct" boolean DEFAULT true NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "reference_type_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "client_document" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "client_document_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"client_id" bigint NOT NULL,
	"service_entry_id" bigint,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"sha256" text NOT NULL,
	"storage" text NOT NULL,
	"note" text,
	"uploaded_by" bigint,
	"uploaded_by_name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone,
	"removed_by_name" text,
	CONSTRAINT "client_document_size" CHECK ("client_document"."size" > 0)
);
--> statement-breakpoint
CREATE TABLE "document_content" (
	"document_id" bigint PRIMARY KEY NOT NULL,
	"content" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "client_classification" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "client_classification_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"client_id" bigint NOT NULL,
	"class_code" text NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "client_classification_dates" CHECK ("client_classification"."end_date" is null or "client_classification"."end_date" >= "client_classification"."start_date")
);
--> statement-breakpoint
CREATE TABLE "everyday_agreement" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "everyday_agreement_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"client_id" bigint NOT NULL,
	"service_entry_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"offered_on" date NOT NULL,
	"agreed_on" date NOT NULL,
	"in_writing" boolean NOT NULL,
	"standalone" boolean NOT NULL,
	"states_indexation" boolean NOT NULL,
	"annual_review" boolean NOT NULL,
	"review_on" date,
	"ended_by" text,
	"ended_on" date,
	"cannot_deliver" boolean DEFAULT false NOT NULL,
	"ends_from" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "everyday_agreement_end" CHECK (("everyday_agreement"."ended_by" is null) = ("everyday_agreement"."ended_on" is null))
);
--> statement-breakpoint
CREATE TABLE "everyday_service" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "everyday_service_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"everyday_agreement_id" bigint NOT NULL,
	"client_id" bigint NOT NULL,
	"service" text NOT NULL,
	"standard" text NOT NULL,
	"accommodation" boolean DEFAULT false NOT NULL,
	"amount" numeric(14, 2) NOT NULL,
	"per" text NOT NULL,
	"agreed_on" date NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date,
	"bundle" text,
	"standalone_amount" numeric(14, 2),
	CONSTRAINT "everyday_service_dates" CHECK ("everyday_service"."end_date" is null or "everyday_service"."end_date" >= "everyday_service"."start_date"),
	CONSTRAINT "everyday_service_amount" CHECK ("everyday_service"."amount" >= 0)
);
--> statement-breakpoint
CREATE TABLE "fee_advice" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "fee_advice_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"client_id" bigint NOT NULL,
	"issued_on" date NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date,
	"means_tested_amount" numeric(14, 2),
	"means_not_disclosed" boolean DEFAULT false NOT NULL,
	"hotelling_contribution" numeric(14, 2),
	"non_clinical_care_contribution" numeric(14, 2),
	"means_tested_care_fee" numeric(14, 2),
	"income_tested_fee" numeric(14, 2),
	"accommodation_contribution" numeric(14, 2),
	"reference" text,
	"source" text NOT NULL,
	"created_by_name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "fee_advice_dates" CHECK ("fee_advice"."end_date" is null or "fee_advice"."end_date" >= "fee_advice"."start_date")
);
--> statement-breakpoint
CREATE TABLE "fee_reduction" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "fee_reduction_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"client_id" bigint NOT NULL,
	"service_entry_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date,
	"daily_remaining_income" numeric(14, 2),
	"supplement" numeric(14, 2),
	"accommodation_most" numeric(14, 2),
	"reference" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "fee_reduction_dates" CHECK ("fee_reduction"."end_date" is null or "fee_reduction"."end_date" >= "fee_reduction"."start_date"),
	CONSTRAINT "fee_reduction_amounts" CHECK (("fee_reduction"."kind" = 'remaining_income') = ("fee_reduction"."daily_remaining_income" is not null)
        and ("fee_reduction"."kind" = 'of_before_november_2025') = ("fee_reduction"."supplement" is not null))
);
--> statement-breakpoint
CREATE TABLE "funding_code" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "funding_code_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"description" text NOT NULL,
	"unit" text NOT NULL,
	"accommodation_associated" boolean DEFAULT false NOT NULL,
	"external_code" text,
	"revenue_account_id" bigint,
	"national_rate" text,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "funding_code_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "funding_rate" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "funding_rate_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"funding_code_id" bigint NOT NULL,
	"client_id" bigint,
	"start_date" date NOT NULL,
	"end_date" date,
	"rate" numeric(16, 6) NOT NULL,
	"source" text,
	"verified" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "funding_rate_dates" CHECK ("funding_rate"."end_date" is null or "funding_rate"."end_date" >= "funding_rate"."start_date")
);
--> statement-breakpoint
CREATE TABLE "funding_schedule_line" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "funding_schedule_line_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"client_id" bigint NOT NULL,
	"service_entry_id" bigint NOT NULL,
	"service_group_id" bigint,
	"funding_code_id" bigint NOT NULL,
	"service_id" bigint NOT NULL,
	"description" text,
	"start_date" date NOT NULL,
	"end_date" date,
	"mirrors_id" bigint,
	"in_error" boolean DEFAULT false NOT NULL,
	"last_calculated_date" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "funding_schedule_line_mirrors_id_unique" UNIQUE("mirrors_id"),
	CONSTRAINT "funding_schedule_line_dates" CHECK ("funding_schedule_line"."end_date" is null or "funding_schedule_line"."end_date" >= "funding_schedule_line"."start_date")
);
--> statement-breakpoint
CREATE TABLE "funding_template_line" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "funding_template_line_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"schedule_template_id" bigint NOT NULL,
	"service_group_id" bigint,
	"funding_code_id" bigint NOT NULL,
	CONSTRAINT "funding_template_line_code" UNIQUE("schedule_template_id","funding_code_id")
);
--> statement-breakpoint
CREATE TABLE "bed_reservation" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "bed_reservation_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"service_entry_id" bigint NOT NULL,
	"client_id" bigint NOT NULL,
	"service_id" bigint NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date,
	"per_day" numeric(14, 2),
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bed_reservation_dates" CHECK ("bed_reservation"."end_date" is null or "bed_reservation"."end_date" >= "bed_reservation"."start_date")
);
--> statement-breakpoint
CREATE TABLE "declared_emergency" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "declared_emergency_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"service_id" bigint NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date,
	"description" text NOT NULL,
	CONSTRAINT "declared_emergency_dates" CHECK ("declared_emergency"."end_date" is null or "declared_emergency"."end_date" >= "declared_emergency"."start_date")
);
--> statement-breakpoint
CREATE TABLE "leave_before" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "leave_before_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"client_id" bigint NOT NULL,
	"financial_year" integer NOT NULL,
	"days" integer NOT NULL,
	CONSTRAINT "leave_before_year" UNIQUE("client_id","financial_year"),
	CONSTRAINT "leave_before_days" CHECK ("leave_before"."days" between 0 and 366)
);
--> statement-breakpoint
CREATE TABLE "leave_record" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "leave_record_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"service_entry_id" bigint NOT NULL,
	"client_id" bigint NOT NULL,
	"service_id" bigint NOT NULL,
	"type" text NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date,
	"came_back" boolean DEFAULT true NOT NULL,
	"note" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "leave_record_dates" CHECK ("leave_record"."end_date" is null or "leave_record"."end_date" > "leave_record"."start_date")
);
--> statement-breakpoint
CREATE TABLE "transaction_tag" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "transaction_tag_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"transaction_id" bigint NOT NULL,
	"service_id" bigint NOT NULL,
	"method_of_payment" text NOT NULL,
	"bank_account_id" bigint,
	"tagged_by" bigint,
	"tagged_by_name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "national_rate" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "national_rate_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"table_key" text NOT NULL,
	"start_date" date NOT NULL,
	"value" numeric(16, 6) NOT NULL,
	"source" text NOT NULL,
	"verified" boolean NOT NULL,
	"created_by" bigint,
	"created_by_name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "national_rate_day" UNIQUE("table_key","start_date")
);
--> statement-breakpoint
ALTER TABLE "place" ADD COLUMN "address_line" text;--> statement-breakpoint
ALTER TABLE "service" ADD COLUMN "place_address" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "service" ADD COLUMN "address_line" text;--> statement-breakpoint
ALTER TABLE "service" ADD COLUMN "suburb" text;--> statement-breakpoint
ALTER TABLE "service" ADD COLUMN "postcode" text;--> statement-breakpoint
ALTER TABLE "service_entry" ADD COLUMN "accommodation_status" text DEFAULT 'not_known' NOT NULL;--> statement-breakpoint
ALTER TABLE "service_entry" ADD COLUMN "care_before_july_2014" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "service_entry" ADD COLUMN "new_means_testing" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "service_entry" ADD COLUMN "agreement_date" date;--> statement-breakpoint
ALTER TABLE "service_entry" ADD COLUMN "initial_capacity" numeric(9, 6);--> statement-breakpoint
ALTER TABLE "service_entry" ADD COLUMN "departure_capacity" numeric(9, 6);--> statement-breakpoint
ALTER TABLE "service_entry" ADD COLUMN "entry_event_required" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "service_entry" ADD COLUMN "departure_event_required" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "service_entry" ADD COLUMN "partnered" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "service_entry" ADD COLUMN "transferred_from_id" bigint;--> statement-breakpoint
ALTER TABLE "service_entry" ADD COLUMN "notice_date" date;--> statement-breakpoint
ALTER TABLE "service_entry" ADD COLUMN "probate_date" date;--> statement-breakpoint
ALTER TABLE "service_entry" ADD COLUMN "client_since" date;--> statement-breakpoint
ALTER TABLE "service_entry" ADD COLUMN "admission_made" jsonb;--> statement-breakpoint
ALTER TABLE "service_entry" ADD COLUMN "departure_ended" jsonb;--> statement-breakpoint
ALTER TABLE "billing_code" ADD COLUMN "legal_fee" text;--> statement-breakpoint
ALTER TABLE "billing_code" ADD COLUMN "funding_code_id" bigint;--> statement-breakpoint
ALTER TABLE "billing_rate" ADD COLUMN "derived" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "billing_rate" ADD COLUMN "basis" jsonb;--> statement-breakpoint
ALTER TABLE "billing_schedule_hold" ADD COLUMN "derived" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "billing_schedule_line" ADD COLUMN "everyday_service_id" bigint;--> statement-breakpoint
ALTER TABLE "billing_schedule_line" ADD COLUMN "origin" text DEFAULT 'added' NOT NULL;--> statement-breakpoint
ALTER TABLE "schedule_template_line" ADD COLUMN "fee_arrangement" text;--> statement-breakpoint
ALTER TABLE "client_cap" ADD COLUMN "care_days_before" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "client_cap" ADD COLUMN "changed_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "customer" ADD COLUMN "gender" text;--> statement-breakpoint
ALTER TABLE "customer" ADD COLUMN "marital_status" text;--> statement-breakpoint
ALTER TABLE "customer" ADD COLUMN "statement_name" text;--> statement-breakpoint
ALTER TABLE "customer" ADD COLUMN "statement_preference" text DEFAULT 'mail' NOT NULL;--> statement-breakpoint
ALTER TABLE "customer" ADD COLUMN "carer_status" text;--> statement-breakpoint
ALTER TABLE "customer" ADD COLUMN "home_care_package" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "customer" ADD COLUMN "bank_account_id" bigint;--> statement-breakpoint
ALTER TABLE "customer" ADD COLUMN "direct_debit_limit" numeric(14, 2);--> statement-breakpoint
ALTER TABLE "customer" ADD COLUMN "found_by" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "customer" DROP COLUMN "search_text";--> statement-breakpoint
ALTER TABLE "customer" ADD COLUMN "search_text" text GENERATED ALWAYS AS (lower(account || ' ' || name || ' ' || coalesce(known_as, '') || ' ' || coalesce(reference || ' ' || regexp_replace(reference, '[^0-9A-Za-z]', '', 'g'), '') || ' ' || found_by)) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "customer_search" ON "customer" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
ALTER TABLE "customer_transaction" ADD COLUMN "bank_account_id" bigint;--> statement-breakpoint
ALTER TABLE "accommodation_payment" ADD CONSTRAINT "accommodation_payment_service_entry_id_service_entry_id_fk" FOREIGN KEY ("service_entry_id") REFERENCES "public"."service_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bed_transfer" ADD CONSTRAINT "bed_transfer_service_entry_id_service_entry_id_fk" FOREIGN KEY ("service_entry_id") REFERENCES "public"."service_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bed_transfer" ADD CONSTRAINT "bed_transfer_from_place_id_place_id_fk" FOREIGN KEY ("from_place_id") REFERENCES "public"."place"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bed_transfer" ADD CONSTRAINT "bed_transfer_to_place_id_place_id_fk" FOREIGN KEY ("to_place_id") REFERENCES "public"."place"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_partner" ADD CONSTRAINT "entry_partner_service_entry_id_service_entry_id_fk" FOREIGN KEY ("service_entry_id") REFERENCES "public"."service_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_partner" ADD CONSTRAINT "entry_partner_client_id_customer_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_primary" ADD CONSTRAINT "entry_primary_service_entry_id_service_entry_id_fk" FOREIGN KEY ("service_entry_id") REFERENCES "public"."service_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_primary" ADD CONSTRAINT "entry_primary_client_id_customer_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place_stay" ADD CONSTRAINT "place_stay_service_entry_id_service_entry_id_fk" FOREIGN KEY ("service_entry_id") REFERENCES "public"."service_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place_stay" ADD CONSTRAINT "place_stay_place_id_place_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."place"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portal_event" ADD CONSTRAINT "portal_event_service_entry_id_service_entry_id_fk" FOREIGN KEY ("service_entry_id") REFERENCES "public"."service_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "arrangement_override" ADD CONSTRAINT "arrangement_override_client_id_customer_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_cohort" ADD CONSTRAINT "client_cohort_client_id_customer_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "earlier_stay" ADD CONSTRAINT "earlier_stay_client_id_customer_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resident_facts" ADD CONSTRAINT "resident_facts_client_id_customer_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_account" ADD CONSTRAINT "bank_account_customer_id_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_account_version" ADD CONSTRAINT "bank_account_version_bank_account_id_bank_account_id_fk" FOREIGN KEY ("bank_account_id") REFERENCES "public"."bank_account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_account_version" ADD CONSTRAINT "bank_account_version_customer_id_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "preset_debit" ADD CONSTRAINT "preset_debit_customer_id_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "preset_debit" ADD CONSTRAINT "preset_debit_service_id_service_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."service"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_cap_line" ADD CONSTRAINT "client_cap_line_client_id_customer_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outside_contribution" ADD CONSTRAINT "outside_contribution_client_id_customer_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "address" ADD CONSTRAINT "address_customer_id_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "address" ADD CONSTRAINT "address_contact_id_contact_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contact"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_reference" ADD CONSTRAINT "client_reference_client_id_customer_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_reference" ADD CONSTRAINT "client_reference_reference_type_id_reference_type_id_fk" FOREIGN KEY ("reference_type_id") REFERENCES "public"."reference_type"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact" ADD CONSTRAINT "contact_customer_id_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_detail" ADD CONSTRAINT "contact_detail_customer_id_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_detail" ADD CONSTRAINT "contact_detail_contact_id_contact_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contact"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_document" ADD CONSTRAINT "client_document_client_id_customer_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_document" ADD CONSTRAINT "client_document_service_entry_id_service_entry_id_fk" FOREIGN KEY ("service_entry_id") REFERENCES "public"."service_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_content" ADD CONSTRAINT "document_content_document_id_client_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."client_document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_classification" ADD CONSTRAINT "client_classification_client_id_customer_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "everyday_agreement" ADD CONSTRAINT "everyday_agreement_client_id_customer_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "everyday_agreement" ADD CONSTRAINT "everyday_agreement_service_entry_id_service_entry_id_fk" FOREIGN KEY ("service_entry_id") REFERENCES "public"."service_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "everyday_service" ADD CONSTRAINT "everyday_service_everyday_agreement_id_everyday_agreement_id_fk" FOREIGN KEY ("everyday_agreement_id") REFERENCES "public"."everyday_agreement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fee_advice" ADD CONSTRAINT "fee_advice_client_id_customer_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fee_reduction" ADD CONSTRAINT "fee_reduction_client_id_customer_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fee_reduction" ADD CONSTRAINT "fee_reduction_service_entry_id_service_entry_id_fk" FOREIGN KEY ("service_entry_id") REFERENCES "public"."service_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funding_code" ADD CONSTRAINT "funding_code_revenue_account_id_ledger_account_id_fk" FOREIGN KEY ("revenue_account_id") REFERENCES "public"."ledger_account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funding_rate" ADD CONSTRAINT "funding_rate_funding_code_id_funding_code_id_fk" FOREIGN KEY ("funding_code_id") REFERENCES "public"."funding_code"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funding_rate" ADD CONSTRAINT "funding_rate_client_id_customer_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funding_schedule_line" ADD CONSTRAINT "funding_schedule_line_client_id_customer_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funding_schedule_line" ADD CONSTRAINT "funding_schedule_line_service_entry_id_service_entry_id_fk" FOREIGN KEY ("service_entry_id") REFERENCES "public"."service_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funding_schedule_line" ADD CONSTRAINT "funding_schedule_line_service_group_id_service_group_id_fk" FOREIGN KEY ("service_group_id") REFERENCES "public"."service_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funding_schedule_line" ADD CONSTRAINT "funding_schedule_line_funding_code_id_funding_code_id_fk" FOREIGN KEY ("funding_code_id") REFERENCES "public"."funding_code"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funding_schedule_line" ADD CONSTRAINT "funding_schedule_line_service_id_service_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."service"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funding_schedule_line" ADD CONSTRAINT "funding_schedule_line_mirrors_id_billing_schedule_line_id_fk" FOREIGN KEY ("mirrors_id") REFERENCES "public"."billing_schedule_line"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funding_template_line" ADD CONSTRAINT "funding_template_line_schedule_template_id_schedule_template_id_fk" FOREIGN KEY ("schedule_template_id") REFERENCES "public"."schedule_template"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funding_template_line" ADD CONSTRAINT "funding_template_line_service_group_id_service_group_id_fk" FOREIGN KEY ("service_group_id") REFERENCES "public"."service_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funding_template_line" ADD CONSTRAINT "funding_template_line_funding_code_id_funding_code_id_fk" FOREIGN KEY ("funding_code_id") REFERENCES "public"."funding_code"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bed_reservation" ADD CONSTRAINT "bed_reservation_service_entry_id_service_entry_id_fk" FOREIGN KEY ("service_entry_id") REFERENCES "public"."service_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declared_emergency" ADD CONSTRAINT "declared_emergency_service_id_service_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."service"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leave_before" ADD CONSTRAINT "leave_before_client_id_customer_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leave_record" ADD CONSTRAINT "leave_record_service_entry_id_service_entry_id_fk" FOREIGN KEY ("service_entry_id") REFERENCES "public"."service_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transaction_tag" ADD CONSTRAINT "transaction_tag_transaction_id_customer_transaction_id_fk" FOREIGN KEY ("transaction_id") REFERENCES "public"."customer_transaction"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accommodation_payment_client" ON "accommodation_payment" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "entry_partner_entry" ON "entry_partner" USING btree ("service_entry_id");--> statement-breakpoint
CREATE INDEX "entry_partner_client" ON "entry_partner" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "entry_primary_client" ON "entry_primary" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "place_stay_entry" ON "place_stay" USING btree ("service_entry_id");--> statement-breakpoint
CREATE INDEX "place_stay_place" ON "place_stay" USING btree ("place_id","start_date");--> statement-breakpoint
CREATE INDEX "portal_event_status" ON "portal_event" USING btree ("status","service_id");--> statement-breakpoint
CREATE INDEX "arrangement_override_client" ON "arrangement_override" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "earlier_stay_client" ON "earlier_stay" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "bank_account_version_account" ON "bank_account_version" USING btree ("bank_account_id","id");--> statement-breakpoint
CREATE INDEX "bank_account_version_customer" ON "bank_account_version" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "bank_account_version_status" ON "bank_account_version" USING btree ("status","decided_at");--> statement-breakpoint
CREATE UNIQUE INDEX "bank_account_version_one_waiting" ON "bank_account_version" USING btree ("bank_account_id") WHERE "bank_account_version"."status" = 'waiting';--> statement-breakpoint
CREATE INDEX "client_cap_line_alert" ON "client_cap_line" USING btree ("alert_date") WHERE "client_cap_line"."alert_date" is not null;--> statement-breakpoint
CREATE INDEX "outside_contribution_client" ON "outside_contribution" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "address_suburb" ON "address" USING btree (lower("suburb"),"state");--> statement-breakpoint
CREATE INDEX "address_customer" ON "address" USING btree ("customer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "address_one_primary" ON "address" USING btree ("customer_id",coalesce("contact_id", 0)) WHERE "address"."is_primary";--> statement-breakpoint
CREATE INDEX "client_reference_client" ON "client_reference" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "client_reference_number" ON "client_reference" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "client_reference_one_active" ON "client_reference" USING btree ("client_id","reference_type_id") WHERE "client_reference"."active";--> statement-breakpoint
CREATE INDEX "contact_customer" ON "contact" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "contact_detail_customer" ON "contact_detail" USING btree ("customer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "contact_detail_one_primary" ON "contact_detail" USING btree ("customer_id",coalesce("contact_id", 0),"type") WHERE "contact_detail"."is_primary";--> statement-breakpoint
CREATE INDEX "client_document_client" ON "client_document" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "client_classification_client" ON "client_classification" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "everyday_agreement_client" ON "everyday_agreement" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "everyday_service_agreement" ON "everyday_service" USING btree ("everyday_agreement_id");--> statement-breakpoint
CREATE INDEX "fee_advice_client" ON "fee_advice" USING btree ("client_id","start_date");--> statement-breakpoint
CREATE INDEX "fee_reduction_client" ON "fee_reduction" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "funding_rate_code" ON "funding_rate" USING btree ("funding_code_id","start_date");--> statement-breakpoint
CREATE INDEX "funding_rate_client" ON "funding_rate" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "funding_schedule_line_client" ON "funding_schedule_line" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "funding_schedule_line_entry" ON "funding_schedule_line" USING btree ("service_entry_id");--> statement-breakpoint
CREATE INDEX "bed_reservation_entry" ON "bed_reservation" USING btree ("service_entry_id");--> statement-breakpoint
CREATE INDEX "declared_emergency_service" ON "declared_emergency" USING btree ("service_id");--> statement-breakpoint
CREATE INDEX "leave_record_entry" ON "leave_record" USING btree ("service_entry_id");--> statement-breakpoint
CREATE INDEX "leave_record_client" ON "leave_record" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "transaction_tag_transaction" ON "transaction_tag" USING btree ("transaction_id","id");--> statement-breakpoint
ALTER TABLE "service_entry" ADD CONSTRAINT "service_entry_transferred_from_id_service_entry_id_fk" FOREIGN KEY ("transferred_from_id") REFERENCES "public"."service_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "billing_code" ADD CONSTRAINT "billing_code_funding_code_id_funding_code_id_fk" FOREIGN KEY ("funding_code_id") REFERENCES "public"."funding_code"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "billing_schedule_line" ADD CONSTRAINT "billing_schedule_line_everyday_service_id_everyday_service_id_fk" FOREIGN KEY ("everyday_service_id") REFERENCES "public"."everyday_service"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer" ADD CONSTRAINT "customer_bank_account_id_bank_account_id_fk" FOREIGN KEY ("bank_account_id") REFERENCES "public"."bank_account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "service_entry_place" ON "service_entry" USING btree ("place_id");--> statement-breakpoint
ALTER TABLE "service_entry" ADD CONSTRAINT "service_entry_client_since" CHECK ("service_entry"."client_since" is null or "service_entry"."client_since" > "service_entry"."entry_date");--> statement-breakpoint
ALTER TABLE "service_entry" ADD CONSTRAINT "service_entry_notice" CHECK ("service_entry"."notice_date" is null or "service_entry"."departure_date" is not null);--> statement-breakpoint
ALTER TABLE "service_entry" ADD CONSTRAINT "service_entry_probate" CHECK ("service_entry"."probate_date" is null or ("service_entry"."departure_reason" = 'deceased' and "service_entry"."probate_date" >= "service_entry"."departure_date"));--> statement-breakpoint
ALTER TABLE "service_entry" ADD CONSTRAINT "service_entry_capacity" CHECK (coalesce("service_entry"."initial_capacity", 0) between 0 and 100 and coalesce("service_entry"."departure_capacity", 0) between 0 and 100);--> statement-breakpoint
ALTER TABLE "client_cap" ADD CONSTRAINT "client_cap_care_days" CHECK ("client_cap"."care_days_before" between 0 and 1460);--> statement-breakpoint
ALTER TABLE "customer" ADD CONSTRAINT "customer_direct_debit_limit" CHECK ("customer"."direct_debit_limit" is null or "customer"."direct_debit_limit" >= 0);--> statement-breakpoint
ALTER TABLE "run_schedule" ALTER COLUMN "journal_type_id" DROP NOT NULL;
