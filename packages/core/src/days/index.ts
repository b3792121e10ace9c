export {
  FIRST_DAY,
  LAST_DAY,
  civilOf,
  dayNumber,
  dayNumberOr,
  dayOf,
  dayText,
  daysInMonth,
  isLeapYear,
  parseDay,
  type DayNumber,
  type YearMonthDay,
} from "./civil.ts";
export { addMonths, anniversaryIn, anniversaryYear, endOfMonthFrom, monthEnd, monthStart, weekday } from "./month.ts";
export { cutAt, daysOf, intersect, lengthOf, rangeText, subtract, union, type Days } from "./range.ts";
export { dayWords, periodWords } from "./words.ts";
