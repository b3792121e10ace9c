import type { Customer } from "@banksia/contracts";
import { For, type JSX } from "solid-js";
import { Dynamic } from "solid-js/web";
import { today } from "../../data/today.ts";
import { Link } from "../../frame/facility.tsx";
import { type Fact, Facts } from "../../kit/facts.tsx";
import { Money } from "../../kit/money.tsx";
import { formatAbn } from "../../lib/abn.ts";
import { ageOn, formatDay } from "../../lib/days.ts";
import { addressWords, CARER, CHANNELS, GENDERS, limitWords, MARITAL, METHODS } from "./customer-words.ts";
import "./customers.css";

/** The facts of a customer by what they are about. */
function groupsOf(customer: Customer): { title: string; facts: (Fact | false)[] }[] {
  const person = customer.type === "person";
  const base = `/customers/${customer.id}`;
  const fullName = [customer.title, customer.firstName, customer.middleName, customer.lastName];
  return [
    {
      title: person ? "Person" : "Organisation",
      facts: [
        person && ["Name", fullName.filter(Boolean).join(" ")],
        person && ["Known as", customer.knownAs],
        person && [
          "Born",
          customer.birthDate
            ? `${formatDay(customer.birthDate)}, ${ageOn(customer.birthDate, today()) ?? ""} years old`
            : null,
        ],
        person && ["Gender", GENDERS.of(customer.gender)],
        person && ["Marital status", MARITAL.of(customer.maritalStatus)],
        person && ["Carer status", CARER.of(customer.carerStatus)],
        person && ["Home care package", customer.homeCarePackage ? "Yes, unspent amount is kept" : "No"],
        (!person || customer.abn !== null) && ["ABN", customer.abn ? formatAbn(customer.abn) : null],
        person && ["In care at", customer.currentServices.join(", ")],
        ["Reference", customer.reference],
        ["Record kept by", customer.homeServiceName ?? "Shared by all facilities"],
      ],
    },
    {
      title: "Payment",
      facts: [
        [
          "Balance",
          <Link href={`${base}/transactions`}>
            <Money amount={customer.balance} />
          </Link>,
        ],
        ["Customer group", customer.customerGroupName],
        ["Terms", customer.termsOfPaymentName],
        ["Pays by", <Link href={`${base}/payment`}>{METHODS.of(customer.methodOfPayment)}</Link>],
        customer.methodOfPayment === "direct_debit" && ["Direct debit", limitWords(customer.directDebitLimit)],
      ],
    },
    {
      title: "Address and statements",
      facts: [
        ["Address", addressWords({ ...customer, line: customer.addressLine })],
        ["E-mail", customer.email ? <a href={`mailto:${customer.email}`}>{customer.email}</a> : null],
        ["Telephone", customer.phone ? <a href={`tel:${customer.phone}`}>{customer.phone}</a> : null],
        ["Statement name", customer.statementName ?? "the name of the customer"],
        ["Statements go by", CHANNELS.of(customer.statementPreference)],
        [
          "Also on record",
          <Link href={`${base}/addresses`}>
            {[
              `${customer.counts.addresses} ${customer.counts.addresses === 1 ? "address" : "addresses"}`,
              `${customer.counts.contactDetails} ${customer.counts.contactDetails === 1 ? "number" : "numbers"}`,
              ...(person
                ? [`${customer.counts.contacts} ${customer.counts.contacts === 1 ? "contact" : "contacts"}`]
                : []),
            ].join(", ")}
          </Link>,
        ],
      ],
    },
  ];
}

/** The facts of a customer that one looks up most. */
export function CustomerSummary(props: {
  customer: Customer;
  wide?: boolean | undefined;
  /** Beside the first heading. */
  action?: JSX.Element;
}): JSX.Element {
  return (
    <div class="customer-summary" classList={{ wide: props.wide ?? false }}>
      <For each={groupsOf(props.customer)}>
        {(group, index) => (
          <section aria-label={group.title}>
            <div class="summary-head">
              <Dynamic component={props.wide ? "h2" : "h3"}>{group.title}</Dynamic>
              {index() === 0 ? props.action : undefined}
            </div>
            <Facts facts={group.facts} />
          </section>
        )}
      </For>
    </div>
  );
}
