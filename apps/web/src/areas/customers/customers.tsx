import type { Customer, CustomerListItem } from "@banksia/contracts";
import { type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead } from "../../data/read.ts";
import { createRows, pageAt } from "../../data/rows.ts";
import { optionsOf, useCustomerGroups, useTerms } from "../../data/references.ts";
import { can } from "../../data/session.ts";
import { Link, useFacility, useGo } from "../../frame/facility.tsx";
import { CopyId } from "../../kit/copy-id.tsx";
import { Empty, Failure } from "../../kit/failure.tsx";
import { Icon } from "../../kit/icon.tsx";
import { Page } from "../../kit/page.tsx";
import { DetailPanel, Split } from "../../kit/panel.tsx";
import { Table } from "../../kit/table/table.tsx";
import type { Column } from "../../kit/table/types.ts";
import { useListState } from "../../lib/list-state.ts";
import { flagOf, idOf, oneOf, wordsOf } from "../../lib/param.ts";
import { CustomerChips } from "./customer-chips.tsx";
import { CustomerSummary } from "./customer-summary.tsx";
import { addressWords, BALANCES, CARER, CHANNELS, METHODS, ROLES, STATES, wordOf } from "./customer-words.ts";

/** The register: everyone who receives care and everyone who pays. */
export default function Customers(): JSX.Element {
  const list = useListState();
  const facility = useFacility();
  const go = useGo();
  const groups = useCustomerGroups();
  const terms = useTerms();
  const query = () => ({
    search: wordsOf(list.get("search")),
    type: oneOf(list.get("type"), ["person", "organisation"]),
    customerGroupId: idOf(list.get("customerGroupId")),
    serviceId: facility.id(),
    role: wordOf(ROLES, list.get("role")),
    state: oneOf(list.get("state"), STATES),
    termsOfPaymentId: idOf(list.get("termsOfPaymentId")),
    methodOfPayment: wordOf(METHODS, list.get("methodOfPayment")),
    statementPreference: wordOf(CHANNELS, list.get("statementPreference")),
    carerStatus: wordOf(CARER, list.get("carerStatus")),
    homeCarePackage: flagOf(list.get("homeCarePackage")),
    balance: wordOf(BALANCES, list.get("balance")),
    directDebitBlocked: flagOf(list.get("directDebitBlocked")),
    active: list.get("active") === "all" ? undefined : (flagOf(list.get("active")) ?? true),
    adjustmentRequired: flagOf(list.get("adjustmentRequired")),
    sort: wordsOf(list.get("sort")),
  });
  const source = createRows<CustomerListItem>(
    () => ["customers", query()],
    (cursor, signal) => api.call(endpoints.listCustomers, { query: { ...query(), ...pageAt(cursor) }, signal }),
  );
  const columns: Column<CustomerListItem>[] = [
    {
      id: "name",
      label: "Name",
      kind: "text",
      width: 240,
      sort: "name",
      value: (row) => row.name,
      cell: (row) => <Link href={`/customers/${row.id}`}>{row.name}</Link>,
    },
    { id: "knownAs", label: "Known as", kind: "text", width: 104, sort: "knownAs", value: (row) => row.knownAs },
    { id: "account", label: "Account", kind: "text", width: 104, sort: "account", value: (row) => row.account },
    { id: "services", label: "In care at", kind: "text", width: 200, value: (row) => row.currentServices.join(", ") },
    {
      id: "balance",
      label: "Balance $",
      kind: "money",
      width: 128,
      value: (row) => row.balance,
      sumSelected: true,
      filter: { kind: "choice", param: "balance", options: () => BALANCES.options },
    },
    {
      id: "type",
      label: "Type",
      kind: "text",
      width: 120,
      value: (row) => (row.type === "person" ? "Person" : "Organisation"),
      filter: {
        kind: "choice",
        param: "type",
        options: () => [
          { value: "person", label: "Person" },
          { value: "organisation", label: "Organisation" },
        ],
      },
    },
    {
      id: "group",
      label: "Customer group",
      kind: "text",
      width: 144,
      value: (row) => row.customerGroupName,
      filter: { kind: "choice", param: "customerGroupId", options: () => optionsOf(groups()) },
    },
    {
      id: "role",
      label: "Role",
      kind: "text",
      width: 120,
      value: (row) => ROLES.of(row.role),
      filter: { kind: "choice", param: "role", options: () => ROLES.options },
    },
    {
      id: "terms",
      label: "Terms",
      kind: "text",
      width: 152,
      value: (row) => row.termsOfPaymentName,
      filter: { kind: "choice", param: "termsOfPaymentId", options: () => optionsOf(terms()) },
    },
    {
      id: "method",
      label: "Pays by",
      kind: "text",
      width: 120,
      value: (row) => METHODS.of(row.methodOfPayment),
      filter: { kind: "choice", param: "methodOfPayment", options: () => METHODS.options },
    },
    { id: "phone", label: "Telephone", kind: "text", width: 136, value: (row) => row.phone },
    { id: "email", label: "E-mail", kind: "text", width: 216, value: (row) => row.email, hidden: true },
    {
      id: "address",
      label: "Address",
      kind: "text",
      width: 280,
      value: (row) => addressWords({ ...row, line: row.addressLine }),
      hidden: true,
    },
    {
      id: "state",
      label: "State",
      kind: "text",
      width: 80,
      value: (row) => row.state,
      filter: { kind: "choice", param: "state", options: () => STATES.map((value) => ({ value, label: value })) },
    },
    { id: "suburb", label: "Suburb", kind: "text", width: 144, value: (row) => row.suburb, hidden: true },
    { id: "postcode", label: "Postcode", kind: "text", width: 88, value: (row) => row.postcode, hidden: true },
    {
      id: "statements",
      label: "Statements by",
      kind: "text",
      width: 120,
      value: (row) => CHANNELS.of(row.statementPreference),
      hidden: true,
      filter: { kind: "choice", param: "statementPreference", options: () => CHANNELS.options },
    },
    {
      id: "carer",
      label: "Carer status",
      kind: "text",
      width: 120,
      value: (row) => CARER.of(row.carerStatus),
      hidden: true,
      filter: { kind: "choice", param: "carerStatus", options: () => CARER.options },
    },
    {
      id: "package",
      label: "Home care package",
      kind: "text",
      width: 136,
      value: (row) => (row.homeCarePackage ? "Yes" : "No"),
      hidden: true,
      filter: {
        kind: "choice",
        param: "homeCarePackage",
        options: () => [
          { value: "true", label: "Yes" },
          { value: "false", label: "No" },
        ],
      },
    },
    { id: "birthDate", label: "Born", kind: "day", width: 104, value: (row) => row.birthDate },
    { id: "reference", label: "Reference", kind: "text", width: 128, value: (row) => row.reference },
    { id: "home", label: "Kept by", kind: "text", width: 176, value: (row) => row.homeServiceName, hidden: true },
    {
      id: "active",
      label: "Active",
      kind: "text",
      width: 104,
      value: (row) => (row.active ? "Active" : "Inactive"),
      hidden: true,
      filter: {
        kind: "choice",
        param: "active",
        options: () => [
          { value: "false", label: "Inactive" },
          { value: "all", label: "Both" },
        ],
      },
    },
  ];
  const openId = () => idOf(list.get("open"));
  return (
    <Page
      title="Customers"
      fill
      actions={
        <Show when={can("customers:write")}>
          <Link class="button primary" href="/customers/new">
            <Icon name="plus" />
            New customer
          </Link>
        </Show>
      }
    >
      <Split
        open={openId() !== undefined}
        panel={
          <Show when={openId()} keyed>
            {(id) => <CustomerPanel customerId={id} onClose={() => list.set({ open: null })} />}
          </Show>
        }
      >
        <Table
          id="customers"
          label="Customers"
          noun={["customer", "customers"]}
          columns={columns}
          source={source}
          rowKey={(row) => row.id}
          list={list}
          search="Name, account, reference, phone, e-mail"
          selectable
          openKey={openId() ?? null}
          onOpen={(row) => (openId() === row.id ? go(`/customers/${row.id}`) : list.set({ open: String(row.id) }))}
          onWalk={(row) => openId() !== undefined && list.set({ open: String(row.id) })}
          onNew={can("customers:write") ? () => go("/customers/new") : undefined}
          rowClass={(row) => (row.active ? "" : "faded")}
          csvHref={api.csvUrl(endpoints.listCustomers, { query: query() })}
          tools={
            <>
              <Only param="adjustmentRequired" label="Adjustment required" list={list} />
              <Only param="directDebitBlocked" label="Direct debit without an account" list={list} />
            </>
          }
          empty={
            <Empty
              title={
                query().adjustmentRequired
                  ? "No customer has fees to be adjusted."
                  : query().directDebitBlocked
                    ? "Everyone who pays by direct debit has an approved bank account."
                    : facility.name()
                      ? `Nobody is in care at ${facility.name()}.`
                      : "There are no customers yet."
              }
              action={
                <Show when={can("customers:write") && !query().adjustmentRequired}>
                  <span class="row wrap">
                    <Link class="button primary" href="/customers/new">
                      New customer
                    </Link>
                    <Show when={can("bring-in:load")}>
                      <Link class="button plain" href="/settings/bring-in/new?kind=customers">
                        Bring in a file
                      </Link>
                    </Show>
                  </span>
                </Show>
              }
            >
              Enter them one by one, or bring in a CSV file from another system.
            </Empty>
          }
        />
      </Split>
    </Page>
  );
}

/** Narrows the list to those of whom one thing is so. */
function Only(props: { param: string; label: string; list: ReturnType<typeof useListState> }): JSX.Element {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={props.list.get(props.param) === "true"}
        onChange={(event) => props.list.set({ [props.param]: event.currentTarget.checked ? "true" : "" })}
      />
      <span>{props.label}</span>
    </label>
  );
}

function CustomerPanel(props: { customerId: number; onClose: () => void }): JSX.Element {
  const read = createRead<Customer>(() => ({
    queryKey: ["customer", props.customerId],
    queryFn: ({ signal }) => api.call(endpoints.getCustomer, { params: { customerId: props.customerId }, signal }),
  }));
  return (
    <DetailPanel
      title={read().data?.name ?? "Customer"}
      chips={<Show when={read().data}>{(customer) => <CustomerChips customer={customer()} />}</Show>}
      onClose={() => props.onClose()}
      actions={
        <Link class="button plain" href={`/customers/${props.customerId}`}>
          <Icon name="expand" />
          Open the page
        </Link>
      }
    >
      <Switch>
        <Match when={read().data}>
          {(customer) => (
            <>
              <div class="row wrap">
                <CopyId id={customer().account} what="account" />
              </div>
              <CustomerSummary customer={customer()} />
            </>
          )}
        </Match>
        <Match when={read().error}>
          <Failure what="The customer" error={read().error} onRetry={() => void read().refetch()} />
        </Match>
        <Match when={true}>
          <span class="skeleton" />
        </Match>
      </Switch>
    </DetailPanel>
  );
}
