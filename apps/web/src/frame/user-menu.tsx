import type { JSX } from "solid-js";
import { session, signOut } from "../data/session.ts";
import { Menu } from "../kit/menu.tsx";
import { plainName } from "../lib/words.ts";
import { useGo } from "./facility.tsx";
import { showShortcuts } from "./shortcut-help.tsx";
import { chooseTheme, currentTheme } from "./theme.ts";

/** Who is signed in, and what is theirs: password, looks, keys, sign out. */
export function UserMenu(): JSX.Element {
  const go = useGo();
  return (
    <Menu
      label={`${session()?.name ?? ""}, ${plainName(session()?.role ?? "")}`}
      icon="user"
      class="button quiet user-button"
      items={[
        { label: "My account", icon: "key", run: () => go("/me") },
        { label: "Theme of the system", run: () => chooseTheme("system"), chosen: currentTheme() === "system" },
        { label: "Light theme", icon: "sun", run: () => chooseTheme("light"), chosen: currentTheme() === "light" },
        { label: "Dark theme", icon: "moon", run: () => chooseTheme("dark"), chosen: currentTheme() === "dark" },
        { label: "Keys", icon: "keyboard", hint: "?", run: () => showShortcuts() },
        { label: "Sign out", icon: "out", run: () => void signOut() },
      ]}
    >
      {session()?.name}
    </Menu>
  );
}
