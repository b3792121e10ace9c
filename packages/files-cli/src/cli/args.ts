import { bankProfiles, type BankProfileId } from "@banksia/aba";
import { isDay, type CrnRule } from "@banksia/claims";
import { parseArgs } from "node:util";
import { isFileKind, type FileKind } from "../inspect/kinds.ts";

/** What was asked for on the command line. */
export interface Command {
  readonly verb: "check" | "compare" | "help" | "version";
  readonly files: readonly string[];
  readonly json: boolean;
  readonly lenient: boolean;
  readonly as: FileKind | null;
  readonly today: string | null;
  readonly bank: BankProfileId | null;
  readonly mappings: readonly string[];
  readonly layout: string | null;
  readonly crnRules: Readonly<Record<string, CrnRule>>;
  readonly max: number;
}

/** What is wrong with a command, in a sentence. */
export class UsageError extends Error {}

const isBank = (id: string): id is BankProfileId => Object.hasOwn(bankProfiles, id);

function crnRule(given: string): [string, CrnRule] {
  const [biller = "", rule = ""] = given.split("=");
  if (!/^\d{1,10}$/.test(biller) || (rule !== "MOD10V01" && rule !== "MOD10V05"))
    throw new UsageError(`--crn takes BILLER=MOD10V01 or BILLER=MOD10V05, not ${given}`);
  return [biller.replace(/^0+(?=\d)/, ""), rule];
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        json: { type: "boolean", default: false },
        lenient: { type: "boolean", default: false },
        help: { type: "boolean", default: false, short: "h" },
        version: { type: "boolean", default: false, short: "v" },
        as: { type: "string" },
        today: { type: "string" },
        bank: { type: "string" },
        layout: { type: "string" },
        max: { type: "string" },
        mapping: { type: "string", multiple: true, default: [] },
        crn: { type: "string", multiple: true, default: [] },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** Reads the words of a command. Throws a UsageError with what is wrong. */
export function readCommand(argv: readonly string[]): Command {
  const { values, positionals } = parse(argv);
  const [word, ...files] = positionals;
  const { as, bank, today } = values;
  if (as !== undefined && !isFileKind(as)) throw new UsageError(`--as: there is no kind ${as}`);
  if (bank !== undefined && !isBank(bank))
    throw new UsageError(`--bank: there is no ${bank}; there are ${Object.keys(bankProfiles).join(", ")}`);
  if (today !== undefined && !isDay(today)) throw new UsageError(`--today takes a day YYYY-MM-DD, not ${today}`);
  if (values.max !== undefined && !/^\d{1,6}$/.test(values.max))
    throw new UsageError(`--max takes a number, not ${values.max}`);
  const rest = {
    files,
    json: values.json,
    lenient: values.lenient,
    as: as ?? null,
    today: today ?? null,
    bank: bank ?? null,
    mappings: values.mapping,
    layout: values.layout ?? null,
    crnRules: Object.fromEntries(values.crn.map(crnRule)),
    max: Number(values.max ?? 50),
  };
  if (values.help || word === "help") return { verb: "help", ...rest };
  if (values.version) return { verb: "version", ...rest };
  if (word === "check") {
    if (files.length === 0) throw new UsageError("check takes at least one file");
    return { verb: "check", ...rest };
  }
  if (word === "compare") {
    if (files.length !== 2) throw new UsageError("compare takes two files");
    return { verb: "compare", ...rest };
  }
  throw new UsageError(word === undefined ? "Say check or compare, and which files" : `There is no command ${word}`);
}
