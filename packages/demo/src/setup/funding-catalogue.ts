/** What the government pays for a client. Codes without price mirror a fee, or have a price for each client. */
export interface FundingSpec {
  code: string;
  description: string;
  /** As payment statements name it. */
  external: string;
  national?: string;
  /** Reduced by the assessed amount of the client. */
  accommodation?: true;
}

export const fundingCatalogue: readonly FundingSpec[] = [
  { code: "ANACC", description: "AN-ACC base rate", external: "ANACC-BASE" },
  { code: "HOTELSUP", description: "Hotelling supplement", external: "HOTELLING", national: "hotelling_supplement" },
  {
    code: "ACCSUP",
    description: "Accommodation supplement",
    external: "ACCOM-SUPP",
    national: "accommodation_supplement_maximum",
    accommodation: true,
  },
  { code: "OXYGEN", description: "Oxygen supplement", external: "OXYGEN", national: "oxygen_supplement" },
  { code: "MTCF-RED", description: "Means tested care fee reduction", external: "MTCF-RED" },
  { code: "ITF-RED", description: "Income tested fee reduction", external: "ITF-RED" },
  { code: "HOTEL-RED", description: "Hotelling contribution reduction", external: "HOTEL-RED" },
  { code: "NCCC-RED", description: "Non-clinical care contribution reduction", external: "NCCC-RED" },
  { code: "HARDSHIP", description: "Fee reduction supplement", external: "HARDSHIP" },
];

/** Funding that every permanent resident gets on admission. */
export const permanentFunding = ["ANACC", "HOTELSUP"] as const;
