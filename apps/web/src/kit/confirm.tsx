import { createSignal, type JSX, Show } from "solid-js";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";

interface Question {
  title: string;
  text: JSX.Element;
  verb: string;
  stay: string;
  danger: boolean;
  answer: (yes: boolean) => void;
}

const [question, setQuestion] = createSignal<Question | null>(null);

/** Asks one question with an exact verb; resolves to whether it was chosen. */
export function confirm(
  title: string,
  text: JSX.Element,
  verb: string,
  options: { danger?: boolean; stay?: string } = {},
): Promise<boolean> {
  return new Promise((resolve) => {
    setQuestion({
      title,
      text,
      verb,
      stay: options.stay ?? "Cancel",
      danger: options.danger ?? false,
      answer: resolve,
    });
  });
}

/** The place of the question; rendered once, by the frame. */
export function ConfirmHost(): JSX.Element {
  const close = (yes: boolean) => {
    question()?.answer(yes);
    setQuestion(null);
  };
  return (
    <Show when={question()}>
      {(asked) => (
        <Dialog
          open
          onClose={() => close(false)}
          title={asked().title}
          actions={
            <>
              <Button onClick={() => close(false)}>{asked().stay}</Button>
              <Button kind={asked().danger ? "danger" : "primary"} onClick={() => close(true)}>
                {asked().verb}
              </Button>
            </>
          }
        >
          {asked().text}
        </Dialog>
      )}
    </Show>
  );
}
