/** The line on every page that says what is not sent yet, and whatever else is wrong. */

import { GUIDED, type Device } from "./device";
import { isShared } from "./store";
import { CHANGED, standingSaid, troubleSaid, unsentSaid } from "./words";

/** Keeps the line true for as long as the page is open. It stays hidden while all is well. */
export function wireBar(page: Document, device: Device): void {
  const bar = page.querySelector<HTMLElement>("[data-waiting]");
  if (bar === null) return;
  bar.setAttribute("role", "status");
  const show = async (): Promise<void> => {
    const unsent = await device.store.unsent();
    const refused = unsent.filter(({ state }) => state === "refused").length;
    const { state } = device.outbox;
    const parts: (string | HTMLElement)[] = [];
    if (unsent.length > 0) parts.push(link(page, "/device/", unsentSaid(unsent.length - refused, refused)));
    const standing = unsent.length > refused ? standingSaid(state) : "";
    if (standing !== "") parts.push(state.kind === "log_in" ? logIn(page, standing) : standing);
    const trouble = troubleSaid(device.store.trouble(), isShared(page.cookie), unsent.length);
    if (trouble !== "") parts.push(trouble);
    // Any other page is made anew by the site, and what its own form has just changed is no news.
    if (device.changed && GUIDED.test(page.location.pathname)) parts.push(CHANGED);
    put(page, bar, parts);
  };
  device.store.onChange(() => void show());
  for (const event of ["dorsi:sent", "dorsi:pack"]) page.addEventListener(event, () => void show());
  void show();
}

/** Writes only what is new, so that a screen reader is not told the same thing twice. */
function put(page: Document, bar: HTMLElement, parts: (string | HTMLElement)[]): void {
  const said = page.createElement("div");
  for (const part of parts) {
    const line = page.createElement("p");
    line.append(part);
    said.append(line);
  }
  if (bar.innerHTML !== said.innerHTML) bar.replaceChildren(...said.childNodes);
  bar.hidden = parts.length === 0;
}

function logIn(page: Document, said: string): HTMLElement {
  return link(page, `/account/login/?next=${encodeURIComponent(page.location.pathname)}`, said);
}

export function link(page: Document, to: string, said: string): HTMLElement {
  const made = page.createElement("a");
  made.href = to;
  made.textContent = said;
  return made;
}
