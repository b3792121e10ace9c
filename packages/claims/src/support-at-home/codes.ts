/** The account an item is paid from. */
export const FUNDING_SOURCES = {
  ON: "ongoing services",
  AT: "assistive technology",
  AS: "assistive technology, specified needs",
  HM: "home modifications",
  CM: "care management",
  RC: "restorative care",
  EL: "end of life",
} as const;
export type FundingSource = keyof typeof FUNDING_SOURCES;

/** Funding sources a service group may be paid from. Groups not named here may be paid from any. */
export const GROUP_SOURCES: Readonly<Record<string, readonly FundingSource[]>> = {
  "SERG-0002": ["AT", "AS"],
  "SERG-0003": ["HM"],
};

export const UNIT_TYPES = ["hours", "trip", "item", "bill", "voucher", "meal"] as const;
export type UnitType = (typeof UNIT_TYPES)[number];

export const PURCHASE_METHODS = ["PURCHASED", "LOANED"] as const;
export type PurchaseMethod = (typeof PURCHASE_METHODS)[number];

export type ItemOrWraparound = "ITEM" | "WRAPAROUND";

export const isFundingSource = (text: string): text is FundingSource => Object.hasOwn(FUNDING_SOURCES, text);
export const isUnitType = (text: string): text is UnitType => UNIT_TYPES.some((known) => known === text);
export const isPurchaseMethod = (text: string): text is PurchaseMethod => text === "PURCHASED" || text === "LOANED";
export const isItemOrWraparound = (text: string): text is ItemOrWraparound => text === "ITEM" || text === "WRAPAROUND";
