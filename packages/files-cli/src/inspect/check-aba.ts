import { bankProfiles, checkAba, checkAbaStream, type AbaCheck, type AbaReadOptions } from "@banksia/aba";
import { isDay } from "@banksia/claims";
import { cents, count, day, text } from "./facts.ts";
import { fromAba } from "./issues.ts";
import type { Checked, InspectOptions } from "./report.ts";

function optionsOf(options: InspectOptions): AbaReadOptions {
  return {
    mode: options.lenient === true ? "lenient" : "strict",
    ...(options.today === undefined || !isDay(options.today) ? {} : { today: options.today }),
    ...(options.bank === undefined ? {} : { profile: bankProfiles[options.bank] }),
  };
}

function checkedOf(check: AbaCheck): Checked {
  const [group] = check.groups;
  const details = check.groups.reduce((sum, { details }) => sum + details, 0);
  const returns = check.groups.reduce((sum, { returns }) => sum + returns, 0);
  return {
    kind: returns > 0 && details === 0 ? "aba-returns" : "aba",
    issues: check.issues.map(fromAba),
    errors: check.errorCount,
    warnings: check.warningCount,
    leftOff: check.errorCount + check.warningCount - check.issues.length,
    facts: [
      ...text("User", group?.header?.userName.trim() ?? null),
      ...text("User id", group?.header?.userId ?? null),
      ...text("Institution", group?.header?.institution ?? null),
      ...text("Description", group?.header?.description.trim() ?? null),
      ...day("Processing date", group?.header?.processingDate ?? null),
      ...(check.groupCount > 1 ? [count("Groups", check.groupCount)] : []),
      count(returns > 0 && details === 0 ? "Returns" : "Entries", check.totals.count),
      cents("Credits", check.totals.creditCents),
      cents("Debits", check.totals.debitCents),
      cents("Net", check.totals.netCents),
      ...(group?.balanced === true ? [{ label: "Balanced", kind: "text", value: "yes" } as const] : []),
    ],
  };
}

/** Checks an ABA file in memory. */
export function checkAbaFile(bytes: Uint8Array, options: InspectOptions): Checked {
  return checkedOf(checkAba(bytes, optionsOf(options)));
}

/** Checks an ABA file as it arrives, in flat memory. */
export async function checkAbaPieces(pieces: AsyncIterable<Uint8Array>, options: InspectOptions): Promise<Checked> {
  return checkedOf(await checkAbaStream(pieces, optionsOf(options)));
}
