import { type JSX, Match, Switch } from "solid-js";
import { Icon } from "../kit/icon.tsx";
import { Link } from "./facility.tsx";

export interface RecordRef {
  type: string;
  id: number | null;
  label: string;
  href: string | null;
}

/** Where a record of the API lives on screen; null where it has no page of its own. */
export function recordPath(type: string, id: number): string | null {
  switch (type) {
    case "customer":
      return `/customers/${id}`;
    case "service_entry":
      return `/service-entries/${id}`;
    case "schedule_line":
      return `/schedule-lines/${id}`;
    case "service":
      return `/settings/services?open=${id}`;
    case "billing_code":
      return `/rates/codes/${id}`;
    case "billing_rate":
      return `/rates/list?open=${id}`;
    case "journal":
      return `/billing/journals/${id}`;
    case "journal_line":
      return `/journal-lines/${id}`;
    case "run":
      return `/billing/runs/${id}`;
    case "customer_transaction":
      return `/ledger/transactions/${id}`;
    case "tax_code":
      return `/settings/tax-codes?open=${id}`;
    case "accommodation_payment":
      return `/accommodation/${id}`;
    case "place_price":
      return `/accommodation/prices?show=all&open=${id}`;
    case "receipt":
      return `/receipts?open=${id}`;
    case "refund":
      return `/receipts/refunds?open=${id}`;
    case "vendor_payment":
      return `/receipts/payments?open=${id}`;
    case "bank_file":
      return `/receipts/bank-files?open=${id}`;
    case "own_bank_account":
      return `/settings/own-bank-accounts?open=${id}`;
    case "client_cap":
      return `/customers/${id}/caps`;
    default:
      return null;
  }
}

/** A link of an explanation, a search hit or a fault. Rules and laws open beside the application. */
export function RecordLink(props: { link: RecordRef }): JSX.Element {
  const path = () => (props.link.id === null ? null : recordPath(props.link.type, props.link.id));
  return (
    <Switch fallback={<span>{props.link.label}</span>}>
      <Match when={path()}>{(href) => <Link href={href()}>{props.link.label}</Link>}</Match>
      <Match when={props.link.href}>
        {(href) => (
          <a href={href()} target="_blank" rel="noreferrer noopener">
            {props.link.label}
            <Icon name="link" />
            <span class="visually-hidden"> (opens in a new tab)</span>
          </a>
        )}
      </Match>
    </Switch>
  );
}
