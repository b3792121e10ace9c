import type { Sql } from "@banksia/db";

/**
 * Two services with a few months of books, written by hand through the guards: a posted billing journal with a split
 * and a cap reached, a posted adjustment, a posted journal taken back whole, a draft, and the runs they came from.
 */
export async function writeBooks(owner: Sql): Promise<void> {
  await owner.begin(async (tx) => {
    await tx.unsafe(setup);
    await tx.unsafe(clients);
    await tx.unsafe(runs);
    for (const statement of journals) await tx.unsafe(statement);
    for (const id of [1, 2, 3, 4]) await tx.unsafe(post(id));
  });
}

const setup = `
  insert into legal_entity (code, name, abn) values ('EAST', 'East Ltd', '51824753556'), ('WEST', 'West Ltd', '51824753556');
  insert into service (code, name, kind, legal_entity_id, state) values ('GUM', 'Gum House', 'residential', 1, 'NSW'),
    ('FERN', 'Fern House', 'residential', 2, 'WA');
  insert into ledger_account (code, name, type, control) values ('1100', 'Receivable', 'asset', 'receivable'),
    ('2100', 'GST', 'liability', 'tax'), ('2300', 'Lump sums', 'liability', 'lump_sum_liability'), ('4000', 'Fees', 'income', null);
  insert into tax_code (code, name, percent, inclusive, ledger_account_id) values ('FRE', 'GST free', 0, false, 2),
    ('GST', 'GST', 10, false, 2), ('INC', 'GST included', 10, true, 2);
  insert into account_name (code, name, type, receivable_account_id) values ('FEES', 'Fees', 'customer', 1);
  insert into billing_code (code, description, unit, timing, tax_code_id, account_name_id, revenue_account_id, capped) values
    ('BDF', 'Basic daily fee', 'day', 'advance', 1, 1, 4, false), ('MTCF', 'Means tested care fee', 'day', 'arrears', 1, 1, 4, true),
    ('WEEK', 'Wellness', 'week', 'arrears', 2, 1, 4, false), ('HAIR', 'Hairdressing', 'each', 'arrears', 3, 1, 4, false);
  insert into customer_group (code, name) values ('RES', 'Residents');
  insert into terms_of_payment (code, name, days) values ('14', '14 days', 14);
  insert into care_type (code, name, setting) values ('PERM', 'Permanent', 'residential');
  insert into journal_type (code, name) values ('BILL', 'Billing');
  insert into number_sequence (legal_entity_id, series, prefix) values (1, 'invoice', 'E-'), (1, 'credit_note', 'EC-'),
    (2, 'invoice', 'W-'), (2, 'credit_note', 'WC-');`;

const clients = `
  insert into customer (account, type, name, first_name, last_name, customer_group_id, terms_of_payment_id, home_service_id)
    values ('C1', 'person', 'Ada Bell', 'Ada', 'Bell', 1, 1, 1), ('C2', 'person', 'Carl Dunn', 'Carl', 'Dunn', 1, 1, 2),
      ('C3', 'person', 'Eva Bell', 'Eva', 'Bell', 1, 1, 1), ('C4', 'person', 'Finn Bell', 'Finn', 'Bell', 1, 1, 1);
  insert into service_entry (client_id, service_id, care_type_id, funded, entry_date, billing_start_date) values
    (1, 1, 1, true, '2026-08-10', '2026-08-10'), (2, 2, 1, true, '2026-08-10', '2026-08-10');
  insert into billing_schedule_line (client_id, service_entry_id, billing_code_id, service_id, start_date) values
    (1, 1, 1, 1, '2026-08-10'), (1, 1, 2, 1, '2026-08-10'), (1, 1, 3, 1, '2026-08-10'), (1, 1, 4, 1, '2026-09-04'),
    (2, 2, 1, 2, '2026-08-10');
  insert into billing_invoicee (schedule_line_id, start_date, end_date, customer_id, account_name_id, percent) values
    (1, '2026-08-10', '2026-12-31', 1, 1, 33.33), (1, '2026-08-10', null, 3, 1, 33.33), (1, '2026-08-10', '2026-12-31', 4, 1, 33.34),
    (1, '2027-01-01', null, 4, 1, 66.67);
  insert into client_cap (client_id, first_entry_date, opening_date, annual_opening, lifetime_opening)
    values (1, '2024-02-29', '2026-07-01', 900, 2000);`;

const facts = JSON.stringify({
  annualCap: [
    { from: "2026-03-20", to: "2026-09-19", amount: "1000.00" },
    { from: "2026-09-20", to: null, amount: "1100.00" },
  ],
  lifetimeCap: [{ from: "2026-03-20", to: null, amount: "60000.00" }],
  contributionCap: [{ from: "2025-11-01", to: null, amount: "3000.00" }],
  careDays: 1460,
  policies: { capCrossing: "clamp" },
});

const runs = `
  insert into journal (journal_type_id, description, posting_date, created_by_name) select 1, d, p, 'finance'
    from unnest(array['September', 'September, corrected', 'By mistake', 'Mistake taken back', 'October, draft'],
      array['2026-09-30', '2026-09-30', '2026-10-01', '2026-10-01', '2026-10-31']::date[]) as j (d, p);
  insert into run (kind, preview, status, journal_id, posting_date, end_date, shared_facts, started_by_name, client_count, finished_at)
    select kind, preview, 'done', journal, '2026-09-30', '2026-09-30', '${facts}', 'finance', 1, now()
    from (values ('billing', false, 1), ('adjustment', false, 2), ('billing', true, null)) as r (kind, preview, journal);
  insert into run_shard (run_id, shard_no, client_ids, status, client_count, line_count, amount, finished_at) values
    (1, 0, '{1}', 'done', 1, 6, 2190.00, now()), (2, 0, '{1}', 'done', 1, 5, -30.00, now()), (3, 0, '{1}', 'done', 1, 9, 99, now());`;

interface Line {
  charge: number;
  journal: number;
  kind?: string;
  /** Schedule line, 1 to 5. */
  schedule: number;
  from: string;
  to: string;
  price: string;
  quantity?: string;
  /** Invoicee, percentage, amount, tax. */
  shares: readonly (readonly [number, string, string, string])[];
  basis?: object;
  run?: number;
  reverses?: number;
}

const part = (
  from: string,
  to: string,
  periodFrom: string,
  length: number,
  before: number,
  upTo: number,
  cents: number,
) => ({
  from,
  to,
  periodFrom,
  length,
  before,
  upTo,
  cents,
});
const gst = (inclusive: boolean) => ({ code: "GST", percent: "10", inclusive });
const rates = (rate: string) => [{ rateId: 1, own: false, billingCodeId: 1, rate }];

const code = [0, 1, 2, 3, 4, 1];
const unit = ["", "day", "day", "week", "each", "day"];

function insert(line: Line): string {
  const sign = line.kind === "reversal" ? "-" : "";
  const of = line.schedule === 5 ? 2 : 1;
  const rows = line.shares.map(
    ([customer, percent, amount, tax], at) =>
      `(${line.charge + at}, ${line.journal}, ${line.charge}, '${line.kind ?? "billing"}', ${of}, ${customer}, 1, ${line.schedule},
      ${code[line.schedule]}, ${of}, ${line.schedule === 3 ? 2 : line.schedule === 4 ? 3 : 1}, '${line.from}', '${line.to}',
      ${sign}(${line.quantity ?? `date '${line.to}' - date '${line.from}' + 1`}), '${unit[line.schedule]}', ${line.price}, ${percent},
      ${amount}, ${tax}, 'a fee', ${line.reverses === undefined ? "null" : line.reverses + at}, ${line.run ?? "null"},
      '${JSON.stringify(line.basis ?? {})}', ${at})`,
  );
  return `insert into journal_line (id, journal_id, charge_id, kind, client_id, customer_id, account_name_id, schedule_line_id,
    billing_code_id, service_id, tax_code_id, period_from, period_to, quantity, unit, rate, percent, amount, tax, description,
    reverses_id, run_id, basis, share_no) values ${rows.join(", ")}`;
}

const september = ["2026-09-01", "2026-09-30"] as const;
const fee = (
  price: string,
  cents: number,
  from: string = september[0],
  to: string = september[1],
  before = 0,
  upTo = 30,
) => ({
  rates: rates(price),
  parts: [part(from, to, "2026-09-01", 1, before, upTo, cents)],
});

const thirds = [
  [1, "33.33", "666.60", "0"],
  [3, "33.33", "666.60", "0"],
  [4, "33.34", "666.80", "0"],
] as const;

const journals = [
  // September: 30 days at 66.6666…, kept as 66.67 here; the fee in thirds, the capped fee up to its cap, two with tax.
  insert({
    charge: 1,
    journal: 1,
    schedule: 1,
    from: september[0],
    to: september[1],
    price: "66.666667",
    run: 1,
    shares: thirds,
    basis: {
      rates: [
        { rateId: 1, own: false, billingCodeId: 1, percent: "33.333333" },
        { rateId: 2, own: false, billingCodeId: 2, rate: "200" },
      ],
      parts: [part(...september, "2026-09-01", 1, 0, 30, 200000)],
    },
  }),
  insert({
    charge: 4,
    journal: 1,
    schedule: 2,
    from: "2026-09-01",
    to: "2026-09-02",
    price: "40",
    run: 1,
    shares: [[1, "100", "80", "0"]],
    basis: fee("40", 8000, "2026-09-01", "2026-09-02", 0, 2),
  }),
  insert({
    charge: 5,
    journal: 1,
    schedule: 2,
    from: "2026-09-03",
    to: "2026-09-03",
    price: "40",
    run: 1,
    shares: [[1, "100", "20", "0"]],
    basis: {
      ...fee("40", 4000, "2026-09-03", "2026-09-03", 2, 3),
      cap: { kind: "annual", threshold: "1000.00", used: "980.00", full: "40.00" },
    },
  }),
  insert({
    charge: 6,
    journal: 1,
    schedule: 3,
    from: "2026-09-07",
    to: "2026-09-20",
    price: "45",
    run: 1,
    shares: [[1, "100", "90", "9"]],
    basis: {
      rates: rates("45"),
      tax: gst(false),
      parts: [
        part("2026-09-07", "2026-09-13", "2026-09-07", 7, 0, 7, 4500),
        part("2026-09-14", "2026-09-20", "2026-09-14", 7, 0, 7, 4500),
      ],
    },
  }),
  // By hand, without a run.
  insert({
    charge: 7,
    journal: 1,
    schedule: 4,
    from: "2026-09-04",
    to: "2026-09-04",
    price: "27.5",
    quantity: "2",
    shares: [[1, "100", "50", "5"]],
    basis: {
      rates: rates("27.5"),
      tax: gst(true),
      parts: [part("2026-09-04", "2026-09-04", "2026-09-04", 1, 0, 1, 5500)],
    },
  }),
  insert({
    charge: 8,
    journal: 1,
    schedule: 5,
    from: september[0],
    to: september[1],
    price: "66.8",
    shares: [[2, "100", "2004", "0"]],
    basis: fee("66.8", 200400),
  }),
  // The fee was a dollar less from the 1st: taken back whole and charged anew.
  insert({
    charge: 11,
    journal: 2,
    kind: "reversal",
    schedule: 5,
    from: september[0],
    to: september[1],
    price: "66.8",
    run: 2,
    reverses: 8,
    shares: [[2, "100", "-2004", "0"]],
  }),
  insert({
    charge: 12,
    journal: 2,
    kind: "rebill",
    schedule: 5,
    from: "2026-09-01",
    to: "2026-09-15",
    price: "65.8",
    run: 2,
    shares: [[2, "100", "987", "0"]],
    basis: fee("65.8", 98700, "2026-09-01", "2026-09-15", 0, 15),
  }),
  insert({
    charge: 13,
    journal: 2,
    kind: "rebill",
    schedule: 5,
    from: "2026-09-16",
    to: "2026-09-30",
    price: "65.8",
    run: 2,
    shares: [[2, "100", "987", "0"]],
    basis: fee("65.8", 98700, "2026-09-16", "2026-09-30", 15, 30),
  }),
  insert({
    charge: 14,
    journal: 2,
    kind: "rebill",
    schedule: 3,
    from: "2026-09-21",
    to: "2026-09-21",
    price: "0",
    run: 2,
    shares: [[1, "100", "0", "0"]],
    basis: { rates: rates("0"), tax: gst(false), parts: [part("2026-09-21", "2026-09-21", "2026-09-21", 7, 0, 1, 0)] },
  }),
  insert({
    charge: 15,
    journal: 2,
    kind: "rebill",
    schedule: 5,
    from: "2026-10-01",
    to: "2026-10-01",
    price: "0",
    run: 2,
    shares: [[2, "100", "0", "0"]],
    basis: { rates: rates("0"), parts: [part("2026-10-01", "2026-10-01", "2026-10-01", 1, 0, 1, 0)] },
  }),
  // A journal posted by mistake and taken back; the same days are then charged in a draft.
  insert({
    charge: 21,
    journal: 3,
    schedule: 5,
    from: "2026-10-02",
    to: "2026-10-31",
    price: "66.8",
    shares: [[2, "100", "2004", "0"]],
    basis: { rates: rates("66.8"), parts: [part("2026-10-02", "2026-10-31", "2026-10-01", 1, 1, 31, 200400)] },
  }),
  insert({
    charge: 22,
    journal: 4,
    kind: "reversal",
    schedule: 5,
    from: "2026-10-02",
    to: "2026-10-31",
    price: "66.8",
    reverses: 21,
    shares: [[2, "100", "-2004", "0"]],
  }),
  insert({
    charge: 23,
    journal: 5,
    schedule: 5,
    from: "2026-10-02",
    to: "2026-10-31",
    price: "66.8",
    shares: [[2, "100", "2004", "0"]],
    basis: { rates: rates("66.8"), parts: [part("2026-10-02", "2026-10-31", "2026-10-01", 1, 1, 31, 200400)] },
  }),
  // Two lines of the draft shown as one.
  insert({
    charge: 24,
    journal: 5,
    schedule: 5,
    from: "2026-11-01",
    to: "2026-11-01",
    price: "66.8",
    shares: [[2, "100", "66.80", "0"]],
    basis: { rates: rates("66.8"), parts: [part("2026-11-01", "2026-11-01", "2026-11-01", 1, 0, 1, 6680)] },
  }),
  `insert into journal_line_group (journal_id, customer_id, billing_code_id, service_id, line_count, amount, tax) values (5, 2, 1, 2, 2, 2070.80, 0)`,
  `update journal_line set group_id = 1 where journal_id = 5`,
];

const post = (journal: number) => `
  update journal set status = 'posting' where id = ${journal};
  with document as (
    select l.customer_id, l.service_id, s.legal_entity_id, sum(l.amount + l.tax) as amount, sum(l.tax) as tax,
      case when sum(l.amount + l.tax) < 0 then 'credit_note' else 'invoice' end as type
    from journal_line l join service s on s.id = l.service_id where l.journal_id = ${journal} group by 1, 2, 3
  ), numbered as (
    select d.*, q.prefix || (q.next_number + row_number() over (partition by d.legal_entity_id, d.type order by d.customer_id) - 1) as number
    from document d join number_sequence q on q.legal_entity_id = d.legal_entity_id and q.series = d.type
  ), counted as (
    update number_sequence q set next_number = next_number + n.count
    from (select legal_entity_id, type, count(*) as count from document group by 1, 2) n
    where q.legal_entity_id = n.legal_entity_id and q.series = n.type
  )
  insert into customer_transaction (journal_id, legal_entity_id, service_id, customer_id, account_name_id, type, document_number,
      posting_date, due_date, amount, tax, method_of_payment)
    select ${journal}, legal_entity_id, service_id, customer_id, 1, type, number, j.posting_date, j.posting_date + 14, n.amount, n.tax, 'eft'
    from numbered n join journal j on j.id = ${journal};
  insert into ledger_entry (journal_id, transaction_id, ledger_account_id, service_id, posting_date, amount)
    select t.journal_id, t.id, e.account, t.service_id, t.posting_date, e.amount
    from customer_transaction t, lateral (values (1, t.amount), (2, -t.tax), (4, t.tax - t.amount)) as e (account, amount)
    where t.journal_id = ${journal} and e.amount <> 0;
  insert into journal_total (journal_id, service_id, billing_code_id, line_count, amount, tax)
    select journal_id, service_id, billing_code_id, count(*), sum(amount), sum(tax) from journal_line
    where journal_id = ${journal} group by 1, 2, 3;
  update journal set status = 'posted', posted_at = now() where id = ${journal};`;
