import "fake-indexeddb/auto";

import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { Store } from "../src/device/kept";
import { openStore } from "../src/device/store";
import { slotsOf } from "../src/guided/days";
import { Ending } from "../src/guided/ending";
import { KeptRuns, onlyTheCard } from "../src/guided/kept_runs";
import { Known } from "../src/guided/known";
import { Player } from "../src/guided/player";
import { begun, type Run } from "../src/guided/run";
import { Showing } from "../src/guided/showing";
import { DAY, GLIDE, PACK, PERSON } from "./guided_pack";

const TODAY = new Date().toISOString().slice(0, 10);
const AT_ITS_END: Run = {
  ...begun({ person: PERSON, id: "r", timezone: "UTC", day: DAY, scope: "all", slots: slotsOf(DAY, "all"), now_ms: Date.now() }),
  date: TODAY,
  did: [{ work: GLIDE, beats: [1, 3], part: null }],
  at: 3,
  since_ms: null,
  stage: "end",
};

let store: Store;
let root: HTMLElement;

beforeEach(async () => {
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  document.body.innerHTML = `<button data-hurts>It hurts</button><div id="root"></div>`;
  root = document.querySelector("#root") as HTMLElement;
  store = await openStore(false);
  await store.keepPack({ ...PACK, person: { ...PACK.person, timezone: "UTC" }, days: [{ ...DAY, date: TODAY }] });
  await store.keepRun(AT_ITS_END);
});

afterEach(async () => {
  vi.useRealTimers();
  await store.clear();
  store.close();
});

const title = (): string => root.querySelector("h1")?.textContent ?? "";

test("much pain told of at the end of a session keeps what was done, and the card stays up", async () => {
  await new Player(root, store, PERSON, null).open();
  expect(title()).toBe("That was it");
  document.querySelector<HTMLElement>("[data-hurts]")?.click();
  const asked = await vi.waitFor(() => document.querySelector("dialog form") ?? Promise.reject(new Error()));
  for (const said of ["pain:6", "where:calf", "side:left"]) {
    const [name, value] = said.split(":");
    asked.querySelector<HTMLInputElement>(`[name="${name}"][value="${value}"]`)?.click();
  }
  asked.dispatchEvent(new Event("submit", { cancelable: true }));
  await vi.waitFor(() => expect(title()).toBe("Before anything else"));
  const kept = (await store.unsent()).map(({ entry }) => [entry.id === "r", entry["pain_after"]]);
  expect(kept).toEqual([[true, undefined], [false, 6]]); // prettier-ignore
});

test("nothing said about the end takes away what came up meanwhile", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const [showing, runs] = [new Showing(root), new KeptRuns(store, PERSON)];
  const finished = vi.spyOn(runs, "finish");
  const ending = new Ending(new Known(store, PERSON), runs, showing, { leave: () => undefined, card: () => undefined });
  ending.ask(AT_ITS_END, Date.now());
  showing.show(document.createElement("section"), "other");
  vi.advanceTimersByTime(600_000);
  expect(finished).not.toHaveBeenCalled();
  ending.ask(AT_ITS_END, Date.now());
  vi.advanceTimersByTime(600_000);
  expect(finished).toHaveBeenCalledOnce();
});

test("that the card is due takes the place of no session that another tab has", async () => {
  const runs = new KeptRuns(store, PERSON);
  runs.keepCard(onlyTheCard(AT_ITS_END));
  expect(await runs.read()).toMatchObject({ stage: "end" });
  await runs.finish([]);
  runs.keepCard(onlyTheCard(AT_ITS_END));
  expect(await runs.read()).toMatchObject({ stage: "card" });
});
