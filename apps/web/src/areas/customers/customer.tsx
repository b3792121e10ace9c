import type { Customer } from "@banksia/contracts";
import { useParams } from "@solidjs/router";
import { For, type JSX, Match, Show, Suspense, Switch } from "solid-js";
import { Dynamic } from "solid-js/web";
import { api, endpoints } from "../../data/api.ts";
import { createRead } from "../../data/read.ts";
import { can } from "../../data/session.ts";
import { Link } from "../../frame/facility.tsx";
import NotFound from "../../frame/not-found.tsx";
import { usePageActions } from "../../frame/page-actions.ts";
import { Failure } from "../../kit/failure.tsx";
import { Icon } from "../../kit/icon.tsx";
import { Page } from "../../kit/page.tsx";
import { TabGroups } from "../../kit/tab-groups.tsx";
import { formatDollars } from "../../lib/money.ts";
import { CustomerChips } from "./customer-chips.tsx";
import { CUSTOMER_TABS, type CustomerTab } from "./customer-tabs.ts";
import { roleWords } from "./customer-words.ts";

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

const GROUPS: CustomerTab["group"][] = ["Record", "Care", "Billing", "Money"];

function CustomerBody(props: { customer: Customer; tab: string }): JSX.Element {
  const base = () => `/customers/${props.customer.id}`;
  const person = () => props.customer.type === "person";
  const tabs = () => CUSTOMER_TABS.filter((tab) => person() || !tab.person);
  const open = () => tabs().find((tab) => tab.slug === props.tab);
  const hrefOf = (tab: CustomerTab) => (tab === CUSTOMER_TABS[0] ? base() : `${base()}/${tab.slug}`);
  usePageActions(() =>
    tabs().map((tab) => ({
      title: `${tab.label} of ${props.customer.name}`,
      words: tab.group,
      kind: "This customer",
      icon: "right",
      path: hrefOf(tab),
    })),
  );
  return (
    <Show when={open()} fallback={<NotFound />}>
      {(tab) => (
        <Page
          title={props.customer.name}
          id={props.customer.account}
          idName="account"
          up={[{ href: "/customers", label: "Customers" }]}
          fill={tab().fill}
          chips={<CustomerChips customer={props.customer} />}
          sub={
            <>
              <Show when={props.customer.knownAs}>{(name) => <span>Known as {name()}</span>}</Show>
              <span>{roleWords(props.customer)}</span>
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
            <TabGroups
              label="Parts of the customer"
              groups={GROUPS.map((group) => ({
                label: group,
                tabs: tabs()
                  .filter((one) => one.group === group)
                  .map((one) => ({
                    href: hrefOf(one),
                    label: one.label,
                    count: one.count?.(props.customer) || undefined,
                    attention: one.attention?.(props.customer),
                  })),
              })).filter((group) => group.tabs.length > 0)}
            />
          }
        >
          <Suspense fallback={<TabSkeleton />}>
            <Dynamic component={tab().component} customer={props.customer} />
          </Suspense>
        </Page>
      )}
    </Show>
  );
}

function TabSkeleton(): JSX.Element {
  return (
    <div class="stack" aria-busy="true">
      <For each={[40, 60, 50]}>{(width) => <span class="skeleton" style={{ width: `${width}%` }} />}</For>
    </div>
  );
}
