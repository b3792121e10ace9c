import { render } from "solid-js/web";
import { App } from "./app.tsx";
import { loadSession } from "./data/session.ts";
import "./styles/tokens.css";
import "./styles/base.css";

const root = document.getElementById("app");
if (root) {
  void loadSession();
  render(() => <App />, root);
}
