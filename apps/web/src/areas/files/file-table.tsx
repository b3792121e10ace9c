import type { JSX } from "solid-js";
import { Button } from "../../kit/button.tsx";
import { Table } from "../../kit/table/table.tsx";
import { type Column, listSource } from "../../kit/table/types.ts";
import { BankRulesBar } from "./bank-rules-bar.tsx";
import { type DroppedFile, files, removeFiles } from "./dropped-files.ts";
import { capital } from "./findings.ts";
import { sizeText } from "../../lib/size.ts";
import { Verdict } from "./verdict.tsx";

const report = ({ state, checked }: DroppedFile) => (state === "done" ? checked?.report : undefined);

const COLUMNS: Column<DroppedFile>[] = [
  { id: "name", label: "File", kind: "text", width: 280, value: ({ file }) => file.name },
  { id: "kind", label: "What it is", kind: "text", width: 248, value: (row) => capital(report(row)?.label ?? "") },
  {
    id: "verdict",
    label: "Verdict",
    kind: "text",
    width: 176,
    value: (row) => row.state,
    cell: (row) => <Verdict file={row} />,
  },
  { id: "errors", label: "Errors", kind: "number", width: 88, dash: true, value: (row) => report(row)?.errors },
  { id: "warnings", label: "Warnings", kind: "number", width: 96, dash: true, value: (row) => report(row)?.warnings },
  { id: "size", label: "Size", kind: "text", width: 96, value: ({ file }) => sizeText(file.size) },
];

/** The files of this session; two selected ones are compared. */
export function FileTable(props: {
  open: number | null;
  onOpen: (id: number) => void;
  onCompare: (ids: readonly [number, number]) => void;
}): JSX.Element {
  const actions = (rows: DroppedFile[], clear: () => void) => {
    const [first, second, third] = rows;
    const two = first !== undefined && second !== undefined && third === undefined;
    return (
      <>
        <Button
          icon="equals"
          disabled={!two}
          title={two ? undefined : "Choose two files to compare"}
          onClick={() => two && props.onCompare([first.id, second.id])}
        >
          Compare
        </Button>
        <Button
          icon="cross"
          onClick={() => {
            removeFiles(rows.map(({ id }) => id));
            clear();
          }}
        >
          Remove
        </Button>
      </>
    );
  };
  return (
    <div class="files-list">
      <Table
        id="checker-files"
        label="Files"
        noun={["file", "files"]}
        columns={COLUMNS}
        source={listSource(files)}
        rowKey={({ id }) => id}
        openKey={props.open}
        onOpen={({ id }) => props.onOpen(id)}
        tools={<BankRulesBar />}
        selectable
        selectionActions={actions}
        empty={<></>}
        fit
      />
    </div>
  );
}
