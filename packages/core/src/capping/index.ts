export type * from "./facts.ts";
export { CAPPING_POLICY } from "./facts.ts";
export { capForecast, type CapForecast, type CapForecastFacts } from "./cap-forecast.ts";
export { capCourse, type CapPoint } from "./cap-course.ts";
export { capLines } from "./cap-lines.ts";
export { capsOfArrangement, countsTowards, type CapThresholds } from "./cap-limits.ts";
export { cappedSchedule } from "./capped-schedule.ts";
export { careDays, type CareDays, type CareDaysFacts } from "./care-days.ts";
export { chargeUnderCaps } from "./charge-under-caps.ts";
export {
  capSetsOf,
  capThresholdsOf,
  clientCaps,
  type ClientCapForecast,
  type ClientCapLine,
  type ClientCaps,
  type ClientCapsQuestion,
} from "./client-caps.ts";
export { defaultFirstEntryDate, withFirstEntryDate } from "./first-entry.ts";
