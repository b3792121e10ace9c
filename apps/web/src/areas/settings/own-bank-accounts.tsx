import type { OwnBankAccount } from "@banksia/contracts";
import type { JSX } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { optionsOf, useLedgerAccounts, useLegalEntities } from "../../data/references.ts";
import { can } from "../../data/session.ts";
import { CheckField } from "../../kit/form/check-field.tsx";
import { SelectField } from "../../kit/form/select-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import { needed, SetupScreen } from "./setup-screen.tsx";

const BANKS: Record<OwnBankAccount["bank"], string> = {
  generic: "As the standard says",
  cba: "Commonwealth Bank",
  nab: "NAB",
  anz: "ANZ",
  westpac: "Westpac",
};
const BANK_LIST = ["generic", "cba", "nab", "anz", "westpac"] as const;

interface Values {
  legalEntityId: string;
  ledgerAccountId: string;
  bank: OwnBankAccount["bank"];
  bsb: string;
  accountNumber: string;
  userName: string;
  userId: string;
  institution: string;
  remitter: string;
  active: boolean;
}

/** The provider's own bank accounts: where asset accounts of the ledger really are, and how their banks take files. */
export default function OwnBankAccounts(): JSX.Element {
  const entities = useLegalEntities();
  const accounts = useLedgerAccounts();
  const banks = () => optionsOf(accounts().filter((one) => one.type === "asset" && one.control === null));
  return (
    <SetupScreen<OwnBankAccount, Values>
      id="own-bank-accounts"
      title="Own bank accounts"
      noun={["bank account", "bank accounts"]}
      why="From these accounts clients are paid by bank file: one behind each bank account of the ledger and legal entity."
      canWrite={can("setup:write")}
      columns={[
        {
          id: "entity",
          label: "Legal entity",
          kind: "text",
          width: 240,
          sort: "legalEntityName",
          value: (row) => row.legalEntityName,
        },
        {
          id: "ledger",
          label: "Account of the ledger",
          kind: "text",
          width: 200,
          sort: "ledgerAccount",
          value: (row) => row.ledgerAccount,
        },
        { id: "bank", label: "Files for", kind: "text", width: 176, value: (row) => BANKS[row.bank] },
        { id: "bsb", label: "BSB", kind: "text", width: 96, value: (row) => row.bsb },
        { id: "number", label: "Number", kind: "text", width: 120, value: (row) => row.accountNumber },
        { id: "userName", label: "Sent by", kind: "text", width: 200, value: (row) => row.userName },
        { id: "userId", label: "User number", kind: "text", width: 112, value: (row) => row.userId },
        { id: "remitter", label: "On statements", kind: "text", width: 152, value: (row) => row.remitter },
        {
          id: "active",
          label: "State",
          kind: "text",
          width: 112,
          value: (row) => (row.active ? "In use" : "Not in use"),
          cell: (row) => (
            <StateChip tone={row.active ? "posted" : "draft"}>{row.active ? "In use" : "Not in use"}</StateChip>
          ),
        },
      ]}
      load={(query, signal) => api.call(endpoints.listOwnBankAccounts, { query, signal })}
      csvHref={(query) => api.csvUrl(endpoints.listOwnBankAccounts, { query })}
      name={(row) => `${row.ledgerAccount}, ${row.legalEntityName}`}
      rowClass={(row) => (row.active ? "" : "faded")}
      values={(row) => ({
        legalEntityId: row ? String(row.legalEntityId) : "",
        ledgerAccountId: row ? String(row.ledgerAccountId) : "",
        bank: row?.bank ?? "generic",
        bsb: row?.bsb ?? "",
        accountNumber: row?.accountNumber ?? "",
        userName: row?.userName ?? "",
        userId: row?.userId ?? "",
        institution: row?.institution ?? "",
        remitter: row?.remitter ?? "",
        active: row?.active ?? true,
      })}
      fields={(form) => (
        <>
          <SelectField
            field={form.bind("legalEntityId")}
            label="Legal entity"
            width="full"
            options={optionsOf(entities())}
          />
          <SelectField
            field={form.bind("ledgerAccountId")}
            label="Account of the ledger"
            width="full"
            options={banks()}
            hint="Payments from this account go into its files."
          />
          <SelectField
            field={form.bind("bank")}
            label="Files for"
            options={BANK_LIST.map((value) => ({ value, label: BANKS[value] }))}
          />
          <div class="fields tight">
            <TextField field={form.bind("bsb")} label="BSB" width="short" />
            <TextField field={form.bind("accountNumber")} label="Account number" width="short" />
          </div>
          <TextField
            field={form.bind("userName")}
            label="Sent by"
            width="full"
            maxlength={26}
            hint="The name that is agreed with the bank, at most 26 characters."
          />
          <div class="fields tight">
            <TextField
              field={form.bind("userId")}
              label="User number"
              width="short"
              maxlength={6}
              optional
              hint="Direct Entry identification."
            />
            <TextField
              field={form.bind("institution")}
              label="Institution"
              width="short"
              maxlength={3}
              optional
              hint="Three letters."
            />
          </div>
          <TextField
            field={form.bind("remitter")}
            label="On the statement of who is paid"
            maxlength={16}
            hint="At most 16 characters."
          />
          <CheckField field={form.bind("active")} label="In use" />
        </>
      )}
      save={async (values, row, form) => {
        needed(
          form,
          ["legalEntityId", values.legalEntityId, "Choose the legal entity."],
          ["ledgerAccountId", values.ledgerAccountId, "Choose the account of the ledger."],
          ["bsb", values.bsb.trim(), "Enter the BSB."],
          ["accountNumber", values.accountNumber.trim(), "Enter the account number."],
          ["userName", values.userName.trim(), "Enter the name."],
          ["remitter", values.remitter.trim(), "Enter what stands on statements."],
        );
        const body = {
          ...values,
          legalEntityId: Number(values.legalEntityId),
          ledgerAccountId: Number(values.ledgerAccountId),
          userId: values.userId.trim() || null,
          institution: values.institution.trim().toUpperCase() || null,
        };
        if (row === null) await api.call(endpoints.createOwnBankAccount, { body });
        else await api.call(endpoints.updateOwnBankAccount, { params: { ownBankAccountId: row.id }, body });
      }}
    />
  );
}
