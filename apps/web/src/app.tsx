import { Route, Router, Navigate, useParams } from "@solidjs/router";
import { lazy, type JSX, Match, Switch } from "solid-js";
import { SignIn } from "./areas/access/sign-in.tsx";
import { loadSession, sessionState } from "./data/session.ts";
import { Frame } from "./frame/frame.tsx";
import { JournalLineRecord, ScheduleLineRecord, ServiceEntryRecord } from "./frame/record.tsx";
import { listenForKeys } from "./kit/keys.ts";
import { LiveRegions } from "./kit/announce.tsx";
import { Button } from "./kit/button.tsx";
import { ConfirmHost } from "./kit/confirm.tsx";
import { Toasts } from "./kit/toast.tsx";

const Home = lazy(() => import("./areas/home/home.tsx"));
const Account = lazy(() => import("./areas/access/account.tsx"));
const Customers = lazy(() => import("./areas/customers/customers.tsx"));
const NewCustomer = lazy(() => import("./areas/customers/new-customer.tsx"));
const CapAlerts = lazy(() => import("./areas/capping/cap-alerts.tsx"));
const BankAccountChanges = lazy(() => import("./areas/customers/bank-account-changes.tsx"));
const Retag = lazy(() => import("./areas/customers/retag.tsx"));
const Customer = lazy(() => import("./areas/customers/customer.tsx"));
const Admit = lazy(() => import("./areas/admissions/admit.tsx"));
const PlacesBoard = lazy(() => import("./areas/admissions/places-board.tsx"));
const Stays = lazy(() => import("./areas/admissions/stays.tsx"));
const LeaveList = lazy(() => import("./areas/leave/leave-list.tsx"));
const Emergencies = lazy(() => import("./areas/leave/emergencies.tsx"));
const PortalEvents = lazy(() => import("./areas/admissions/portal-events.tsx"));
const Journals = lazy(() => import("./areas/billing/journals.tsx"));
const NewJournal = lazy(() => import("./areas/billing/new-journal.tsx"));
const Journal = lazy(() => import("./areas/billing/journal.tsx"));
const Runs = lazy(() => import("./areas/billing/runs.tsx"));
const StartRun = lazy(() => import("./areas/billing/start-run.tsx"));
const Run = lazy(() => import("./areas/billing/run.tsx"));
const RunSchedules = lazy(() => import("./areas/billing/run-schedules.tsx"));
const RunSchedule = lazy(() => import("./areas/billing/run-schedule.tsx"));
const WhyNot = lazy(() => import("./areas/billing/why-not.tsx"));
const Rates = lazy(() => import("./areas/rates/rates.tsx"));
const Codes = lazy(() => import("./areas/rates/codes.tsx"));
const NewCode = lazy(() => import("./areas/rates/new-code.tsx"));
const Code = lazy(() => import("./areas/rates/code.tsx"));
const Groups = lazy(() => import("./areas/rates/groups.tsx"));
const Templates = lazy(() => import("./areas/rates/templates.tsx"));
const CareTypes = lazy(() => import("./areas/rates/care-types.tsx"));
const NationalRates = lazy(() => import("./areas/rates/national-rates.tsx"));
const NationalRate = lazy(() => import("./areas/rates/national-rate.tsx"));
const NationalPreview = lazy(() => import("./areas/rates/national-preview.tsx"));
const AccommodationRegister = lazy(() => import("./areas/accommodation/register.tsx"));
const Deposit = lazy(() => import("./areas/accommodation/deposit.tsx"));
const PlacePrices = lazy(() => import("./areas/accommodation/place-prices.tsx"));
const AccommodationCodes = lazy(() => import("./areas/accommodation/accommodation-codes.tsx"));
const SupportedRatios = lazy(() => import("./areas/accommodation/supported-ratios.tsx"));
const Receipts = lazy(() => import("./areas/receipts/receipts.tsx"));
const Refunds = lazy(() => import("./areas/refunds/refunds.tsx"));
const VendorBalances = lazy(() => import("./areas/refunds/vendor-balances.tsx"));
const BankFiles = lazy(() => import("./areas/refunds/bank-files.tsx"));
const VendorPayments = lazy(() => import("./areas/refunds/payments.tsx"));
const FundingCodes = lazy(() => import("./areas/funding/codes.tsx"));
const FundingCode = lazy(() => import("./areas/funding/code.tsx"));
const FundingRates = lazy(() => import("./areas/funding/rates.tsx"));
const Transactions = lazy(() => import("./areas/ledger/transactions.tsx"));
const Transaction = lazy(() => import("./areas/ledger/transaction.tsx"));
const Balances = lazy(() => import("./areas/ledger/balances.tsx"));
const TrialBalance = lazy(() => import("./areas/ledger/trial-balance.tsx"));
const Entries = lazy(() => import("./areas/ledger/entries.tsx"));
const Periods = lazy(() => import("./areas/ledger/periods.tsx"));
const Services = lazy(() => import("./areas/settings/services.tsx"));
const Places = lazy(() => import("./areas/settings/places.tsx"));
const AdmissionSettings = lazy(() => import("./areas/settings/admission-settings.tsx"));
const CapSettings = lazy(() => import("./areas/settings/caps.tsx"));
const LegalEntities = lazy(() => import("./areas/settings/legal-entities.tsx"));
const CustomerGroups = lazy(() => import("./areas/settings/customer-groups.tsx"));
const Purposes = lazy(() => import("./areas/settings/purposes.tsx"));
const ContactTypes = lazy(() => import("./areas/settings/contact-types.tsx"));
const ReferenceTypes = lazy(() => import("./areas/settings/reference-types.tsx"));
const Terms = lazy(() => import("./areas/settings/terms.tsx"));
const JournalTypes = lazy(() => import("./areas/settings/journal-types.tsx"));
const AccountNames = lazy(() => import("./areas/settings/account-names.tsx"));
const LedgerAccounts = lazy(() => import("./areas/settings/ledger-accounts.tsx"));
const OwnBankAccounts = lazy(() => import("./areas/settings/own-bank-accounts.tsx"));
const TaxCodes = lazy(() => import("./areas/settings/tax-codes.tsx"));
const BringIns = lazy(() => import("./areas/settings/bring-ins.tsx"));
const NewBringIn = lazy(() => import("./areas/settings/new-bring-in.tsx"));
const BringIn = lazy(() => import("./areas/settings/bring-in.tsx"));
const Users = lazy(() => import("./areas/settings/users.tsx"));
const ApiKeys = lazy(() => import("./areas/settings/api-keys.tsx"));
const Files = lazy(() => import("./areas/files/files.tsx"));
const Audit = lazy(() => import("./areas/settings/audit.tsx"));
const NotFound = lazy(() => import("./frame/not-found.tsx"));

/** A path that leads to another one. */
const to = (path: string) => () => <Navigate href={path} />;

const number = /^\d+$/;

/** `/customers/12/admit`: the admission of somebody who is on record. */
function AdmitCustomer(): JSX.Element {
  const params = useParams();
  return <Navigate href={`/admissions/new?clientId=${params["id"]}`} />;
}

function Screens(): JSX.Element {
  return (
    <Router root={Frame} explicitLinks={false}>
      <Route path="/" component={Home} />
      <Route path="/sign-in" component={to("/")} />
      <Route path="/me" component={Account} />
      <Route path="/customers" component={Customers} />
      <Route path="/customers/new" component={NewCustomer} />
      <Route path="/customers/bank-account-changes" component={BankAccountChanges} />
      <Route path="/customers/cap-alerts" component={CapAlerts} />
      <Route path="/customers/retag" component={Retag} />
      <Route path="/customers/:id/admit" component={AdmitCustomer} matchFilters={{ id: number }} />
      <Route path="/customers/:id/:tab?" component={Customer} matchFilters={{ id: number }} />
      <Route path="/admissions" component={to("/admissions/places")} />
      <Route path="/admissions/places" component={PlacesBoard} />
      <Route path="/admissions/stays" component={Stays} />
      <Route path="/admissions/leave" component={LeaveList} />
      <Route path="/admissions/leave/emergencies" component={Emergencies} />
      <Route path="/admissions/portal-events" component={PortalEvents} />
      <Route path="/admissions/new" component={Admit} />
      <Route path="/billing" component={to("/billing/journals")} />
      <Route path="/billing/journals" component={Journals} />
      <Route path="/billing/journals/new" component={NewJournal} />
      <Route path="/billing/journals/:id/:tab?" component={Journal} matchFilters={{ id: number }} />
      <Route path="/billing/runs" component={Runs} />
      <Route path="/billing/runs/new" component={StartRun} />
      <Route path="/billing/runs/:id/:tab?" component={Run} matchFilters={{ id: number }} />
      <Route path="/billing/schedules" component={RunSchedules} />
      <Route path="/billing/schedules/:id" component={RunSchedule} />
      <Route path="/billing/why-not" component={WhyNot} />
      <Route path="/rates" component={to("/rates/list")} />
      <Route path="/rates/list" component={Rates} />
      <Route path="/rates/codes" component={Codes} />
      <Route path="/rates/codes/new" component={NewCode} />
      <Route path="/rates/codes/:id/:tab?" component={Code} matchFilters={{ id: number }} />
      <Route path="/rates/groups" component={Groups} />
      <Route path="/rates/templates" component={Templates} />
      <Route path="/rates/care-types" component={CareTypes} />
      <Route path="/rates/national" component={NationalRates} />
      <Route path="/rates/national/:key" component={NationalRate} />
      <Route path="/rates/national/:key/preview" component={NationalPreview} />
      <Route path="/accommodation" component={AccommodationRegister} />
      <Route path="/accommodation/prices" component={PlacePrices} />
      <Route path="/accommodation/codes" component={AccommodationCodes} />
      <Route path="/accommodation/ratios" component={SupportedRatios} />
      <Route path="/accommodation/:id/:tab?" component={Deposit} matchFilters={{ id: number }} />
      <Route path="/receipts" component={Receipts} />
      <Route path="/receipts/refunds" component={Refunds} />
      <Route path="/receipts/owed" component={VendorBalances} />
      <Route path="/receipts/payments" component={VendorPayments} />
      <Route path="/receipts/bank-files" component={BankFiles} />
      <Route path="/funding" component={to("/funding/codes")} />
      <Route path="/funding/codes" component={FundingCodes} />
      <Route path="/funding/codes/:id/:tab?" component={FundingCode} matchFilters={{ id: number }} />
      <Route path="/funding/rates" component={FundingRates} />
      <Route path="/ledger" component={to("/ledger/transactions")} />
      <Route path="/ledger/transactions" component={Transactions} />
      <Route path="/ledger/transactions/:id" component={Transaction} matchFilters={{ id: number }} />
      <Route path="/ledger/balances" component={Balances} />
      <Route path="/ledger/trial-balance" component={TrialBalance} />
      <Route path="/ledger/entries" component={Entries} />
      <Route path="/ledger/periods" component={Periods} />
      <Route path="/files" component={Files} />
      <Route path="/settings" component={to("/settings/services")} />
      <Route path="/settings/services" component={Services} />
      <Route path="/settings/places" component={Places} />
      <Route path="/settings/admissions" component={AdmissionSettings} />
      <Route path="/settings/caps" component={CapSettings} />
      <Route path="/settings/legal-entities" component={LegalEntities} />
      <Route path="/settings/customer-groups" component={CustomerGroups} />
      <Route path="/settings/terms" component={Terms} />
      <Route path="/settings/purposes" component={Purposes} />
      <Route path="/settings/contact-types" component={ContactTypes} />
      <Route path="/settings/reference-types" component={ReferenceTypes} />
      <Route path="/settings/journal-types" component={JournalTypes} />
      <Route path="/settings/account-names" component={AccountNames} />
      <Route path="/settings/ledger-accounts" component={LedgerAccounts} />
      <Route path="/settings/own-bank-accounts" component={OwnBankAccounts} />
      <Route path="/settings/tax-codes" component={TaxCodes} />
      <Route path="/settings/bring-in" component={BringIns} />
      <Route path="/settings/bring-in/new" component={NewBringIn} />
      <Route path="/settings/bring-in/:id" component={BringIn} matchFilters={{ id: number }} />
      <Route path="/settings/users" component={Users} />
      <Route path="/settings/api-keys" component={ApiKeys} />
      <Route path="/settings/audit" component={Audit} />
      <Route path="/schedule-lines/:id" component={ScheduleLineRecord} matchFilters={{ id: number }} />
      <Route path="/service-entries/:id" component={ServiceEntryRecord} matchFilters={{ id: number }} />
      <Route path="/journal-lines/:id" component={JournalLineRecord} matchFilters={{ id: number }} />
      <Route path="*" component={NotFound} />
    </Router>
  );
}

/** The whole application: who is signed in decides between the sign-in and the screens. */
export function App(): JSX.Element {
  listenForKeys();
  return (
    <>
      <Switch>
        <Match when={sessionState() === "in"}>
          <Screens />
        </Match>
        <Match when={sessionState() === "out"}>
          <SignIn />
        </Match>
        <Match when={sessionState() === "unreachable"}>
          <main class="sign-in">
            <div class="sign-in-card">
              <h1>Banksia cannot be reached</h1>
              <p>The server does not answer. Check the connection, then try again.</p>
              <Button kind="primary" icon="refresh" onClick={() => void loadSession()}>
                Try again
              </Button>
            </div>
          </main>
        </Match>
      </Switch>
      <Toasts />
      <ConfirmHost />
      <LiveRegions />
    </>
  );
}
