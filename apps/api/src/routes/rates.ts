import { endpoints } from "@banksia/contracts";
import { addNationalRate } from "@banksia/services/rates/add-national-rate";
import { deleteNationalRate } from "@banksia/services/rates/delete-national-rate";
import { getNationalRate } from "@banksia/services/rates/get-national-rate";
import { getNationalRatePreview } from "@banksia/services/rates/get-national-rate-preview";
import { listNationalRates } from "@banksia/services/rates/list-national-rates";
import { previewNationalRate } from "@banksia/services/rates/preview-national-rate";
import type { RunEngine } from "@banksia/services/runs/engine";
import type { Mounter } from "../http/mounter.ts";

/** National rates and thresholds. */
export function ratesRoutes(mount: Mounter, runs: RunEngine): void {
  mount.verb(endpoints.listNationalRates, listNationalRates);
  mount.verb(endpoints.getNationalRate, getNationalRate);
  mount.verb(endpoints.addNationalRate, addNationalRate);
  mount.verb(endpoints.deleteNationalRate, deleteNationalRate);
  mount.verb(endpoints.previewNationalRate, (ctx, input) => previewNationalRate({ ...ctx, runs }, input));
  mount.verb(endpoints.getNationalRatePreview, getNationalRatePreview);
}
