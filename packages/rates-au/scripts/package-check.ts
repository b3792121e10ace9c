import { join } from "node:path";
import { checkPackage } from "../../../scripts/publish/check.ts";

await checkPackage({
  name: "@banksia/rates-au",
  root: join(import.meta.dirname, ".."),
  prints: "65.55",
  types: `import { basicDailyFee, type Grade, type RateTable } from "@banksia/rates-au";
import type { RateRow } from "@banksia/rates-au/table";
export const table: RateTable = basicDailyFee;
export const rows: readonly RateRow[] = table.rows;
// @ts-expect-error the grades are a closed set
export const none: Grade = "hearsay";
`,
  one: {
    program:
      'import { anAccPrice, rateOn } from "@banksia/rates-au";\nconsole.log(rateOn(anAccPrice, "2025-10-01").known);\n',
    bytesMax: 5000,
  },
});
