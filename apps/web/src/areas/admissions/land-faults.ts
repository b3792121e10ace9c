import { problemOf } from "../../data/problem.ts";
import type { Form } from "../../kit/form/form.ts";

/**
 * Puts a refusal of the API at the fields of a form that names some of them otherwise.
 * @param rename the form's name of a field of the API
 * @returns what to throw, so that the form says it was not saved
 */
export function landFaults<V extends object>(
  form: Form<V>,
  error: unknown,
  rename: (pointer: string) => string,
): unknown {
  const { fields, detail } = problemOf(error);
  if (fields.length === 0) return error;
  for (const { pointer, message } of fields) form.fault(rename(pointer), message);
  return new Error(detail);
}
