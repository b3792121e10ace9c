/** On which days a person's contributions are taken to be zero (docs/rules/contribution-exemptions.md). */
import type { CohortDays } from "../arrangements/facts.ts";
import { TRANSITION } from "../arrangements/reform-days.ts";
import { dayNumber, dayNumberOr, LAST_DAY, type DayNumber } from "../days/civil.ts";
import { addMonths } from "../days/month.ts";
import { FEE_POLICY, type Circumstances, type FeePolicy, type LegalFee } from "./facts.ts";

export type ExemptionReason =
  | "ZERO_DETERMINATION"
  | "DIED_BEFORE_INFORMED"
  | "LEFT_BEFORE_INFORMED"
  | "INFORMED_TOO_LATE"
  | "DEPENDENT_CHILD"
  | "FORMER_PRISONER_OF_WAR"
  | "IN_CARE_IN_1997"
  | "OPTED_IN_FROM_PRE14"
  | "CONTINUING_HOME_CARE";

export interface Exemption {
  reason: ExemptionReason;
  law: string;
  /** Plain words. */
  text: string;
}

export type Contribution = Exclude<LegalFee, "basic_daily_fee">;

const NEW = "Aged Care Rules 2025 s.280-5";
const RULE: Record<Contribution, string> = {
  hotelling_contribution: NEW,
  non_clinical_care_contribution: NEW,
  means_tested_care_fee: "Aged Care Rules 2025 s.285A-14",
  income_tested_fee: "Aged Care Rules 2025 s.285A-13",
};

/** Sections of each reason by fee; the fees of November 2025 share theirs. */
const SECTION = {
  DIED_BEFORE_INFORMED: { new: "(a)(ii)", means: "(6)", income: "(3)" },
  LEFT_BEFORE_INFORMED: { new: "(a)(i)", means: "(8)", income: "(5)" },
  INFORMED_TOO_LATE: { new: "(a)(iii)", means: "(7)", income: "(4)" },
  DEPENDENT_CHILD: { new: "(a)(iv)", means: "(5)(a)", income: "(2)(a)" },
  FORMER_PRISONER_OF_WAR: { new: "(a)(v)", means: "(5)(b)", income: "(2)(b)" },
} as const;

const TEXT: Record<keyof typeof SECTION, string> = {
  DIED_BEFORE_INFORMED: "The person died before the provider was told the amount.",
  LEFT_BEFORE_INFORMED: "The person left care, into no other home, before the provider was told the amount.",
  INFORMED_TOO_LATE: "The person was told the amount more than six months after it could have begun.",
  DEPENDENT_CHILD: "The person has a dependent child.",
  FORMER_PRISONER_OF_WAR: "The person is a former prisoner of war.",
};

type CohortZeros = Pick<CohortDays, "nonClinicalCareZero" | "meansTestedFeeZero">;

/**
 * Why a contribution is zero on a day, or null. `cohort`: what the person's history gives for that day.
 * The first reason found, in the order of the law.
 */
export function exemptionOf(
  fee: Contribution,
  day: DayNumber,
  circumstances: Circumstances,
  cohort: CohortZeros,
  policy: FeePolicy = FEE_POLICY,
): Exemption | null {
  const kind = fee === "means_tested_care_fee" ? "means" : fee === "income_tested_fee" ? "income" : "new";
  const because = (reason: keyof typeof SECTION): Exemption => ({
    reason,
    law: `${RULE[fee]}${SECTION[reason][kind]}`,
    text: TEXT[reason],
  });
  const held = circumstances.zeroDetermination.some(
    (range) => dayNumber(range.from) <= day && dayNumberOr(range.to, LAST_DAY) >= day,
  );
  if (kind === "new" && held) {
    const text = "A determination that the contributions are zero is in force.";
    return { reason: "ZERO_DETERMINATION", law: "Aged Care Act 2024 s.280(2)", text };
  }
  const ended = circumstances.ended;
  const told = dayNumberOr(circumstances.providerInformedOn, LAST_DAY);
  if (ended?.how === "died" && told > dayNumber(ended.on)) return because("DIED_BEFORE_INFORMED");
  if (ended?.how === "left_care" && told > dayNumber(ended.on)) return because("LEFT_BEFORE_INFORMED");
  if (informedTooLate(kind, day, circumstances, policy)) return because("INFORMED_TOO_LATE");
  if (circumstances.hasDependentChild) return because("DEPENDENT_CHILD");
  if (circumstances.formerPrisonerOfWar) return because("FORMER_PRISONER_OF_WAR");
  if (kind === "income" && circumstances.inCareIn1997) {
    const text = "The person was in residential care between 1 October 1997 and 28 February 1998.";
    return { reason: "IN_CARE_IN_1997", law: `${RULE[fee]}(2)(c)`, text };
  }
  return ofHistory(fee, cohort);
}

/**
 * The fees of November 2025 ask whether the start day was more than six months before the person was told; the older
 * ones, whether six months have gone by since the later of 1 November 2025 and the start day.
 */
function informedTooLate(
  kind: "new" | "means" | "income",
  day: DayNumber,
  circumstances: Circumstances,
  policy: FeePolicy,
): boolean {
  const start = dayNumber(circumstances.startDay);
  const limit = addMonths(kind === "new" ? start : Math.max(start, TRANSITION), 6);
  const told = circumstances.personInformedOn === null ? null : dayNumber(circumstances.personInformedOn);
  if (kind === "new") {
    if (told === null || told <= limit) return false;
    return policy.lateAdvice === "zero_for_good" || day < told;
  }
  if (day <= limit || (told !== null && told <= limit)) return false;
  return policy.lateAdvice === "zero_for_good" || told === null || day < told;
}

function ofHistory(fee: Contribution, cohort: CohortZeros): Exemption | null {
  if (fee === "non_clinical_care_contribution" && cohort.nonClinicalCareZero === "OPTED_IN_FROM_PRE14") {
    const text = "The person elected the rules of November 2025 out of those of before July 2014.";
    return { reason: "OPTED_IN_FROM_PRE14", law: `${NEW}(b)`, text };
  }
  const text = "The person was a continuing home care recipient on 12 September 2024.";
  if (fee === "non_clinical_care_contribution" && cohort.nonClinicalCareZero === "CONTINUING_HOME_CARE") {
    return { reason: "CONTINUING_HOME_CARE", law: `${NEW}(c)`, text };
  }
  if (fee === "means_tested_care_fee" && cohort.meansTestedFeeZero === "CONTINUING_HOME_CARE") {
    return { reason: "CONTINUING_HOME_CARE", law: `${RULE[fee]}(5)(c)`, text };
  }
  return null;
}

/** The days from which an answer of `exemptionOf` can differ from that of the day before. */
export function exemptionCuts(circumstances: Circumstances): DayNumber[] {
  const cuts: DayNumber[] = [];
  for (const range of circumstances.zeroDetermination) {
    cuts.push(dayNumber(range.from));
    if (range.to !== null) cuts.push(dayNumber(range.to) + 1);
  }
  const start = dayNumber(circumstances.startDay);
  cuts.push(addMonths(Math.max(start, TRANSITION), 6) + 1);
  if (circumstances.personInformedOn !== null) cuts.push(dayNumber(circumstances.personInformedOn));
  return cuts;
}
