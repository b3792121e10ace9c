import { type DayNumber, dayText } from "@banksia/core/days/index";
import { createJournal } from "@banksia/services/ledger/create-journal";
import { postJournal } from "@banksia/services/ledger/post-journal";
import { addRefund } from "@banksia/services/refunds/add-refund";
import { addVendorPayment } from "@banksia/services/refunds/add-vendor-payment";
import { transferLumpSum } from "@banksia/services/refunds/transfer-lump-sum";
import type { DemoDeposit, Provider } from "../provider.ts";
import { journalTypeId, ledgerAccountId } from "../setup/books.ts";
import { type Bookkeeper, proposeAndPost } from "./bookkeeper.ts";
import { type ResidentStory, type StoryKey, residentStories } from "./stories.ts";

/** Interest is entered for these; for others who left the next proposal finds it. */
const withInterest: readonly string[] = ["refund_overdue", "late_probate", "paid_out"] satisfies StoryKey[];

type Left = DemoDeposit & { id: number; left: NonNullable<ResidentStory["left"]> };

/** Moves the lump sums of those who went to another home up to a day with them, with no cash moving. */
export async function moveLumpSums(keeper: Bookkeeper, provider: Provider, until: DayNumber): Promise<void> {
  const { ctx, sql } = keeper;
  for (const one of await departed(keeper, provider)) {
    const day = provider.plan.todayDay - one.left.daysAgo;
    if (one.nextEntryId === null || day > until) continue;
    const [next] = await sql<{ id: number }[]>`
      select id from accommodation_payment where service_entry_id = ${one.nextEntryId}`;
    if (next === undefined) throw new Error("A stay has no accommodation payment.");
    await transferLumpSum(ctx, {
      accommodationPaymentId: one.id,
      toAccommodationPaymentId: next.id,
      transferDate: dayText(day),
      postingDate: postedOn(provider, day),
      journalTypeId: journalTypeId("refunds"),
      preview: false,
    });
  }
}

/**
 * What became of the lump sums of those who left: refunded, paid out, and interest on what was not given back in time. What
 * an interrupted load had begun is left out.
 */
export async function settleDepartures(keeper: Bookkeeper, provider: Provider): Promise<void> {
  const { plan } = provider;
  const today = dayText(plan.todayDay);
  await moveLumpSums(keeper, provider, plan.todayDay);
  for (const one of await departed(keeper, provider)) {
    const { refundDaysAgo, paidDaysAgo } = one.left;
    if (refundDaysAgo === undefined) continue;
    const refundId = await refund(keeper, provider, one, plan.todayDay - refundDaysAgo);
    if (paidDaysAgo !== undefined) await pay(keeper, provider, refundId, plan.todayDay - paidDaysAgo);
  }
  const late = provider.deposits.filter((one) => withInterest.includes(one.story));
  if (late.length > 0)
    await proposeAndPost(
      keeper,
      "interest_payable",
      late.map((one) => one.clientId),
      { endDate: today, postingDate: today, description: "Interest on refunds" },
    );
}

/** Months before the first one billed here are closed. */
function postedOn({ plan }: Provider, day: DayNumber): string {
  return dayText(Math.max(day, plan.billFrom));
}

/** Those of a story who left and whose lump sum nothing was done with yet. */
async function departed({ sql }: Bookkeeper, provider: Provider): Promise<Left[]> {
  const rows = await sql<{ id: number; entryId: number }[]>`
    select a.id, a.service_entry_id as "entryId" from accommodation_payment a
    where a.service_entry_id = any(${provider.deposits.map((one) => one.entryId)})
      and not exists (select from refund r where r.accommodation_payment_id = a.id)`;
  const ids = new Map(rows.map((row) => [row.entryId, row.id]));
  return provider.deposits.flatMap((one) => {
    const left = residentStories.find((story) => story.key === one.story)?.left;
    const id = ids.get(one.entryId);
    return left === undefined || id === undefined ? [] : [{ ...one, id, left }];
  });
}

async function refund({ ctx }: Bookkeeper, provider: Provider, one: Left, day: DayNumber): Promise<number> {
  const { id: journalId } = await createJournal(ctx, {
    journalTypeId: journalTypeId("refunds"),
    description: `Refund, ${one.name}`,
    postingDate: postedOn(provider, day),
    kind: "refunds",
  });
  const { refund: added } = await addRefund(ctx, {
    journalId,
    kind: "full",
    accommodationPaymentId: one.id,
    accountNameId: null,
    customerId: null,
    refundDate: dayText(day),
    description: null,
  });
  await postJournal(ctx, { journalId });
  return added.id;
}

async function pay({ ctx }: Bookkeeper, provider: Provider, refundId: number, day: DayNumber): Promise<void> {
  const { id: journalId } = await createJournal(ctx, {
    journalTypeId: journalTypeId("payments"),
    description: "Refunds paid",
    postingDate: postedOn(provider, day),
    kind: "payments",
  });
  await addVendorPayment(ctx, {
    journalId,
    refundId,
    customerId: null,
    paymentDate: dayText(day),
    bankLedgerAccountId: ledgerAccountId("1000"),
    description: null,
  });
  await postJournal(ctx, { journalId });
}
