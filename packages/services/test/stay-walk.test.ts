import { type Arbitrary, array, assert, asyncProperty, boolean, constantFrom, nat, record } from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addBedTransfer } from "../src/admissions/add-bed-transfer.ts";
import { addPartner } from "../src/admissions/add-partner.ts";
import { admitClient } from "../src/admissions/admit-client.ts";
import { cancelAdmission } from "../src/admissions/cancel-admission.ts";
import { deleteBedTransfer } from "../src/admissions/delete-bed-transfer.ts";
import { departClient } from "../src/admissions/depart-client.ts";
import { departPartner } from "../src/admissions/depart-partner.ts";
import { switchPrimary } from "../src/admissions/switch-primary.ts";
import { transferFacility } from "../src/admissions/transfer-facility.ts";
import { undoDeparture } from "../src/admissions/undo-departure.ts";
import { updateServiceEntry } from "../src/admissions/update-service-entry.ts";
import { ServiceError } from "../src/errors.ts";
import { verifyDatabase } from "../src/verify/verify-database.ts";
import { person } from "./fixture.ts";
import { type Homes, homes, rows } from "./stay-fixture.ts";

let p: Homes;
let people: number[];
let places: { id: number; service: number }[];
beforeAll(async () => {
  p = await homes();
  people = [];
  for (let n = 0; n < 10; n += 1) people.push((await person(p, `Walker${n}`, null)).id);
  places = [];
  for (const service of [p.house, p.lodge, p.village])
    for (let n = 0; n < 4; n += 1) places.push({ id: await p.place(service), service });
});
afterAll(() => p.close());

const dayOf = (n: number) => Temporal.PlainDate.from("2026-09-01").add({ days: n }).toString();

/** Anything that people do with stays, with whatever is at hand: small numbers pick persons, places, entries and days. */
const step = record({
  verb: constantFrom(
    "admit",
    "partner",
    "partner",
    "move",
    "depart",
    "admit",
    "admit",
    "move",
    "back",
    "depart",
    "depart",
    "undo",
    "cancel",
    "transfer",
    "partner",
    "leave",
    "switch",
    "switch",
    "change",
  ),
  who: nat(9),
  where: nat(11),
  day: nat(40),
  more: boolean(),
});
type Step = typeof step extends Arbitrary<infer T> ? T : never;

/** The n-th of the rows of a query, if any. */
async function pick(query: string, n: number): Promise<number> {
  const found = await rows(p, query);
  const row = found[n % Math.max(found.length, 1)];
  return Number(row?.["id"] ?? 0);
}

/** A stay, most often one that lasts, and a day some days into it. */
async function stay(n: number, day: number, among = "true"): Promise<{ id: number; day: string; service: number }> {
  const open = n % 5 === 0 ? "true" : "departure_date is null";
  const found = await rows(
    p,
    `select id, coalesce(client_since, entry_date) as since, service_id from service_entry where ${open} and ${among} order by id`,
  );
  const row = found[n % Math.max(found.length, 1)];
  const since = typeof row?.["since"] === "string" ? row["since"] : "2026-09-01";
  return {
    id: Number(row?.["id"] ?? 0),
    day: Temporal.PlainDate.from(since)
      .add({ days: day % 16 })
      .toString(),
    service: Number(row?.["service_id"] ?? 0),
  };
}

async function take({ verb, who, where, day, more }: Step): Promise<unknown> {
  const place = places[where]!;
  const date = dayOf(day);
  const noDepart = { noticeDate: null, departPartners: more };
  const at = await stay(who + where, day);
  const serviceEntryId = at.id;
  switch (verb) {
    case "admit":
      return admitClient(p.admin, {
        clientId: people[who]!,
        serviceId: place.service,
        careTypeId: place.service === p.village ? p.villageCare : p.permanent,
        placeId: place.id,
        entryDate: date,
      });
    case "move": {
      const there = places.filter((one) => one.service === at.service);
      return addBedTransfer(p.admin, {
        serviceEntryId,
        toPlaceId: there[where % Math.max(there.length, 1)]?.id ?? 0,
        transferDate: at.day,
        reason: "other",
        description: null,
      });
    }
    case "back":
      return deleteBedTransfer(p.admin, {
        bedTransferId: await pick("select id from bed_transfer order by id desc", who),
      });
    case "depart":
      return departClient(p.admin, {
        serviceEntryId,
        departureDate: at.day,
        departureReason: "home",
        billingEndDate: null,
        ...noDepart,
      });
    case "undo":
      return undoDeparture(p.admin, {
        serviceEntryId: await pick(
          "select id from service_entry where departure_date is not null order by id desc",
          who,
        ),
      });
    case "cancel":
      return cancelAdmission(p.admin, { serviceEntryId, reason: "a walk" });
    case "transfer":
      return transferFacility(p.admin, {
        serviceEntryId,
        transferDate: at.day,
        serviceId: place.service,
        placeId: place.id,
        ...noDepart,
      });
    case "partner": {
      const shared = await stay(where, day, `service_id = ${p.village}`);
      return addPartner(p.admin, {
        serviceEntryId: shared.id,
        clientId: people[who]!,
        ...(more ? { entryDate: shared.day } : {}),
      });
    }
    case "leave":
      return departPartner(p.admin, {
        partnerId: await pick("select id from entry_partner where departure_date is null order by id", who),
        departureDate: date,
        departureReason: "home",
      });
    case "switch": {
      const partnerId = await pick("select id from entry_partner where departure_date is null order by id", who);
      const shared = await stay(
        where,
        day,
        `id = (select service_entry_id from entry_partner where id = ${partnerId})`,
      );
      return switchPrimary(p.admin, {
        serviceEntryId: shared.id,
        partnerId,
        switchDate: shared.day,
        oldPrimary: more ? "becomes_partner" : "departs",
        departureReason: more ? null : "home",
      });
    }
    case "change":
      return updateServiceEntry(p.admin, { serviceEntryId, ...(more ? { entryDate: date } : { placeId: place.id }) });
    default:
      throw new Error(`No such step: ${String(verb)}`);
  }
}

test("however people come, move, share, switch and go, every step is done whole or refused, and stays agree", async () => {
  const done = new Map<string, number>();
  await assert(
    asyncProperty(array(step, { minLength: 25, maxLength: 40 }), async (steps) => {
      for (const one of steps)
        try {
          await take(one);
          done.set(one.verb, (done.get(one.verb) ?? 0) + 1);
        } catch (error) {
          if (!(error instanceof ServiceError)) throw error;
          // Nothing is refused by a constraint that no verb has words for.
          expect(error.message).not.toMatch(/contradict each other|already has this value|does not exist or is in use/);
        }
      const results = await verifyDatabase(p.db.owner.sql, [
        "10-one-place-at-a-time",
        "10-place-stays-agree",
        "10-one-header-per-entry",
        "10-primaries-and-partners",
        "2-invoicees-pay-all",
      ]);
      expect(results.filter((result) => result.status === "fail")).toEqual([]);
    }),
    { seed: 7, numRuns: 12, endOnFailure: true },
  );
  for (const verb of ["admit", "move", "depart", "undo", "partner", "switch", "transfer", "change"])
    expect([verb, done.get(verb) ?? 0]).not.toEqual([verb, 0]);
});
