import type { Customer } from "@banksia/contracts";
import type { JSX } from "solid-js";
import { Facts } from "../../kit/facts.tsx";
import { Money } from "../../kit/money.tsx";
import { Link } from "../../frame/facility.tsx";
import { formatDay } from "../../lib/days.ts";

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

/** The facts of a customer that one looks up most. */
export function CustomerSummary(props: { customer: Customer; wide?: boolean | undefined }): JSX.Element {
  return (
    <Facts
      wide={props.wide}
      facts={[
        [
          "Balance",
          <Link href={`/customers/${props.customer.id}/transactions`}>
            <Money amount={props.customer.balance} />
          </Link>,
        ],
        ["In care at", props.customer.currentServices.join(", ")],
        props.customer.type === "person" && ["Known as", props.customer.knownAs],
        props.customer.type === "person" && [
          "Born",
          props.customer.birthDate ? formatDay(props.customer.birthDate) : null,
        ],
        props.customer.type === "organisation" && ["ABN", props.customer.abn ? formatAbn(props.customer.abn) : null],
        ["Reference", props.customer.reference],
        ["Customer group", props.customer.customerGroupName],
        ["Terms of payment", props.customer.termsOfPaymentName],
        ["Method of payment", METHODS[props.customer.methodOfPayment]],
        ["E-mail", props.customer.email ? <a href={`mailto:${props.customer.email}`}>{props.customer.email}</a> : null],
        ["Telephone", props.customer.phone ? <a href={`tel:${props.customer.phone}`}>{props.customer.phone}</a> : null],
        ["Address", addressOf(props.customer)],
        ["Record kept by", props.customer.homeServiceName ?? "Shared by all facilities"],
      ]}
    />
  );
}
