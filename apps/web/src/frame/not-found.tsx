import type { JSX } from "solid-js";
import { Empty } from "../kit/failure.tsx";
import { Page } from "../kit/page.tsx";
import { Link } from "./facility.tsx";

/** The address leads nowhere. */
export default function NotFound(): JSX.Element {
  return (
    <Page title="There is no such page">
      <Empty title="The address may be mistyped, or the page has moved." action={<Link href="/">Go to Home</Link>}>
        Search with Ctrl+K for a customer, journal or run by its number.
      </Empty>
    </Page>
  );
}
