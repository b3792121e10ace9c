import type { BankAccountChange } from "@banksia/contracts";
import { createSignal, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { problemOf } from "../../data/problem.ts";
import { createRead } from "../../data/read.ts";
import { can } from "../../data/session.ts";
import { Link } from "../../frame/facility.tsx";
import { Button } from "../../kit/button.tsx";
import { InstantText } from "../../kit/date-text.tsx";
import { Notice } from "../../kit/failure.tsx";
import { Facts } from "../../kit/facts.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm, type Form } from "../../kit/form/form.ts";
import { TextField } from "../../kit/form/text-field.tsx";
import { useKeys } from "../../kit/keys.ts";
import { DetailPanel } from "../../kit/panel.tsx";
import { toast } from "../../kit/toast.tsx";
import { AccountNumber } from "./account-number.tsx";
import { BankVersionState } from "./bank-version-state.tsx";
import { recordKey, refreshRecord } from "./refresh-record.ts";
import "./customers.css";

/** One change: what is in force beside what is asked for, and the decision. */
export function BankChangePanel(props: {
  change: BankAccountChange;
  onClose: () => void;
  onDecided: () => void;
}): JSX.Element {
  const [decision, setDecision] = createSignal<"approve" | "refuse" | "withdraw" | null>(null);
  const waits = () => props.change.status === "waiting";
  const mayDecide = () => waits() && !props.change.mine && can("bank-accounts:approve");
  useKeys("Panel", [
    { keys: ["a"], label: "Approve the change", when: mayDecide, run: () => setDecision("approve") },
    { keys: ["r"], label: "Refuse the change", when: mayDecide, run: () => setDecision("refuse") },
  ]);
  return (
    <DetailPanel
      title={`${props.change.customerName}, ${props.change.bankAccountCode}`}
      chips={<BankVersionState version={props.change} />}
      onClose={() => props.onClose()}
      actions={
        <Show when={decision() === null}>
          <Show when={mayDecide()}>
            <Button kind="primary" hint="A" onClick={() => setDecision("approve")}>
              Approve
            </Button>
            <Button hint="R" onClick={() => setDecision("refuse")}>
              Refuse
            </Button>
          </Show>
          <Show when={waits() && props.change.mine && can("customers:write")}>
            <Button onClick={() => setDecision("withdraw")}>Withdraw</Button>
          </Show>
        </Show>
      }
    >
      <OldAndNew change={props.change} />
      <Facts
        facts={[
          ["Customer", <Link href={`/customers/${props.change.customerId}/payment`}>{props.change.customerName}</Link>],
          ["Asked by", props.change.mine ? "You" : props.change.askedByName],
          ["Asked", <InstantText at={props.change.createdAt} />],
          ["Note", props.change.note],
          ["Direct debits", props.change.forDirectDebit ? "draw on this account" : "do not draw on this account"],
          props.change.decidedAt !== null && ["Decided by", props.change.decidedByName],
          props.change.decidedAt !== null && ["Decided", <InstantText at={props.change.decidedAt} />],
          props.change.decidedAt !== null && ["Why", props.change.decisionNote],
        ]}
      />
      <Show when={waits() && decision() === null}>
        <Switch>
          <Match when={props.change.mine}>
            <Notice tone="draft" title="Somebody else must decide">
              You asked for this change. So that nobody can turn an account to their own alone, a second person approves
              it.
            </Notice>
          </Match>
          <Match when={!can("bank-accounts:approve")}>
            <Notice tone="draft">Your role does not include approving bank accounts. An approver decides.</Notice>
          </Match>
        </Switch>
      </Show>
      <Show when={decision()} keyed>
        {(what) => (
          <Decide
            change={props.change}
            decision={what}
            onCancel={() => setDecision(null)}
            onDone={() => props.onDecided()}
          />
        )}
      </Show>
    </DetailPanel>
  );
}

/** The version in force that a change would take the place of; its number may be looked at, too. */
function OldAndNew(props: { change: BankAccountChange }): JSX.Element {
  const read = createRead<number | null>(() => ({
    queryKey: recordKey(props.change.customerId, `in-force-${props.change.bankAccountId}`),
    enabled: props.change.before !== null && can("bank-accounts:reveal"),
    queryFn: async ({ signal }) => {
      const { items } = await api.call(endpoints.listBankAccountVersions, {
        params: { bankAccountId: props.change.bankAccountId },
        signal,
      });
      return items.find((one) => one.inForce)?.id ?? null;
    },
  }));
  const { change } = props;
  const differs = (now: string | undefined, then: string) =>
    change.status === "waiting" && now !== undefined && now !== then;
  return (
    <table class="old-new">
      <caption class="visually-hidden">What is in force and what is asked for</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{change.status === "waiting" ? "In force" : "In force now"}</th>
          <th scope="col">{change.status === "waiting" ? "Asked for" : "This change"}</th>
        </tr>
      </thead>
      <tbody>
        <tr classList={{ differs: differs(change.before?.accountTitle, change.accountTitle) }}>
          <th scope="row">Account name</th>
          <td>{change.before?.accountTitle ?? "–"}</td>
          <td>{change.accountTitle}</td>
        </tr>
        <tr classList={{ differs: differs(change.before?.bsb, change.bsb) }}>
          <th scope="row">BSB</th>
          <td class="mono">{change.before?.bsb ?? "–"}</td>
          <td class="mono">{change.bsb}</td>
        </tr>
        <tr classList={{ differs: differs(change.before?.accountNumber, change.accountNumber) }}>
          <th scope="row">Number</th>
          <td>
            <Show when={change.before} fallback="–">
              {(before) => (
                <Show when={read().data} fallback={<span class="mono">{before().accountNumber}</span>}>
                  {(id) => (
                    <AccountNumber
                      versionId={id()}
                      masked={before().accountNumber}
                      of={`${change.customerName}, in force`}
                    />
                  )}
                </Show>
              )}
            </Show>
          </td>
          <td>
            <AccountNumber
              versionId={change.id}
              masked={change.accountNumber}
              of={`${change.customerName}, asked for`}
            />
          </td>
        </tr>
      </tbody>
    </table>
  );
}

const VERBS = { approve: "Approve the change", refuse: "Refuse the change", withdraw: "Withdraw the change" } as const;
const SAID = { approve: "is in force", refuse: "is refused", withdraw: "is withdrawn" } as const;

function Decide(props: {
  change: BankAccountChange;
  decision: keyof typeof VERBS;
  onCancel: () => void;
  onDone: () => void;
}): JSX.Element {
  const { change, decision } = props;
  const form: Form<{ note: string }> = createForm({ note: "" }, async ({ note }) => {
    const body = { versionIds: [change.id], ...(note.trim() ? { note: note.trim() } : {}) };
    try {
      if (decision === "approve") await api.call(endpoints.approveBankAccountChanges, { body });
      else if (decision === "withdraw") await api.call(endpoints.withdrawBankAccountChanges, { body });
      else await api.call(endpoints.refuseBankAccountChanges, { body: { ...body, note } });
    } catch (error) {
      // Somebody was quicker: what the list shows is old.
      if (problemOf(error).status === 409) void refreshRecord(change.customerId);
      throw error;
    }
  });
  return (
    <FormView
      form={form}
      label={VERBS[decision]}
      verb={VERBS[decision]}
      focus
      danger={decision === "refuse"}
      onCancel={() => props.onCancel()}
      onDone={() => {
        toast(`The change of ${change.bankAccountCode} of ${change.customerName} ${SAID[decision]}.`);
        props.onDone();
        void refreshRecord(change.customerId);
      }}
      follows={
        <Show when={decision === "approve"}>
          <p class="follows">
            {change.before === null
              ? "The account can be debited and paid to at once."
              : "Everything tagged with this account, documents that are open already too, draws on the new numbers at once. The numbers until now are kept."}
          </p>
        </Show>
      }
    >
      <TextField
        field={form.bind("note")}
        label={decision === "refuse" ? "Why" : "Note"}
        optional={decision !== "refuse"}
        width="full"
        long
        hint={decision === "approve" ? "For example: called back on the number on record." : undefined}
      />
    </FormView>
  );
}
