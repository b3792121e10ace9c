import type { BankAccount, Customer, PaymentDefaults, PresetDebit } from "@banksia/contracts";
import { For, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead } from "../../data/read.ts";
import { can } from "../../data/session.ts";
import { Button } from "../../kit/button.tsx";
import { InstantText } from "../../kit/date-text.tsx";
import { Empty, Failure, Notice } from "../../kit/failure.tsx";
import { Facts } from "../../kit/facts.tsx";
import { Section } from "../../kit/page.tsx";
import { DetailPanel, Split } from "../../kit/panel.tsx";
import { RecordList, RecordRow, useRecordKeys } from "../../kit/record-list.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import { formatDay } from "../../lib/days.ts";
import { formatDollars } from "../../lib/money.ts";
import { useListState } from "../../lib/list-state.ts";
import { idOf } from "../../lib/param.ts";
import { BankAccountChips } from "./bank-account-chips.tsx";
import { BankAccountForm } from "./bank-account-form.tsx";
import { BankAccountPanel } from "./bank-account-panel.tsx";
import { limitWords, METHODS } from "./customer-words.ts";
import { PaymentForm } from "./payment-form.tsx";
import { PresetForm } from "./preset-form.tsx";
import { recordKey } from "./refresh-record.ts";
import { asWritten } from "../../lib/words.ts";
import "./customers.css";
import "./payment-tab.css";

interface Payment {
  defaults: PaymentDefaults;
  accounts: BankAccount[];
}

/** How a customer pays: method, terms, bank accounts with their history, limit and fixed amounts. */
export function PaymentTab(props: { customer: Customer }): JSX.Element {
  const read = createRead<Payment>(() => ({
    queryKey: recordKey(props.customer.id, "payment"),
    queryFn: async ({ signal }) => {
      const of = { params: { customerId: props.customer.id }, signal };
      const [defaults, accounts] = await Promise.all([
        api.call(endpoints.getPaymentDefaults, of),
        api.call(endpoints.listBankAccounts, of),
      ]);
      return { defaults, accounts: accounts.items };
    },
  }));
  return (
    <Switch>
      <Match when={read().data}>{(payment) => <PaymentBody customer={props.customer} payment={payment()} />}</Match>
      <Match when={read().error}>
        <Failure what="How this customer pays" error={read().error} onRetry={() => void read().refetch()} />
      </Match>
      <Match when={true}>
        <div class="stack" aria-busy="true">
          <For each={[30, 50, 40]}>{(width) => <span class="skeleton" style={{ width: `${width}%` }} />}</For>
        </div>
      </Match>
    </Switch>
  );
}

function PaymentBody(props: { customer: Customer; payment: Payment }): JSX.Element {
  const list = useListState();
  const mayWrite = () => can("customers:write");
  const opened = () => list.get("open") ?? "";
  const open = (what: string | null) => list.set({ open: what });
  const close = () => open(null);
  /** Closes a panel when its form is done, unless another one has been opened meanwhile. */
  const closing = (what: string) => () => opened() === what && close();
  const numbered = (kind: string) =>
    opened().startsWith(`${kind}-`) ? idOf(opened().slice(kind.length + 1)) : undefined;
  const account = () => props.payment.accounts.find((one) => one.id === numbered("account"));
  const preset = () => props.payment.defaults.presetDebits.find((one) => one.serviceId === numbered("preset"));
  const is = (what: string) => opened() === what && mayWrite();
  const panelOpen = () =>
    is("defaults") || is("account-new") || is("preset-new") || account() !== undefined || preset() !== undefined;
  useRecordKeys({ panelOpen, onNew: mayWrite() ? () => open("account-new") : undefined });
  const defaults = () => props.payment.defaults;
  return (
    <Split
      open={panelOpen()}
      panel={
        <Switch>
          <Match when={is("defaults")}>
            <DetailPanel title="How they pay" onClose={close}>
              <PaymentForm
                customer={props.customer}
                defaults={defaults()}
                accounts={props.payment.accounts}
                onDone={closing("defaults")}
              />
            </DetailPanel>
          </Match>
          <Match when={is("account-new")}>
            <DetailPanel title="New bank account" onClose={close}>
              <BankAccountForm
                customer={props.customer}
                account={null}
                codes={props.payment.accounts.map((one) => one.code)}
                onCancel={close}
                onDone={(id) => is("account-new") && open(`account-${id}`)}
              />
            </DetailPanel>
          </Match>
          <Match when={account()?.id} keyed>
            {(id) => (
              <For each={props.payment.accounts.filter((one) => one.id === id)}>
                {(one) => <BankAccountPanel customer={props.customer} account={one} onClose={close} />}
              </For>
            )}
          </Match>
          <Match when={is("preset-new")}>
            <DetailPanel title="New fixed amount" onClose={close}>
              <PresetForm
                customer={props.customer}
                preset={null}
                taken={defaults().presetDebits.map((one) => one.serviceId)}
                onDone={closing("preset-new")}
              />
            </DetailPanel>
          </Match>
          <Match when={preset()} keyed>
            {(one) => (
              <DetailPanel title={`Fixed amount for ${one.serviceName}`} onClose={close}>
                <PresetForm
                  customer={props.customer}
                  preset={one}
                  taken={[]}
                  onDone={closing(`preset-${one.serviceId}`)}
                />
              </DetailPanel>
            )}
          </Match>
        </Switch>
      }
    >
      <div class="payment-page">
        <Show when={defaults().warnings.length > 0}>
          <div class="stack tight">
            <For each={defaults().warnings}>
              {(warning) => (
                <Notice
                  tone="attention"
                  action={
                    <Show when={mayWrite() && props.payment.accounts.length === 0}>
                      <Button onClick={() => open("account-new")}>Add a bank account</Button>
                    </Show>
                  }
                >
                  {asWritten(warning.detail)}
                </Notice>
              )}
            </For>
          </div>
        </Show>
        <Section
          title="How they pay"
          actions={
            <Show when={mayWrite()}>
              <Button icon="draft" onClick={() => open("defaults")}>
                Change
              </Button>
            </Show>
          }
        >
          <Facts
            wide
            facts={[
              ["Method of payment", METHODS.of(defaults().methodOfPayment)],
              ["Terms", defaults().termsOfPaymentName],
              ["Direct debits draw on", defaults().bankAccountCode ?? "no account"],
              ["One direct debit takes", limitWords(defaults().directDebitLimit)],
            ]}
          />
          <p class="muted small">
            Every document is tagged with the method and the account of the day it is posted, and keeps them until it is
            tagged anew.
          </p>
        </Section>
        <Section
          title="Bank accounts"
          actions={
            <Show when={mayWrite()}>
              <Button icon="plus" hint="N" onClick={() => open("account-new")}>
                Add a bank account
              </Button>
            </Show>
          }
        >
          <Show
            when={props.payment.accounts.length > 0}
            fallback={
              <Empty title="No bank account is on record.">
                Direct debits and refunds need one that a second person has approved.
              </Empty>
            }
          >
            <RecordList label="Bank accounts">
              <For each={props.payment.accounts}>
                {(one) => (
                  <AccountRow account={one} open={account()?.id === one.id} onOpen={() => open(`account-${one.id}`)} />
                )}
              </For>
            </RecordList>
          </Show>
        </Section>
        <Section
          title="Fixed amounts"
          actions={
            <Show when={mayWrite()}>
              <Button icon="plus" onClick={() => open("preset-new")}>
                Add a fixed amount
              </Button>
            </Show>
          }
        >
          <Show
            when={defaults().presetDebits.length > 0}
            fallback={
              <Empty title="What is owed is debited, no more and no less.">
                A fixed amount is debited for a service even when less is owed, for example an even sum every pension
                fortnight. What is too much becomes a credit.
              </Empty>
            }
          >
            <RecordList label="Fixed amounts">
              <For each={defaults().presetDebits}>
                {(one) => (
                  <PresetRow
                    preset={one}
                    open={preset()?.serviceId === one.serviceId}
                    onOpen={() => open(`preset-${one.serviceId}`)}
                  />
                )}
              </For>
            </RecordList>
          </Show>
        </Section>
      </div>
    </Split>
  );
}

function AccountRow(props: { account: BankAccount; open: boolean; onOpen: () => void }): JSX.Element {
  const shown = () => props.account.inForce ?? props.account.waiting;
  return (
    <RecordRow
      title={props.account.code}
      chips={<BankAccountChips account={props.account} />}
      notes={
        <>
          <Show when={shown()}>
            {(version) => (
              <span class="dotted">
                <span>{version().accountTitle}</span>
                <span class="mono">{version().bsb}</span>
                <span class="mono">{version().accountNumber}</span>
              </span>
            )}
          </Show>
          <Show when={props.account.waiting}>
            {(waiting) => (
              <div class="small">
                Asked by {waiting().askedByName}, <InstantText at={waiting().createdAt} />
              </div>
            )}
          </Show>
        </>
      }
      end={
        <Show when={props.account.versionCount > 1}>
          <span class="muted small">{props.account.versionCount} versions</span>
        </Show>
      }
      open={props.open}
      onOpen={() => props.onOpen()}
      faded={!props.account.active}
    />
  );
}

function PresetRow(props: { preset: PresetDebit; open: boolean; onOpen: () => void }): JSX.Element {
  return (
    <RecordRow
      title={props.preset.serviceName}
      chips={
        <Show when={!props.preset.enabled}>
          <StateChip tone="draft" icon="stop">
            Off
          </StateChip>
        </Show>
      }
      notes={props.preset.fromDate ? `From ${formatDay(props.preset.fromDate)}` : "From the next direct debit"}
      end={<strong>{formatDollars(props.preset.amount)}</strong>}
      open={props.open}
      onOpen={() => props.onOpen()}
      faded={!props.preset.enabled}
    />
  );
}
