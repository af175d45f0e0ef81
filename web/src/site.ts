import { wireConfirming } from "./confirming";
import "./device/here";
import { wireKeeping } from "./keeping";
import { wireSteppers } from "./steppers";
import { wireTheme } from "./theme";
import { wireUnits } from "./units";

wireTheme(document);
wireKeeping(document, sessionStorage, arrival());
wireSteppers(document);
wireUnits(document);
wireConfirming(document);

/** How the page was come to: "navigate", "reload" or "back_forward". */
function arrival(): string {
  const [entry] = performance.getEntriesByType("navigation");
  return entry instanceof PerformanceNavigationTiming ? entry.type : "navigate";
}
