import type { BillingCode, LegalFee } from "@banksia/contracts";
import { createEffect, type JSX, Show } from "solid-js";
import {
  optionsOf,
  useAccountNames,
  useFundingCodes,
  useLedgerAccounts,
  useNationalRates,
  useTaxCodes,
} from "../../data/references.ts";
import { CheckField, RadioField } from "../../kit/form/check-field.tsx";
import type { Form } from "../../kit/form/form.ts";
import { orNone, SelectField } from "../../kit/form/select-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { Section } from "../../kit/page.tsx";
import { needed } from "../settings/setup-screen.tsx";

export const UNITS = ["day", "week", "fortnight", "month", "year", "each"] as const;

/** The fees of the law. */
export const LEGAL_FEES: Record<LegalFee, string> = {
  basic_daily_fee: "Basic daily fee",
  hotelling_contribution: "Hotelling contribution",
  non_clinical_care_contribution: "Non-clinical care contribution",
  means_tested_care_fee: "Means tested care fee",
  income_tested_fee: "Income tested fee",
  fee_reduction: "Fee reduction (hardship)",
  bed_reservation_fee: "Bed reservation fee",
  higher_everyday_living_fee: "Higher everyday living fee",
};

const LEGAL_FEE_OPTIONS: { value: LegalFee | ""; label: string }[] = [
  { value: "", label: "None: the provider's own fee" },
  { value: "basic_daily_fee", label: LEGAL_FEES.basic_daily_fee },
  { value: "hotelling_contribution", label: LEGAL_FEES.hotelling_contribution },
  { value: "non_clinical_care_contribution", label: LEGAL_FEES.non_clinical_care_contribution },
  { value: "means_tested_care_fee", label: LEGAL_FEES.means_tested_care_fee },
  { value: "income_tested_fee", label: LEGAL_FEES.income_tested_fee },
  { value: "fee_reduction", label: LEGAL_FEES.fee_reduction },
  { value: "bed_reservation_fee", label: LEGAL_FEES.bed_reservation_fee },
  { value: "higher_everyday_living_fee", label: LEGAL_FEES.higher_everyday_living_fee },
];

/** Units of national tables that a code of a unit can take its rates from. */
const NATIONAL_UNITS: Record<string, string> = {
  day: "AUD per day",
  fortnight: "AUD per fortnight",
  month: "AUD per month",
};

export interface CodeValues {
  code: string;
  description: string;
  unit: BillingCode["unit"];
  anchor: BillingCode["anchor"];
  timing: BillingCode["timing"];
  taxCodeId: string;
  accountNameId: string;
  revenueAccountId: string;
  capped: boolean;
  chargeDepartureDay: boolean;
  nationalRate: string;
  legalFee: LegalFee | "";
  fundingCodeId: string;
  active: boolean;
}

/** A code, or null for a new one, as the form holds it. */
export function codeValues(code: BillingCode | null): CodeValues {
  return {
    code: code?.code ?? "",
    description: code?.description ?? "",
    unit: code?.unit ?? "day",
    anchor: code?.anchor ?? "line",
    timing: code?.timing ?? "advance",
    taxCodeId: code ? String(code.taxCodeId) : "",
    accountNameId: code ? String(code.accountNameId) : "",
    revenueAccountId: code ? String(code.revenueAccountId) : "",
    capped: code?.capped ?? false,
    chargeDepartureDay: code?.chargeDepartureDay ?? true,
    nationalRate: code?.nationalRate ?? "",
    legalFee: code?.legalFee ?? "",
    fundingCodeId: code?.fundingCodeId ? String(code.fundingCodeId) : "",
    active: code?.active ?? true,
  };
}

/** What the API is sent, but for what only an old code has. */
export function codeBody(form: Form<CodeValues>, values: CodeValues) {
  needed(
    form,
    ["taxCodeId", values.taxCodeId, "Choose the tax code."],
    ["accountNameId", values.accountNameId, "Choose the account name."],
    ["revenueAccountId", values.revenueAccountId, "Choose the revenue account."],
  );
  const { active: _, ...rest } = values;
  return {
    ...rest,
    taxCodeId: Number(values.taxCodeId),
    accountNameId: Number(values.accountNameId),
    revenueAccountId: Number(values.revenueAccountId),
    nationalRate: values.nationalRate || null,
    legalFee: values.legalFee === "" ? null : values.legalFee,
    fundingCodeId: values.fundingCodeId === "" ? null : Number(values.fundingCodeId),
  };
}

/** The fields of a billing code. */
export function CodeFields(props: { form: Form<CodeValues>; isNew?: boolean | undefined }): JSX.Element {
  const taxes = useTaxCodes();
  const names = useAccountNames();
  const accounts = useLedgerAccounts();
  const fundingCodes = useFundingCodes();
  const tables = useNationalRates();
  const { form } = props;
  const national = () =>
    tables()
      .filter((table) => table.unit === NATIONAL_UNITS[form.values.unit] || table.key === form.values.nationalRate)
      .map((table) => ({ value: table.key, label: table.title }));
  const offsets = () =>
    fundingCodes().filter(
      (code) =>
        String(code.id) === form.values.fundingCodeId ||
        (code.active && code.unit === form.values.unit && !code.accommodationAssociated),
    );
  createEffect(() => {
    if (!props.isNew) return;
    const tax = taxes()[0];
    const name = names()[0];
    const account = accounts().find((one) => one.type === "income");
    if (tax && form.values.taxCodeId === "") form.preset("taxCodeId", String(tax.id));
    if (name && form.values.accountNameId === "") form.preset("accountNameId", String(name.id));
    if (account && form.values.revenueAccountId === "") form.preset("revenueAccountId", String(account.id));
  });
  return (
    <>
      <div class="fields">
        <TextField field={form.bind("code")} label="Code" width="short" autofocus={props.isNew} />
        <TextField field={form.bind("description")} label="Description" hint="As it reads on invoices." />
      </div>
      <Section title="How it is billed">
        <div class="fields">
          <SelectField
            field={form.bind("unit")}
            label="Rate per"
            width="short"
            options={UNITS.map((value) => ({ value, label: value }))}
            hint={props.isNew ? undefined : "Only while nothing is billed with it."}
          />
          <SelectField
            field={form.bind("timing")}
            label="Billed in"
            width="short"
            options={[
              { value: "advance", label: "advance" },
              { value: "arrears", label: "arrears" },
            ]}
          />
        </div>
        <Show when={["week", "fortnight", "year"].includes(form.values.unit)}>
          <RadioField
            field={form.bind("anchor")}
            label={`A ${form.values.unit} begins`}
            options={[
              { value: "line", label: "on the first day of the client's fee" },
              { value: "calendar", label: "with the calendar" },
            ]}
          />
        </Show>
        <CheckField field={form.bind("chargeDepartureDay")} label="The day of departure is charged" />
        <CheckField
          field={form.bind("capped")}
          label="Counts towards the annual and lifetime caps"
          hint="It stops where a cap is reached; clients need their caps set up before it is billed."
        />
      </Section>
      <Section title="Where it is posted">
        <div class="fields">
          <SelectField field={form.bind("taxCodeId")} label="Tax code" options={optionsOf(taxes())} />
          <SelectField field={form.bind("accountNameId")} label="Account name" options={optionsOf(names())} />
          <SelectField
            field={form.bind("revenueAccountId")}
            label="Revenue account"
            options={optionsOf(accounts().filter((one) => one.type === "income" || one.type === "liability"))}
          />
        </div>
      </Section>
      <Section title="What the law makes of it">
        <div class="fields">
          <SelectField
            field={form.bind("legalFee")}
            label="Fee of the law"
            optional
            options={LEGAL_FEE_OPTIONS}
            hint="Its amounts for a resident are worked out from the resident's facts."
          />
          <SelectField
            field={form.bind("nationalRate")}
            label="National rate"
            optional
            options={orNone("The provider's own price", national())}
            hint="Its next figure becomes the rate for all clients."
          />
          <SelectField
            field={form.bind("fundingCodeId")}
            label="Sets off funding"
            optional
            options={orNone("Nothing", optionsOf(offsets()))}
            hint="On funded stays the fee is mirrored on the funding schedule with the opposite sign."
          />
        </div>
      </Section>
    </>
  );
}
