import {
  AUSTRALIA,
  type PostalAddress,
  type PostcodeFinding,
  STATES,
  isState,
  postcodeFinding,
} from "@banksia/core/customers/index";
import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { rowsOf } from "../common/rows.ts";
import type { Warning } from "../common/warning.ts";
import type { FieldError } from "../errors.ts";

/** What is wrong with an address, and what is worth a look. */
export interface AddressFindings {
  faults: FieldError[];
  warnings: Warning[];
}

const words: Record<PostcodeFinding["kind"], (postcode: string, state: string, of: string) => string> = {
  unknown: (postcode) => `There is no postcode ${postcode} in Australia.`,
  other_state: (postcode, state, of) => `${postcode} is a postcode of ${of}, which does not border on ${state}.`,
  neighbour: (postcode, state, of) =>
    `${postcode} is a postcode of ${of}; some places in ${state} near the border have it. Check suburb and state.`,
  boxes: (postcode) => `${postcode} is a postcode of post office boxes, and this is a street address.`,
};

/** Whether a postcode can be one of a state: impossible ones are faults at the postcode, odd ones warnings. */
export function postcodeFindings(state: string, postcode: string, line: string): AddressFindings {
  const found = isState(state) ? postcodeFinding(state, postcode, line) : null;
  if (found === null) return { faults: [], warnings: [] };
  const detail = words[found.kind](postcode, state, "state" in found ? found.state : "");
  return found.kind === "unknown" || found.kind === "other_state"
    ? { faults: [{ pointer: "/postcode", code: "INVALID", detail }], warnings: [] }
    : {
        faults: [],
        warnings: [{ code: found.kind === "boxes" ? "POSTCODE_OF_BOXES" : "POSTCODE_OF_NEIGHBOUR", detail }],
      };
}

/** What is wrong with an address by itself; no look-ups. */
export function addressFindings(address: PostalAddress): AddressFindings {
  const faults: FieldError[] = [];
  const required = (pointer: string, detail: string) => faults.push({ pointer, code: "REQUIRED", detail });
  if (address.line === "") required("/line", "Write the street address or box.");
  if (address.suburb === "") required("/suburb", "Write the suburb or town.");
  if (address.country !== AUSTRALIA) return { faults, warnings: [] };
  if (/^[\d\s]+$/.test(address.suburb) && address.suburb !== "")
    faults.push({ pointer: "/suburb", code: "INVALID", detail: "A suburb has letters." });
  if (!isState(address.state))
    faults.push({
      pointer: "/state",
      code: "INVALID",
      detail: `In Australia the state is one of ${STATES.join(", ")}.`,
    });
  if (!/^\d{4}$/.test(address.postcode)) {
    faults.push({ pointer: "/postcode", code: "INVALID", detail: "In Australia a postcode has four digits." });
    return { faults, warnings: [] };
  }
  const postcode = postcodeFindings(address.state, address.postcode, address.line);
  return { faults: [...faults, ...postcode.faults], warnings: postcode.warnings };
}

/** Addresses of a suburb that there must be before their postcode says anything. */
const enough = 2;

/** The same, held against what the register knows of the suburb. */
export async function checkAddressFacts(tx: OrmTx, address: PostalAddress): Promise<AddressFindings> {
  const found = addressFindings(address);
  if (found.faults.length > 0 || address.country !== AUSTRALIA) return found;
  const known = await rowsOf<{ postcode: string; addresses: number }>(
    tx,
    sql`select postcode, addresses from banksia.postcodes_of(${address.suburb}, ${address.state})`,
  );
  const others = known.filter((one) => one.postcode !== address.postcode && one.addresses >= enough);
  if (others.length === 0 || known.some((one) => one.postcode === address.postcode && one.addresses >= enough))
    return found;
  const detail = `Elsewhere in the register ${address.suburb} ${address.state} has the postcode ${others.map((one) => one.postcode).join(" or ")}.`;
  return { ...found, warnings: [...found.warnings, { code: "POSTCODE_OF_SUBURB", detail }] };
}
