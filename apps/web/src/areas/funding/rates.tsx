import type { JSX } from "solid-js";
import { Empty } from "../../kit/failure.tsx";
import { Page } from "../../kit/page.tsx";
import { FundingRateList } from "./rate-list.tsx";

/** All funding rates: those for everyone and clients' own. */
export default function FundingRates(): JSX.Element {
  return (
    <Page title="Funding rates" fill>
      <FundingRateList
        empty={
          <Empty title="There are no funding rates yet.">
            Add one for each funding code; codes that set off a fee follow the fee's rate and need none.
          </Empty>
        }
      />
    </Page>
  );
}
