import { isDay, type Day } from "../common/day.ts";
import { parseCents, parseDecimal } from "../common/decimal.ts";
import type { IssueSink } from "../common/issue.ts";
import {
  GROUP_SOURCES,
  isFundingSource,
  isItemOrWraparound,
  isPurchaseMethod,
  isUnitType,
  type UnitType,
} from "./codes.ts";
import { itemCents, type SahItem } from "./item.ts";
import type { SahItemIssueCode } from "./issues.ts";
import { lastClaimDay, quarterEnd } from "./quarter.ts";

/** One service of the agency's list. */
export interface SahService {
  readonly serviceId: string;
  readonly serviceGroupId: string;
  /** One unit type: fixed by the service. Several: the item must say. */
  readonly unitTypes: readonly UnitType[];
  readonly asksHealthProfessional?: boolean;
}

export interface SahFacts {
  /** When given, the delivery must not lie after it and lateness is checked. */
  readonly today?: Day;
  readonly services?: ReadonlyMap<string, SahService>;
  /** Description codes ("other") that ask for a description in words. */
  readonly codesAskingText?: ReadonlySet<string>;
  /** The end of the budget an item is paid from; the calendar quarter's for ON and CM when not given. */
  readonly budgetEndOf?: (item: SahItem) => Day | null;
}

const SAH_START = "2025-11-01";
type Report = (code: SahItemIssueCode, field: keyof SahItem, value?: string) => void;

function checkAmounts(item: SahItem, service: SahService | undefined, report: Report): void {
  const quantity = /^\d{1,6}(?:\.\d{1,2})?$/.test(item.quantity) ? parseDecimal(item.quantity, 2) : null;
  const price = /^\d{1,8}(?:\.\d{1,2})?$/.test(item.pricePerUnit) ? parseCents(item.pricePerUnit) : null;
  if (quantity === null) report("sah.quantity", "quantity", item.quantity);
  if (price === null) report("sah.price", "pricePerUnit", item.pricePerUnit);
  if (quantity !== null && price !== null && itemCents(item) === 0n) report("sah.zero", "quantity", item.quantity);
  const { unitType } = item;
  if (unitType !== null && !isUnitType(unitType)) report("sah.unit-type", "unitType", unitType);
  else if (service !== undefined && unitType === null && service.unitTypes.length > 1)
    report("sah.unit-type-missing", "unitType");
  else if (service !== undefined && unitType !== null && !service.unitTypes.includes(unitType))
    report("sah.unit-type-not-allowed", "unitType", unitType);
  const unit = unitType ?? (service?.unitTypes.length === 1 ? service.unitTypes[0] : undefined);
  if (unit === "hours" && quantity !== null && quantity % 25n !== 0n)
    report("sah.quarter-hours", "quantity", item.quantity);
}

function checkDescriptions(item: SahItem, facts: SahFacts, report: Report): void {
  const pairs = [
    ["ITEM", "itemDescriptionCode", "itemDescription"],
    ["WRAPAROUND", "wraparoundDescriptionCode", "wraparoundDescription"],
  ] as const;
  if (item.itemOrWraparound !== null && !isItemOrWraparound(item.itemOrWraparound))
    report("sah.item-kind", "itemOrWraparound", item.itemOrWraparound);
  for (const [kind, code, text] of pairs) {
    if (item.itemOrWraparound === kind) {
      if (item[code] === "") report("sah.description-missing", code);
      else if (item[text] === "" && facts.codesAskingText?.has(item[code]) === true)
        report("sah.description-text-missing", text);
    } else if (item[code] !== "" || item[text] !== "") report("sah.description-extra", code, item[code]);
  }
}

function checkConditions(item: SahItem, service: SahService | undefined, report: Report): void {
  if (service?.asksHealthProfessional === true && item.healthProfessionalTypeCode === "")
    report("sah.health-professional", "healthProfessionalTypeCode");
  const method = item.purchaseMethodType;
  if (method !== null && !isPurchaseMethod(method)) report("sah.purchase-method", "purchaseMethodType", method);
  const hasLender = [item.loanedByOrganisationName, item.loanedByInvoiceNumber].map((text) => text !== "");
  if (hasLender.some((has) => has !== (method === "LOANED"))) report("sah.loan", "loanedByOrganisationName");
  if ((item.fundingSource === "HM") !== (item.itemFirstPayment !== null))
    report("sah.first-payment", "itemFirstPayment", String(item.itemFirstPayment));
}

function checkLateness(item: SahItem, facts: SahFacts, report: Report): void {
  const given = item.lateSubmissionReasonCode !== "";
  if (given !== (item.lateSubmissionJustification !== ""))
    report("sah.late-without-justification", "lateSubmissionJustification");
  const quarterly = item.fundingSource === "ON" || item.fundingSource === "CM";
  const budgetEnd = facts.budgetEndOf?.(item) ?? (quarterly ? quarterEnd(item.deliveryDate) : null);
  if (facts.today === undefined || budgetEnd === null) return;
  const late = facts.today > lastClaimDay(budgetEnd);
  if (late && !given) report("sah.late", "lateSubmissionReasonCode");
  if (!late && given) report("sah.late-extra", "lateSubmissionReasonCode", item.lateSubmissionReasonCode);
}

const TEXTS = [
  "itemDescriptionCode",
  "itemDescription",
  "wraparoundDescriptionCode",
  "wraparoundDescription",
  "healthProfessionalTypeCode",
  "healthProfessionalTypeOther",
  "loanedByOrganisationName",
  "loanedByInvoiceNumber",
  "lateSubmissionReasonCode",
  "lateSubmissionJustification",
] as const satisfies (keyof SahItem)[];

/** Checks one item by itself. `line` is its line in the file or its place in the list, from 1. */
export function checkSahItem(item: SahItem, line: number, facts: SahFacts, log: IssueSink<SahItemIssueCode>): void {
  const report: Report = (code, field, value) => log.add(code, { line, field, value });
  if (!/^[A-Za-z0-9-]{1,10}$/.test(item.serviceProviderId))
    report("sah.provider", "serviceProviderId", item.serviceProviderId);
  if (!/^\d{1,5}$/.test(item.serviceNapsId)) report("sah.service-naps", "serviceNapsId", item.serviceNapsId);
  if (!/^\d{1,10}$/.test(item.careRecipientId)) report("sah.recipient", "careRecipientId", item.careRecipientId);
  for (const field of ["externalReference", "invoiceReference"] as const)
    if (!/^[A-Za-z0-9][A-Za-z0-9_/.-]{0,23}$/.test(item[field])) report("sah.reference", field, item[field]);
  const service = facts.services?.get(item.serviceId);
  if (!/^SERV-\d{4}$/.test(item.serviceId)) report("sah.service-id", "serviceId", item.serviceId);
  else if (facts.services !== undefined && service === undefined)
    report("sah.service-unknown", "serviceId", item.serviceId);
  for (const field of TEXTS) {
    if (item[field].length > 500 || /\p{Cc}/u.test(item[field])) report("sah.text", field, item[field]);
    if (/^[=+\-@]/.test(item[field])) report("sah.formula", field, item[field]);
  }
  checkAmounts(item, service, report);
  if (!isFundingSource(item.fundingSource)) report("sah.funding-source", "fundingSource", item.fundingSource);
  else if (service !== undefined && Object.hasOwn(GROUP_SOURCES, service.serviceGroupId)) {
    const allowed = GROUP_SOURCES[service.serviceGroupId] ?? [];
    if (!allowed.includes(item.fundingSource))
      report("sah.funding-source-not-allowed", "fundingSource", item.fundingSource);
  }
  checkDescriptions(item, facts, report);
  checkConditions(item, service, report);
  if (!isDay(item.deliveryDate)) {
    report("sah.delivery-date", "deliveryDate", item.deliveryDate);
    return;
  }
  if (facts.today !== undefined && item.deliveryDate > facts.today)
    report("sah.delivery-future", "deliveryDate", item.deliveryDate);
  if (item.deliveryDate < SAH_START) report("sah.before-start", "deliveryDate", item.deliveryDate);
  checkLateness(item, facts, report);
}
