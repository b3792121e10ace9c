import type { SearchHit } from "@banksia/contracts";

/** Where something found lives. */
export function hitPath(hit: Pick<SearchHit, "type" | "id">): string {
  switch (hit.type) {
    case "customer":
      return `/customers/${hit.id}`;
    case "journal":
      return `/billing/journals/${hit.id}`;
    case "run":
      return `/billing/runs/${hit.id}`;
    case "customer_transaction":
      return `/ledger/transactions/${hit.id}`;
    case "billing_code":
      return `/rates/codes/${hit.id}`;
    case "service":
      return `/settings/services?open=${hit.id}`;
    default:
      return "/";
  }
}
