import { IssueLog, type Findings, type IssueSink } from "../common/issue.ts";
import { checkSahItem, type SahFacts } from "./check-item.ts";
import { sahRules, type SahIssueCode } from "./issues.ts";
import { totalOfItems, type SahItem } from "./item.ts";

export const MAX_INVOICE_ITEMS = 9999;

/** Items that share an invoice reference, in the order given. */
export interface SahInvoice {
  readonly invoiceReference: string;
  readonly serviceProviderId: string;
  readonly serviceNapsId: string;
  readonly careRecipientId: string;
  readonly items: readonly SahItem[];
  /** Dollars with two decimals. */
  readonly total: string;
}

export interface MadeSahInvoices extends Findings<SahIssueCode> {
  readonly invoices: readonly SahInvoice[];
  readonly total: string;
}

/** Checks items against each other. `place` is the item's line or place in its list. */
export function checkSahItems(
  items: readonly { readonly item: SahItem; readonly place: number }[],
  log: IssueSink<SahIssueCode>,
): void {
  const references = new Set<string>();
  const services = new Set<string>();
  for (const { item, place } of items) {
    if (references.has(item.externalReference))
      log.add("sah.reference-twice", { line: place, field: "externalReference", value: item.externalReference });
    references.add(item.externalReference);
    const { careRecipientId, serviceId, deliveryDate, quantity, pricePerUnit, itemDescriptionCode } = item;
    const service = [careRecipientId, serviceId, deliveryDate, quantity, pricePerUnit, itemDescriptionCode].join("|");
    if (services.has(service)) log.add("sah.same-service-twice", { line: place, field: "serviceId", value: serviceId });
    services.add(service);
  }
}

/** Puts items together to invoices, in the order in which the references first appear. */
export function groupSahItems(
  items: readonly { readonly item: SahItem; readonly place: number }[],
  log: IssueSink<SahIssueCode>,
): SahInvoice[] {
  const groups = new Map<string, SahItem[]>();
  const napsIds = new Set<string>();
  for (const { item, place } of items) {
    const group = groups.get(item.invoiceReference);
    const first = group?.[0] ?? item;
    const same =
      first.serviceProviderId === item.serviceProviderId &&
      first.serviceNapsId === item.serviceNapsId &&
      first.careRecipientId === item.careRecipientId;
    if (!same) log.add("sah.mixed-invoice", { line: place, field: "invoiceReference", value: item.invoiceReference });
    if (group === undefined) groups.set(item.invoiceReference, [item]);
    else group.push(item);
    if (napsIds.size > 0 && !napsIds.has(item.serviceNapsId))
      log.add("sah.mixed-service", { line: place, field: "serviceNapsId", value: item.serviceNapsId });
    napsIds.add(item.serviceNapsId);
  }
  return [...groups].map(([invoiceReference, own]) => {
    if (own.length > MAX_INVOICE_ITEMS)
      log.add("sah.too-many-items", { field: "invoiceReference", value: invoiceReference });
    const { serviceProviderId = "", serviceNapsId = "", careRecipientId = "" } = own[0] ?? {};
    return {
      invoiceReference,
      serviceProviderId,
      serviceNapsId,
      careRecipientId,
      items: own,
      total: totalOfItems(own),
    };
  });
}

/**
 * Checks the items of one service (one NAPS id) and makes invoices of them. An issue's `line` is the item's place in
 * the list, from 1.
 */
export function makeSahInvoices(items: readonly SahItem[], facts: SahFacts = {}): MadeSahInvoices {
  const log = new IssueLog<SahIssueCode>(sahRules);
  if (items.length === 0) log.add("sah.no-items");
  const placed = items.map((item, i) => ({ item, place: i + 1 }));
  for (const { item, place } of placed) checkSahItem(item, place, facts, log);
  checkSahItems(placed, log);
  const invoices = groupSahItems(placed, log);
  return { invoices, total: totalOfItems(items), ...log.findings() };
}
