import type { Day } from "../common/day.ts";
import { IssueLog, type Findings } from "../common/issue.ts";
import { sahRules, type SahIssueCode } from "./issues.ts";
import type { SahInvoiceStatus } from "./status.ts";

/** An invoice as the agency knows it. */
export interface KnownSahInvoice {
  readonly invoiceId: string;
  readonly serviceNapsId: string;
  readonly status: SahInvoiceStatus;
}

export interface SahClaimFacts {
  readonly serviceProviderId: string;
  readonly invoices: readonly KnownSahInvoice[];
  readonly today: Day;
  /** The day of the service's last claim; null when there was none. */
  readonly lastClaimOn: Day | null;
}

export interface SahClaimBody {
  readonly serviceProviderId: string;
  readonly invoices: readonly { readonly invoiceId: string }[];
}

export interface MadeSahClaim extends Findings<SahIssueCode> {
  /** Null when the claim cannot be made. */
  readonly body: SahClaimBody | null;
}

/** Makes the claim for submitted invoices of one service. An issue's `line` is the invoice's place in the list. */
export function makeSahClaim(facts: SahClaimFacts): MadeSahClaim {
  const log = new IssueLog<SahIssueCode>(sahRules);
  const { invoices, today, lastClaimOn, serviceProviderId } = facts;
  if (!/^[A-Za-z0-9-]{1,10}$/.test(serviceProviderId))
    log.add("sah.provider", { field: "serviceProviderId", value: serviceProviderId });
  if (invoices.length === 0) log.add("sah.no-items");
  if (lastClaimOn !== null && lastClaimOn >= today) log.add("sah.claimed-today", { value: lastClaimOn });
  const seen = new Set<string>();
  invoices.forEach((invoice, i) => {
    const at = { line: i + 1, field: "invoiceId", value: invoice.invoiceId };
    if (seen.has(invoice.invoiceId)) log.add("sah.invoice-twice", at);
    seen.add(invoice.invoiceId);
    if (invoice.status !== "SUBMITTED") log.add("sah.invoice-status", { ...at, detail: `It is ${invoice.status}.` });
    if (invoice.serviceNapsId !== invoices[0]?.serviceNapsId) log.add("sah.mixed-service", at);
  });
  const findings = log.findings();
  const body = { serviceProviderId, invoices: invoices.map(({ invoiceId }) => ({ invoiceId })) };
  return { body: findings.ok ? body : null, ...findings };
}
