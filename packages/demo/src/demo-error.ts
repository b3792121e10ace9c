/** Why a demo cannot be loaded; nothing was changed. */
export type DemoErrorCode = "OPTIONS" | "DATABASE_NOT_EMPTY" | "DATABASE_NOT_MIGRATED";

export class DemoError extends Error {
  override readonly name = "DemoError";
  readonly code: DemoErrorCode;
  /** @param message plain words naming the fact at fault and the fix */
  constructor(code: DemoErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
