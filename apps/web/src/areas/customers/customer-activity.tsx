import type { Customer } from "@banksia/contracts";
import type { JSX } from "solid-js";
import { Activity } from "../../kit/activity.tsx";

/** What happened to a customer and every part of the record, when, and who did it. */
export function CustomerActivity(props: { customer: Customer }): JSX.Element {
  return <Activity customerId={props.customer.id} />;
}
