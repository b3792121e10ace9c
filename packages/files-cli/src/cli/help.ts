import { FILE_KINDS } from "../inspect/kinds.ts";

export const HELP = `banksia-files checks bank, claim and payment files on this machine. Nothing is sent anywhere.

Usage
  banksia-files check FILE…      what each file is, what is wrong where, totals and counts
  banksia-files compare A B      how two files differ; or what an answer (results, remittance, returns,
                                 statement) says of the file it answers

FILE may be - for standard input.

Options
  --json             print one JSON document instead of text
  --as KIND          take the file for this kind, whatever it looks like
  --today DAY        YYYY-MM-DD; the day of this machine when not given
  --bank ID          bank whose rules an ABA file has to keep: generic, cba, nab, anz, westpac …
  --lenient          ABA files: only what loses a fact is an error
  --mapping FILE     saved mapping of payment statements (JSON); may be given more than once
  --layout FILE      layout of Support at Home upload files (JSON)
  --crn BILLER=RULE  check digit rule of a biller, MOD10V01 or MOD10V05; may be given more than once
  --max N            issues or differences to print for each file; 50 when not given (JSON: all that are listed)
  --help, --version

Exit status
  0  every file is known and has no error; or the files agree
  1  a file has errors or is not known; or the files differ
  2  the command is wrong or a file cannot be opened

Kinds
${Object.entries(FILE_KINDS)
  .map(([kind, label]) => `  ${kind.padEnd(22)} ${label}`)
  .join("\n")}
`;
