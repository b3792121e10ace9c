import "./customers.css";
import type { ClientCapView, Customer } from "@banksia/contracts";
import { createSignal, For, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead, queries } from "../../data/read.ts";
import { can } from "../../data/session.ts";
import { Button } from "../../kit/button.tsx";
import { Empty, Failure } from "../../kit/failure.tsx";
import { Facts } from "../../kit/facts.tsx";
import { CheckField } from "../../kit/form/check-field.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { MoneyField } from "../../kit/form/money-field.tsx";
import { Section } from "../../kit/page.tsx";
import { Progress } from "../../kit/progress.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import { toast } from "../../kit/toast.tsx";
import { formatDay, formatPeriod } from "../../lib/days.ts";
import { formatMoney, toCents } from "../../lib/money.ts";

/** A client's annual and lifetime caps and what is left under them. */
export function Caps(props: { customer: Customer }): JSX.Element {
  const [editing, setEditing] = createSignal(false);
  const read = createRead<ClientCapView>(() => ({
    queryKey: ["cap", props.customer.id],
    queryFn: ({ signal }) =>
      api.call(endpoints.getClientCap, { params: { clientId: props.customer.id }, query: {}, signal }),
  }));
  return (
    <Switch>
      <Match when={editing() ? read().data : null}>
        {(view) => <CapForm customer={props.customer} view={view()} onDone={() => setEditing(false)} />}
      </Match>
      <Match when={read().data}>
        {(view) => (
          <>
            <Section
              title="Balances"
              actions={
                <Show when={can("customers:write")}>
                  <Button icon="draft" onClick={() => setEditing(true)}>
                    {view().clientCap ? "Change the set-up" : "Set up the caps"}
                  </Button>
                </Show>
              }
            >
              <Show
                when={view().clientCap}
                fallback={
                  <Empty title="Caps are not set up.">
                    A run sets this client aside as soon as a capped fee is due. Set the caps up before billing.
                  </Empty>
                }
              >
                <Balances view={view()} />
              </Show>
            </Section>
            <Show when={view().clientCap}>
              {(cap) => (
                <Section title="Set-up">
                  <Facts
                    facts={[
                      ["First entry date", formatDay(cap().firstEntryDate)],
                      ["Annual cap", cap().annual ? "Applies" : "Does not apply"],
                      ["Lifetime cap", cap().lifetime ? "Applies" : "Does not apply"],
                      ["Paid elsewhere before", cap().openingDate ? formatDay(cap().openingDate ?? "") : null],
                      ["Opening, cap year", formatMoney(cap().annualOpening)],
                      ["Opening, lifetime", formatMoney(cap().lifetimeOpening)],
                      ["Beyond the caps", cap().allowBeyond ? "Billing goes on" : "Billing stops"],
                    ]}
                  />
                </Section>
              )}
            </Show>
          </>
        )}
      </Match>
      <Match when={read().error}>
        <Failure what="The caps" error={read().error} onRetry={() => void read().refetch()} />
      </Match>
      <Match when={true}>
        <span class="skeleton" />
      </Match>
    </Switch>
  );
}

function Balances(props: { view: ClientCapView }): JSX.Element {
  return (
    <table class="plain-table">
      <caption class="visually-hidden">Caps as of {formatDay(props.view.asOf)}</caption>
      <thead>
        <tr>
          <th scope="col">Cap</th>
          <th scope="col">Cap year</th>
          <th scope="col" class="num">
            Threshold $
          </th>
          <th scope="col" class="num">
            Opening $
          </th>
          <th scope="col" class="num">
            Charged $
          </th>
          <th scope="col" class="num">
            Used $
          </th>
          <th scope="col" class="num">
            Remaining $
          </th>
          <th scope="col">How far</th>
        </tr>
      </thead>
      <tbody>
        <For each={props.view.balances}>
          {(row) => (
            <tr>
              <td>{row.kind === "annual" ? "Annual" : "Lifetime"}</td>
              <td>{row.from ? formatPeriod(row.from, row.to) : "all years"}</td>
              <td class="num">{row.threshold === null ? "unknown" : formatMoney(row.threshold)}</td>
              <td class="num">{formatMoney(row.opening)}</td>
              <td class="num">{formatMoney(row.charged)}</td>
              <td class="num">{formatMoney(row.used)}</td>
              <td class="num">{row.remaining === null ? "" : formatMoney(row.remaining)}</td>
              <td>
                <Show when={row.threshold}>
                  {(threshold) => (
                    <span class="row">
                      <span class="cap-bar">
                        <Progress
                          label={`${row.kind} cap used`}
                          done={Number(toCents(row.used) / 100n)}
                          total={Number(toCents(threshold()) / 100n)}
                          tone={toCents(row.used) >= toCents(threshold()) ? "attention" : "running"}
                        />
                      </span>
                      <Show when={toCents(row.used) >= toCents(threshold())}>
                        <StateChip tone="attention">Reached</StateChip>
                      </Show>
                    </span>
                  )}
                </Show>
              </td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}

function CapForm(props: { customer: Customer; view: ClientCapView; onDone: () => void }): JSX.Element {
  const cap = props.view.clientCap;
  const form = createForm(
    {
      firstEntryDate: cap?.firstEntryDate ?? props.view.suggestedFirstEntryDate ?? "",
      annual: cap?.annual ?? true,
      lifetime: cap?.lifetime ?? true,
      openingDate: cap?.openingDate ?? "",
      annualOpening: cap?.annualOpening ?? "0.00",
      lifetimeOpening: cap?.lifetimeOpening ?? "0.00",
      allowBeyond: cap?.allowBeyond ?? false,
    },
    async (values) => {
      await api.call(endpoints.setClientCap, {
        params: { clientId: props.customer.id },
        body: { ...values, openingDate: values.openingDate || null },
      });
      await queries.invalidateQueries({ queryKey: ["cap", props.customer.id] });
    },
  );
  return (
    <FormView
      form={form}
      label="Caps"
      verb="Save the caps"
      onCancel={() => props.onDone()}
      onDone={() => {
        toast("The caps are saved.");
        props.onDone();
      }}
    >
      <DateField
        field={form.bind("firstEntryDate")}
        label="First entry date"
        width="medium"
        hint={`First Commonwealth-funded care with any provider, home care included. Its anniversary starts each cap year.${
          props.view.suggestedFirstEntryDate
            ? ` The service entries suggest ${formatDay(props.view.suggestedFirstEntryDate)}.`
            : ""
        }`}
        autofocus
      />
      <CheckField field={form.bind("annual")} label="The annual cap applies" />
      <CheckField field={form.bind("lifetime")} label="The lifetime cap applies" />
      <div class="fields">
        <DateField field={form.bind("openingDate")} label="Paid elsewhere before" optional />
        <MoneyField field={form.bind("annualOpening")} label="Of that, in the cap year" />
        <MoneyField field={form.bind("lifetimeOpening")} label="In all" />
      </div>
      <CheckField
        field={form.bind("allowBeyond")}
        label="Go on billing beyond the caps"
        hint="Without it, the day on which a cap is reached is billed in part and then nothing."
      />
    </FormView>
  );
}
