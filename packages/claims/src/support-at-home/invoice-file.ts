import { readCsv, type CsvRow } from "../common/csv-read.ts";
import { writeCsv } from "../common/csv-write.ts";
import { parseDay } from "../common/day.ts";
import { IssueLog, type Findings } from "../common/issue.ts";
import { normaliseHeader, readTable, type Table } from "../common/table.ts";
import { decodeText, type FileInput } from "../common/text.ts";
import { checkSahItem, type SahFacts } from "./check-item.ts";
import { isFundingSource, isItemOrWraparound, isPurchaseMethod, isUnitType } from "./codes.ts";
import { checkSahItems, groupSahItems, type SahInvoice } from "./invoices.ts";
import { sahRules, type SahIssueCode } from "./issues.ts";
import { totalOfItems, type SahItem } from "./item.ts";
import { defaultSahLayout, NEEDED_FIELDS, sahColumns, type SahLayout } from "./layout.ts";

export interface WrittenSahFile extends Findings<SahIssueCode> {
  /** CSV with CR LF; null when an error stands in the way. */
  readonly text: string | null;
  readonly total: string;
}

function cellOf(item: SahItem, field: keyof SahItem, layout: SahLayout): string {
  const value = item[field];
  if (value === null) return "";
  // The agency's own form for this one field is Y or N, whatever the others are.
  if (field === "prescribedItem") return item.prescribedItem === true ? "Y" : "N";
  if (typeof value === "boolean") return value ? layout.flags[0] : layout.flags[1];
  return field === "deliveryDate" && layout.dayForm === "DD/MM/YYYY" ? value.split("-").toReversed().join("/") : value;
}

function layoutIsWhole(layout: SahLayout): boolean {
  const fields = new Set(layout.columns.map(({ field }) => field));
  const headers = new Set(layout.columns.map(({ header }) => normaliseHeader(header)));
  return (
    fields.size === layout.columns.length &&
    headers.size === layout.columns.length &&
    !headers.has("") &&
    NEEDED_FIELDS.every((field) => fields.has(field)) &&
    layout.flags[0] !== layout.flags[1]
  );
}

/** Checks items of one service and writes them as an upload file, one row each, in the order given. */
export function writeSahInvoiceFile(
  items: readonly SahItem[],
  facts: SahFacts = {},
  layout: SahLayout = defaultSahLayout,
): WrittenSahFile {
  const log = new IssueLog<SahIssueCode>(sahRules);
  if (!layoutIsWhole(layout)) log.add("sah.layout");
  if (items.length === 0) log.add("sah.no-items");
  const placed = items.map((item, i) => ({ item, place: i + 1 }));
  for (const { item, place } of placed) checkSahItem(item, place, facts, log);
  checkSahItems(placed, log);
  groupSahItems(placed, log);
  const fields = new Set(layout.columns.map(({ field }) => field));
  for (const { item, place } of placed)
    for (const { field } of defaultSahLayout.columns)
      if (!fields.has(field) && item[field] !== null && item[field] !== "" && item[field] !== false)
        log.add("sah.layout", {
          line: place,
          field,
          value: String(item[field]),
          detail: "The field has a value but no column.",
        });
  const findings = log.findings();
  const rows = [
    layout.columns.map(({ header }) => header),
    ...items.map((item) => layout.columns.map(({ field }) => cellOf(item, field, layout))),
  ];
  return { text: findings.ok ? writeCsv(rows) : null, total: totalOfItems(items), ...findings };
}

export interface ReadSahInvoiceFile extends Findings<SahIssueCode> {
  /** Items whose every value could be read, by line. */
  readonly items: readonly { readonly line: number; readonly item: SahItem }[];
  readonly invoices: readonly SahInvoice[];
  readonly total: string;
}

function readItem(
  table: Table<keyof SahItem>,
  row: CsvRow,
  layout: SahLayout,
  log: IssueLog<SahIssueCode>,
): SahItem | null {
  const errorsBefore = log.errors;
  const cell = (field: keyof SahItem): string => table.cell(row, field);
  const at = (field: keyof SahItem) => ({ line: row.line, field, value: cell(field) });
  const code = <T extends string>(
    field: keyof SahItem,
    is: (text: string) => text is T,
    fault: SahIssueCode,
  ): T | null => {
    const text = cell(field);
    if (text === "") return null;
    if (is(text)) return text;
    log.add(fault, at(field));
    return null;
  };
  const flag = (field: keyof SahItem): boolean | null => {
    const text = cell(field).toLowerCase();
    if (text === "") return null;
    if (text === layout.flags[0].toLowerCase() || text === "y" || text === "true") return true;
    if (text === layout.flags[1].toLowerCase() || text === "n" || text === "false") return false;
    log.add("sah.flag", at(field));
    return null;
  };
  const fundingSource = code("fundingSource", isFundingSource, "sah.funding-source");
  if (fundingSource === null && cell("fundingSource") === "") log.add("sah.funding-source", at("fundingSource"));
  const deliveryDate = parseDay(cell("deliveryDate"));
  if (deliveryDate === null) log.add("sah.delivery-date", at("deliveryDate"));
  const values = {
    unitType: code("unitType", isUnitType, "sah.unit-type"),
    itemOrWraparound: code("itemOrWraparound", isItemOrWraparound, "sah.item-kind"),
    purchaseMethodType: code("purchaseMethodType", isPurchaseMethod, "sah.purchase-method"),
    deliveredByThirdParty: flag("deliveredByThirdParty") ?? false,
    prescribedItem: flag("prescribedItem"),
    itemFirstPayment: flag("itemFirstPayment"),
  };
  if (log.errors > errorsBefore || fundingSource === null || deliveryDate === null) return null;
  return {
    ...values,
    fundingSource,
    deliveryDate,
    serviceProviderId: cell("serviceProviderId"),
    serviceNapsId: cell("serviceNapsId"),
    invoiceReference: cell("invoiceReference"),
    externalReference: cell("externalReference"),
    careRecipientId: cell("careRecipientId"),
    serviceId: cell("serviceId"),
    quantity: cell("quantity"),
    pricePerUnit: cell("pricePerUnit"),
    itemDescriptionCode: cell("itemDescriptionCode"),
    itemDescription: cell("itemDescription"),
    wraparoundDescriptionCode: cell("wraparoundDescriptionCode"),
    wraparoundDescription: cell("wraparoundDescription"),
    healthProfessionalTypeCode: cell("healthProfessionalTypeCode"),
    healthProfessionalTypeOther: cell("healthProfessionalTypeOther"),
    loanedByOrganisationName: cell("loanedByOrganisationName"),
    loanedByInvoiceNumber: cell("loanedByInvoiceNumber"),
    lateSubmissionReasonCode: cell("lateSubmissionReasonCode"),
    lateSubmissionJustification: cell("lateSubmissionJustification"),
  };
}

/** Reads an upload file back and checks it like new items. Never throws. */
export function readSahInvoiceFile(
  input: FileInput,
  facts: SahFacts = {},
  layout: SahLayout = defaultSahLayout,
): ReadSahInvoiceFile {
  const log = new IssueLog<SahIssueCode>(sahRules);
  const text = decodeText(input, log);
  const table = text === null ? null : readTable(readCsv(text, log), sahColumns(layout), log);
  const placed: { item: SahItem; place: number }[] = [];
  for (const row of table?.rows ?? []) {
    const item = table === null ? null : readItem(table, row, layout, log);
    if (item === null) continue;
    checkSahItem(item, row.line, facts, log);
    placed.push({ item, place: row.line });
  }
  if (table !== null && table.rows.length === 0) log.add("sah.no-items");
  checkSahItems(placed, log);
  const invoices = groupSahItems(placed, log);
  return {
    items: placed.map(({ item, place }) => ({ line: place, item })),
    invoices,
    total: totalOfItems(placed.map(({ item }) => item)),
    ...log.findings(),
  };
}
