/** The way of unsent entries to the site: each until it has arrived, and once. */

import type { Contact, Failed } from "./contact";
import type { Store, Unsent } from "./kept";
import { noteArrived } from "./told";
import { NOT_YOURS } from "./words";

/** How the last try ended. */
export type Standing = { kind: "sent"; people: string[] } | Exclude<Failed, { kind: "bad" | "not_yours" }>;

const AT_ONCE = 20;

/** Sends what waits, person by person. What the site refuses stays, with the reason beside it. */
export async function sendAll(store: Store, contact: Contact): Promise<Standing> {
  const people: string[] = [];
  for (const [person, waiting] of byPerson(await store.unsent())) {
    for (let next = 0; next < waiting.length; next += AT_ONCE) {
      const failed = await sendSome(store, contact, person, waiting.slice(next, next + AT_ONCE));
      if (failed !== null) return failed;
    }
    people.push(person);
  }
  return { kind: "sent", people };
}

async function sendSome(
  store: Store,
  contact: Contact,
  person: string,
  some: Unsent[],
): Promise<Exclude<Standing, { kind: "sent" }> | null> {
  const answer = await contact.send(person, some);
  if (answer.kind === "away" || answer.kind === "log_in") return answer;
  if (answer.kind === "not_yours") {
    for (const { entry } of some) await store.refused(entry.id, [NOT_YOURS]);
  } else if (answer.kind === "sent") {
    const kept = new Set(answer.results.filter(({ state }) => state === "kept").map(({ id }) => id));
    await noteArrived(store, person, some.filter(({ entry }) => kept.has(entry.id)), answer.revision);
    await store.arrived([...kept]);
    for (const { id, state, faults } of answer.results) if (state === "refused") await store.refused(id, faults);
  } else if (some.length === 1) {
    for (const { entry } of some) await store.refused(entry.id, [answer.said]);
  } else {
    for (const one of some) {
      const failed = await sendSome(store, contact, person, [one]); // which of them is it
      if (failed !== null) return failed;
    }
  }
  return null;
}

function byPerson(unsent: Unsent[]): Map<string, Unsent[]> {
  const found = new Map<string, Unsent[]>();
  for (const one of unsent) {
    if (one.state === "waiting") found.set(one.person, [...(found.get(one.person) ?? []), one]);
  }
  return found;
}
