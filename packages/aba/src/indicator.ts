/** Indicator of a detail record, column 18; a blank says nothing special. */
export type Indicator = " " | "N" | "T" | "W" | "X" | "Y";

/** Every indicator with its meaning. */
export const indicators: Readonly<Record<Indicator, string>> = {
  " ": "Nothing special",
  N: "New or changed BSB, account number or name",
  T: "Drawing under a transaction negotiation authority",
  W: "Dividend to a resident of a country with a double tax agreement",
  X: "Dividend to a resident of another country",
  Y: "Interest to a non-resident",
};

/** Whether the text is one of the six indicators. */
export function isIndicator(text: string): text is Indicator {
  return text.length === 1 && " NTWXY".includes(text);
}

/** Whether the indicator goes with an amount of withholding tax. */
export function withholdsTax(indicator: Indicator): boolean {
  return indicator === "W" || indicator === "X" || indicator === "Y";
}
