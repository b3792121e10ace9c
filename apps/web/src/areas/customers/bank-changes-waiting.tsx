import { type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead } from "../../data/read.ts";
import { can } from "../../data/session.ts";
import { Link, useFacility } from "../../frame/facility.tsx";
import { Notice } from "../../kit/failure.tsx";
import { count } from "../../lib/words.ts";

/** Tells on the home screen that changes of bank accounts wait for a second person; nothing when none do. */
export function BankChangesWaiting(): JSX.Element {
  const facility = useFacility();
  const read = createRead<{ waiting: number }>(() => ({
    queryKey: ["bank-accounts-waiting", facility.id()],
    enabled: can("customers:read"),
    queryFn: ({ signal }) =>
      api.call(endpoints.countBankAccountChanges, { query: { serviceId: facility.id() }, signal }),
  }));
  const waiting = () => read().data?.waiting ?? 0;
  return (
    <Show when={waiting() > 0}>
      <Notice
        tone="attention"
        title={`${count(waiting(), "bank account change")} ${waiting() === 1 ? "waits" : "wait"} for a second person`}
        action={
          <Link class="button plain" href="/customers/bank-account-changes">
            {can("bank-accounts:approve") ? "Decide" : "See them"}
          </Link>
        }
      >
        Until then the accounts of these customers stay as they were.
      </Notice>
    </Show>
  );
}
