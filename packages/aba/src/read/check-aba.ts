import type { AbaReadOptions } from "./options.ts";
import { reading, type AbaCheck } from "./reading.ts";
import { piecesFrom, piecesOf, type AbaAsyncSource, type AbaSource } from "./source.ts";

/**
 * Checks a file as a bank does, and says everything that is the matter: form, characters, BSBs, accounts, dates, sums and
 * counts, duplicates. Nothing of the file is kept, so that memory stays flat. Strict unless the options say otherwise.
 *
 * Whatever the bytes are, the outcome is a result with coded issues.
 * @param source bytes or text, whole or in pieces
 * @throws RangeError when `options.today` is no day; TypeError when a piece is neither bytes nor text
 */
export function checkAba(source: AbaSource, options: AbaReadOptions = {}): AbaCheck {
  const inner = reading(options, "strict");
  for (const piece of piecesOf(source)) inner.push(piece);
  return inner.finish();
}

/** As `checkAba`, for a file that arrives with time; an error of the source itself is passed on. */
export async function checkAbaStream(source: AbaAsyncSource, options: AbaReadOptions = {}): Promise<AbaCheck> {
  const inner = reading(options, "strict");
  for await (const piece of piecesFrom(source)) inner.push(piece);
  return inner.finish();
}
