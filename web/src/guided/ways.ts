/** The addresses a guided session leads to, from its own. */

export const TODAY = "../../";
export const LIST = "../";
