import { render } from "solid-js/web";
import { z } from "zod";
import { App } from "./app.tsx";
import { loadSession } from "./data/session.ts";
import "./styles/tokens.css";
import "./styles/base.css";

// The content security policy allows no code made at run time.
z.config({ jitless: true });

const root = document.getElementById("app");
if (root) {
  void loadSession();
  render(() => <App />, root);
}
