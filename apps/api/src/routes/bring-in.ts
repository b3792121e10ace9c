import { endpoints } from "@banksia/contracts";
import type { BringInWork } from "@banksia/services/bring-in/bring-in-work";
import { getBringIn } from "@banksia/services/bring-in/get-bring-in";
import { listBringInErrors } from "@banksia/services/bring-in/list-bring-in-errors";
import { listBringInTemplates } from "@banksia/services/bring-in/list-bring-in-templates";
import { listBringIns } from "@banksia/services/bring-in/list-bring-ins";
import { startBringIn } from "@banksia/services/bring-in/start-bring-in";
import type { Mounter } from "../http/mounter.ts";

const underWay = new Set(["checking", "loading"]);

/** CSV files from outside. */
export function bringInRoutes(mount: Mounter, bringIns: BringInWork): void {
  mount.verb(endpoints.listBringInTemplates, listBringInTemplates);
  mount.verb(endpoints.startBringIn, (ctx, input) => startBringIn({ ...ctx, bringIns }, input));
  mount.verb(endpoints.listBringIns, listBringIns);
  mount.verb(endpoints.getBringIn, getBringIn);
  mount.stream(endpoints.streamBringIn, getBringIn, (file) => !underWay.has(file.status));
  mount.verb(endpoints.listBringInErrors, listBringInErrors);
}
