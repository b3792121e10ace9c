import { type DayNumber, dayOf } from "@banksia/core/days/index";
import { type ResidentStory, storyEntry } from "../deposits/stories.ts";
import { fullName } from "../people/names.ts";
import type { Provider, RoomAgreement, ServiceSite } from "../provider.ts";
import type { Random } from "../random.ts";
import type { Organisations } from "../setup/organisations.ts";
import { arrange, fromLumpSum } from "./arrangement.ts";
import { Client, type Entry } from "./client.ts";
import { addExtras } from "./extras.ts";
import { addFundingLines, addResidentFacts, addResidentRecord } from "./resident-record.ts";
import { addContributions, addMeansTestedFee, basicFee, sundry } from "./residential.ts";

/** Fees that one of them has taken from the lump sum. */
const drawnFees = new Set(["PHARM", "LAUNDRY", "TV"]);

/** Prices of before July 2014, in whole dollars; what is left of the bond after the five years of retention. */
const bond = { price: 185_000, left: 167_420 };
const chargeADay = "27.40";

/** Adds a permanent resident whose lump sum has a story: the stay, its fees, and what was agreed and paid for the room. */
export function addDepositor(
  provider: Provider,
  organisations: Organisations,
  random: Random,
  site: ServiceSite,
  story: ResidentStory,
): void {
  const { plan, tables } = provider;
  const { left } = story;
  const from = storyEntry(random, plan, story);
  const placeId = provider.takePlace(site);
  const client = new Client(provider, organisations, random, site, {
    group: "RES",
    womenPermille: 660,
    youngest: story.came === "bond" ? 90 : 74,
    oldest: 101,
    since: from,
    room: `Room ${String(tables.place.value(placeId, "code"))}`,
  });
  client.arrangement = story.key === "fees_drawn" ? fromLumpSum(client, drawnFees) : arrange(client, ["client"]);
  const day = left === undefined ? null : plan.todayDay - left.daysAgo;
  const moved = story.key === "moved" && day !== null;
  const entry = client.addEntry({
    careType: "PERM",
    site,
    placeId,
    from,
    departure: day,
    reason: left?.reason ?? null,
    probate: left?.probateDaysAgo === undefined ? null : plan.todayDay - left.probateDaysAgo,
    // The day of the move is charged by the next home.
    billingEnd: moved ? day - 1 : null,
  });
  addFees(client, entry, story);
  addResidentRecord(client, entry, from, false);
  const room = { clientId: client.id, serviceId: site.id, from, placeId };
  agree(provider, { ...room, entryId: entry.id }, story);
  const next = moved ? moveOn(client, entry, day) : null;
  provider.deposits.push({
    story: story.key,
    entryId: entry.id,
    nextEntryId: next,
    clientId: client.id,
    account: client.account,
    name: fullName(client.name),
  });
}

function addFees(client: Client, entry: Entry, story: ResidentStory): void {
  const { random } = client;
  const basic = basicFee(story.came === "bond" ? "before_2014" : "before_2025", random);
  client.addLine(entry, basic);
  if (story.came === "bond")
    addResidentFacts(client, { before2014: basic === "BDF-PRO" ? "protected" : "non_standard" });
  else if (story.came === "new") addContributions(client, entry);
  else addMeansTestedFee(client, entry, null);
  if (story.key === "fees_drawn") for (const code of drawnFees) client.addLine(entry, code);
  else addExtras(client, entry, sundry);
}

interface Room {
  entryId: number;
  clientId: number;
  serviceId: number;
  placeId: number;
  from: DayNumber;
}

function agree(provider: Provider, { placeId, ...room }: Room, story: ResidentStory): void {
  const { plan, tables } = provider;
  const published = Number(tables.place.value(placeId, "price") ?? 0);
  const add = (values: Omit<RoomAgreement, "entryId" | "clientId" | "serviceId" | "from" | "published">) =>
    provider.agreements.push({ ...room, published, ...values });
  if (story.key === "charge") {
    add({ kind: "charge", price: 0, lumpSum: 0, perDay: chargeADay, paidOn: room.from, paid: 0, drawn: false });
    return;
  }
  if (story.key === "bond") {
    // What was held when this provider began to bill here.
    const paidOn = plan.billFrom - 1;
    add({ kind: "bond", price: bond.price, lumpSum: bond.left * 100, paidOn, paid: bond.left * 100, drawn: false });
    return;
  }
  if (story.came === "old") {
    const price = Math.min(published, room.from < dayOf(2025, 1, 1) ? 550_000 : 750_000);
    add({ kind: "payment", price, lumpSum: price * 100, paidOn: room.from + 12, paid: price * 100, drawn: false });
    return;
  }
  const lumpSum = Math.round((published * 0.4) / 1000) * 1000;
  const since = plan.monthFrom;
  const dearer = story.key === "drawn" && room.from < since;
  const price = published + 20_000;
  if (dearer) provider.changePrice(placeId, since, price);
  const later = dearer ? { later: { from: since, price } } : {};
  const paidOn = Math.min(room.from + 3, plan.todayDay);
  add({
    kind: "payment",
    price: published,
    lumpSum: lumpSum * 100,
    paidOn,
    paid: lumpSum * 100,
    drawn: true,
    ...later,
  });
}

/** Moves to another home of the same company. @returns the entry there */
function moveOn(client: Client, entry: Entry, day: DayNumber): number {
  const { provider, site } = client;
  const { service } = provider.tables;
  const company = (one: ServiceSite) => service.value(one.id, "legal_entity_id");
  const homes = provider.sites.residential;
  const next = homes.find((one) => one !== site && company(one) === company(site)) ?? homes.find((one) => one !== site);
  if (next === undefined) throw new Error("There is no other home to move to.");
  const placeId = provider.takePlace(next);
  const there = client.addEntry({ careType: "PERM", site: next, placeId, from: day, transferredFrom: entry.id });
  client.addLine(there, "BDF");
  addFundingLines(client, there, day);
  const before = provider.agreements.at(-1);
  if (before?.clientId === client.id)
    provider.agreements.push({
      ...before,
      entryId: there.id,
      serviceId: next.id,
      published: Number(provider.tables.place.value(placeId, "price") ?? 0),
      from: day,
      paidOn: day,
      moved: true,
    });
  return there.id;
}
