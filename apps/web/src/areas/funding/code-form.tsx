import type { FundingCode } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { optionsOf, useLedgerAccounts, useNationalRates } from "../../data/references.ts";
import { CheckField } from "../../kit/form/check-field.tsx";
import type { Form } from "../../kit/form/form.ts";
import { orNone, SelectField } from "../../kit/form/select-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";

export interface FundingCodeValues {
  code: string;
  description: string;
  unit: FundingCode["unit"];
  accommodationAssociated: boolean;
  externalCode: string;
  revenueAccountId: string;
  nationalRate: string;
  active: boolean;
}

/** A code, or null for a new one, as the form holds it. */
export function fundingCodeValues(code: FundingCode | null): FundingCodeValues {
  return {
    code: code?.code ?? "",
    description: code?.description ?? "",
    unit: code?.unit ?? "day",
    accommodationAssociated: code?.accommodationAssociated ?? false,
    externalCode: code?.externalCode ?? "",
    revenueAccountId: code?.revenueAccountId ? String(code.revenueAccountId) : "",
    nationalRate: code?.nationalRate ?? "",
    active: code?.active ?? true,
  };
}

/** What the API is sent, but for what only an old code has. */
export function fundingCodeBody(values: FundingCodeValues) {
  const { active: _, ...rest } = values;
  return {
    ...rest,
    externalCode: values.externalCode || null,
    revenueAccountId: values.revenueAccountId === "" ? null : Number(values.revenueAccountId),
    nationalRate: values.nationalRate || null,
  };
}

/** The fields of a funding code. */
export function FundingCodeFields(props: { form: Form<FundingCodeValues>; isNew?: boolean | undefined }): JSX.Element {
  const accounts = useLedgerAccounts();
  const tables = useNationalRates();
  const { form } = props;
  const national = () => {
    const unit = form.values.unit === "day" ? "AUD per day" : "AUD per month";
    return tables()
      .filter((table) => table.unit === unit || table.key === form.values.nationalRate)
      .map((table) => ({ value: table.key, label: table.title }));
  };
  return (
    <>
      <div class="fields">
        <TextField field={form.bind("code")} label="Code" width="short" autofocus={props.isNew} />
        <TextField field={form.bind("description")} label="Description" />
      </div>
      <div class="fields">
        <SelectField
          field={form.bind("unit")}
          label="Paid per"
          width="short"
          options={[
            { value: "day", label: "day" },
            { value: "month", label: "month" },
          ]}
          hint={props.isNew ? undefined : "Only while no schedule holds it."}
        />
        <TextField
          field={form.bind("externalCode")}
          label="Code on payment statements"
          optional
          hint="Statements are matched by it."
        />
      </div>
      <CheckField
        field={form.bind("accommodationAssociated")}
        label="Paid for the room"
        hint="Reduced by the client's assessed amount of the day, never below nothing."
      />
      <div class="fields">
        <SelectField
          field={form.bind("revenueAccountId")}
          label="Revenue account"
          optional
          options={orNone("None", optionsOf(accounts().filter((one) => one.type === "income")))}
        />
        <SelectField
          field={form.bind("nationalRate")}
          label="National rate"
          optional
          options={orNone("The provider's own figures", national())}
          hint="Its next figure becomes the rate for all clients."
        />
      </div>
      <Show when={!props.isNew}>
        <CheckField
          field={form.bind("active")}
          label="Active"
          hint="Inactive codes are not offered any more; lines that use them go on."
        />
      </Show>
    </>
  );
}
