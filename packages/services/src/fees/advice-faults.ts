import { dayWords } from "../common/warning.ts";
import type { FieldError } from "../errors.ts";

/** What a letter says. */
export interface AdviceFields {
  issuedOn: string;
  startDate: string;
  endDate: string | null;
  meansTestedAmount: string | null;
  meansNotDisclosed: boolean;
  hotellingContribution: string | null;
  nonClinicalCareContribution: string | null;
  meansTestedCareFee: string | null;
  incomeTestedFee: string | null;
  accommodationContribution: string | null;
}

const AMOUNTS = [
  "meansTestedAmount",
  "hotellingContribution",
  "nonClinicalCareContribution",
  "meansTestedCareFee",
  "incomeTestedFee",
  "accommodationContribution",
] as const;

/** The most that a day can cost by any of the fees: more is a slip of the keyboard. */
const MOST = 2000;

/** What is wrong with an advice, whether it was entered or brought in by a file. */
export function adviceFaults(advice: AdviceFields, today: string): FieldError[] {
  const faults: FieldError[] = [];
  const fault = (name: string, code: FieldError["code"], detail: string) =>
    faults.push({ pointer: `/${name}`, code, detail });
  if (advice.endDate !== null && advice.endDate < advice.startDate)
    fault("endDate", "BEFORE_START", "The last day is before the first.");
  if (advice.issuedOn > today)
    fault("issuedOn", "OUT_OF_RANGE", `The letter cannot have been issued after ${dayWords(today)}.`);
  for (const name of AMOUNTS) {
    const amount = advice[name];
    if (amount === null) continue;
    if (amount.startsWith("-")) fault(name, "OUT_OF_RANGE", "An amount a day cannot be negative.");
    else if (amount.length > 7 || Number(amount) > MOST)
      fault(
        name,
        "OUT_OF_RANGE",
        `An amount a day is at most $${MOST.toLocaleString("en-AU")}: a year's amount has to be divided.`,
      );
  }
  if (advice.meansNotDisclosed && advice.meansTestedAmount !== null)
    fault("meansTestedAmount", "NOT_ALLOWED", "Means not disclosed: there is no means tested amount then.");
  if (!advice.meansNotDisclosed && AMOUNTS.every((name) => advice[name] === null))
    fault("meansTestedAmount", "REQUIRED", "Enter the means tested amount, or an amount that the letter names.");
  return faults;
}
