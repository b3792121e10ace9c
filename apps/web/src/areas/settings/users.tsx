import type { User } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { findServices } from "../../data/find.ts";
import { can } from "../../data/session.ts";
import { Facts } from "../../kit/facts.tsx";
import { InstantText } from "../../kit/date-text.tsx";
import { CheckField, RadioField } from "../../kit/form/check-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import { flagOf, oneOf } from "../../lib/param.ts";
import type { ListState } from "../../lib/list-state.ts";
import { plainName } from "../../lib/words.ts";
import { Picks } from "../billing/run-filters.tsx";
import { SetupScreen } from "./setup-screen.tsx";

const ROLES = ["administrator", "finance_officer", "approver", "read_only"] as const;

const ROLE_HINTS: Record<User["role"], string> = {
  administrator: "Everything, users and API keys included.",
  finance_officer: "Keeps the record, starts runs, works on drafts.",
  approver: "Looks through drafts, posts journals and closes months.",
  read_only: "Sees everything of their facilities and changes nothing.",
};

interface Values {
  name: string;
  email: string;
  password: string;
  role: User["role"];
  allServices: boolean;
  services: { id: number; label: string }[];
  active: boolean;
}

const filters = (list: ListState) => ({ role: oneOf(list.get("role"), ROLES), active: flagOf(list.get("active")) });

/** Who may sign in, in which role and for which facilities. */
export default function Users(): JSX.Element {
  return (
    <SetupScreen<User, Values>
      id="users"
      title="Users"
      noun={["user", "users"]}
      why="A user signs in with an e-mail address and sees the facilities given here."
      canWrite={can("users:manage")}
      columns={[
        { id: "name", label: "Name", kind: "text", width: 200, sort: "name", value: (row) => row.name },
        { id: "email", label: "E-mail address", kind: "text", width: 264, sort: "email", value: (row) => row.email },
        {
          id: "role",
          label: "Role",
          kind: "text",
          width: 152,
          sort: "role",
          value: (row) => plainName(row.role),
          filter: {
            kind: "choice",
            param: "role",
            options: () => ROLES.map((value) => ({ value, label: plainName(value) })),
          },
        },
        {
          id: "services",
          label: "Facilities",
          kind: "text",
          width: 280,
          value: (row) => (row.allServices ? "All" : row.services.map((one) => one.name).join(", ") || "none"),
        },
        {
          id: "active",
          label: "State",
          kind: "text",
          width: 112,
          value: (row) => (row.active ? "Active" : "Inactive"),
          cell: (row) => (
            <Show
              when={row.active}
              fallback={
                <StateChip tone="draft" icon="stop">
                  Inactive
                </StateChip>
              }
            >
              <StateChip tone="posted" icon="check">
                Active
              </StateChip>
            </Show>
          ),
          filter: {
            kind: "choice",
            param: "active",
            options: () => [
              { value: "true", label: "Active" },
              { value: "false", label: "Inactive" },
            ],
          },
        },
        { id: "seen", label: "Last seen", kind: "instant", width: 176, value: (row) => row.lastSeenAt },
      ]}
      filters={filters}
      load={(query, signal, list) => api.call(endpoints.listUsers, { query: { ...query, ...filters(list) }, signal })}
      csvHref={(query) => api.csvUrl(endpoints.listUsers, { query })}
      name={(row) => row.name}
      rowClass={(row) => (row.active ? "" : "faded")}
      facts={(row) => (
        <Facts
          facts={[
            ["Created", <InstantText at={row.createdAt} />],
            ["Last seen", row.lastSeenAt ? <InstantText at={row.lastSeenAt} /> : "never"],
          ]}
        />
      )}
      values={(row) => ({
        name: row?.name ?? "",
        email: row?.email ?? "",
        password: "",
        role: row?.role ?? "finance_officer",
        allServices: row?.allServices ?? false,
        services: (row?.services ?? []).map((one) => ({ id: one.id, label: one.name })),
        active: row?.active ?? true,
      })}
      fields={(form, row) => (
        <>
          <TextField field={form.bind("name")} label="Name" width="full" autofocus />
          <TextField field={form.bind("email")} label="E-mail address" type="email" width="full" />
          <TextField
            field={form.bind("password")}
            label={row === null ? "Password" : "New password"}
            type="password"
            autocomplete="new-password"
            optional={row !== null}
            hint={
              row === null ? "At least 10 characters." : "Empty: it stays. A new one signs the user out everywhere."
            }
          />
          <RadioField
            field={form.bind("role")}
            label="Role"
            options={ROLES.map((value) => ({ value, label: plainName(value), hint: ROLE_HINTS[value] }))}
          />
          <CheckField field={form.bind("allServices")} label="All facilities, future ones too" />
          <Show when={!form.values.allServices}>
            <Picks
              label="Facilities"
              one="facility"
              none="None yet"
              picked={form.values.services}
              onPick={(services) => form.set("services", services)}
              find={findServices}
            />
          </Show>
          <Show when={row !== null}>
            <CheckField
              field={form.bind("active")}
              label="Active"
              hint="An inactive user cannot sign in and is signed out at once."
            />
          </Show>
        </>
      )}
      save={async ({ services, password, active, ...values }, row) => {
        const body = { ...values, serviceIds: values.allServices ? [] : services.map((one) => one.id) };
        if (row === null) await api.call(endpoints.createUser, { body: { ...body, password } });
        else
          await api.call(endpoints.updateUser, {
            params: { userId: row.id },
            body: { ...body, active, ...(password ? { password } : {}) },
          });
      }}
    />
  );
}
