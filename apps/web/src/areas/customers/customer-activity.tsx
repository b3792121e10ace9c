import type { Customer } from "@banksia/contracts";
import type { JSX } from "solid-js";
import { Activity } from "../../kit/activity.tsx";

/** What happened to a customer's record, when, and who did it. */
export function CustomerActivity(props: { customer: Customer }): JSX.Element {
  return <Activity objectType="customer" objectId={props.customer.id} />;
}
