import { join } from "node:path";
import { checkPackage } from "../../../scripts/publish/check.ts";

await checkPackage({
  name: "@banksia/core",
  root: join(import.meta.dirname, ".."),
  dependencies: ["decimal.js"],
  prints: "BDF 2026-10-01 2026-10-31 2070.80",
  types: `import type { BillingIssueCode, Proposal } from "@banksia/core/billing/facts";
export const codes = (proposal: Proposal): BillingIssueCode[] => proposal.issues.map((issue) => issue.code);
// @ts-expect-error the codes are a closed set
export const none: BillingIssueCode = "NO_SUCH_CODE";
`,
  one: {
    program: 'import { centsText } from "@banksia/core/money/cents";\nconsole.log(centsText(123450));\n',
    bytesMax: 1000,
  },
});
