/** The parts of an address that letters show. Its label is not among them: that is for the people who keep the record. */
export interface PostalAddress {
  line: string;
  suburb: string;
  state: string;
  postcode: string;
  country: string;
}

export const AUSTRALIA = "Australia";

/**
 * An address as it stands on an envelope: street, then suburb in capitals with state and postcode, then the country of
 * mail that leaves Australia. Parts that are missing leave no gap.
 */
export function printedAddress(address: PostalAddress): string[] {
  const home = address.country === AUSTRALIA;
  const place = [home ? address.suburb.toUpperCase() : address.suburb, address.state, address.postcode];
  const lines = [
    ...address.line.split(/\r?\n/),
    place.filter((part) => part !== "").join(" "),
    home ? "" : address.country.toUpperCase(),
  ];
  return lines.map((line) => line.trim()).filter((line) => line !== "");
}
