/** An error stops a file or claim from being used; a warning asks a person to look. */
export type Severity = "error" | "warning";

/** What one code of the closed set says: what is wrong and how to put it right. */
export interface IssueRule {
  readonly severity: Severity;
  readonly says: string;
}

/** One finding. `line` is the line of the file (or the place in the list of facts), counted from 1. */
export interface Issue<Code extends string = string> {
  readonly code: Code;
  readonly severity: Severity;
  readonly line: number | null;
  readonly field: string | null;
  /** What was found there, cut to 80 characters with control characters made visible. */
  readonly value: string | null;
  readonly message: string;
}

/** Where a finding was made. `detail` is added to the rule's own words. */
export interface Place {
  readonly line?: number | null | undefined;
  readonly field?: string | undefined;
  readonly value?: string | null | undefined;
  readonly detail?: string | undefined;
}

/** Takes findings. Readers ask only for this, so that one log can serve several of them. */
export interface IssueSink<Code extends string> {
  add(code: Code, at?: Place): void;
}

/** What every reader and check hands back. `errors` and `warnings` count all findings, also those past the limit. */
export interface Findings<Code extends string = string> {
  readonly ok: boolean;
  readonly issues: readonly Issue<Code>[];
  readonly errors: number;
  readonly warnings: number;
  /** Findings counted but not listed, because the list had reached its limit. */
  readonly leftOff: number;
}

/** How many findings are listed before the rest are only counted: a hostile file cannot fill the memory. */
export const ISSUE_LIMIT = 1000;

const SHOWN = 80;

/** Makes a value fit to show: at most 80 characters, control characters as \xNN. */
export function showValue(value: string): string {
  const cut = value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value;
  return cut.replace(/[\p{Cc}\u2028\u2029\ufeff]/gu, (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, "0")}`);
}

/** Collects findings against one closed table of rules. */
export class IssueLog<Code extends string> implements IssueSink<Code> {
  readonly #rules: Readonly<Record<Code, IssueRule>>;
  readonly #limit: number;
  readonly #issues: Issue<Code>[] = [];
  #errors = 0;
  #warnings = 0;

  constructor(rules: Readonly<Record<Code, IssueRule>>, limit: number = ISSUE_LIMIT) {
    this.#rules = rules;
    this.#limit = limit;
  }

  get errors(): number {
    return this.#errors;
  }

  add(code: Code, at: Place = {}): void {
    const { severity, says } = this.#rules[code];
    if (severity === "error") this.#errors++;
    else this.#warnings++;
    if (this.#issues.length >= this.#limit) return;
    this.#issues.push({
      code,
      severity,
      line: at.line ?? null,
      field: at.field ?? null,
      value: at.value === undefined || at.value === null ? null : showValue(at.value),
      message: at.detail === undefined ? says : `${says} ${at.detail}`,
    });
  }

  findings(): Findings<Code> {
    return {
      ok: this.#errors === 0,
      issues: this.#issues,
      errors: this.#errors,
      warnings: this.#warnings,
      leftOff: this.#errors + this.#warnings - this.#issues.length,
    };
  }
}
