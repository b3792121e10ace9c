import type { JournalType } from "@banksia/contracts";
import type { JSX } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { can } from "../../data/session.ts";
import { TextField } from "../../kit/form/text-field.tsx";
import { SetupScreen } from "./setup-screen.tsx";

/** Kinds of journals to choose from. */
export default function JournalTypes(): JSX.Element {
  return (
    <SetupScreen<JournalType, { code: string; name: string }>
      id="journal-types"
      title="Journal types"
      noun={["journal type", "journal types"]}
      why="Each journal has a type, so that billing, adjustments and corrections can be told apart."
      canWrite={can("setup:write")}
      columns={[
        { id: "code", label: "Code", kind: "text", width: 144, sort: "code", value: (row) => row.code },
        { id: "name", label: "Name", kind: "text", width: 320, sort: "name", value: (row) => row.name },
      ]}
      load={(query, signal) => api.call(endpoints.listJournalTypes, { query, signal })}
      csvHref={(query) => api.csvUrl(endpoints.listJournalTypes, { query })}
      name={(row) => row.name}
      values={(row) => ({ code: row?.code ?? "", name: row?.name ?? "" })}
      fields={(form) => (
        <>
          <TextField field={form.bind("code")} label="Code" width="short" autofocus />
          <TextField field={form.bind("name")} label="Name" width="full" />
        </>
      )}
      save={async (values, row) => {
        if (row === null) await api.call(endpoints.createJournalType, { body: values });
        else await api.call(endpoints.updateJournalType, { params: { journalTypeId: row.id }, body: values });
      }}
    />
  );
}
