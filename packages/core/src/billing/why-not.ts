/** Why days of a schedule line are not billed: the first thing that stands in the way, and what would change it. */
import { dayNumber, dayText, type DayNumber } from "../days/civil.ts";
import { daysOf, lengthOf } from "../days/range.ts";
import type { BillingBook } from "./book.ts";
import { contributionsOf } from "./cap-slack.ts";
import { COUNTED_FEE, standingDays } from "./care-day-room.ts";
import { codeOf, ownRatesOf } from "./client-lines.ts";
import { compileEntries, compileWindow, entryOf, type Entry, type Window } from "./due-days.ts";
import type { BillingIssue, BillingWindow, CivilDate, ClientFacts, Proposal, ScheduleLineFacts } from "./facts.ts";
import { isNothing } from "./price.ts";
import { proposeBilling } from "./propose-billing.ts";
import { rateOfDay, type OwnRates } from "./rate-of-day.ts";
import { dateReason, filterReason, windowReason, type Reason, type WhyNotAnswer } from "./why-not-reasons.ts";

export interface WhyNotQuestion {
  /** Lines to look at, or all of a billing code; with neither, all lines of the client. */
  scheduleLineIds?: readonly number[];
  billingCodeId?: number;
  from: CivilDate;
  to: CivilDate;
  /** Lines marked as created in error; the billing facts leave them out. */
  inErrorLineIds?: readonly number[];
  /** Where days are billed already, to be named in the answer. */
  billedBy?: readonly { scheduleLineId: number; from: CivilDate; to: CivilDate; name: string }[];
}

/**
 * For each line asked about, the days of the period by the reason why a run with this window does not bill them
 * (`WOULD_BE_BILLED` where it does), in order of lines and days.
 */
export function whyNot(
  client: ClientFacts,
  book: BillingBook,
  window: BillingWindow,
  question: WhyNotQuestion,
): WhyNotAnswer[] {
  const { scheduleLineIds, billingCodeId, from, to, inErrorLineIds = [] } = question;
  const wanted = client.lines
    .filter((line) => scheduleLineIds === undefined || scheduleLineIds.includes(line.id))
    .filter((line) => billingCodeId === undefined || line.billingCodeId === billingCodeId)
    .sort((a, b) => a.id - b.id);
  const answers: WhyNotAnswer[] = [];
  const missing = (scheduleLineIds ?? []).filter((id) => !wanted.some((line) => line.id === id));
  for (const id of missing) answers.push({ scheduleLineId: id, from, to, ...missingLine(inErrorLineIds.includes(id)) });
  if (wanted.length === 0 && missing.length === 0) {
    answers.push({ scheduleLineId: null, from, to, ...missingLine(false) });
  }

  const proposal = proposeBilling(client, book, window);
  const entries = compileEntries(client);
  const run = compileWindow(window, book.policies);
  const own = ownRatesOf(client);
  for (const line of wanted) {
    const entry = entryOf(entries, line);
    let open: WhyNotAnswer | null = null;
    for (let day = dayNumber(from); day <= dayNumber(to); day += 1) {
      const reason = inErrorLineIds.includes(line.id)
        ? missingLine(true)
        : reasonOn(day, { client, line, entry, run, book, own, proposal, question });
      if (open !== null && open.reason === reason.reason && open.message === reason.message) open.to = dayText(day);
      else {
        open = { scheduleLineId: line.id, from: dayText(day), to: dayText(day), ...reason };
        answers.push(open);
      }
    }
  }
  return answers;
}

function missingLine(inError: boolean): Reason {
  return inError
    ? {
        reason: "IN_ERROR",
        message: "The schedule line is marked as created in error.",
        fix: "Add the fee again as a new schedule line.",
      }
    : {
        reason: "NO_SUCH_LINE",
        message: "The client has no such schedule line.",
        fix: "Add the fee to the client's billing schedule.",
      };
}

interface Case {
  client: ClientFacts;
  line: ScheduleLineFacts;
  entry: Entry;
  run: Window;
  book: BillingBook;
  own: OwnRates;
  proposal: Proposal;
  question: WhyNotQuestion;
}

function reasonOn(day: DayNumber, given: Case): Reason {
  const { line, entry, run, book, proposal } = given;
  const billed = line.billed.map(daysOf).find((range) => range.from <= day && range.to >= day);
  if (billed !== undefined) return alreadyBilled(day, given);
  const code = codeOf(book, line);
  if ("severity" in code) return issueReason(code);
  const outside =
    filterReason(line, code, entry, run) ?? dateReason(day, line, code, entry) ?? windowReason(day, entry, run);
  if (outside !== null) return outside;

  const text = dayText(day);
  const mine = proposal.issues.find((found) => found.severity === "error" && found.scheduleLineId === line.id);
  if (mine !== undefined) return issueReason(mine);
  const other = proposal.issues.find((found) => found.severity === "error");
  if (other !== undefined) {
    return {
      reason: "CLIENT_SET_ASIDE",
      message: `The client is set aside as a whole: ${other.message}`,
      fix: "Mend that first; nothing of a client is billed while one of the lines is in doubt.",
    };
  }
  const charge = proposal.charges.find(
    (each) => each.scheduleLineId === line.id && each.from <= text && each.to >= text,
  );
  if (charge === undefined) {
    const { price } = rateOfDay(book, given.own, code.id, day);
    if (price !== null && isNothing(price)) {
      return {
        reason: "NOTHING_TO_CHARGE",
        message: `The rate of ${code.code} is nothing on these days.`,
        fix: "Nothing, if that is right: the days stay due, so a rate that is found later is still billed.",
      };
    }
    if (code.cappedFee === COUNTED_FEE && careDaysUsed(given) >= book.careDays) {
      return {
        reason: "CAP_REACHED",
        message: `The ${book.careDays} days on which ${code.code} can be charged are used up.`,
        fix: "Nothing; check the days counted before these records if this is unexpected.",
      };
    }
    return {
      reason: "CAP_REACHED",
      message: `An annual or lifetime cap is reached, so ${code.code} is not charged.`,
      fix: "Nothing, until a new cap year begins or a threshold rises; check the opening balances if this is unexpected.",
    };
  }
  return { reason: "WOULD_BE_BILLED", message: "Nothing: the next run bills it.", fix: "Run the billing proposal." };
}

/** Days of the non-clinical care contribution that stand, were counted before or would be billed. */
function careDaysUsed({ client, book, proposal }: Case): number {
  if (client.cap === null) return 0;
  const proposed = proposal.charges
    .filter((charge) => book.codes.get(charge.billingCodeId)?.cappedFee === COUNTED_FEE)
    .map((charge) => ({ ...daysOf(charge), cents: 1, fee: COUNTED_FEE }) as const);
  const days = standingDays([...contributionsOf(client.cap), ...proposed]);
  return days.reduce((sum, range) => sum + lengthOf(range), client.cap.careDaysBefore);
}

function issueReason(found: BillingIssue): Reason {
  return { reason: found.code, message: found.message, fix: "Mend this, then propose again." };
}

function alreadyBilled(day: DayNumber, { line, question }: Case): Reason {
  const text = dayText(day);
  const by = question.billedBy?.find((each) => each.scheduleLineId === line.id && each.from <= text && each.to >= text);
  return {
    reason: "ALREADY_BILLED",
    message: by === undefined ? "The days are billed already." : `The days are billed already: ${by.name}.`,
    fix: "Drop or reverse that charge first, or adjust it.",
  };
}
