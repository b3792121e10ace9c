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
      .map(([code, { severity, says }]) => `| \`${code}\` | ${severity} | ${says.replaceAll("|", "\\|")} |`);
    return `## ${title}\n\n| Code | Severity | What it says |\n| --- | --- | --- |\n${rows.join("\n")}\n`;
  });
  const intro =
    "# Issue codes\n\nEvery finding of this package carries one of these codes. An error stops a file or claim from being used; a warning\nasks a person to look. The list is closed: code can switch on it.\n";
  return [intro, ...sections].join("\n");
}
