import { expect, test, vi } from "vitest";

import type { Fresh } from "../src/device/kept";
import { MemoryStore } from "../src/device/memory";
import { showKept } from "../src/guided/afterwards";
import type { Known } from "../src/guided/known";
import { Showing } from "../src/guided/showing";

const ENTRY: Fresh = { person: "p", list: "sessions", entry: { id: "s", at: "2026-03-09T12:00:00+01:00" } };

test("what is kept is said to be sent once it is, whichever tab has sent it", async () => {
  document.body.innerHTML = "<div id='guided'></div>";
  const root = document.querySelector<HTMLElement>("#guided") as HTMLElement;
  const store = new MemoryStore();
  await store.add([ENTRY]);
  await showKept([ENTRY], [], { store, following: () => null } as unknown as Known, new Showing(root));
  expect(root.textContent).not.toContain("Kept and sent");
  await store.arrived(["s"]);
  await vi.waitFor(() => expect(root.textContent).toContain("Kept and sent"));
});
