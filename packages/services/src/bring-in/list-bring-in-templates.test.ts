import { openDatabase } from "@banksia/db";
import { expect, test } from "vitest";
import { createContext } from "../context.ts";
import { CellFault } from "./cells.ts";
import { readCell } from "./columns.ts";
import { fileKinds } from "./kinds.ts";
import { listBringInTemplates } from "./list-bring-in-templates.ts";
import { isFault, readCsv } from "./read-csv.ts";

// Nothing connects before the first statement, and there is none.
const db = openDatabase({ url: "postgres://nobody@127.0.0.1:1/none", name: "templates" });

test("a template for each kind, with every field and no other", async () => {
  const answer = await listBringInTemplates(createContext(db, { kind: "system", name: "test" }));
  for (const template of answer.items)
    expect(template).toEqual({
      kind: expect.any(String),
      title: expect.any(String),
      csv: expect.stringMatching(/^[^\r\n]+\r\n[^\r\n]+\r\n$/),
      columns: template.columns.map(() => ({
        name: expect.stringMatching(/^[a-z][a-z0-9_]*$/),
        required: expect.any(Boolean),
        description: expect.any(String),
        example: expect.any(String),
      })),
    });
  const kinds = answer.items.map(({ kind }) => kind);
  expect(kinds).toEqual(
    expect.arrayContaining(["customers", "admissions", "service_entries", "rates", "schedule_lines"]),
  );
  expect(kinds).toEqual(Object.keys(fileKinds));
  for (const { columns } of answer.items)
    for (const column of columns) expect(column.description, column.name).toMatch(/^.{6,}$/);
});

test("the example row of each template can be read and has what must be there", async () => {
  const { items } = await listBringInTemplates(createContext(db, { kind: "system", name: "test" }));
  for (const { kind, csv } of items) {
    const pieces = [...readCsv(csv)];
    const [heading, row] = pieces.map((piece) => (isFault(piece) ? [] : piece.values));
    expect(pieces).toHaveLength(2);
    for (const [at, name] of heading!.entries()) {
      const value = readCell(fileKinds[kind].columns[name]!, row![at]!);
      expect(value, `${kind} ${name}`).not.toBeInstanceOf(CellFault);
    }
  }
});
