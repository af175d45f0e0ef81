/** The guided session on its page: which screen is up, and what leads from one to the next. */

import { personAt } from "../device/device";
import { here } from "../device/here";
import { Player } from "./player";

const root = document.querySelector<HTMLElement>("#guided");
const person = personAt(location.pathname);

if (root !== null && person !== null) {
  void here.then(async (device) => {
    const player = new Player(root, device.store, person, navigator.locks ?? null);
    await player.open();
  });
}
