import { createEffect, type JSX, onMount } from "solid-js";
import { signIn } from "../../data/session.ts";
import { Button } from "../../kit/button.tsx";
import { ErrorSummary } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { TextField } from "../../kit/form/text-field.tsx";
import "./sign-in.css";

/** E-mail address and password. The page that was asked for opens once they are right. */
export function SignIn(): JSX.Element {
  const form = createForm({ email: "", password: "" }, async ({ email, password }) => {
    try {
      await signIn(email, password);
    } catch (error) {
      form.set("password", "");
      throw error;
    }
  });
  createEffect(() => {
    document.title = "Sign in · Banksia";
  });
  onMount(() => document.getElementById(form.bind("email").id)?.focus());
  return (
    <main class="sign-in">
      <div class="sign-in-card">
        <div class="row">
          <img src="/icon.svg" alt="" width="32" height="32" />
          <h1>Sign in to Banksia</h1>
        </div>
        <form
          class="stack"
          novalidate
          aria-label="Sign in"
          onSubmit={(event) => {
            event.preventDefault();
            void form.submit();
          }}
        >
          <ErrorSummary form={form} />
          <TextField
            field={form.bind("email")}
            label="E-mail address"
            type="email"
            autocomplete="username"
            width="full"
          />
          <TextField
            field={form.bind("password")}
            label="Password"
            type="password"
            autocomplete="current-password"
            width="full"
          />
          <Button type="submit" kind="primary" busy={form.busy()}>
            Sign in
          </Button>
        </form>
      </div>
    </main>
  );
}
