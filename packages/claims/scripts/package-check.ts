import { join } from "node:path";
import { checkPackage } from "../../../scripts/publish/check.ts";

await checkPackage({
  name: "@banksia/claims",
  root: join(import.meta.dirname, ".."),
  prints: "rejected C04 111.20",
  types: `import { readNdisResults, type NdisAnswerIssueCode } from "@banksia/claims";
const code: NdisAnswerIssueCode | undefined = readNdisResults("").issues[0]?.code;
// @ts-expect-error the codes are a closed set
const none: NdisAnswerIssueCode = "no-such-code";
export const both = [code, none];
`,
  one: { program: 'import { isAbn } from "@banksia/claims";\nconsole.log(isAbn("51824753556"));\n', bytesMax: 1000 },
});
