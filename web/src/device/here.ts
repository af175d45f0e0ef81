/** The one device of a page, for whatever else of the page needs it. */

import type { Device } from "./device";
import { wireDevice } from "./page";

export const here: Promise<Device> = wireDevice(document);
