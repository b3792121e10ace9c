/** The billing proposal of one client: a charge for every stretch of days that is due and not billed yet. */
import type { BillingBook } from "./book.ts";
import { contributionsOf } from "./cap-slack.ts";
import { chargeOf } from "./charge.ts";
import { billedDays, codeOf, ownRatesOf, sortedLines, withCaps } from "./client-lines.ts";
import {
  chargeableSpan,
  compileEntries,
  compileWindow,
  dueDays,
  entryOf,
  inWindow,
  lastDayOfWindow,
} from "./due-days.ts";
import type { BillingIssue, BillingWindow, Charge, ClientFacts, Proposal } from "./facts.ts";
import { hasError } from "./issues.ts";
import { cutStretches, lineContext, type Stretch } from "./stretches.ts";

/**
 * What is to be charged to a client up to the end of a window. Pure: the same facts give the same charges, in the
 * order of schedule lines and days, whatever the order of the facts. With any issue of severity `error` there are no
 * charges at all. Throws only for facts that no database would hold (text that is no date or number, a missing entry).
 */
export function proposeBilling(client: ClientFacts, book: BillingBook, window: BillingWindow): Proposal {
  const issues: BillingIssue[] = [];
  const stretches: Stretch[] = [];
  const own = ownRatesOf(client);
  const entries = compileEntries(client);
  const run = compileWindow(window, book.policies);
  let anyCapped = false;

  for (const line of sortedLines(client)) {
    const code = codeOf(book, line);
    if ("severity" in code) {
      issues.push(code);
      continue;
    }
    const entry = entryOf(entries, line);
    if (!inWindow(run, line, code, entry)) continue;
    const span = chargeableSpan(line, code, entry);
    span.to = Math.min(span.to, lastDayOfWindow(run, entry));
    const due = dueDays(line, span, line.billed.length === 0 ? [] : billedDays(line));
    if (due.length === 0) continue;
    const context = lineContext(book, line, code);
    if ("severity" in context) {
      issues.push(context);
      continue;
    }
    const cut = cutStretches(book, client, own, context, due);
    if (!Array.isArray(cut)) {
      issues.push(cut);
      continue;
    }
    anyCapped ||= code.capped;
    for (const stretch of cut) stretches.push(stretch);
  }

  let allowed: readonly Stretch[] = stretches;
  if (anyCapped) {
    const capped = withCaps(book, client, stretches, client.cap === null ? [] : contributionsOf(client.cap));
    if (Array.isArray(capped)) allowed = capped;
    else issues.push(capped);
  }
  const charges: Charge[] = [];
  for (const stretch of allowed) {
    const charge = chargeOf(stretch);
    if ("severity" in charge) issues.push(charge);
    else charges.push(charge);
  }
  return { charges: hasError(issues) ? [] : charges, issues };
}
