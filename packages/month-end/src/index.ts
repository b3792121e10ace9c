export { type RunEngine, runEngine } from "./engine.ts";
export { type ShardQueue, installQueue, openQueue } from "./queue.ts";
export { cancelRun } from "./run-cancel.ts";
export { startRun, startRunIn } from "./run-plan.ts";
export {
  type RunFilters,
  type RunKind,
  RunRefused,
  type RunRefusalCode,
  type RunRequest,
  type StartedRun,
  writesJournal,
} from "./run-request.ts";
export { retryParked } from "./run-retry.ts";
export { type Runner, type RunnerEvent, type RunnerOptions, runnerAlive, startRunner } from "./runner.ts";
export { startDueSchedules } from "./run-schedules.ts";
