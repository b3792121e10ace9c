import { bankProfiles, credit, debit, type AbaFileInput, type BankProfile } from "../src/index.ts";

/** Files that are written byte for byte as the golden ones, one for each bank. */
export const goldenInputs: Record<string, { profile: BankProfile; file: AbaFileInput }> = {
  "generic-credits": {
    profile: bankProfiles.generic,
    file: {
      header: {
        userName: "Banksia Care Ltd",
        userId: "4321",
        institution: "BQL",
        description: "REFUNDS",
        processingDate: "2026-11-24",
      },
      own: { bsb: "124-001", account: "20012345", remitter: "BANKSIA CARE" },
      details: [
        credit({
          bsb: "062692",
          account: "43214321",
          cents: 55_000_000,
          title: "Nguyen. Minh",
          reference: "RAD REFUND",
        }),
        credit({
          bsb: "012-009",
          account: "001234567",
          cents: 1,
          title: "O'Brien. Margaret Anne",
          reference: "INTEREST",
        }),
        credit(
          { bsb: "733000", account: "12345", cents: 9_999, title: "Zoë Müller-Weiß", reference: "OVERPAID #7" },
          "53",
        ),
      ],
    },
  },
  "cba-debits-balanced": {
    profile: bankProfiles.cba,
    file: {
      header: { userName: "Banksia Care Ltd", description: "FEES NOV", processingDate: "2026-11-23" },
      own: { bsb: "062-001", account: "10020030", remitter: "BANKSIA CARE" },
      details: [
        debit({ bsb: "012009", account: "1234567", cents: 125_050, title: "O’Brien. Margaret", reference: "INV/1001" }),
        debit({ bsb: "062692", account: "43214321", cents: 63_20n, title: "Nguyen; Minh", reference: "INV 1002" }),
      ],
    },
  },
  "nab-debits-balanced": {
    profile: bankProfiles.nab,
    file: {
      header: {
        userName: "Banksia Care Ltd",
        userId: "334303",
        description: "FEES NOV",
        processingDate: "2026-11-24",
        reel: 2,
      },
      own: {
        bsb: "083-047",
        account: "594481031",
        remitter: "BANKSIA CARE",
        title: "Fees received",
        reference: "NOV 2026",
      },
      details: [
        debit({ bsb: "062692", account: "43214321", cents: 125_050, title: "Nguyen. Minh", reference: "INV 1001" }),
        debit({
          bsb: "192901",
          account: "050694566",
          cents: 82_679,
          title: "Lee. Grace",
          reference: "INV 1002",
          indicator: "N",
        }),
      ],
    },
  },
  "anz-mixed": {
    profile: bankProfiles.anz,
    file: {
      header: {
        userName: "Banksia Care Ltd",
        userId: "301500",
        description: "MIXED",
        processingDate: "2028-02-29",
        time: "0905",
      },
      own: { bsb: "012-010", account: "987654321", remitter: "BANKSIA CARE" },
      details: [
        debit({ bsb: "062692", account: "43214321", cents: 2_000, title: "Smith; J & K", reference: "INV 1" }),
        credit({ bsb: "032000", account: "123456", cents: 9_999_999, title: "Jones. A", reference: "REFUND 2" }),
        credit(
          {
            bsb: "032000",
            account: "123457",
            cents: 70_000,
            title: "Novak. B",
            reference: "DIV 3",
            indicator: "X",
            taxCents: 10_500,
          },
          "56",
        ),
      ],
    },
  },
  "westpac-credits": {
    profile: bankProfiles.westpac,
    file: {
      header: { userName: "Banksia Care Ltd", userId: "37819", description: "SUPPLIERS", processingDate: "2026-11-30" },
      own: { bsb: "032-001", account: "12-3456", remitter: "BANKSIA CARE" },
      details: [
        credit({
          bsb: "484799",
          account: "1234-5678",
          cents: 9_999_999_998,
          title: "Builder Pty Ltd",
          reference: "PROGRESS CLAIM 12",
        }),
        credit({
          bsb: "484799",
          account: "123456789",
          cents: 1,
          title: "x".repeat(32),
          reference: "y".repeat(18),
          remitter: "z".repeat(16),
        }),
      ],
    },
  },
};
