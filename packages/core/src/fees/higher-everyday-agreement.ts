/** Higher everyday living agreements: what they hold, and whether they may stand (docs/rules/higher-everyday-living.md). */
import { step, warning, type LawIssue, type Outcome } from "../arrangements/outcome.ts";
import type { CivilDate, DayRange, DecimalText } from "../billing/facts.ts";
import { dayNumber, dayText } from "../days/civil.ts";
import { Decimal } from "../money/decimal.ts";

/** One agreed amount for one service at a higher standard, or for an additional service. */
export interface AgreedService {
  id: number;
  /** As the agreement names it. */
  service: string;
  /** The service is part of accommodation, for which nothing of the kind may be agreed. */
  accommodation: boolean;
  /** Agreed amount per unit on the day it was agreed, in dollars. */
  amount: DecimalText;
  per: "day" | "week" | "fortnight" | "month" | "occasion";
  /** Higher standard or additional service, as specified; blank: not specified. */
  standard: string;
  /** Day on which the amount was agreed: with the agreement, or with the variation that added the service. */
  agreedOn: CivilDate;
  /** Days of delivery, to the removal of the service or the end of a fixed term. */
  from: CivilDate;
  to: CivilDate | null;
  /** Services charged together at bundled amounts share a bundle; null: by itself. */
  bundle: string | null;
  /** What it costs by itself, where it is bundled and the person is able to use it; null: cannot use it. */
  standaloneAmount: DecimalText | null;
}

export interface HigherEverydayAgreement {
  id: number;
  kind: "standing" | "ad_hoc";
  stay: "permanent" | "respite";
  /** Day on which the service agreement was made; null: none. */
  serviceAgreementDay: CivilDate | null;
  startDay: CivilDate;
  /** First day on which the agreement, or a fee under it, was put to the person. */
  offeredOn: CivilDate;
  agreedOn: CivilDate;
  /** The agreement is written, stands by itself, says that amounts are indexed, and provides for the yearly review. */
  inWriting: boolean;
  standalone: boolean;
  statesIndexation: boolean;
  annualReview: boolean;
  services: readonly AgreedService[];
  ended: AgreementEnd | null;
  suspended: readonly DayRange[];
}

export interface AgreementEnd {
  by: "person" | "provider";
  /** Day on which it was said. */
  on: CivilDate;
  /** The provider can no longer deliver as agreed (Rules s.284-11(11), (12)). */
  cannotDeliver: boolean;
}

export type AgreementIssueCode =
  | "NO_SERVICE_AGREEMENT"
  | "OFFERED_BEFORE_START"
  | "AGREED_BEFORE_START"
  | "NOT_IN_WRITING"
  | "PART_OF_ANOTHER_AGREEMENT"
  | "INDEXATION_NOT_STATED"
  | "NO_ANNUAL_REVIEW"
  | "ACCOMMODATION"
  | "STANDARD_NOT_SPECIFIED"
  | "BUNDLE_DEARER"
  | "MORE_THAN_ONE_SERVICE"
  | "SERVICE_BEFORE_AGREEMENT"
  | "ENDED_TOO_SOON_BY_PROVIDER";

/** Within so many days after the agreement the person may end it at once; later both need so much notice. */
export const COOLING_OFF = 28;
const RULES = "Aged Care Rules 2025";

/** True when the agreement meets every requirement that its data can show; the issues say what is missing, with section. */
export function checkHigherEverydayAgreement(agreement: HigherEverydayAgreement): Outcome<boolean, AgreementIssueCode> {
  const issues: LawIssue<AgreementIssueCode>[] = [];
  const not = (code: AgreementIssueCode, field: string, law: string, message: string): void => {
    issues.push(warning(code, field, agreement.agreedOn, `${message} (${law})`));
  };
  const { serviceAgreementDay: service, startDay, offeredOn, agreedOn } = agreement;
  if (service === null || service > agreedOn) {
    not(
      "NO_SERVICE_AGREEMENT",
      "serviceAgreementDay",
      `${RULES} s.284-25(b)`,
      "There was no service agreement yet: make it first.",
    );
  }
  const act = "Aged Care Act 2024 s.284(5)";
  if (offeredOn < startDay) {
    not(
      "OFFERED_BEFORE_START",
      "offeredOn",
      act,
      `It was offered on ${offeredOn}, before the start day ${startDay}: offer it again.`,
    );
  }
  if (agreedOn < startDay) {
    not(
      "AGREED_BEFORE_START",
      "agreedOn",
      act,
      `It was made on ${agreedOn}, before the start day ${startDay}: make it again.`,
    );
  }
  if (!agreement.standalone) {
    not(
      "PART_OF_ANOTHER_AGREEMENT",
      "standalone",
      `${RULES} s.284-10(3)`,
      "It may not be part of the service or accommodation agreement.",
    );
  }
  if (!agreement.statesIndexation) {
    not(
      "INDEXATION_NOT_STATED",
      "statesIndexation",
      `${RULES} s.284-10(2)(d)`,
      "It must say that amounts are indexed.",
    );
  }
  if (agreement.kind === "standing") {
    if (!agreement.inWriting)
      not("NOT_IN_WRITING", "inWriting", `${RULES} s.284-11(1)`, "A standing agreement must be in writing.");
    if (agreement.stay === "permanent" && !agreement.annualReview) {
      not("NO_ANNUAL_REVIEW", "annualReview", `${RULES} s.284-11(4)`, "It must provide for a review every year.");
    }
  } else if (agreement.services.length > 1) {
    not("MORE_THAN_ONE_SERVICE", "services", `${RULES} s.284-13(1)`, "An ad hoc agreement is for a single service.");
  }
  for (const each of agreement.services) {
    if (each.accommodation)
      not("ACCOMMODATION", "services", `${RULES} s.284-25(a)`, `${each.service} is accommodation: take it out.`);
    if (each.standard.trim() === "") {
      not(
        "STANDARD_NOT_SPECIFIED",
        "services",
        `${RULES} s.284-5`,
        `${each.service} needs its higher standard or additional service.`,
      );
    }
    if (each.from < agreedOn) {
      not(
        "SERVICE_BEFORE_AGREEMENT",
        "services",
        "Aged Care Act 2024 s.284(4)",
        `${each.service} begins before the agreement.`,
      );
    }
  }
  issues.push(...bundleIssues(agreement));
  const { ended } = agreement;
  if (ended?.by === "provider" && !ended.cannotDeliver && dayNumber(ended.on) <= dayNumber(agreedOn) + COOLING_OFF) {
    const text = `In the first ${COOLING_OFF} days only the person may end it.`;
    not("ENDED_TOO_SOON_BY_PROVIDER", "ended", `${RULES} s.284-11(7)`, text);
  }
  const result = issues.length === 0;
  const text = `agreement ${agreement.id} of ${agreedOn}: ${result ? "every requirement met" : `${issues.length} not met`}`;
  return { result, issues, trace: [step("higher-everyday-living", `${RULES} ss.284-5 to 284-25`, text, null)] };
}

function bundleIssues(agreement: HigherEverydayAgreement): LawIssue<AgreementIssueCode>[] {
  const names = new Set(agreement.services.map((each) => each.bundle).filter((name) => name !== null));
  return [...names].flatMap((name) => {
    const parts = agreement.services.filter((each) => each.bundle === name);
    const bundled = parts.reduce((sum, each) => sum.plus(each.amount), new Decimal(0));
    const alone = parts.reduce((sum, each) => sum.plus(each.standaloneAmount ?? 0), new Decimal(0));
    if (bundled.lessThanOrEqualTo(alone)) return [];
    const message = `The bundle ${name} costs ${bundled.toFixed(2)}, more than the ${alone.toFixed(2)} of what the person can use of it (${RULES} s.284-11(2)(b))`;
    return [warning<AgreementIssueCode>("BUNDLE_DEARER", "services", agreement.agreedOn, message)];
  });
}

export interface AgreementEndDays {
  /** Last day for which fees may be charged. */
  lastDay: CivilDate;
  /** By when prepaid amounts of later days go back. */
  refundDueOn: CivilDate;
  /** By when the written acknowledgement must be given; null: none is asked for. */
  acknowledgeBy: CivilDate | null;
  /** Unavoidable service costs end on this day; null: none may be recovered. */
  unavoidableCostsUntil: CivilDate | null;
}

/** What follows from ending the agreement: at once in the cooling-off, else after 28 days' notice. */
export function endOfAgreement(agreedOn: CivilDate, ended: AgreementEnd): Outcome<AgreementEndDays, never> {
  const on = dayNumber(ended.on);
  const coolingOff = ended.by === "person" && on <= dayNumber(agreedOn) + COOLING_OFF;
  const atOnce = coolingOff || ended.cannotDeliver;
  const last = atOnce ? on : on + COOLING_OFF;
  const costs = ended.by === "person" && !atOnce;
  const result = {
    lastDay: dayText(last),
    refundDueOn: dayText(last + 14),
    // By the end of 14 days beginning on the day itself.
    acknowledgeBy: dayText(on + 13),
    unavoidableCostsUntil: costs ? dayText(last + 90) : null,
  };
  const section = ended.cannotDeliver ? "(11)-(12)" : coolingOff ? "(7)(a)" : "(7)(b)";
  const text = atOnce ? `ended at once on ${ended.on}` : `28 days' notice given on ${ended.on}`;
  return {
    result,
    issues: [],
    trace: [step("higher-everyday-living", `${RULES} s.284-11${section}`, text, result.lastDay)],
  };
}
