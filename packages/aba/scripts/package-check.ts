import { join } from "node:path";
import { checkPackage } from "../../../scripts/publish/check.ts";

const program = `import { bankProfiles, checkAba, debit, matchReturns, readAba, sentEntries, writeAba } from "@banksia/aba";
import type { AbaCheck, AbaDetail, AbaFileInput, AbaIssueCode, BankProfile } from "@banksia/aba";

const profile: BankProfile = bankProfiles.nab;
const file: AbaFileInput = {
  header: { userName: "Banksia Care Ltd", userId: "334303", description: "FEES", processingDate: "2026-11-24" },
  own: { bsb: "083-001", account: "12345678", remitter: "BANKSIA CARE" },
  details: [debit({ bsb: "062-692", account: "43214321", cents: 125050, title: "Nguyen. Minh", reference: "INV 1001" })],
};
const written = writeAba(file, { profile });
if (!written.ok) throw new Error(written.issues.map(({ message }) => message).join());
const check: AbaCheck = checkAba(written.bytes, { profile });
const details: AbaDetail[] = readAba(written.bytes).groups.flatMap((group) => group.details);
const code: AbaIssueCode | undefined = check.issues[0]?.code;
// @ts-expect-error the codes are a closed set
const none: AbaIssueCode = "no-such-code";
if (!check.ok || code !== undefined || none === undefined || details.length !== 2) throw new Error("not as written");
if (matchReturns(sentEntries(readAba(written.bytes).groups), []).length !== 0) throw new Error("no returns were given");
console.log("ok");
`;

await checkPackage({
  name: "@banksia/aba",
  root: join(import.meta.dirname, ".."),
  program,
  prints: "ok",
  types: "export {};\n",
  one: { program: 'import { parseBsb } from "@banksia/aba";\nconsole.log(parseBsb("062-692"));\n', bytesMax: 1000 },
});
