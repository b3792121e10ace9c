/** What a code means, and how it is taken when reading. */
export interface IssueMeaning {
  /** Severity when read strictly. */
  strict: "error" | "warning";
  /** Severity when read leniently: an error only where a fact is lost or a bank's own arithmetic fails. */
  lenient: "error" | "warning";
  /** What would be right. */
  says: string;
}

const always = (says: string) => ({ strict: "error", lenient: "error", says }) as const;
const departure = (says: string) => ({ strict: "error", lenient: "warning", says }) as const;
const advice = (says: string) => ({ strict: "warning", lenient: "warning", says }) as const;

/** Every code that this package gives, with its meaning. */
export const issueCatalogue = {
  // the file
  "file-empty": always("The file holds no record"),
  "encoding-utf16": always("The file is UTF-16 text; a bank file is plain ASCII"),
  "byte-order-mark": departure("The file starts with a UTF-8 byte order mark; a bank file has none"),
  "end-of-file-mark": departure("The file ends with a control-Z; a bank file does not"),
  "line-end": departure("Records end with another line end than the profile says"),
  "line-end-mixed": departure("Line ends must be the same throughout the file"),
  "final-line-end-missing": advice("The bank wants a line end after the last record"),
  "blank-line": departure("A line is blank"),
  "record-short": departure("A record has 120 characters; trailing blanks were cut"),
  "record-trailing-blanks": departure("A record has 120 characters; blanks follow it"),
  "record-long": always("A record has 120 characters; this one is longer"),
  "record-type": always("A record starts with 0, 1, 2 or 7"),
  "not-ascii": always("Only ASCII characters are allowed, one byte each"),
  "group-several": departure("A file holds one header and one file total; another group follows"),
  "header-missing": always("A header (type 0) must come first"),
  "trailer-missing": always("A file total (type 7) must come last"),
  "details-none": always("There must be at least one detail record"),
  "record-types-mixed": advice("Detail records (type 1) and return records (type 2) are in the same group"),
  "details-too-many": always("There are more detail records than the bank takes in one file"),
  "out-of-order": advice("The bank wishes detail records in order of BSB and account number"),
  "blank-area": departure("These columns must be blank"),

  // the header
  "header-account": departure("There is an account in the header, where the profile has blanks"),
  "header-account-missing": advice("The bank wants the own account in the header"),
  "header-time": departure("There is a time in the header, where the profile has blanks"),
  "time-invalid": always("A time is four digits, HHmm, 0000 to 2359"),
  "reel-invalid": always("The reel number is 01 to 99"),
  "institution-invalid": departure("The institution is three capital letters"),
  "institution-differs": departure("The institution is not the one of the profile"),
  "user-id-invalid": always("The user identification number is six digits, filled with zeros on the left"),
  "user-id-zero": advice("The user identification number is zero"),
  "date-invalid": always("The processing date is a real day, DDMMYY"),
  "date-weekend": advice("The processing date is a Saturday or a Sunday"),
  "date-holiday": advice("The processing date is a bank holiday"),
  "date-past": advice("The processing date is before today"),
  "date-far": advice("The processing date is unusually far ahead"),

  // texts
  "text-blank": departure("The text must not be blank"),
  "text-character": departure("The text has a character that the standard does not allow"),
  "text-character-bank": advice("The text has a character that the bank does not take"),
  "text-not-left": departure("The text must start in the first column of its field"),
  "reference-blank": advice("Without a reference a returned entry is hard to match"),

  // BSB and account
  "bsb-invalid": always("A BSB is six digits with a hyphen, NNN-NNN"),
  "bsb-hyphen": departure("A BSB has a hyphen after the third digit"),
  "bsb-placeholder": advice("No account has this BSB"),
  "bsb-unknown": advice("The BSB is not in the directory"),
  "bsb-not-electronic": advice("The branch takes no electronic entries"),
  "account-blank": always("The account number must not be blank"),
  "account-zero": always("The account number must not be zeros"),
  "account-invalid": always("An account number is digits, without blanks inside"),
  "account-too-long": always("An account number has at most nine characters; it is never cut"),
  "account-not-right": departure("The account number must end in the last column of its field"),
  "account-hyphen": advice("The account number has a hyphen, which banks advise to leave out"),
  "account-letters": advice("The account number has letters"),
  "account-short": advice("The account number has fewer than six digits"),
  "trace-differs": advice("The trace account is not that of the records before"),

  // the entry
  "indicator-invalid": departure("The indicator is blank, N, T, W, X or Y"),
  "code-invalid": always("The transaction code is 13 or 50 to 57"),
  "amount-invalid": always("The amount is cents in ten digits, filled with zeros"),
  "amount-zero": always("The amount must be more than zero"),
  "amount-over-limit": departure("The amount is more than the bank takes in one record"),
  "tax-invalid": departure("The withholding tax is cents in eight digits, filled with zeros"),
  "tax-without-indicator": advice("Withholding tax goes with the indicator W, X or Y"),
  "indicator-without-tax": advice("The indicator W, X or Y goes with an amount of withholding tax"),
  duplicate: advice("BSB, account, amount and reference are those of an earlier record"),
  "duplicates-unchecked": advice("There are too many records to look for all duplicates"),

  // returns
  "reason-unknown": advice("The return code is not one of the standard's"),
  "original-day-invalid": departure("The original processing day is 01 to 31"),
  "original-user-id-invalid": departure("The original user identification number is six digits"),

  // the file total
  "trailer-filler": departure("Columns 2-8 of the file total are 999-999"),
  "total-invalid": always("A total is digits, filled with zeros"),
  "net-total-wrong": always("The net total is not the difference of credits and debits"),
  "credit-total-wrong": always("The credit total is not the sum of the credits"),
  "debit-total-wrong": always("The debit total is not the sum of the debits"),
  "count-wrong": always("The count is not the number of detail records"),
  "not-balanced": always("The bank wants credits and debits to be equal"),

  // what the caller expected
  "expected-total-differs": always("The total is not the expected one"),
  "expected-count-differs": always("The number of records is not the expected one"),
  "seal-differs": always("The file is not, byte for byte, the one that was sealed"),

  // writing only
  "field-missing": always("The field must be given"),
  "field-too-long": always("The text is too long for its columns; it is never cut"),
  "total-over-limit": always("The total is more than the file or the bank can take"),
  "time-not-written": advice("The bank wants no time in the header, so it was left out"),
  "writing-stopped": always("Writing was stopped before the end, so there is no whole file"),
  "profile-invalid": always("The bank profile is not sound"),
  "reading-incomplete": always("The file was not read without error, so it is not written again"),
} as const satisfies Record<string, IssueMeaning>;

/** The closed set of codes. */
export type AbaIssueCode = keyof typeof issueCatalogue;
