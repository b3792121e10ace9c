import type { ScheduleLine } from "@banksia/contracts";
import { createMemo, For, type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { findCustomers } from "../../data/find.ts";
import { optionsOf, useAccountNames } from "../../data/references.ts";
import { today } from "../../data/today.ts";
import { Button } from "../../kit/button.tsx";
import { Combobox } from "../../kit/form/combobox.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { NumberField } from "../../kit/form/money-field.tsx";
import { orNone, SelectField } from "../../kit/form/select-field.tsx";
import { Icon } from "../../kit/icon.tsx";
import { toast } from "../../kit/toast.tsx";
import { addDays, formatDay } from "../../lib/days.ts";
import { formatNumber } from "../../lib/money.ts";
import { sharesLeft, sumOfShares } from "../../lib/shares.ts";
import { refreshSchedule } from "./refresh-schedule.ts";
import "./customers.css";

interface Share {
  customerId: number | null;
  customerName: string;
  accountNameId: string;
  percent: string;
}

/** Sets who pays a fee from a day on. The shares must add up to 100; the sum is in sight. */
export function InvoiceesForm(props: { line: ScheduleLine; onDone: () => void }): JSX.Element {
  const accountNames = useAccountNames();
  const now = props.line.invoicees.filter(
    (one) => one.startDate <= today() && (one.endDate === null || one.endDate >= today()),
  );
  const form = createForm(
    {
      startDate: today(),
      invoicees: now.map((one): Share => ({
        customerId: one.customerId,
        customerName: one.customerName,
        accountNameId: String(one.accountNameId),
        percent: formatNumber(one.percent),
      })),
    },
    async (values) => {
      const missing = values.invoicees.some((share, index) => {
        if (share.customerId === null) form.fault(`invoicees/${index}/customerId`, "Choose who pays.");
        return share.customerId === null;
      });
      if (missing) throw new Error("Choose who pays.");
      const answer = await api.call(endpoints.setInvoicees, {
        params: { scheduleLineId: props.line.id },
        body: {
          startDate: values.startDate,
          invoicees: values.invoicees.flatMap((share) =>
            share.customerId === null
              ? []
              : [
                  {
                    customerId: share.customerId,
                    percent: share.percent,
                    ...(share.accountNameId ? { accountNameId: Number(share.accountNameId) } : {}),
                  },
                ],
          ),
        },
      });
      refreshSchedule(props.line.clientId);
      toast(["Who pays is saved.", ...answer.warnings.map((warning) => warning.detail)].join(" "));
    },
  );
  const shares = () => form.values.invoicees;
  const change = (index: number, part: Partial<Share>) =>
    form.set(
      "invoicees",
      shares().map((share, at) => (at === index ? { ...share, ...part } : { ...share })),
    );
  const total = createMemo(() => sumOfShares(shares().map((share) => share.percent)));
  const right = () => shares().length === 0 || total() === "100";
  const add = () =>
    form.set("invoicees", [
      ...shares().map((share) => ({ ...share })),
      {
        customerId: null,
        customerName: "",
        accountNameId: "",
        percent: sharesLeft(shares().map((share) => share.percent)),
      },
    ]);
  return (
    <FormView
      form={form}
      label="Who pays"
      verb={shares().length === 0 ? "Let the client pay all" : "Save who pays"}
      onCancel={() => props.onDone()}
      onDone={() => props.onDone()}
      follows={
        <p class="muted">
          Who paid until {form.values.startDate ? formatDay(addDays(form.values.startDate, -1)) : "then"} stays as it
          was. What was set for later days is replaced; days already billed are marked for an adjustment run.
        </p>
      }
    >
      <DateField field={form.bind("startDate")} label="From" />
      <div class="stack tight">
        <For each={shares().map((_, index) => index)}>
          {(index) => (
            <div class="share-row">
              <Combobox
                field={form.bindAt(
                  `invoicees/${index}/customerId`,
                  () => shares()[index]?.customerId ?? null,
                  (customerId) => change(index, { customerId }),
                )}
                label={`Payer ${index + 1}`}
                find={findCustomers}
                chosenLabel={shares()[index]?.customerName}
                width="full"
              />
              <NumberField
                field={form.bindAt(
                  `invoicees/${index}/percent`,
                  () => shares()[index]?.percent ?? "",
                  (percent) => change(index, { percent }),
                )}
                label="Share"
                unit="%"
              />
              <SelectField
                field={form.bindAt(
                  `invoicees/${index}/accountNameId`,
                  () => shares()[index]?.accountNameId ?? "",
                  (accountNameId) => change(index, { accountNameId }),
                )}
                label="Account name"
                optional
                options={orNone("That of the code", optionsOf(accountNames()))}
              />
              <Button
                kind="quiet"
                icon="cross"
                label={`Remove payer ${index + 1}`}
                onClick={() =>
                  form.set(
                    "invoicees",
                    shares()
                      .filter((_, at) => at !== index)
                      .map((share) => ({ ...share })),
                  )
                }
              />
            </div>
          )}
        </For>
        <div class="row wrap">
          <Button icon="plus" onClick={add}>
            Add a payer
          </Button>
          <Show when={shares().length > 0} fallback={<span class="muted">Nobody listed: the client pays all.</span>}>
            <span class="share-total" classList={{ wrong: !right() }} role="status">
              <Icon name={right() ? "check" : "warning"} />
              {right() ? "The shares add up to 100%" : `The shares add up to ${formatNumber(total())}%, not 100%`}
            </span>
          </Show>
        </div>
      </div>
    </FormView>
  );
}
