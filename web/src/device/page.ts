/** The device on every page of the site. */

import { wireBar } from "./bar";
import { Device, GUIDED, personAt, wireSending } from "./device";
import { askToPersist, bringWorker } from "./installing";
import { forgetPages, wireLeaving } from "./leaving";
import { wireLists } from "./lists";
import { isShared, openStore, type Store } from "./store";

/** Opens what the device keeps and sets it to work; pages are complete without it. */
export async function wireDevice(page: Document): Promise<Device> {
  const shared = isShared(page.cookie);
  const store = await openStore(shared);
  const device = new Device(page, store, window.fetch.bind(window), navigator.locks ?? null);
  wireBar(page, device);
  wireLists(page, device);
  wireLeaving(page, device);
  wireSharing(page);
  wireSending(page, window, device);
  void begin(page, device, shared);
  return device;
}

async function begin(page: Document, device: Device, shared: boolean): Promise<void> {
  const { store } = device;
  const [keeps, guided] = [personAt(page.location.pathname) !== null, GUIDED.test(page.location.pathname)];
  if (shared) await leaveNothing(store, window);
  await device.outbox.flush(); // what the site is told first is in the pack
  if (keeps && (guided || !shared)) await device.refreshHere();
  if (shared) return;
  if (keeps) await bringWorker(navigator.serviceWorker);
  if (guided) {
    const noted = (): Promise<void> => store.keepNote("asked to persist", true);
    await askToPersist(navigator.storage, () => store.note("asked to persist"), noted);
  }
}

/** The choice before logging in holds for a passkey too, which sends no form of ours. */
function wireSharing(page: Document): void {
  for (const box of page.querySelectorAll<HTMLInputElement>("[data-shares]")) {
    box.checked ||= isShared(page.cookie);
    box.addEventListener("change", () => {
      page.cookie = box.checked ? "device=shared; path=/; samesite=lax" : "device=; path=/; max-age=0; samesite=lax";
    });
  }
}

/** On a shared phone no stored page stays, and nobody leaves what is not sent unknowingly. */
async function leaveNothing(store: Store, window: Window): Promise<void> {
  let waiting = 0;
  const count = async (): Promise<void> => {
    waiting = (await store.unsent()).length;
  };
  window.addEventListener("beforeunload", (event) => {
    if (waiting > 0) event.preventDefault();
  });
  store.onChange(() => void count());
  await count();
  await forgetPages();
}
