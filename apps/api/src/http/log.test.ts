import { expect, test } from "vitest";
import { describeError } from "./log.ts";

test("what people have entered does not get into the log by way of an error", () => {
  const driver = Object.assign(new Error('duplicate key value: Key (name)=(Mary Smith) exists in "customer"'), {
    name: "PostgresError",
    severity: "ERROR",
    code: "23505",
    constraint_name: "customer_name",
  });
  const builder = Object.assign(new Error("Failed query: insert ... params: Mary Smith", { cause: driver }), {
    query: "insert",
    params: ["Mary Smith"],
  });
  const described = describeError(new Error("could not save", { cause: builder }));
  expect(JSON.stringify(described)).not.toContain("Mary");
  expect(described).toMatchObject({
    message: "could not save",
    cause: { name: "Error", cause: { name: "PostgresError", code: "23505", constraint: "customer_name" } },
  });
  expect(described.at[0]).toContain("log.test.ts");
});

test("whatever is thrown is described", () => {
  expect(describeError("no error at all")).toEqual({ name: "string", at: [] });
  const circle = new Error("a");
  circle.cause = circle;
  expect(JSON.stringify(describeError(circle)).length).toBeLessThan(20_000);
});
