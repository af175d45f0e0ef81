/** The guided session on its page: which screen is up, and what leads from one to the next. */

import { correction, localDay } from "../device/clock";
import { here } from "../device/here";
import { newId } from "../device/ids";
import { Player } from "./player";

const root = document.querySelector<HTMLElement>("#guided");
const person = /\/people\/([-0-9a-f]{36})\//.exec(location.pathname)?.[1];

if (root !== null && person !== undefined) {
  void here.then(async (device) => {
    const player = new Player(root, device.store, person, { newId, localDay, correction });
    await player.open();
  });
}
