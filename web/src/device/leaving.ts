/** Leaving a device: nothing of anybody stays on it, and nobody loses what was not sent unasked. */

import { lostSaid } from "./words";
import type { Device } from "./device";
import type { Store } from "./kept";

const OURS = "dorsi-";
const LEFT = "dorsi-left";
/** A page that names nobody and needs no login. */
const NOBODYS = "/away/";

/** Removes what this browser keeps for the site: packs, runs, unsent entries, the stored pages, the worker. */
export async function forgetAll(store: Store): Promise<void> {
  await store.clear();
  await forgetPages();
}

/** Removes the stored pages and the worker that gives them out. */
export async function forgetPages(): Promise<void> {
  if (typeof caches !== "undefined") {
    for (const name of await caches.keys()) if (name.startsWith(OURS)) await caches.delete(name);
  }
  if (!("serviceWorker" in navigator)) return;
  for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
}

/**
 * Lets a form that leaves the device (`data-leaves`) send what waits first. Where that fails it says
 * what would be lost and asks; the form goes its way once the device is empty.
 */
export function wireLeaving(page: Document, device: Device): void {
  const others = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(LEFT);
  others?.addEventListener("message", () => goWithThem(page, device));
  for (const form of page.querySelectorAll<HTMLFormElement>("form[data-leaves]")) {
    form.addEventListener("submit", (event) => {
      if (form.dataset["leaves"] === "now") return;
      event.preventDefault();
      void leave(page, form, device, others);
    });
  }
}

async function leave(page: Document, form: HTMLFormElement, device: Device, others: BroadcastChannel | null): Promise<void> {
  await device.outbox.flush();
  const [unsent, runs] = [await device.store.unsent(), await device.store.runs()];
  const warned = form.querySelector<HTMLElement>("[data-lost]");
  const said = lostSaid(unsent.length, runs.length);
  if (said !== "" && warned !== null && warned.dataset["lost"] !== said) {
    warned.dataset["lost"] = said;
    warned.hidden = false;
    warned.querySelector("p")?.replaceChildren(page.createTextNode(said));
    warned.querySelector<HTMLElement>("p")?.focus();
    return; // pressed again, it is meant
  }
  device.outbox.stop();
  await forgetAll(device.store);
  others?.postMessage("left");
  form.dataset["leaves"] = "now";
  form.requestSubmit();
}

/** No tab shows, or keeps, anything of somebody who has left in another one. */
function goWithThem(page: Document, device: Device): void {
  device.outbox.stop();
  device.store.close();
  page.location.replace(NOBODYS);
}
