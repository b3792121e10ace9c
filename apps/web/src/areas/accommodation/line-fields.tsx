import { createMemo, type JSX, Show } from "solid-js";
import { useAccountNames } from "../../data/references.ts";
import { CheckField, RadioField } from "../../kit/form/check-field.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import type { Form } from "../../kit/form/form.ts";
import { MoneyField, NumberField } from "../../kit/form/money-field.tsx";
import { SelectField } from "../../kit/form/select-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { type LineValues, methodOf } from "./line-values.ts";
import type { AccommodationDetail } from "./types.ts";
import { KIND_LIST, KINDS, METHODS, kindsOf, methodsOf } from "./words.ts";

/** The fields of an accommodation line; only those that its kind and way of paying know. */
export function LineFields(props: { form: Form<LineValues>; isNew: boolean; stay?: AccommodationDetail }): JSX.Element {
  const names = useAccountNames();
  const { bind } = props.form;
  const kind = () => props.form.values.kind;
  const method = createMemo(() => methodOf(props.form.values));
  const ways = () => methodsOf(kind());
  const priced = () => kind() === "payment" || kind() === "interim" || kind() === "bond" || kind() === "ingoing";
  const rated = () => kind() === "payment" || kind() === "interim" || kind() === "contribution";
  const collections = () =>
    names()
      .filter((name) => name.type === "customer" || name.type === "accommodation")
      .map((name) => ({
        value: String(name.id),
        label: `${name.name}: ${name.type === "customer" ? "billed" : "drawn from the lump sum"}`,
      }));
  return (
    <>
      <Show
        when={props.isNew}
        fallback={<p class="muted">{KINDS[kind()]}. A line of another kind is added, from its first day on.</p>}
      >
        <SelectField
          field={bind("kind")}
          label="Kind"
          width="full"
          options={(props.stay === undefined ? KIND_LIST : kindsOf(props.stay)).map((value) => ({
            value,
            label: KINDS[value],
          }))}
        />
      </Show>
      <Show when={ways().length > 1}>
        <RadioField
          field={bind("method")}
          label="Paid as"
          inline
          options={ways().map((value) => ({ value, label: METHODS[value] }))}
        />
      </Show>
      <div class="fields tight">
        <DateField field={bind("startDate")} label="From" autofocus={props.isNew} />
        <DateField field={bind("endDate")} label="To" optional hint="Empty: until changed." />
        <DateField
          field={bind("occupiedFrom")}
          label="In the room since"
          optional
          hint="Empty: since the last move, or entry."
        />
      </div>
      <div class="fields tight">
        <Show when={priced()}>
          <MoneyField
            field={bind("agreedAmount")}
            label={kind() === "ingoing" ? "Ingoing contribution" : kind() === "bond" ? "Bond agreed" : "Agreed price"}
            optional={kind() === "payment" || kind() === "interim"}
            hint={kind() === "payment" || kind() === "interim" ? "Empty: the published price." : undefined}
          />
        </Show>
        <Show when={kind() === "payment" || kind() === "interim"}>
          <MoneyField
            field={bind("placePrice")}
            label="Published price"
            optional
            hint={props.isNew ? "Empty: that of the place on the rate day." : undefined}
          />
        </Show>
        <Show when={kind() === "contribution"}>
          <MoneyField
            field={bind("assessedAmount")}
            label="Assessed contribution"
            unit="$ a day"
            optional
            hint="Empty: as the fee advice of each day says."
          />
        </Show>
        <Show when={method() === "combination" || (method() === "lump_sum" && kind() !== "payment")}>
          <MoneyField
            field={bind("agreedLumpSum")}
            label="Of it, as a lump sum"
            optional={method() === "lump_sum"}
            hint={method() === "lump_sum" ? "Empty: all of it." : undefined}
          />
        </Show>
        <Show when={kind() === "charge" || kind() === "bond"}>
          <MoneyField field={bind("perDay")} label="A day" unit="$" optional={kind() === "bond"} />
        </Show>
      </div>
      <Show when={rated()}>
        <div class="fields tight">
          <DateField
            field={bind("rateDate")}
            label={kind() === "contribution" ? "Interest rate of the day" : "Price agreed on"}
            optional
            hint={
              kind() === "contribution"
                ? "It decides the interest rate. Empty: the day of entry."
                : "It decides the maximum interest rate. Empty: the agreement day."
            }
          />
          <Show when={kind() !== "contribution"}>
            <NumberField
              field={bind("agreedRate")}
              label="Agreed rate"
              unit="% a year"
              optional
              hint="Empty: the maximum permissible rate."
            />
          </Show>
        </div>
      </Show>
      <SelectField
        field={bind("accountNameId")}
        label="Daily payments are"
        width="full"
        options={collections()}
        hint="Drawn payments are taken from the lump sum as far as it reaches; the rest is billed."
      />
      <CheckField
        field={bind("maintained")}
        label="Deductions raise the daily payment"
        hint="What is drawn from the lump sum for anything but retention counts as unpaid again."
      />
      <TextField field={bind("description")} label="Description" width="full" maxlength={500} optional />
    </>
  );
}
