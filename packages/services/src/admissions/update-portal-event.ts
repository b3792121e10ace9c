import { schema } from "@banksia/db";
import { lockRow, updateRow } from "../common/row.ts";
import { todayOfService } from "../common/today.ts";
import { loadOne } from "../common/view.ts";
import { dayWords } from "../common/warning.ts";
import { type Context, change, requireScope } from "../context.ts";
import { invalid } from "../errors.ts";
import { type PortalEvent, type PortalEventStatus, portalEventView } from "./portal-event-view.ts";

export interface UpdatePortalEventInput {
  portalEventId: number;
  status: PortalEventStatus;
  /** Today where the service is, when left out. */
  lodgedOn?: string;
  /** The number that the portal gave; what it was, when left out. */
  reference?: string | null;
}

/**
 * Marks a portal event lodged with the day and its reference, waiting again, or withdrawn at the portal.
 * @throws NOT_FOUND, VALIDATION for the day
 */
export async function updatePortalEvent(ctx: Context, input: UpdatePortalEventInput): Promise<PortalEvent> {
  requireScope(ctx, "customers:write");
  return change(ctx, async (tx) => {
    const before = await lockRow(tx, schema.portalEvent, input.portalEventId, "portal event");
    const today = await todayOfService(tx, ctx, before.serviceId);
    const { status } = input;
    const lodgedOn = status === "lodged" ? (input.lodgedOn ?? before.lodgedOn ?? today) : null;
    if (lodgedOn !== null && (lodgedOn < before.eventDate || lodgedOn > today))
      throw invalid({
        pointer: "/lodgedOn",
        code: "OUT_OF_RANGE",
        detail: `It was lodged between the event on ${dayWords(before.eventDate)} and today.`,
      });
    const reference = status === "waiting" ? null : input.reference === undefined ? before.reference : input.reference;
    await updateRow(
      tx,
      ctx,
      schema.portalEvent,
      before,
      { status, lodgedOn, reference: reference === "" ? null : reference },
      { verb: "updatePortalEvent", objectType: "portal_event", serviceId: before.serviceId },
    );
    return loadOne<PortalEvent>(tx, await portalEventView(tx, ctx), before.id);
  });
}
