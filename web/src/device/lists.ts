/** What is on this device, written out: on its own page, and where the network does not reach. */

import { link } from "./bar";
import { localDay, now } from "./clock";
import type { Device } from "./device";
import type { KeptPack, Store, Unsent } from "./kept";
import { daysLeft } from "./packs";

/** Fills every list that asks for it by `data-lists`, and keeps it true. */
export function wireLists(page: Document, device: Device): void {
  const lists = [...page.querySelectorAll<HTMLElement>("[data-lists]")];
  if (lists.length === 0) return;
  const show = async (): Promise<void> => {
    const [sessions, unsent] = [await sessionLines(page, device.store), await device.store.unsent()];
    for (const list of lists) {
      const lines = list.dataset["lists"] === "sessions" ? sessions : unsent.map((one) => unsentLine(page, device, one));
      list.replaceChildren(...lines);
      const section = list.closest("section");
      if (section !== null) section.hidden = lines.length === 0;
    }
    for (const empty of page.querySelectorAll<HTMLElement>("[data-empty]")) {
      empty.hidden = sessions.length + unsent.length > 0;
    }
  };
  device.store.onChange(() => void show());
  void show();
}

async function sessionLines(page: Document, store: Store): Promise<HTMLElement[]> {
  const at = await now(store);
  const packs = await store.packs();
  return packs.flatMap((kept) => sessionLine(page, kept, at));
}

function sessionLine(page: Document, { person, pack }: KeptPack, now_ms: number): HTMLElement[] {
  const days = daysLeft(pack, now_ms);
  if (days.length === 0) return [];
  const today = localDay(now_ms, pack.person.timezone);
  const said = days.map(({ date }) => (date === today ? "today" : "tomorrow")).join(" and ");
  const line = page.createElement("li");
  const to = link(page, `/people/${person}/session/guided/`, pack.person.name || "No name yet");
  const more = page.createElement("span");
  more.className = "quiet";
  more.textContent = pack.stopped === null ? `, ${said}` : ", training waits";
  line.append(to, more);
  return [line];
}

function unsentLine(page: Document, device: Device, one: Unsent): HTMLElement {
  const line = page.createElement("li");
  const what = page.createElement("p");
  what.textContent = described(one);
  line.append(what);
  if (one.state === "waiting") return line;
  for (const fault of ["Not taken:", ...one.faults]) {
    const said = page.createElement("p");
    said.className = "fault";
    said.textContent = fault;
    line.append(said);
  }
  const actions = page.createElement("p");
  actions.className = "actions";
  actions.append(
    button(page, "Send it again", () => device.store.again(one.entry.id)),
    save(page, one),
    button(page, "Discard it", () => device.store.arrived([one.entry.id]), "Discard it for good?"),
  );
  line.append(actions);
  return line;
}

function described({ list, entry }: Unsent): string {
  const when = entry.at.slice(0, 16).replace("T", ", ");
  const items = Array.isArray(entry["items"]) ? entry["items"].length : 0;
  if (list === "answers") return `An answer, ${when}`;
  return `A session, ${when}, ${items === 1 ? "1 exercise" : `${items} exercises`}`;
}

function button(page: Document, said: string, work: () => Promise<void>, question = ""): HTMLElement {
  const made = page.createElement("button");
  made.type = "button";
  made.className = "quiet";
  made.textContent = said;
  made.addEventListener("click", () => {
    if (question === "" || window.confirm(question)) void work();
  });
  return made;
}

/** The entry as a file, so that nothing is lost by discarding it here. */
function save(page: Document, one: Unsent): HTMLElement {
  return button(page, "Save it as a file", async () => {
    const text = JSON.stringify({ list: one.list, entry: one.entry }, null, 1);
    const to = link(page, URL.createObjectURL(new Blob([text], { type: "application/json" })), "");
    to.setAttribute("download", `dorsi-${one.entry.id}.json`);
    to.click();
  });
}
