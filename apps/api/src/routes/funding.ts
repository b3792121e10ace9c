import { endpoints } from "@banksia/contracts";
import { changeFundingRate } from "@banksia/services/funding/change-funding-rate";
import { createFundingCode } from "@banksia/services/funding/create-funding-code";
import { createFundingLine } from "@banksia/services/funding/create-funding-line";
import { createFundingRate } from "@banksia/services/funding/create-funding-rate";
import { deleteFundingLines } from "@banksia/services/funding/delete-funding-lines";
import { deleteFundingRate } from "@banksia/services/funding/delete-funding-rate";
import { getFundingAmounts } from "@banksia/services/funding/get-funding-amounts";
import { getFundingCode } from "@banksia/services/funding/get-funding-code";
import { getFundingLine } from "@banksia/services/funding/get-funding-line";
import { listFundingCodes } from "@banksia/services/funding/list-funding-codes";
import { listFundingLines } from "@banksia/services/funding/list-funding-lines";
import { listFundingRates } from "@banksia/services/funding/list-funding-rates";
import { markFundingLinesInError } from "@banksia/services/funding/mark-funding-lines-in-error";
import { updateFundingCode } from "@banksia/services/funding/update-funding-code";
import { updateFundingLine } from "@banksia/services/funding/update-funding-line";
import { updateFundingRate } from "@banksia/services/funding/update-funding-rate";
import type { Mounter } from "../http/mounter.ts";

/** Funding codes, rates and schedules. */
export function fundingRoutes(mount: Mounter): void {
  mount.verb(endpoints.listFundingCodes, listFundingCodes);
  mount.verb(endpoints.getFundingCode, getFundingCode);
  mount.verb(endpoints.createFundingCode, createFundingCode);
  mount.verb(endpoints.updateFundingCode, updateFundingCode);
  mount.verb(endpoints.listFundingRates, listFundingRates);
  mount.verb(endpoints.createFundingRate, createFundingRate);
  mount.verb(endpoints.changeFundingRate, changeFundingRate);
  mount.verb(endpoints.updateFundingRate, updateFundingRate);
  mount.verb(endpoints.deleteFundingRate, deleteFundingRate);
  mount.verb(endpoints.listFundingLines, listFundingLines);
  mount.verb(endpoints.getFundingLine, getFundingLine);
  mount.verb(endpoints.getFundingAmounts, getFundingAmounts);
  mount.verb(endpoints.createFundingLine, createFundingLine);
  mount.verb(endpoints.updateFundingLine, updateFundingLine);
  mount.verb(endpoints.markFundingLinesInError, markFundingLinesInError);
  mount.verb(endpoints.deleteFundingLines, deleteFundingLines);
}
