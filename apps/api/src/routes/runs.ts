import { endpoints } from "@banksia/contracts";
import { cancelRun } from "@banksia/services/runs/cancel-run";
import type { RunEngine } from "@banksia/services/runs/engine";
import { getRun } from "@banksia/services/runs/get-run";
import { getRunTotals } from "@banksia/services/runs/get-run-totals";
import { listParkedClients } from "@banksia/services/runs/list-parked-clients";
import { listRuns } from "@banksia/services/runs/list-runs";
import { retryParked } from "@banksia/services/runs/retry-parked";
import { startRun } from "@banksia/services/runs/start-run";
import { createRunSchedule } from "@banksia/services/runs/create-run-schedule";
import { deleteRunSchedule } from "@banksia/services/runs/delete-run-schedule";
import { getRunSchedule } from "@banksia/services/runs/get-run-schedule";
import { listRunSchedules } from "@banksia/services/runs/list-run-schedules";
import { updateRunSchedule } from "@banksia/services/runs/update-run-schedule";
import type { Mounter } from "../http/mounter.ts";

const ended = new Set(["done", "cancelled", "failed"]);

/** Billing and adjustment proposals, and their progress. */
export function runRoutes(mount: Mounter, runs: RunEngine): void {
  mount.verb(endpoints.startRun, (ctx, input) => startRun({ ...ctx, runs }, input));
  mount.verb(endpoints.listRuns, listRuns);
  mount.verb(endpoints.getRun, getRun);
  mount.stream(endpoints.streamRun, getRun, (run) => ended.has(run.status));
  mount.verb(endpoints.getRunTotals, getRunTotals);
  mount.verb(endpoints.cancelRun, (ctx, input) => cancelRun({ ...ctx, runs }, input));
  mount.verb(endpoints.listParkedClients, listParkedClients);
  mount.verb(endpoints.retryParked, (ctx, input) => retryParked({ ...ctx, runs }, input));
  mount.verb(endpoints.createRunSchedule, createRunSchedule);
  mount.verb(endpoints.deleteRunSchedule, deleteRunSchedule);
  mount.verb(endpoints.getRunSchedule, getRunSchedule);
  mount.verb(endpoints.listRunSchedules, listRunSchedules);
  mount.verb(endpoints.updateRunSchedule, updateRunSchedule);
}
