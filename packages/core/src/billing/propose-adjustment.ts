/** The adjustment proposal of one client: should-be minus net-posted, shown as reversals and new charges. */
import { dayNumber } from "../days/civil.ts";
import { daysOf, intersect } from "../days/range.ts";
import { centsOf } from "../money/cents.ts";
import type { BillingBook } from "./book.ts";
import { contributionsOf, type FeeContribution } from "./cap-slack.ts";
import { chargeOf } from "./charge.ts";
import { codeOf, ownRatesOf, sortedLines, withCaps } from "./client-lines.ts";
import { standsRight } from "./compare-standing.ts";
import { chargeableSpan, compileEntries, compileWindow, dueDays, entryOf, inWindow } from "./due-days.ts";
import type {
  AdjustmentProposal,
  BillingIssue,
  BillingWindow,
  Charge,
  CivilDate,
  ClientFacts,
  StandingCharge,
} from "./facts.ts";
import { hasError, issue } from "./issues.ts";
import { cutStretches, joinAlike, lineContext, type Stretch } from "./stretches.ts";

/** A standing charge under examination, and the stretches that should stand on its days. */
interface Examined {
  standing: StandingCharge;
  stretches: Stretch[];
}

/**
 * For each flagged line (`adjustFrom`: first day whose facts changed), the standing charges that reach that day are
 * worked out anew from today's facts. One that comes to the same money on the same days stays as it is; any other is
 * taken back whole and replaced by a charge for each stretch of its own days. Days that only now became due are left
 * to the billing proposal. Charges of draft journals are never adjusted: where one is out of date there is a
 * DRAFT_PENDING warning and the line stays unsettled. A flagged line that the client's facts leave out, or that the
 * filters of the window leave out, is not looked at. Charges that begin after the end of the window are left, and
 * their line unsettled. With any issue of severity `error` nothing is proposed.
 */
export function proposeAdjustment(
  client: ClientFacts,
  book: BillingBook,
  window: BillingWindow,
  standing: readonly StandingCharge[],
  adjustFrom: ReadonlyMap<number, CivilDate>,
): AdjustmentProposal {
  const issues: BillingIssue[] = [];
  const unsettled = new Set<number>();
  const { lineIds, examined } = examine(client, book, window, standing, adjustFrom, issues, unsettled);

  let verdict = judge(client, book, examined);
  if (Array.isArray(verdict)) {
    const drafts = verdict.filter((each) => !each.right && !each.standing.journalPosted);
    for (const { standing: draft } of drafts) {
      unsettled.add(draft.scheduleLineId);
      issues.push(
        issue(
          "DRAFT_PENDING",
          { scheduleLineId: draft.scheduleLineId, billingCodeId: draft.billingCodeId, day: dayNumber(draft.from) },
          `The charge for ${draft.from} to ${draft.to} is in a draft journal and out of date: drop it there and propose again, or post it first.`,
        ),
      );
    }
    // Drafts that stay as they are keep what they hold of the caps, so the posted ones are judged again, alone.
    if (drafts.length > 0) {
      verdict = judge(
        client,
        book,
        examined.filter((each) => each.standing.journalPosted),
      );
    }
  }
  if (!Array.isArray(verdict)) issues.push(verdict);
  if (!Array.isArray(verdict) || hasError(issues)) {
    return { reversals: [], charges: [], settledLineIds: [], issues };
  }
  const wrong = verdict.filter((each) => !each.right);
  return {
    reversals: wrong.map((each) => each.standing),
    charges: wrong.flatMap((each) => each.charges),
    settledLineIds: lineIds.filter((id) => !unsettled.has(id)),
    issues,
  };
}

function examine(
  client: ClientFacts,
  book: BillingBook,
  window: BillingWindow,
  standing: readonly StandingCharge[],
  adjustFrom: ReadonlyMap<number, CivilDate>,
  issues: BillingIssue[],
  unsettled: Set<number>,
): { lineIds: number[]; examined: Examined[] } {
  const own = ownRatesOf(client);
  const entries = compileEntries(client);
  const run = compileWindow(window, book.policies);
  const lineIds: number[] = [];
  const examined: Examined[] = [];
  for (const line of sortedLines(client)) {
    const since = adjustFrom.get(line.id);
    if (since === undefined) continue;
    const code = codeOf(book, line);
    if ("severity" in code) {
      issues.push(code);
      continue;
    }
    const entry = entryOf(entries, line);
    if (!inWindow(run, line, code, entry)) continue;
    lineIds.push(line.id);
    const context = lineContext(book, line, code);
    if ("severity" in context) {
      issues.push(context);
      continue;
    }
    const span = chargeableSpan(line, code, entry);
    const charges = standing
      .filter((charge) => charge.scheduleLineId === line.id && charge.to >= since)
      .sort((a, b) => dayNumber(a.from) - dayNumber(b.from) || a.chargeId - b.chargeId);
    for (const charge of charges) {
      const days = daysOf(charge);
      if (days.from > run.end) {
        unsettled.add(line.id);
        continue;
      }
      const allowed = intersect(span, days);
      const due = allowed === null ? [] : dueDays(line, allowed, []);
      const stretches = cutStretches(book, client, own, context, due);
      if (Array.isArray(stretches)) examined.push({ standing: charge, stretches });
      else {
        issues.push(stretches);
        break;
      }
    }
  }
  return { lineIds, examined };
}

/** Each examined charge with what should stand for its days, all other charges staying as they are. */
function judge(
  client: ClientFacts,
  book: BillingBook,
  examined: readonly Examined[],
): { standing: StandingCharge; charges: Charge[]; right: boolean }[] | BillingIssue {
  const contributions: FeeContribution[] = client.cap === null ? [] : contributionsOf(client.cap);
  for (const { standing: charge } of examined) {
    const code = book.codes.get(charge.billingCodeId);
    if (code?.capped !== true) continue;
    const cents = charge.lines.reduce((sum, line) => sum + centsOf(line.amount), 0);
    contributions.push({ ...daysOf(charge), cents: -cents, fee: code.cappedFee });
  }
  const allowed = withCaps(
    book,
    client,
    examined.flatMap((each) => each.stretches),
    contributions,
  );
  if (!Array.isArray(allowed)) return allowed;

  const verdict: { standing: StandingCharge; charges: Charge[]; right: boolean }[] = [];
  for (const { standing } of examined) {
    const days = daysOf(standing);
    const mine = allowed.filter(
      (stretch) =>
        stretch.context.line.id === standing.scheduleLineId && stretch.from >= days.from && stretch.to <= days.to,
    );
    const charges = chargesOf(mine);
    if (!Array.isArray(charges)) return charges;
    const compared = chargesOf(joinAlike(mine));
    if (!Array.isArray(compared)) return compared;
    verdict.push({ standing, charges, right: standsRight(standing, compared) });
  }
  return verdict;
}

function chargesOf(stretches: readonly Stretch[]): Charge[] | BillingIssue {
  const charges: Charge[] = [];
  for (const stretch of stretches) {
    const charge = chargeOf(stretch);
    if ("severity" in charge) return charge;
    charges.push(charge);
  }
  return charges;
}
