import { endpoints } from "@banksia/contracts";
import { addAccommodationLine } from "@banksia/services/accommodation/add-accommodation-line";
import { addPlacePrice } from "@banksia/services/accommodation/add-place-price";
import { getAccommodationPayment } from "@banksia/services/accommodation/get-accommodation-payment";
import { getDepositLife } from "@banksia/services/accommodation/get-deposit-life";
import { getExitEstimate } from "@banksia/services/accommodation/get-exit-estimate";
import { listAccommodationCodes } from "@banksia/services/accommodation/list-accommodation-codes";
import { listAccommodationPayments } from "@banksia/services/accommodation/list-accommodation-payments";
import { listDepositDays } from "@banksia/services/accommodation/list-deposit-days";
import { listDepositMovements } from "@banksia/services/accommodation/list-deposit-movements";
import { listPlacePrices } from "@banksia/services/accommodation/list-place-prices";
import { listSupportedRatios } from "@banksia/services/accommodation/list-supported-ratios";
import { markAccommodationLineInError } from "@banksia/services/accommodation/mark-accommodation-line-in-error";
import { setAccommodationCode } from "@banksia/services/accommodation/set-accommodation-code";
import { setIngoingContribution } from "@banksia/services/accommodation/set-ingoing-contribution";
import { updateAccommodationLine } from "@banksia/services/accommodation/update-accommodation-line";
import { updateAccommodationPayment } from "@banksia/services/accommodation/update-accommodation-payment";
import type { Mounter } from "../http/mounter.ts";

/** Agreements on the room, lump sums and their lives, village contracts, prices and ratios. */
export function accommodationRoutes(mount: Mounter): void {
  mount.verb(endpoints.listAccommodationPayments, listAccommodationPayments);
  mount.verb(endpoints.getAccommodationPayment, getAccommodationPayment);
  mount.verb(endpoints.updateAccommodationPayment, updateAccommodationPayment);
  mount.verb(endpoints.addAccommodationLine, addAccommodationLine);
  mount.verb(endpoints.updateAccommodationLine, updateAccommodationLine);
  mount.verb(endpoints.markAccommodationLineInError, markAccommodationLineInError);
  mount.verb(endpoints.setIngoingContribution, setIngoingContribution);
  mount.verb(endpoints.getExitEstimate, getExitEstimate);
  mount.verb(endpoints.getDepositLife, getDepositLife);
  mount.verb(endpoints.listDepositDays, listDepositDays);
  mount.verb(endpoints.listDepositMovements, listDepositMovements);
  mount.verb(endpoints.listAccommodationCodes, listAccommodationCodes);
  mount.verb(endpoints.setAccommodationCode, setAccommodationCode);
  mount.verb(endpoints.listPlacePrices, listPlacePrices);
  mount.verb(endpoints.addPlacePrice, addPlacePrice);
  mount.verb(endpoints.listSupportedRatios, listSupportedRatios);
}
