import type { DayNumber } from "@banksia/core/days/index";
import { addressIn } from "../people/addresses.ts";
import { relativeName } from "../people/names.ts";
import type { CodeSpec } from "../setup/code-catalogue.ts";
import { type AddedLine, type Client, addPerson } from "./client.ts";

/** One invoicee of a line. Days are inclusive; null from: as long as the line. */
export interface PayerShare {
  customerId: number;
  percent: string;
  from: DayNumber | null;
  to: DayNumber | null;
  /** Where it is not the account of the billing code. */
  account?: CodeSpec["account"];
}

/** Who pays a client's fees. No shares: the client pays all. */
export interface Arrangement {
  kind: ArrangementKind;
  sharesOf(line: Pick<AddedLine, "code" | "from">): PayerShare[];
}

export type ArrangementKind =
  | "client"
  | "relative"
  | "half"
  | "thirds"
  | "trustee"
  | "veterans"
  | "handover"
  | "lump_sum"
  | "organisation";

/** Fees that families share; the basic fee mostly stays with the client's own pension. */
const sharedFees = new Set([
  "DAP",
  "HEL-S",
  "HEL-P",
  "HEL-C",
  "HEL-D",
  "HEL-CD",
  "MTCF",
  "NCCC",
  "HOTEL",
  "GSC",
  "GSC-F",
  "HC-TOPUP",
  "TV",
  "NET",
]);
const livingFees = new Set(["HEL-S", "HEL-P", "HEL-C", "HEL-D", "HEL-CD"]);
const veteranFees = new Set(["BDF", "BDF-PRO", "BDF-RESP", "PHARM"]);

/** Of a thousand clients, how many pay in which way. */
const mix: readonly (readonly [number, ArrangementKind])[] = [
  [660, "client"],
  [120, "relative"],
  [66, "half"],
  [36, "thirds"],
  [52, "trustee"],
  [26, "veterans"],
  [18, "handover"],
  [22, "lump_sum"],
];

/** Chooses who pays, adding the family members who do. */
export function arrange(client: Client, kinds?: readonly ArrangementKind[]): Arrangement {
  const wanted = client.random.weighted(mix);
  const kind = kinds === undefined || kinds.includes(wanted) ? wanted : "client";
  const all = (customerId: number): PayerShare[] => [{ customerId, percent: "100", from: null, to: null }];
  const only = (fees: ReadonlySet<string>, shares: PayerShare[]) => (line: { code: string }) =>
    fees.has(line.code) ? shares : [];
  const split = (ids: readonly number[], percents: readonly string[]) =>
    ids.map((customerId, at): PayerShare => ({ customerId, percent: percents[at] ?? "0", from: null, to: null }));

  switch (kind) {
    case "relative": {
      const payer = relative(client);
      return { kind, sharesOf: () => all(payer) };
    }
    case "half":
      return { kind, sharesOf: only(sharedFees, split([client.id, relative(client)], ["50", "50"])) };
    case "thirds": {
      const three = [relative(client), relative(client), relative(client)];
      return { kind, sharesOf: only(sharedFees, split(three, ["33.33", "33.33", "33.34"])) };
    }
    case "trustee": {
      const payer = client.organisations.trustee.get(client.site.state) ?? client.id;
      return { kind, sharesOf: () => all(payer) };
    }
    case "veterans":
      return { kind, sharesOf: only(veteranFees, all(client.organisations.veterans)) };
    case "handover": {
      // A son pays up to the 14th of the month, a daughter from the 15th.
      const [before, after] = [relative(client), relative(client)];
      const day = client.provider.plan.monthFrom + 14;
      return {
        kind,
        sharesOf: (line) =>
          line.from >= day
            ? all(after)
            : [
                { customerId: before, percent: "100", from: null, to: day - 1 },
                { customerId: after, percent: "100", from: day, to: null },
              ],
      };
    }
    case "lump_sum":
      return fromLumpSum(client, livingFees);
    case "client":
    case "organisation":
      return { kind: "client", sharesOf: () => [] };
    default:
      return kind satisfies never;
  }
}

/** Fees of some codes are taken from the client's lump sum as far as it reaches. */
export function fromLumpSum(client: Client, codes: ReadonlySet<string>): Arrangement {
  const share: PayerShare = { customerId: client.id, percent: "100", from: null, to: null, account: "ACC" };
  return { kind: "lump_sum", sharesOf: (line) => (codes.has(line.code) ? [share] : []) };
}

/** Fees of some codes go to an organisation, all others to the client. */
export function organisationPays(customerId: number, codes: readonly string[]): Arrangement {
  return {
    kind: "organisation",
    sharesOf: (line) => (codes.includes(line.code) ? [{ customerId, percent: "100", from: null, to: null }] : []),
  };
}

function relative(client: Client): number {
  const { provider, random, site } = client;
  return addPerson(provider, random, relativeName(random, client.name.last), addressIn(random, site.state), {
    group: "FAM",
    birth: null,
    reference: null,
    home: site,
    since: provider.plan.billFrom,
    email: true,
  });
}
