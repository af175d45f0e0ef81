import { wireTheme } from "./theme";

wireTheme(document);
