/** The service worker as a page sees it: brought in once, changed when no session needs the old one. */

/** Brings the worker in; plain http and old browsers have none, and everything else works without. */
export async function bringWorker(container: ServiceWorkerContainer | undefined): Promise<void> {
  if (container === undefined) return;
  try {
    const brought = await container.register("/worker.js");
    brought.waiting?.postMessage("take over"); // it looks whether a session runs
  } catch {
    // No room, or a browser that forbids it: pages come from the network as before.
  }
}

/** Asks the browser once not to clear what the device keeps when room gets scarce. */
export async function askToPersist(
  storage: StorageManager | undefined,
  asked: () => Promise<unknown>,
  noteAsked: () => Promise<void>,
): Promise<void> {
  if (storage?.persist === undefined || (await asked()) === true) return;
  await noteAsked();
  if (!(await storage.persisted())) await storage.persist();
}
