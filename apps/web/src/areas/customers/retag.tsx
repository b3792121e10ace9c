import type { Answer } from "@banksia/contracts";
import { createSignal, For, type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { findCustomers } from "../../data/find.ts";
import { problemOf } from "../../data/problem.ts";
import { createRead, queries } from "../../data/read.ts";
import { optionsOf, useLegalEntities, useServices } from "../../data/references.ts";
import { refreshRows } from "../../data/rows.ts";
import { can } from "../../data/session.ts";
import { Link, useFacility } from "../../frame/facility.tsx";
import { Button } from "../../kit/button.tsx";
import { confirm } from "../../kit/confirm.tsx";
import { Empty, Notice } from "../../kit/failure.tsx";
import { Figures } from "../../kit/facts.tsx";
import { Combobox } from "../../kit/form/combobox.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm, type Form } from "../../kit/form/form.ts";
import { orNone, SelectField } from "../../kit/form/select-field.tsx";
import { Page, Section } from "../../kit/page.tsx";
import { toast } from "../../kit/toast.tsx";
import { formatDollars, formatMoney, formatNumber } from "../../lib/money.ts";
import { useListState } from "../../lib/list-state.ts";
import { idOf } from "../../lib/param.ts";
import { count } from "../../lib/words.ts";
import { METHODS } from "./customer-words.ts";
import "./customers.css";

type Outcome = Answer<typeof endpoints.retagTransactions>;

interface RetagValues {
  customerId: number | null;
  serviceId: string;
  legalEntityId: string;
  methodOfPayment: "" | (typeof METHODS.options)[number]["value"];
  dueTo: string;
}

/** Gives open documents the method of payment and bank account that their customers have now. */
export default function Retag(): JSX.Element {
  const list = useListState();
  const facility = useFacility();
  const services = useServices();
  const entities = useLegalEntities();
  const [found, setFound] = createSignal<{ asked: string; outcome: Outcome } | null>(null);
  const [done, setDone] = createSignal<Outcome | null>(null);
  const chosenIds = () =>
    (list.get("transactions") ?? "")
      .split(",")
      .flatMap((one) => idOf(one) ?? [])
      .slice(0, 1000);
  const form: Form<RetagValues> = createForm<RetagValues>(
    {
      customerId: idOf(list.get("customerId")) ?? null,
      serviceId: facility.id() === undefined ? "" : String(facility.id()),
      legalEntityId: "",
      methodOfPayment: "",
      dueTo: "",
    },
    async (values) => {
      setDone(null);
      const outcome = await api.call(endpoints.retagTransactions, { body: { ...bodyOf(values), preview: true } });
      setFound({ asked: JSON.stringify(bodyOf(values)), outcome });
    },
  );
  const bodyOf = (values: RetagValues) => ({
    ...(values.customerId === null ? {} : { customerId: values.customerId }),
    ...(values.serviceId === "" ? {} : { serviceId: Number(values.serviceId) }),
    ...(values.legalEntityId === "" ? {} : { legalEntityId: Number(values.legalEntityId) }),
    ...(values.methodOfPayment === "" ? {} : { methodOfPayment: values.methodOfPayment }),
    ...(values.dueTo === "" ? {} : { dueTo: values.dueTo }),
    ...(chosenIds().length === 0 ? {} : { transactionIds: chosenIds() }),
  });
  const customer = createRead<string>(() => ({
    queryKey: ["customer-name", idOf(list.get("customerId"))],
    enabled: idOf(list.get("customerId")) !== undefined,
    queryFn: async ({ signal }) => {
      const customerId = idOf(list.get("customerId")) ?? 0;
      return (await api.call(endpoints.getCustomer, { params: { customerId }, signal })).name;
    },
  }));
  const current = () => {
    const preview = found();
    return preview && preview.asked === JSON.stringify(bodyOf(form.values)) ? preview.outcome : null;
  };
  const run = async (outcome: Outcome) => {
    const yes = await confirm(
      `Tag ${count(outcome.changed, "document")} anew?`,
      <p>
        {count(outcome.customers, "customer")}, {formatDollars(outcome.amount)}. What was posted stays as it is; each
        document gets a further tag, and the tags it had are kept.
      </p>,
      `Tag ${count(outcome.changed, "document")} anew`,
    );
    if (!yes) return;
    try {
      setDone(await api.call(endpoints.retagTransactions, { body: bodyOf(form.values) }));
      setFound(null);
      refreshRows("transactions", "audit");
      void queries.invalidateQueries({ queryKey: ["transaction"] });
    } catch (error) {
      toast(problemOf(error).detail, { tone: "failed" });
    }
  };
  return (
    <Page
      title="Tag open documents anew"
      up={[
        { href: "/customers", label: "Customers" },
        ...(customer().data
          ? [{ href: `/customers/${list.get("customerId") ?? ""}/transactions`, label: customer().data ?? "" }]
          : []),
      ]}
      sub="Documents keep the method of payment and bank account of the day they were posted. Here open ones take on what their customers have now."
    >
      <FormView form={form} label="Which documents" verb="Show what would change">
        <Section title="Which open documents">
          <Show
            when={chosenIds().length > 0}
            fallback={
              <div class="fields">
                <Combobox
                  field={form.bind("customerId")}
                  label="Customer"
                  find={findCustomers}
                  chosenLabel={customer().data}
                  optional
                  hint="Empty: of all customers."
                />
                <SelectField
                  field={form.bind("serviceId")}
                  label="Facility"
                  optional
                  options={orNone("All", optionsOf(services()))}
                />
                <SelectField
                  field={form.bind("legalEntityId")}
                  label="Legal entity"
                  optional
                  options={orNone("All", optionsOf(entities()))}
                />
                <SelectField
                  field={form.bind("methodOfPayment")}
                  label="Tagged with"
                  optional
                  options={orNone("Any method", METHODS.options)}
                />
                <DateField field={form.bind("dueTo")} label="Due up to" optional />
              </div>
            }
          >
            <p>
              {count(chosenIds().length, "document")} chosen.{" "}
              <Button kind="quiet" icon="cross" onClick={() => list.set({ transactions: null })}>
                Choose by other marks
              </Button>
            </p>
          </Show>
        </Section>
      </FormView>
      <Show when={current()}>
        {(outcome) => (
          <Section title="What would change">
            <OutcomeFigures outcome={outcome()} />
            <Show
              when={outcome().changed > 0}
              fallback={
                <Empty title="Nothing would change.">
                  {outcome().found === 0
                    ? "No open document fits."
                    : "Every open document that fits has the method and account of its customer already."}
                </Empty>
              }
            >
              <div>
                <Show
                  when={can("customers:write")}
                  fallback={<Notice tone="draft">Your role does not include changing customers.</Notice>}
                >
                  <Button kind="primary" onClick={() => void run(outcome())}>
                    Tag {count(outcome().changed, "document")} anew
                  </Button>
                </Show>
              </div>
            </Show>
          </Section>
        )}
      </Show>
      <Show when={done()}>
        {(outcome) => (
          <Section title="Done">
            <Notice tone="posted" title={`${count(outcome().changed, "document")} tagged anew`}>
              <Show when={form.values.customerId}>
                {(id) => <Link href={`/customers/${id()}/transactions`}>Open the documents</Link>}
              </Show>
            </Notice>
            <OutcomeFigures outcome={outcome()} />
          </Section>
        )}
      </Show>
    </Page>
  );
}

function OutcomeFigures(props: { outcome: Outcome }): JSX.Element {
  return (
    <>
      <Figures
        figures={[
          { label: "Open documents found", value: formatNumber(props.outcome.found) },
          { label: props.outcome.preview ? "Would change" : "Changed", value: formatNumber(props.outcome.changed) },
          { label: "Right already", value: formatNumber(props.outcome.unchanged) },
          { label: "Customers", value: formatNumber(props.outcome.customers) },
          { label: "Amount $", value: formatMoney(props.outcome.amount) },
        ]}
      />
      <Show when={props.outcome.groups.length > 0}>
        <table class="plain-table">
          <thead>
            <tr>
              <th scope="col">From</th>
              <th scope="col">To</th>
              <th scope="col" class="num">
                Documents
              </th>
              <th scope="col" class="num">
                with another account
              </th>
              <th scope="col" class="num">
                Amount $
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={props.outcome.groups}>
              {(group) => (
                <tr>
                  <td>{METHODS.of(group.fromMethod)}</td>
                  <td>{METHODS.of(group.toMethod)}</td>
                  <td class="num">{formatNumber(group.count)}</td>
                  <td class="num">{formatNumber(group.accountChanged)}</td>
                  <td class="num">{formatMoney(group.amount)}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </Show>
      <Show when={props.outcome.withoutAccount > 0}>
        <Notice
          tone="attention"
          title={`${count(props.outcome.withoutAccount, "document")} without an account to debit`}
        >
          They are tagged with direct debit, but no approved bank account is in force for their customers.
        </Notice>
      </Show>
    </>
  );
}
