export { firings, nextFiring, recurrenceProblem, type Recurrence } from "./recurrence.ts";
export {
  FIRST_OF_NEXT_MONTH,
  LAST_OF_LAST_MONTH,
  LAST_OF_NEXT_MONTH,
  LAST_OF_THIS_MONTH,
  SAME_DAY,
  relativeDate,
  type RelativeDate,
} from "./relative-date.ts";
