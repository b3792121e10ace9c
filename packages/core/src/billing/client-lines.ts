/** What billing and adjustment both need of a client before they look at days. */
import { daysOf, type Days } from "../days/range.ts";
import type { BillingBook } from "./book.ts";
import { applyCaps } from "./caps.ts";
import type { FeeContribution } from "./cap-slack.ts";
import type { BillingCodeFacts, BillingIssue, ClientFacts, ScheduleLineFacts } from "./facts.ts";
import { issue } from "./issues.ts";
import type { OwnRates } from "./rate-of-day.ts";
import { compileRates } from "./rate-rows.ts";
import type { Stretch } from "./stretches.ts";

export function ownRatesOf(client: ClientFacts): OwnRates {
  return client.rates.length === 0 ? null : compileRates(client.rates);
}

/** The lines of a client by id, so that their order in the facts changes nothing. */
export function sortedLines(client: ClientFacts): readonly ScheduleLineFacts[] {
  const { lines } = client;
  for (let at = 1; at < lines.length; at += 1) {
    if ((lines[at - 1]?.id ?? 0) > (lines[at]?.id ?? 0)) return [...lines].sort((a, b) => a.id - b.id);
  }
  return lines;
}

export function billedDays(line: ScheduleLineFacts): Days[] {
  return line.billed.map(daysOf);
}

export function codeOf(book: BillingBook, line: ScheduleLineFacts): BillingCodeFacts | BillingIssue {
  const code = book.codes.get(line.billingCodeId);
  if (code !== undefined) return code;
  const at = { scheduleLineId: line.id, billingCodeId: line.billingCodeId };
  return issue("CODE_UNKNOWN", at, `Schedule line ${line.id} has a billing code that does not exist: choose one.`);
}

/**
 * Stretches with the caps applied to those of capped codes; the others pass through. `contributions` are those that
 * stand whatever comes of these stretches. Sorted by line and day.
 */
export function withCaps(
  book: BillingBook,
  client: ClientFacts,
  stretches: readonly Stretch[],
  contributions: readonly FeeContribution[],
): Stretch[] | BillingIssue {
  const capped = stretches.filter((stretch) => stretch.context.code.capped);
  const [first] = capped;
  if (first === undefined) return [...stretches];
  if (client.cap === null) {
    const { line, code } = first.context;
    return issue(
      "CAP_SETUP_MISSING",
      { scheduleLineId: line.id, billingCodeId: code.id, day: first.from },
      `${code.code} is capped: set up the client's first entry date and caps before billing it.`,
    );
  }
  const allowed = applyCaps(book, client, client.cap, capped, contributions);
  if (!Array.isArray(allowed)) return allowed;
  return [...stretches.filter((stretch) => !stretch.context.code.capped), ...allowed].sort(
    (a, b) => a.context.line.id - b.context.line.id || a.from - b.from,
  );
}
