import type { Problem, ProblemCode } from "@banksia/contracts";

/** The API refused a request. Everything a person needs is in `detail` and `errors`. */
export class ApiProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.name = "ApiProblem";
    this.problem = problem;
  }

  get status(): number {
    return this.problem.status;
  }

  get code(): ProblemCode {
    return this.problem.code;
  }

  /** Faults at fields; `pointer` leads into the request body. */
  get errors(): Problem["errors"] {
    return this.problem.errors;
  }
}

/** No answer of the API came: no network, the server is down, or something in between answered in its place. */
export class ApiUnreachable extends Error {
  /** The status of whatever answered instead of the API; null when nothing did. */
  readonly status: number | null;

  constructor(message: string, status: number | null, options?: ErrorOptions) {
    super(message, options);
    this.name = "ApiUnreachable";
    this.status = status;
  }
}

function isProblem(value: unknown): value is Problem {
  return (
    typeof value === "object" &&
    value !== null &&
    "code" in value &&
    typeof value.code === "string" &&
    "detail" in value &&
    typeof value.detail === "string" &&
    "errors" in value &&
    Array.isArray(value.errors)
  );
}

/** The error to throw for an answer that is not a success. */
export async function failure(response: Response): Promise<ApiProblem | ApiUnreachable> {
  const body: unknown = await response.json().catch(() => null);
  return isProblem(body)
    ? new ApiProblem(body)
    : new ApiUnreachable(`The API did not answer; something in between said ${response.status}.`, response.status);
}
