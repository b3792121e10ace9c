import type { BankAccount, BankAccountVersion, Customer } from "@banksia/contracts";
import { createSignal, For, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { problemOf } from "../../data/problem.ts";
import { createRead } from "../../data/read.ts";
import { can, session } from "../../data/session.ts";
import { Link } from "../../frame/facility.tsx";
import { Button } from "../../kit/button.tsx";
import { confirm } from "../../kit/confirm.tsx";
import { InstantText } from "../../kit/date-text.tsx";
import { Failure, Notice } from "../../kit/failure.tsx";
import { DetailPanel } from "../../kit/panel.tsx";
import { toast } from "../../kit/toast.tsx";
import { AccountNumber } from "./account-number.tsx";
import { BankAccountChips } from "./bank-account-chips.tsx";
import { BankAccountForm } from "./bank-account-form.tsx";
import { BankVersionState } from "./bank-version-state.tsx";
import { recordKey, refreshRecord } from "./refresh-record.ts";

/** One bank account: what is in force, what waits, and every version that there was. */
export function BankAccountPanel(props: {
  customer: Customer;
  account: BankAccount;
  onClose: () => void;
}): JSX.Element {
  const [changing, setChanging] = createSignal(false);
  const read = createRead<{ items: BankAccountVersion[] }>(() => ({
    queryKey: recordKey(props.customer.id, `bank-account-${props.account.id}`),
    queryFn: ({ signal }) =>
      api.call(endpoints.listBankAccountVersions, { params: { bankAccountId: props.account.id }, signal }),
  }));
  const act = async (said: string, run: () => Promise<unknown>) => {
    try {
      await run();
      await refreshRecord(props.customer.id);
      toast(said);
    } catch (error) {
      toast(problemOf(error).detail, { tone: "failed" });
    }
  };
  const draw = () =>
    act(`Direct debits draw on ${props.account.code} from now on.`, () =>
      api.call(endpoints.updatePaymentDefaults, {
        params: { customerId: props.customer.id },
        body: { bankAccountId: props.account.id },
      }),
    );
  const setActive = async (active: boolean) => {
    const yes =
      active ||
      (await confirm(
        `Take ${props.account.code} out of use?`,
        <p>Nothing can be debited from it or paid to it any more. Its history is kept, and it can be used again.</p>,
        "Take it out of use",
        { stay: "Keep it" },
      ));
    if (yes)
      await act(active ? `${props.account.code} is in use again.` : `${props.account.code} is out of use.`, () =>
        api.call(endpoints.updateBankAccount, { params: { bankAccountId: props.account.id }, body: { active } }),
      );
  };
  const withdraw = async (versionId: number) => {
    const yes = await confirm(
      "Withdraw the change?",
      <p>It no longer waits for anybody. What is in force stays in force.</p>,
      "Withdraw the change",
      { stay: "Let it wait" },
    );
    if (yes)
      await act("The change is withdrawn.", () =>
        api.call(endpoints.withdrawBankAccountChanges, { body: { versionIds: [versionId] } }),
      );
  };
  return (
    <DetailPanel
      title={`Bank account ${props.account.code}`}
      chips={<BankAccountChips account={props.account} />}
      onClose={() => props.onClose()}
      actions={
        <Show when={!changing() && can("customers:write")}>
          <Show when={props.account.active && props.account.waiting === null}>
            <Button icon="draft" onClick={() => setChanging(true)}>
              Change the numbers
            </Button>
          </Show>
          <Show when={props.account.active && !props.account.forDirectDebit}>
            <Button onClick={() => void draw()}>Use for direct debit</Button>
          </Show>
          <Show when={props.account.active} fallback={<Button onClick={() => void setActive(true)}>Use again</Button>}>
            <Button kind="quiet" onClick={() => void setActive(false)}>
              Take out of use
            </Button>
          </Show>
        </Show>
      }
    >
      <Show
        when={!changing()}
        fallback={
          <>
            <VersionNow account={props.account} />
            <BankAccountForm
              customer={props.customer}
              account={props.account}
              codes={[]}
              onCancel={() => setChanging(false)}
              onDone={() => setChanging(false)}
            />
          </>
        }
      >
        <Show when={props.account.waiting}>
          {(waiting) => (
            <Notice
              tone="attention"
              title={
                props.account.inForce ? "A change waits for a second person" : "This account waits for a second person"
              }
              action={
                <span class="row wrap">
                  <Link class="button plain" href={`/customers/bank-account-changes?open=${waiting().id}`}>
                    {can("bank-accounts:approve") && waiting().askedBy !== session()?.userId ? "Decide" : "Look at it"}
                  </Link>
                  <Show when={waiting().askedBy === session()?.userId && can("customers:write")}>
                    <Button onClick={() => void withdraw(waiting().id)}>Withdraw</Button>
                  </Show>
                </span>
              }
            >
              Asked by {waiting().askedByName}, <InstantText at={waiting().createdAt} />.{" "}
              {props.account.inForce
                ? "Until then the numbers in force are used."
                : "Until then nothing can be debited from it or paid to it."}
            </Notice>
          )}
        </Show>
        <Switch>
          <Match when={read().data}>
            {(versions) => (
              <section aria-label="Versions" class="stack tight">
                <h3>
                  {versions().items.length === 1
                    ? "Its only version"
                    : `Its ${versions().items.length} versions, newest first`}
                </h3>
                <ol role="list" class="versions">
                  <For each={versions().items}>
                    {(version) => <Version version={version} of={`${props.account.code} of ${props.customer.name}`} />}
                  </For>
                </ol>
              </section>
            )}
          </Match>
          <Match when={read().error}>
            <Failure what="The history" error={read().error} onRetry={() => void read().refetch()} />
          </Match>
          <Match when={true}>
            <span class="skeleton" aria-busy="true" />
          </Match>
        </Switch>
      </Show>
    </DetailPanel>
  );
}

function VersionNow(props: { account: BankAccount }): JSX.Element {
  return (
    <Show when={props.account.inForce}>
      {(version) => (
        <p>
          In force now: {version().accountTitle}, BSB <span class="mono">{version().bsb}</span>, number{" "}
          <span class="mono">{version().accountNumber}</span>
        </p>
      )}
    </Show>
  );
}

function Version(props: { version: BankAccountVersion; of: string }): JSX.Element {
  return (
    <li class="version" classList={{ faded: !props.version.inForce && props.version.status !== "waiting" }}>
      <div class="row wrap">
        <strong>{props.version.accountTitle}</strong>
        <BankVersionState version={props.version} />
      </div>
      <div class="row wrap">
        <span>
          BSB <span class="mono">{props.version.bsb}</span>
        </span>
        <AccountNumber versionId={props.version.id} masked={props.version.accountNumber} of={props.of} />
      </div>
      <p class="muted small">
        Asked by {props.version.askedByName}, <InstantText at={props.version.createdAt} />
        {props.version.note ? `: “${props.version.note}”` : ""}
      </p>
      <Show when={props.version.decidedAt}>
        <p class="muted small">
          {props.version.status === "approved"
            ? "Approved"
            : props.version.status === "refused"
              ? "Refused"
              : "Withdrawn"}{" "}
          by {props.version.decidedByName ?? "Banksia"}, <InstantText at={props.version.decidedAt} />
          {props.version.decisionNote ? `: “${props.version.decisionNote}”` : ""}
        </p>
      </Show>
    </li>
  );
}
