import type { Customer } from "@banksia/contracts";
import { useParams } from "@solidjs/router";
import { type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead } from "../../data/read.ts";
import { can } from "../../data/session.ts";
import { Link } from "../../frame/facility.tsx";
import { Activity } from "../../kit/activity.tsx";
import { Failure } from "../../kit/failure.tsx";
import { Icon } from "../../kit/icon.tsx";
import { Page } from "../../kit/page.tsx";
import { Tabs } from "../../kit/tabs.tsx";
import { formatDollars } from "../../lib/money.ts";
import { Caps } from "./caps.tsx";
import { CustomerChips } from "./customer-chips.tsx";
import { General } from "./general.tsx";
import { Invoicees } from "./invoicees.tsx";
import { OwnRates } from "./own-rates.tsx";
import { Schedule } from "./schedule.tsx";
import { ServiceEntries } from "./service-entries.tsx";
import { Transactions } from "./transactions.tsx";

/** One customer: who they are, their stays, fees, rates, payers, and what they owe. */
export default function CustomerPage(): JSX.Element {
  const params = useParams();
  const id = () => Number(params["id"]);
  const read = createRead<Customer>(() => ({
    queryKey: ["customer", id()],
    queryFn: ({ signal }) => api.call(endpoints.getCustomer, { params: { customerId: id() }, signal }),
  }));
  return (
    <Switch>
      <Match when={read().data}>
        {(customer) => <CustomerBody customer={customer()} tab={params["tab"] ?? "general"} />}
      </Match>
      <Match when={read().error}>
        <Page title="Customer" up={[{ href: "/customers", label: "Customers" }]}>
          <Failure what="The customer" error={read().error} onRetry={() => void read().refetch()} />
        </Page>
      </Match>
      <Match when={true}>
        <Page title="Customer" up={[{ href: "/customers", label: "Customers" }]}>
          <div aria-busy="true">
            <span class="skeleton" />
          </div>
        </Page>
      </Match>
    </Switch>
  );
}

const FILLS = ["schedule", "rates", "transactions", "entries", "invoicees"];

function CustomerBody(props: { customer: Customer; tab: string }): JSX.Element {
  const base = () => `/customers/${props.customer.id}`;
  const person = () => props.customer.type === "person";
  return (
    <Page
      title={props.customer.name}
      id={props.customer.account}
      idName="account"
      up={[{ href: "/customers", label: "Customers" }]}
      fill={FILLS.includes(props.tab)}
      chips={<CustomerChips customer={props.customer} />}
      sub={
        <>
          <Show when={props.customer.knownAs}>{(name) => <span>Known as {name()}</span>}</Show>
          <span>{person() ? (props.customer.client ? "Client" : "Person who pays") : "Organisation"}</span>
          <Show when={props.customer.currentServices.length > 0}>
            <span>{props.customer.currentServices.join(", ")}</span>
          </Show>
          <span>
            Balance <Link href={`${base()}/transactions`}>{formatDollars(props.customer.balance)}</Link>
          </span>
        </>
      }
      actions={
        <>
          <Show when={props.customer.client && can("journals:read")}>
            <Link class="button plain" href={`/billing/why-not?clientId=${props.customer.id}`}>
              Why not billed?
            </Link>
          </Show>
          <Show when={person() && can("customers:write")}>
            <Link class="button plain" href={`${base()}/admit`}>
              <Icon name="plus" />
              Admit
            </Link>
          </Show>
        </>
      }
      tabs={
        <Tabs
          label="Parts of the customer"
          tabs={[
            { href: base(), label: "General" },
            ...(person()
              ? [
                  { href: `${base()}/entries`, label: "Service entries" },
                  {
                    href: `${base()}/schedule`,
                    label: "Billing schedule",
                    attention: props.customer.adjustmentRequiredLines > 0,
                  },
                  { href: `${base()}/rates`, label: "Rates" },
                  { href: `${base()}/invoicees`, label: "Invoicees" },
                ]
              : []),
            { href: `${base()}/transactions`, label: "Transactions and balance" },
            ...(person() ? [{ href: `${base()}/caps`, label: "Caps" }] : []),
            { href: `${base()}/activity`, label: "Timeline" },
          ]}
        />
      }
    >
      <Switch>
        <Match when={props.tab === "general"}>
          <General customer={props.customer} />
        </Match>
        <Match when={props.tab === "entries"}>
          <ServiceEntries customer={props.customer} />
        </Match>
        <Match when={props.tab === "schedule"}>
          <Schedule customer={props.customer} />
        </Match>
        <Match when={props.tab === "rates"}>
          <OwnRates customer={props.customer} />
        </Match>
        <Match when={props.tab === "invoicees"}>
          <Invoicees customer={props.customer} />
        </Match>
        <Match when={props.tab === "transactions"}>
          <Transactions customer={props.customer} />
        </Match>
        <Match when={props.tab === "caps"}>
          <Caps customer={props.customer} />
        </Match>
        <Match when={props.tab === "activity"}>
          <Activity objectType="customer" objectId={props.customer.id} />
        </Match>
      </Switch>
    </Page>
  );
}
