import {
  checkEvents,
  readEventFile,
  readRegisterFile,
  readResidentialStatement,
  readSahInvoiceFile,
  readSupportAtHomeStatement,
} from "@banksia/claims";
import type { Detected } from "./detect.ts";
import { count, money, text } from "./facts.ts";
import { fileIssue, fromFindings } from "./issues.ts";
import type { Checked, FileFact, InspectOptions, LoadedFile } from "./report.ts";

/** Checks events one by one and, with their lines in the file, against each other. */
export function checkEventFile({ bytes }: LoadedFile, { today }: InspectOptions): Checked {
  const read = readEventFile(bytes, today ?? null);
  const own = fromFindings(read);
  const together = checkEvents(read.events.map(({ event }) => event));
  // Those of single events were found with their line already; what is new concerns events taken together.
  const known = new Set(own.issues.map(({ code, line }) => `${code}|${line}`));
  const more = together.issues.flatMap((issue) => {
    const line = issue.line === null ? null : (read.events[issue.line - 1]?.line ?? null);
    return known.has(`${issue.code}|${line}`) ? [] : [{ ...issue, line, columns: null }];
  });
  const errors = more.filter(({ severity }) => severity === "error").length;
  return {
    kind: "residential-events",
    issues: [...own.issues, ...more],
    errors: own.errors + errors,
    warnings: own.warnings + more.length - errors,
    leftOff: own.leftOff + together.leftOff,
    facts: [count("Events", read.events.length), count("Stays", together.stays.length)],
  };
}

export function checkRegister({ bytes }: LoadedFile): Checked {
  const read = readRegisterFile(bytes);
  const facts = [
    ...text("Service", read.serviceNapsId),
    ...text("Month", read.month),
    count("Lines", read.lines.length),
    count("Care recipients", read.byRecipient.length),
    money("Claimed", read.total),
    ...read.byCode.slice(0, 30).map(({ key, amount }) => money(key, amount)),
  ];
  return { kind: "claim-register", ...fromFindings(read), facts };
}

export function checkSahInvoices({ bytes }: LoadedFile, options: InspectOptions): Checked {
  const facts = options.today === undefined ? {} : { today: options.today };
  const read = readSahInvoiceFile(bytes, facts, options.sahLayout);
  return {
    kind: "sah-invoices",
    ...fromFindings(read),
    facts: [count("Items", read.items.length), count("Invoices", read.invoices.length), money("Claimed", read.total)],
  };
}

/** Checks a payment statement by the mapping that was detected, or says that there is none to read it by. */
export function checkStatement({ bytes }: LoadedFile, { kind, mapping, suggested }: Detected): Checked {
  if (mapping === null) {
    const issues = [fileIssue("file.mapping-incomplete")];
    return { kind, issues, errors: 1, warnings: 0, leftOff: 0, facts: [] };
  }
  const residential = mapping.programme === "residential";
  const read = residential ? readResidentialStatement(bytes, mapping) : readSupportAtHomeStatement(bytes, mapping);
  const found = fromFindings(read);
  const stated = read.totals.flatMap(({ name, stated }): FileFact[] =>
    stated === null ? [] : [money(`${name} (stated)`, stated)],
  );
  return {
    kind,
    issues: suggested ? [fileIssue("file.mapping-suggested"), ...found.issues] : found.issues,
    errors: found.errors,
    warnings: found.warnings + (suggested ? 1 : 0),
    leftOff: found.leftOff,
    facts: [
      ...text("Mapping", mapping.name),
      count("Lines", read.lineCount),
      money("Paid", "total" in read ? read.total : read.totalPaid),
      ...stated,
    ],
  };
}
