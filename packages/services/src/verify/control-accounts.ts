import { type Check, offences } from "./check.ts";

const receivable: Check = {
  id: "4-receivable-per-transaction",
  invariant: 4,
  name: "Each transaction stands on a receivable control account",
  description:
    "What a customer transaction adds to the customer's balance is what its entries on receivable and payable control accounts add to the ledger, and its tax is what they put on tax accounts. A row shows a transaction where the two differ.",
  find: (tx) =>
    offences(
      tx,
      `select t.id as transaction_id, t.document_number, t.journal_id, t.amount, coalesce(e.receivable, 0) as on_receivable_accounts,
        t.tax, coalesce(e.tax, 0) as on_tax_accounts
      from customer_transaction t left join (
        select e.transaction_id, sum(e.amount) filter (where a.control in ('receivable', 'payable')) as receivable,
          -sum(e.amount) filter (where a.control = 'tax' or a.control is null) as tax
        from ledger_entry e join ledger_account a on a.id = e.ledger_account_id
        where a.control in ('receivable', 'payable', 'tax') or a.id in (select ledger_account_id from tax_code) group by 1
      ) e on e.transaction_id = t.id
      where t.amount <> coalesce(e.receivable, 0) or t.tax <> coalesce(e.tax, 0) order by 1`,
    ),
};

const balances: Check = {
  id: "4-customer-balances",
  invariant: 4,
  name: "Customer balances equal the receivable and payable control accounts",
  description:
    "For each legal entity, the balances of all customers together are the balance of its receivable and payable control accounts. A row shows a legal entity where the two differ.",
  find: (tx) =>
    offences(
      tx,
      `select coalesce(l.code, '?') as legal_entity, coalesce(b.balance, 0) as customer_balances, coalesce(c.balance, 0) as control_accounts
      from (select legal_entity_id as id, sum(amount) as balance from customer_transaction group by 1) b
      full join (
        select s.legal_entity_id as id, sum(e.total) as balance
        from (select service_id, ledger_account_id, sum(amount) as total from ledger_entry group by 1, 2) e
        join ledger_account a on a.id = e.ledger_account_id and a.control in ('receivable', 'payable')
        left join service s on s.id = e.service_id group by 1
      ) c on c.id = b.id
      left join legal_entity l on l.id = coalesce(b.id, c.id)
      where coalesce(b.balance, 0) <> coalesce(c.balance, 0) order by 1`,
    ),
};

const lines: Check = {
  id: "4-transactions-equal-lines",
  invariant: 4,
  name: "Customer transactions equal their journal lines",
  description:
    "Each customer transaction of a posted journal is the sum, with tax, of the journal's lines for the same customer, service and account name. A row shows a transaction and the sum of its lines where they differ.",
  find: (tx) =>
    offences(
      tx,
      `select journal_id, c.account as customer, s.code as service, a.code as account_name, t.document_number,
        coalesce(t.amount, 0) as transaction_amount, coalesce(l.amount, 0) as lines_amount,
        coalesce(t.tax, 0) as transaction_tax, coalesce(l.tax, 0) as lines_tax
      from (
        select journal_id, customer_id, service_id, account_name_id, sum(amount + tax) as amount, sum(tax) as tax
        from journal_line where journal_id in (select id from journal where status = 'posted') group by 1, 2, 3, 4
      ) l full join (select * from customer_transaction where type in ('invoice', 'credit_note')) t using (journal_id, customer_id, service_id, account_name_id)
      left join customer c on c.id = customer_id left join service s on s.id = service_id
      left join account_name a on a.id = account_name_id
      where coalesce(t.amount, 0) <> coalesce(l.amount, 0) or coalesce(t.tax, 0) <> coalesce(l.tax, 0)
      order by 1, 2`,
    ),
};

const lumpSums: Check = {
  id: "4-lump-sums",
  invariant: 4,
  name: "Refundable lump sums equal the lump-sum liability",
  description:
    "For each service, the movements of all its lump sums together are the balance of the lump-sum liability accounts. A row shows a service where the two differ.",
  find: (tx) =>
    offences(
      tx,
      `select coalesce(s.code, '?') as service, coalesce(m.balance, 0) as lump_sums, coalesce(l.balance, 0) as liability
      from (select service_id as id, sum(amount) as balance from deposit_movement group by 1) m
      full join (
        select e.service_id as id, -sum(e.amount) as balance from ledger_entry e
        join ledger_account a on a.id = e.ledger_account_id and a.control = 'lump_sum_liability' group by 1
      ) l on l.id = m.id
      left join service s on s.id = coalesce(m.id, l.id)
      where coalesce(m.balance, 0) <> coalesce(l.balance, 0) order by 1`,
    ),
};

const movements: Check = {
  id: "4-lump-sum-movements",
  invariant: 4,
  name: "Each lump sum is the sum of its movements, and each movement stands in the ledger",
  description:
    "The movements of a document are what its entries put on the lump-sum liability, and no lump sum is below zero at the end of any day. A row shows a document or a lump sum where that is not so.",
  find: (tx) =>
    offences(
      tx,
      `select 'document' as what, t.id, t.document_number as label, coalesce(m.total, 0) as movements, coalesce(e.total, 0) as entries
      from customer_transaction t
      left join (select transaction_id, sum(amount) as total from deposit_movement group by 1) m on m.transaction_id = t.id
      left join (select e.transaction_id, -sum(e.amount) as total from ledger_entry e
        join ledger_account a on a.id = e.ledger_account_id and a.control = 'lump_sum_liability' group by 1) e on e.transaction_id = t.id
      where coalesce(m.total, 0) <> coalesce(e.total, 0)
      union all
      select 'lump sum', b.id, to_char(b.day, 'YYYY-MM-DD'), b.balance, 0 from (
        select accommodation_payment_id as id, movement_date as day,
          sum(sum(amount)) over (partition by accommodation_payment_id order by movement_date) as balance
        from deposit_movement group by 1, 2) b where b.balance < 0
      order by 1, 2`,
    ),
};

const settlements: Check = {
  id: "4-settlements",
  invariant: 4,
  name: "Nothing is settled beyond what is owed or was received",
  description:
    "What is settled of a transaction is at most its amount, and each settlement joins two transactions of one customer. A row shows a transaction or settlement where that is not so.",
  find: (tx) =>
    offences(
      tx,
      `select t.id as transaction_id, t.document_number, t.amount, s.total as settled from (
        select id, sum(total) as total from (
          select transaction_id as id, sum(amount) as total from settlement group by 1
          union all select by_transaction_id, -sum(amount) from settlement group by 1) both_sides group by 1) s
      join customer_transaction t on t.id = s.id
      where case when t.amount > 0 then s.total < 0 or s.total > t.amount else s.total > 0 or s.total < t.amount end
      order by 1`,
    ),
};

/** Invariant 4: customer balances equal the receivable and payable control accounts; lump sums equal their liability. */
export const controlAccounts: readonly Check[] = [receivable, balances, lines, lumpSums, movements, settlements];
