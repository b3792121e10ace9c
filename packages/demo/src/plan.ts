import {
  type DayNumber,
  addMonths,
  civilOf,
  dayOf,
  dayText,
  monthEnd,
  monthStart,
  parseDay,
} from "@banksia/core/days/index";
import { DemoError } from "./demo-error.ts";

/** What decides every row of a demo. */
export interface DemoChoice {
  /** People who receive care, 1 to 500,000. */
  clients: number;
  /** Another seed, another provider. */
  seed: number;
  /** The day on which the provider is seen, `YYYY-MM-DD`, from 2025-12-01. */
  today: string;
  /** Whole months before that of `today` that this provider has billed here: 0 to 24. */
  months: number;
}

/** A month of the past that is billed while the demo is loaded. Days are inclusive, `YYYY-MM-DD`. */
export interface DemoMonth {
  from: string;
  to: string;
  /** 1 for the first, up to `of`. */
  number: number;
  of: number;
}

/** The days that everything else is placed by. */
export interface DemoPlan extends DemoChoice {
  todayDay: DayNumber;
  /** First and last day of the month of `today`: the one to be billed next. */
  monthFrom: DayNumber;
  monthTo: DayNumber;
  /** First day that the provider bills here. */
  billFrom: DayNumber;
  /** The financial year of `today` began on this 1 July. */
  yearFrom: DayNumber;
  /** First day of the month in which what is learnt late took effect: the last billed one, where any is. */
  lateFrom: DayNumber;
}

/** The Aged Care Act 2024 began; people who entered since pay under its rules. */
export const newActFrom = dayOf(2025, 11, 1);

const FIRST_TODAY = dayOf(2025, 12, 1);

/** @throws DemoError OPTIONS for a choice out of range */
export function planDemo(choice: DemoChoice): DemoPlan {
  const refuse = (words: string): never => {
    throw new DemoError("OPTIONS", words);
  };
  const whole = (value: number, from: number, to: number) => Number.isInteger(value) && value >= from && value <= to;
  if (!whole(choice.clients, 1, 500_000)) refuse("The number of clients is a whole number from 1 to 500,000.");
  if (!whole(choice.seed, 0, 0xffff_ffff)) refuse("The seed is a whole number from 0 to 4,294,967,295.");
  if (!whole(choice.months, 0, 24)) refuse("The months of history are a whole number from 0 to 24.");
  const todayDay = parseDay(choice.today) ?? refuse("Today is a date, YYYY-MM-DD.");
  // Before it some of the demo's fees did not exist.
  if (todayDay < FIRST_TODAY) refuse(`Today is ${dayText(FIRST_TODAY)} or later.`);
  const { year, month } = civilOf(todayDay);
  const monthFrom = monthStart(todayDay);
  return {
    ...choice,
    todayDay,
    monthFrom,
    monthTo: monthEnd(todayDay),
    billFrom: addMonths(monthFrom, -choice.months),
    yearFrom: dayOf(month >= 7 ? year : year - 1, 7, 1),
    lateFrom: choice.months > 0 ? addMonths(monthFrom, -1) : monthFrom,
  };
}

/** The months before that of `today`, oldest first. */
export function monthsOf(plan: DemoPlan): DemoMonth[] {
  return Array.from({ length: plan.months }, (_, at) => {
    const from = addMonths(plan.billFrom, at);
    return { from: dayText(from), to: dayText(monthEnd(from)), number: at + 1, of: plan.months };
  });
}
