import {
  bankRules,
  bpayRules,
  claimRules,
  disbursementRules,
  eventFileRules,
  mappingIssues,
  ndisAnswerRules,
  ndisClaimRules,
  ndisRequestRules,
  registerRules,
  sahRules,
  statementRules,
  type IssueRule,
} from "../src/index.ts";

const AREAS: readonly (readonly [string, string])[] = [
  ["text", "Any file: can it be read as text"],
  ["csv", "Comma separated files"],
  ["table", "Header rows"],
  ["xml", "XML files"],
  ["ndis", "NDIS bulk payment requests, results and remittances"],
  ["event", "Residential events"],
  ["claim", "Finalising a residential claim month"],
  ["register", "Residential claim register"],
  ["mapping", "Mappings of payment statements"],
  ["statement", "Payment statements"],
  ["sah", "Support at Home items, invoices and claims"],
  ["bpay", "BPAY reports and batches"],
  ["bank", "BAI2 and NAI bank statements"],
  ["report", "Direct entry disbursement reports"],
];

/** A table as the formatter wants it: columns padded to their widest cell. The first row is the head. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_cell, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  const lines = rows.map(
    (row) => `| ${widths.map((width, column) => (row[column] ?? "").padEnd(width)).join(" | ")} |`,
  );
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return [lines[0], rule, ...lines.slice(1)].join("\n");
}

/** The page of all issue codes, made from the rules themselves. */
export function codesPage(): string {
  const rules: Readonly<Record<string, IssueRule>> = {
    ...ndisRequestRules,
    ...ndisClaimRules,
    ...ndisAnswerRules,
    ...eventFileRules,
    ...claimRules,
    ...registerRules,
    ...mappingIssues,
    ...statementRules,
    ...sahRules,
    ...bpayRules,
    ...bankRules,
    ...disbursementRules,
  };
  const codes = Object.entries(rules);
  const sections = AREAS.map(([area, title]) => {
    const rows = codes
      .filter(([code]) => code.startsWith(`${area}.`))
      .map(([code, { severity, says }]) => [`\`${code}\``, severity, says.replaceAll("|", "\\|")]);
    return `## ${title}\n\n${table([["Code", "Severity", "What it says"], ...rows])}\n`;
  });
  const intro =
    "# Issue codes\n\nEvery finding of this package carries one of these codes. An error stops a file or claim from being used; a warning\nasks a person to look. The list is closed: code can switch on it.\n";
  return [intro, ...sections].join("\n");
}
