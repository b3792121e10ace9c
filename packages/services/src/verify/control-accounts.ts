import { type Check, notApplicable, offences } from "./check.ts";

const receivable: Check = {
  id: "4-receivable-per-transaction",
  invariant: 4,
  name: "Each transaction stands on a receivable control account",
  description:
    "What a customer transaction adds to the customer's balance is what its entries on receivable control accounts add to the ledger, and its tax is what they put on tax accounts. A row shows a transaction where the two differ.",
  find: (tx) =>
    offences(
      tx,
      `select t.id as transaction_id, t.document_number, t.journal_id, t.amount, coalesce(e.receivable, 0) as on_receivable_accounts,
        t.tax, coalesce(e.tax, 0) as on_tax_accounts
      from customer_transaction t left join (
        select e.transaction_id, sum(e.amount) filter (where a.control = 'receivable') as receivable,
          -sum(e.amount) filter (where a.control is distinct from 'receivable') as tax
        from ledger_entry e join ledger_account a on a.id = e.ledger_account_id
        where a.control in ('receivable', 'tax') or a.id in (select ledger_account_id from tax_code) group by 1
      ) e on e.transaction_id = t.id
      where t.amount <> coalesce(e.receivable, 0) or t.tax <> coalesce(e.tax, 0) order by 1`,
    ),
};

const balances: Check = {
  id: "4-customer-balances",
  invariant: 4,
  name: "Customer balances equal the receivable control accounts",
  description:
    "For each legal entity, the balances of all customers together are the balance of its receivable control accounts. A row shows a legal entity where the two differ.",
  find: (tx) =>
    offences(
      tx,
      `select coalesce(l.code, '?') as legal_entity, coalesce(b.balance, 0) as customer_balances, coalesce(c.balance, 0) as control_accounts
      from (select legal_entity_id as id, sum(amount) as balance from customer_transaction group by 1) b
      full join (
        select s.legal_entity_id as id, sum(e.total) as balance
        from (select service_id, ledger_account_id, sum(amount) as total from ledger_entry group by 1, 2) e
        join ledger_account a on a.id = e.ledger_account_id and a.control = 'receivable'
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
      ) l full join customer_transaction t using (journal_id, customer_id, service_id, account_name_id)
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
    "The refundable lump sums that the provider holds are together the balance of the lump-sum liability accounts. A row shows an account that holds anything else.",
  find: async (tx) => {
    const found = await offences(
      tx,
      `select a.code as ledger_account, a.name, sum(e.amount) as balance
      from ledger_entry e join ledger_account a on a.id = e.ledger_account_id
      where a.control = 'lump_sum_liability' group by 1, 2 having sum(e.amount) <> 0 order by 1`,
    );
    return found.count > 0 ? found : notApplicable("No lump sums are recorded in this database.");
  },
};

/** Invariant 4: customer balances equal the receivable control accounts; lump sums equal the lump-sum liability. */
export const controlAccounts: readonly Check[] = [receivable, balances, lines, lumpSums];
