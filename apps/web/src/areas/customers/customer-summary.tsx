import type { Customer } from "@banksia/contracts";
import { For, type JSX } from "solid-js";
import { Dynamic } from "solid-js/web";
import { type Fact, Facts } from "../../kit/facts.tsx";
import { Money } from "../../kit/money.tsx";
import { Link } from "../../frame/facility.tsx";
import { formatDay } from "../../lib/days.ts";
import "./customers.css";

export const METHOD_LIST = ["direct_debit", "eft", "bpay", "cheque", "other"] as const;

export const METHODS: Record<Customer["methodOfPayment"], string> = {
  direct_debit: "Direct debit",
  eft: "Bank transfer",
  bpay: "BPAY",
  cheque: "Cheque",
  other: "Other",
};

/** `51 824 753 556` */
export function formatAbn(abn: string): string {
  return abn.replace(/^(\d{2})(\d{3})(\d{3})(\d{3})$/, "$1 $2 $3 $4");
}

function addressOf(customer: Customer): string | null {
  const lines = [
    customer.addressLine,
    [customer.suburb, customer.state, customer.postcode].filter(Boolean).join(" "),
  ].filter(Boolean);
  return lines.length > 0 ? lines.join(", ") : null;
}

/** The facts of a customer by what they are about. */
function groupsOf(customer: Customer): { title: string; facts: (Fact | false)[] }[] {
  return [
    {
      title: customer.type === "person" ? "Person" : "Organisation",
      facts: [
        customer.type === "person" && ["Known as", customer.knownAs],
        customer.type === "person" && ["Born", customer.birthDate ? formatDay(customer.birthDate) : null],
        (customer.type === "organisation" || customer.abn !== null) && [
          "ABN",
          customer.abn ? formatAbn(customer.abn) : null,
        ],
        customer.type === "person" && ["In care at", customer.currentServices.join(", ")],
        ["Reference", customer.reference],
        ["Record kept by", customer.homeServiceName ?? "Shared by all facilities"],
      ],
    },
    {
      title: "Payment",
      facts: [
        [
          "Balance",
          <Link href={`/customers/${customer.id}/transactions`}>
            <Money amount={customer.balance} />
          </Link>,
        ],
        ["Customer group", customer.customerGroupName],
        ["Terms", customer.termsOfPaymentName],
        ["Pays by", METHODS[customer.methodOfPayment]],
      ],
    },
    {
      title: "Where invoices go",
      facts: [
        ["Address", addressOf(customer)],
        ["E-mail", customer.email ? <a href={`mailto:${customer.email}`}>{customer.email}</a> : null],
        ["Telephone", customer.phone ? <a href={`tel:${customer.phone}`}>{customer.phone}</a> : null],
      ],
    },
  ];
}

/** The facts of a customer that one looks up most. */
export function CustomerSummary(props: { customer: Customer; wide?: boolean | undefined }): JSX.Element {
  return (
    <div class="customer-summary" classList={{ wide: props.wide ?? false }}>
      <For each={groupsOf(props.customer)}>
        {(group) => (
          <section aria-label={group.title}>
            <Dynamic component={props.wide ? "h2" : "h3"}>{group.title}</Dynamic>
            <Facts facts={group.facts} />
          </section>
        )}
      </For>
    </div>
  );
}
