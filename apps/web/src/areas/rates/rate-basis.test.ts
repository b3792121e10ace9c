import { expect, test } from "vitest";
import { stepsOf } from "./rate-basis.tsx";

const step = {
  text: "means tested amount 150.00 less 93.09",
  law: "Aged Care Act 2024 s.279(1)",
  page: "caps",
  value: "56.91",
};

test("steps stand in a list, in parts of a list, or in an object", () => {
  expect(stepsOf([step])).toEqual([step]);
  expect(stepsOf([{ from: "2026-01-01", steps: [step, step] }, { steps: [step] }])).toEqual([step, step, step]);
  expect(stepsOf({ steps: [step] })).toEqual([step]);
});

test("what is no step is left out", () => {
  expect(stepsOf(null)).toEqual([]);
  expect(stepsOf("text")).toEqual([]);
  expect(stepsOf([null, 1, { value: "1" }, { text: "bare" }])).toEqual([
    { text: "bare", law: null, page: null, value: null },
  ]);
});
