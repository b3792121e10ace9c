import type { Customer } from "@banksia/contracts";
import { createSignal, type JSX, Match, Show, Switch } from "solid-js";
import { Button } from "../../kit/button.tsx";
import { Notice } from "../../kit/failure.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { Facts } from "../../kit/facts.tsx";
import { Link } from "../../frame/facility.tsx";
import { formatDay } from "../../lib/days.ts";
import { FindPerson } from "./find-person.tsx";
import { createNewPerson, namesOf, NewPersonFields } from "./new-person.tsx";

/** The first step: who it is about. Found on record, or created after a look at everybody alike. */
export function PersonStep(props: {
  chosen: Customer | null;
  serviceId: number | null;
  onChoose: (clientId: number | null) => void;
  onMade: (person: Customer) => void;
  onNext: () => void;
}): JSX.Element {
  const [text, setText] = createSignal("");
  const [adding, setAdding] = createSignal(false);
  // eslint-disable-next-line solid/reactivity -- the facility that a link brought along keeps the record
  const fresh = createNewPerson(props.serviceId);
  const begin = (typed: string) => {
    const { firstName, lastName } = namesOf(typed);
    if (fresh.form.values.firstName === "") fresh.form.set("firstName", firstName);
    if (fresh.form.values.lastName === "") fresh.form.set("lastName", lastName);
    setAdding(true);
  };
  const refuse = (person: { active: boolean }) => (person.active ? null : "Inactive: make the record active first.");
  return (
    <Switch>
      <Match when={props.chosen}>
        {(person) => (
          <>
            <section class="stack tight" aria-label="The person chosen">
              <h2>{person().name}</h2>
              <Facts
                facts={[
                  ["Known as", person().knownAs],
                  ["Born", person().birthDate ? formatDay(person().birthDate ?? "") : null],
                  ["Account", <Link href={`/customers/${person().id}`}>{person().account}</Link>],
                  ["In care at", person().currentServices.join(", ")],
                ]}
              />
            </section>
            <Show when={person().type === "organisation"}>
              <Notice tone="failed" title="An organisation cannot be admitted">
                Only people receive care. An organisation can pay for them.
              </Notice>
            </Show>
            <Show when={!person().active}>
              <Notice tone="attention" title="The record is inactive">
                Make it active first, on the person's page.
              </Notice>
            </Show>
            <div class="flow-foot">
              <Button
                kind="primary"
                hint="Ctrl Enter"
                disabled={person().type === "organisation"}
                onClick={() => props.onNext()}
              >
                Go on
              </Button>
              <Button onClick={() => props.onChoose(null)}>Somebody else</Button>
            </div>
          </>
        )}
      </Match>
      <Match when={adding()}>
        <FormView
          form={fresh.form}
          label="New person"
          verb="Create the person and go on"
          onCancel={() => setAdding(false)}
          onDone={() => {
            const made = fresh.made();
            if (!made) return;
            props.onMade(made);
            props.onChoose(made.id);
          }}
        >
          <NewPersonFields new={fresh} refuse={refuse} onChoose={(person) => props.onChoose(person.id)} />
        </FormView>
      </Match>
      <Match when={true}>
        <FindPerson
          text={text()}
          onText={setText}
          refuse={refuse}
          onChoose={(person) => props.onChoose(person.id)}
          onNew={begin}
        />
      </Match>
    </Switch>
  );
}
