import type { AccommodationPreview, Answer, endpoints } from "@banksia/contracts";

export type { AccommodationDetail, AccommodationFigures, AccommodationLine, DepositLife } from "@banksia/contracts";
export type { DepositMovement } from "@banksia/contracts";

export type AccommodationPayment = Answer<typeof endpoints.listAccommodationPayments>["items"][number];
export type DepositCharge = AccommodationPreview["charges"][number];
export type DepositSegment = Answer<typeof endpoints.getDepositLife>["segments"][number];
export type LawStep = Answer<typeof endpoints.getDepositLife>["steps"][number];
export type ExitEstimate = Answer<typeof endpoints.getExitEstimate>;
export type PlacePrice = Answer<typeof endpoints.listPlacePrices>["items"][number];
export type AccommodationCode = Answer<typeof endpoints.listAccommodationCodes>["items"][number];
