import { wireConfirming } from "./confirming";
import { GUIDED, personAt } from "./device/device";
import { here } from "./device/here";
import { keepLeftOver } from "./guided/left_over";
import { wireKeeping } from "./keeping";
import { wireSteppers } from "./steppers";
import { wireTheme } from "./theme";
import { wireUnits } from "./units";

wireTheme(document);
wireKeeping(document, sessionStorage, arrival());
wireSteppers(document);
wireUnits(document);
wireConfirming(document);

const person = personAt(location.pathname);
if (person !== null && !GUIDED.test(location.pathname)) {
  void here.then(({ store }) => keepLeftOver(store, person, navigator.locks ?? null));
}

/** How the page was come to: "navigate", "reload" or "back_forward". */
function arrival(): string {
  const [entry] = performance.getEntriesByType("navigation");
  return entry instanceof PerformanceNavigationTiming ? entry.type : "navigate";
}
