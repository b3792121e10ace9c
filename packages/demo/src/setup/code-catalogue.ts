/** How a code's price for all clients comes about. */
export type Pricing =
  /** A table of packages/rates-au. */
  | { from: "national"; table: string }
  /** The provider's own, in force this financial year; earlier years were a little less. */
  | { from: "provider"; price: string; changesMidMonth?: true }
  /** A percentage of another code's rate of the day. */
  | { from: "percentage"; base: string; percent: string }
  /** Each client's own, or nothing at all. */
  | { from: "client" };

export interface CodeSpec {
  code: string;
  description: string;
  unit: "day" | "week" | "fortnight" | "month" | "year" | "each";
  timing: "advance" | "arrears";
  tax: "FRE" | "GST" | "GSTI";
  account: "RES" | "ACC" | "VIL" | "COM" | "LUMP" | "OWED";
  revenue: string;
  pricing: Pricing;
  anchor?: "calendar";
  capped?: true;
  /** The day of departure is not charged. */
  notDepartureDay?: true;
  /** Which fee of the law it charges; its amounts follow from the resident's facts. */
  legalFee?: LegalFee;
  /** The funding code of its mirror on the funding schedule. */
  setOff?: string;
}

export type LegalFee =
  | "basic_daily_fee"
  | "hotelling_contribution"
  | "non_clinical_care_contribution"
  | "means_tested_care_fee"
  | "income_tested_fee"
  | "fee_reduction"
  | "bed_reservation_fee"
  | "higher_everyday_living_fee";

const national = (table: string): Pricing => ({ from: "national", table });
const own = (price: string): Pricing => ({ from: "provider", price });
const changing = (price: string): Pricing => ({ from: "provider", price, changesMidMonth: true });
const share = (base: string, percent: string): Pricing => ({ from: "percentage", base, percent });
const client: Pricing = { from: "client" };

type Row = [
  code: string,
  description: string,
  unit: CodeSpec["unit"],
  timing: CodeSpec["timing"],
  tax: CodeSpec["tax"],
  pricing: Pricing,
  more?: Partial<CodeSpec>,
];

const section = (account: CodeSpec["account"], revenue: string, rows: readonly Row[]): CodeSpec[] =>
  rows.map(([code, description, unit, timing, tax, pricing, more]) => ({
    code,
    description,
    unit,
    timing,
    tax,
    account,
    revenue,
    pricing,
    ...more,
  }));

/** Every fee of the demo provider. */
export const codeCatalogue: readonly CodeSpec[] = [
  ...section("RES", "4100", [
    ["BDF", "Basic daily fee", "day", "advance", "FRE", national("basic_daily_fee"), { legalFee: "basic_daily_fee" }],
    [
      "BDF-PRO",
      "Basic daily fee, protected resident",
      "day",
      "advance",
      "FRE",
      national("basic_daily_fee_protected"),
      { legalFee: "basic_daily_fee" },
    ],
    [
      "BDF-NON",
      "Basic daily fee, non-standard resident",
      "day",
      "advance",
      "FRE",
      national("basic_daily_fee_non_standard"),
      { legalFee: "basic_daily_fee" },
    ],
    [
      "BDF-RESP",
      "Basic daily fee, respite",
      "day",
      "arrears",
      "FRE",
      national("basic_daily_fee"),
      { legalFee: "basic_daily_fee" },
    ],
    ["BEDRES", "Bed reservation fee", "day", "arrears", "FRE", client, { legalFee: "bed_reservation_fee" }],
    [
      "FEERED",
      "Fee reduction, hardship",
      "day",
      "arrears",
      "FRE",
      client,
      { legalFee: "fee_reduction", setOff: "HARDSHIP" },
    ],
  ]),
  ...section("RES", "4110", [
    [
      "MTCF",
      "Means tested care fee",
      "day",
      "arrears",
      "FRE",
      client,
      { capped: true, notDepartureDay: true, legalFee: "means_tested_care_fee", setOff: "MTCF-RED" },
    ],
    [
      "ITF",
      "Income tested fee",
      "day",
      "arrears",
      "FRE",
      client,
      { notDepartureDay: true, legalFee: "income_tested_fee", setOff: "ITF-RED" },
    ],
    [
      "HOTEL",
      "Hotelling contribution",
      "day",
      "arrears",
      "FRE",
      national("hotelling_contribution_maximum"),
      { notDepartureDay: true, legalFee: "hotelling_contribution", setOff: "HOTEL-RED" },
    ],
    [
      "NCCC",
      "Non-clinical care contribution",
      "day",
      "arrears",
      "FRE",
      national("non_clinical_care_contribution_maximum"),
      { capped: true, notDepartureDay: true, legalFee: "non_clinical_care_contribution", setOff: "NCCC-RED" },
    ],
  ]),
  ...section("RES", "4120", [
    ["DAP", "Daily accommodation payment", "day", "advance", "FRE", client],
    ["DAP-LS", "Daily payment on the unpaid lump sum", "day", "advance", "FRE", client],
    ["DAC", "Daily accommodation contribution", "day", "advance", "FRE", client],
  ]),
  ...section("LUMP", "2310", [["LUMPSUM", "Refundable lump sum", "each", "advance", "FRE", client]]),
  ...section("ACC", "4600", [
    ["RETAIN", "Retention", "each", "arrears", "FRE", client],
    ["DMF", "Deferred management fee", "each", "arrears", "FRE", client],
    ["CRF", "Capital replacement fee", "each", "arrears", "FRE", client],
  ]),
  ...section("VIL", "4600", [["LOSS", "Resident's share of a loss at resale", "each", "arrears", "FRE", client]]),
  ...section("RES", "5100", [["INTPAY", "Interest on a refund", "each", "arrears", "FRE", client]]),
  ...section("RES", "4130", [
    ["HEL-S", "Higher everyday living, Select", "day", "advance", "FRE", changing("17.50")],
    ["HEL-P", "Higher everyday living, Premium", "day", "advance", "FRE", own("34.00")],
    ["HEL-C", "Higher everyday living, Premium for couples", "day", "advance", "FRE", share("HEL-P", "85")],
    ["HEL-D", "Settling-in discount, Premium", "day", "advance", "FRE", share("HEL-P", "-50")],
    ["HEL-CD", "Settling-in discount, Premium for couples", "day", "advance", "FRE", share("HEL-C", "-50")],
    ["HEL-W", "Wine with dinner", "day", "arrears", "FRE", client, { legalFee: "higher_everyday_living_fee" }],
    ["HEL-N", "Daily newspaper", "day", "arrears", "FRE", client, { legalFee: "higher_everyday_living_fee" }],
    ["HEL-T", "Streaming television", "day", "arrears", "FRE", client, { legalFee: "higher_everyday_living_fee" }],
    ["RESP-PLUS", "Respite comfort package", "day", "arrears", "FRE", own("22.00")],
  ]),
  ...section("RES", "4140", [
    ["TV", "Television, streaming channels", "month", "advance", "GSTI", own("14.90")],
    ["PHONE", "Telephone line", "month", "advance", "GSTI", own("29.95")],
    ["NET", "Internet in the room", "month", "advance", "GSTI", own("24.95")],
    ["PHARM", "Medicine packing", "week", "arrears", "GST", changing("7.35")],
    ["LAUNDRY", "Personal laundry", "week", "arrears", "FRE", own("16.80")],
    ["NEWS", "Daily newspaper", "week", "arrears", "GSTI", own("21.30")],
    ["WELL", "Wellness and exercise classes", "week", "arrears", "FRE", own("18.00")],
    ["OUTING", "Outings and concerts", "fortnight", "arrears", "FRE", own("25.00"), { anchor: "calendar" }],
    ["COVER", "Contents cover", "year", "advance", "GSTI", own("89.00")],
    ["HAIR-CUT", "Hairdressing, cut", "each", "arrears", "GSTI", own("38.50")],
    ["HAIR-COL", "Hairdressing, colour and set", "each", "arrears", "GSTI", own("92.00")],
    ["PODIATRY", "Podiatry visit", "each", "arrears", "FRE", own("65.00")],
    ["PHYSIO", "Physiotherapy session", "each", "arrears", "FRE", own("98.00")],
    ["GUEST", "Guest meal", "each", "arrears", "GSTI", own("16.50")],
    ["ESCORT", "Escort to an appointment", "each", "arrears", "GST", own("58.00")],
  ]),
  ...section("VIL", "4200", [
    ["GSC", "General services charge", "month", "advance", "FRE", own("584.00")],
    [
      "GSC-F",
      "General services charge, by the fortnight",
      "fortnight",
      "advance",
      "FRE",
      own("271.60"),
      { anchor: "calendar" },
    ],
    ["MRF", "Maintenance reserve fund contribution", "month", "advance", "FRE", own("62.50")],
    ["LEVY", "Council and water levy", "year", "advance", "FRE", own("412.00"), { anchor: "calendar" }],
  ]),
  ...section("VIL", "4210", [
    ["CARPARK", "Second car space", "month", "advance", "GSTI", own("45.00")],
    ["VILNET", "Village internet", "month", "advance", "GSTI", own("49.00")],
    ["POWER", "Electricity, embedded network", "month", "arrears", "GSTI", changing("86.40")],
    ["GARDEN", "Garden care", "fortnight", "arrears", "GSTI", own("38.00")],
    ["CLEAN", "Cleaning of the unit", "fortnight", "arrears", "GSTI", own("72.00")],
    ["CLUB", "Social club", "year", "advance", "GSTI", own("55.00")],
    ["MEALS", "Meals delivered to the unit", "week", "arrears", "GSTI", own("12.80")],
    ["HANDY", "Handyman visit", "each", "arrears", "GSTI", own("75.00")],
  ]),
  ...section("COM", "4300", [
    ["HC-CM", "Care management", "fortnight", "arrears", "FRE", client, { anchor: "calendar" }],
    ["HC-PM", "Package management", "fortnight", "arrears", "FRE", own("58.40"), { anchor: "calendar" }],
    ["HC-EVERY", "Contribution to everyday living", "week", "arrears", "FRE", client, { anchor: "calendar" }],
    ["HC-INDEP", "Contribution to independence services", "week", "arrears", "FRE", client, { anchor: "calendar" }],
    ["HC-MEALS", "Meals delivered", "week", "arrears", "FRE", own("11.50")],
    ["HC-TRIPS", "Transport subscription", "month", "arrears", "FRE", own("96.00")],
    ["ALARM", "Personal alarm monitoring", "month", "advance", "FRE", own("42.00")],
    ["HC-TOPUP", "Private care hours", "week", "arrears", "GST", own("78.00")],
    ["HC-HIRE", "Equipment hire", "month", "advance", "GST", own("35.00")],
    ["HC-GARDEN", "Garden maintenance", "fortnight", "arrears", "FRE", own("64.00")],
    ["HC-NURSE", "Nursing visit outside the plan", "each", "arrears", "FRE", own("118.00")],
  ]),
  ...section("COM", "4400", [
    ["ND-PLAN", "Plan management", "month", "arrears", "FRE", own("104.45")],
    ["ND-RENT", "Supported living, rent contribution", "fortnight", "advance", "FRE", client, { anchor: "calendar" }],
    ["ND-BOARD", "Board and household costs", "fortnight", "advance", "FRE", own("186.00"), { anchor: "calendar" }],
    ["ND-UTIL", "Share of electricity and gas", "month", "arrears", "FRE", own("74.00")],
    ["ND-COORD", "Support coordination", "month", "arrears", "FRE", own("300.42")],
    ["ND-GROUP", "Community group programme", "week", "arrears", "FRE", own("68.15")],
    ["ND-TRIPS", "Transport to activities", "week", "arrears", "FRE", own("35.00")],
    ["ND-NET", "Share of internet", "month", "advance", "GSTI", own("19.00")],
    ["ND-CAMP", "Weekend camp", "each", "arrears", "GST", own("240.00")],
  ]),
];

/** The groups of fees from which schedules are filled, and the codes each offers. */
export const groupCatalogue = [
  {
    code: "CARE",
    name: "Residential care fees",
    codes: ["BDF", "BDF-PRO", "BDF-NON", "MTCF", "ITF", "HOTEL", "NCCC", "BEDRES", "FEERED"],
  },
  { code: "ACCOM", name: "Accommodation", codes: ["DAP", "DAP-LS", "DAC", "LUMPSUM", "RETAIN", "INTPAY"] },
  {
    code: "LIVING",
    name: "Higher everyday living",
    codes: ["HEL-S", "HEL-P", "HEL-C", "HEL-D", "HEL-CD", "HEL-W", "HEL-N", "HEL-T"],
  },
  { code: "RESPITE", name: "Respite", codes: ["BDF-RESP", "RESP-PLUS"] },
  {
    code: "SUNDRY",
    name: "Services in the facility",
    codes: [
      "TV",
      "PHONE",
      "NET",
      "PHARM",
      "LAUNDRY",
      "NEWS",
      "WELL",
      "OUTING",
      "COVER",
      "HAIR-CUT",
      "HAIR-COL",
      "PODIATRY",
      "PHYSIO",
      "GUEST",
      "ESCORT",
    ],
  },
  {
    code: "VILLAGE",
    name: "Village charges",
    codes: [
      "GSC",
      "GSC-F",
      "MRF",
      "LEVY",
      "CARPARK",
      "VILNET",
      "POWER",
      "GARDEN",
      "CLEAN",
      "CLUB",
      "MEALS",
      "HANDY",
      "ALARM",
      "HAIR-CUT",
      "HAIR-COL",
      "DMF",
      "CRF",
      "LOSS",
    ],
  },
  {
    code: "HOMECARE",
    name: "Care at home",
    codes: [
      "HC-CM",
      "HC-PM",
      "HC-EVERY",
      "HC-INDEP",
      "HC-MEALS",
      "HC-TRIPS",
      "ALARM",
      "HC-TOPUP",
      "HC-HIRE",
      "HC-GARDEN",
      "HC-NURSE",
    ],
  },
  {
    code: "NDIS",
    name: "Disability supports",
    codes: ["ND-PLAN", "ND-RENT", "ND-BOARD", "ND-UTIL", "ND-COORD", "ND-GROUP", "ND-TRIPS", "ND-NET", "ND-CAMP"],
  },
] as const satisfies readonly { code: string; name: string; codes: readonly string[] }[];

/** The codes that charges of accommodation are booked under. */
export const accommodationUses = {
  lump_sum: "LUMPSUM",
  lump_sum_transfer: "LUMPSUM",
  partial_refund: "LUMPSUM",
  daily_payment: "DAP",
  daily_contribution: "DAC",
  unpaid_lump_sum_daily: "DAP-LS",
  retention: "RETAIN",
  bond_retention: "RETAIN",
  accommodation_charge: "DAP",
  interest_payable: "INTPAY",
  dmf: "DMF",
  crf: "CRF",
} as const;

export type GroupCode = (typeof groupCatalogue)[number]["code"];

/** Kinds of care, the template that each fills a schedule from, and its lines. */
export const careTypeCatalogue = [
  {
    code: "PERM",
    name: "Permanent residential care",
    setting: "residential",
    template: [
      ["CARE", "BDF"],
      ["CARE", "MTCF", "POST14"],
      ["CARE", "ITF", "PRE14"],
      ["CARE", "HOTEL", "NOV25"],
      ["CARE", "NCCC", "NOV25"],
      ["SUNDRY", "PHARM"],
      ["SUNDRY", "LAUNDRY"],
    ],
  },
  {
    code: "RESPITE",
    name: "Residential respite",
    setting: "respite",
    template: [
      ["RESPITE", "BDF-RESP"],
      ["RESPITE", "RESP-PLUS"],
    ],
  },
  {
    code: "ILU",
    name: "Independent living unit",
    setting: "village",
    template: [
      ["VILLAGE", "GSC"],
      ["VILLAGE", "MRF"],
      ["VILLAGE", "LEVY"],
    ],
  },
  {
    code: "SERVICED",
    name: "Serviced apartment",
    setting: "village",
    template: [
      ["VILLAGE", "GSC"],
      ["VILLAGE", "MEALS"],
      ["VILLAGE", "CLEAN"],
      ["VILLAGE", "LEVY"],
    ],
  },
  {
    code: "SAH",
    name: "Support at Home",
    setting: "home_care",
    template: [
      ["HOMECARE", "HC-CM"],
      ["HOMECARE", "HC-PM"],
    ],
  },
  {
    code: "SIL",
    name: "Supported independent living",
    setting: "ndis",
    template: [
      ["NDIS", "ND-BOARD"],
      ["NDIS", "ND-UTIL"],
      ["NDIS", "ND-PLAN"],
    ],
  },
  {
    code: "COMMUNITY",
    name: "Community participation",
    setting: "ndis",
    template: [
      ["NDIS", "ND-PLAN"],
      ["NDIS", "ND-GROUP"],
    ],
  },
] as const satisfies readonly {
  code: string;
  name: string;
  setting: string;
  template: readonly (readonly [group: GroupCode, code: string, feeArrangement?: "PRE14" | "POST14" | "NOV25"])[];
}[];

export type CareTypeCode = (typeof careTypeCatalogue)[number]["code"];
