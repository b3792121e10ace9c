import { formatBsb, parseAccountNumber, parseBsb } from "@banksia/aba";
import type { BankAccount, Customer } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { Notice } from "../../kit/failure.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm, type Form } from "../../kit/form/form.ts";
import { ParsedInput } from "../../kit/form/parsed-input.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { toast } from "../../kit/toast.tsx";
import type { Parsed } from "../../lib/money.ts";
import { refreshRecord } from "./refresh-record.ts";

interface BankValues {
  code: string;
  accountTitle: string;
  bsb: string;
  accountNumber: string;
  note: string;
}

const NUMBER_FAULTS = {
  "account-blank": "Enter the account number.",
  "account-zero": "An account number is not all zeros.",
  "account-invalid": "An account number has digits, sometimes letters; take everything else out.",
  "account-too-long":
    "An account number has at most nine digits. A longer one is never cut: compare it with what the customer sent.",
} as const;

function readBsb(typed: string): Parsed {
  const found = parseBsb(typed.replaceAll(/\s/g, ""));
  return found.ok
    ? { ok: true, value: found.bsb }
    : { ok: false, message: "A BSB has six digits, for example 062-692." };
}

function readNumber(typed: string): Parsed {
  const found = parseAccountNumber(typed);
  return found.ok ? { ok: true, value: found.account } : { ok: false, message: NUMBER_FAULTS[found.code] };
}

/** What is unusual about a number that can be taken. */
function oddities(accountNumber: string): string[] {
  const found = parseAccountNumber(accountNumber);
  if (!found.ok) return [];
  return found.warnings.map((warning) =>
    warning === "account-letters"
      ? "The account number has letters. That is rare: compare it with what the customer sent."
      : "The account number is shorter than most: compare it with what the customer sent.",
  );
}

/** A new bank account, or new numbers under the code of one that is there. Both wait for a second person. */
export function BankAccountForm(props: {
  customer: Customer;
  /** The account to change; null for a new one. */
  account: BankAccount | null;
  /** Codes that are taken. */
  codes: string[];
  onCancel: () => void;
  onDone: (id: number) => void;
}): JSX.Element {
  const { account } = props;
  const freeCode = ["MAIN", "SECOND", "THIRD"].find((code) => !props.codes.includes(code)) ?? "";
  let savedId = account?.id ?? 0;
  const form: Form<BankValues> = createForm<BankValues>(
    {
      code: account?.code ?? freeCode,
      accountTitle: account?.inForce?.accountTitle ?? props.customer.name,
      bsb: "",
      accountNumber: "",
      note: "",
    },
    async ({ code, ...numbers }) => {
      const missing: [string, string][] = [];
      if (!numbers.bsb) missing.push(["bsb", "Enter the BSB."]);
      if (!numbers.accountNumber) missing.push(["accountNumber", NUMBER_FAULTS["account-blank"]]);
      for (const [pointer, message] of missing) form.fault(pointer, message);
      if (missing.length > 0) throw new Error("Some fields are still empty.");
      const saved =
        account === null
          ? await api.call(endpoints.createBankAccount, {
              params: { customerId: props.customer.id },
              body: { code, ...numbers },
            })
          : await api.call(endpoints.changeBankAccount, { params: { bankAccountId: account.id }, body: numbers });
      savedId = saved.id;
      await refreshRecord(props.customer.id);
      toast(
        [
          account === null ? `Account ${saved.code} is entered.` : `The change of account ${saved.code} is entered.`,
          "It waits for a second person.",
          ...saved.warnings.map((one) => one.detail),
        ].join(" "),
      );
    },
  );
  return (
    <FormView
      form={form}
      label={account === null ? "New bank account" : `Change bank account ${account.code}`}
      verb={account === null ? "Ask for the account" : "Ask for the change"}
      focus
      onCancel={() => props.onCancel()}
      onDone={() => props.onDone(savedId)}
      follows={
        <div class="follows">
          <p>
            {account === null
              ? "The account is in force once somebody else has approved it."
              : `The code ${account.code} stays, so that everything tagged with it draws on the new numbers once somebody else has approved them. Until then the present numbers are used. Every earlier version is kept.`}
          </p>
        </div>
      }
    >
      <Show when={account === null}>
        <TextField
          field={form.bind("code")}
          label="Code"
          width="short"
          maxlength={30}
          hint="Stays when BSB and number change: MAIN, JOINT."
        />
      </Show>
      <TextField
        field={form.bind("accountTitle")}
        label="Account name"
        width="full"
        hint="As the bank has it."
        autofocus={account !== null}
      />
      <ParsedInput
        field={form.bind("bsb")}
        label="BSB"
        width="short"
        parse={readBsb}
        show={formatBsb}
        placeholder="062-692"
      />
      <ParsedInput
        field={form.bind("accountNumber")}
        label="Account number"
        width="short"
        parse={readNumber}
        show={(value) => value}
        hint="Leading zeros belong to it."
      />
      {oddities(form.values.accountNumber).map((words) => (
        <Notice tone="attention">{words}</Notice>
      ))}
      <TextField
        field={form.bind("note")}
        label="Note"
        width="full"
        long
        optional
        hint="For whoever approves it: where the details are from, who was called back."
      />
    </FormView>
  );
}
