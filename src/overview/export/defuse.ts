/**
 * Spreadsheets take a cell for a formula that begins with one of these (OWASP, "CSV Injection"; the
 * wide ones are what some of them turn into the others). A cell begins after its separator, too:
 * where a table is opened with another separator than it was written with, as Excel does in
 * Finnish, text falls apart into more cells.
 */
const dangerous = /(?<=^|[;,\t\r\n])(?=["']*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20])/gu;
const defused = /(?<=^|[;,\t\r\n])'(?=["']*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20])/gu;

/** Puts an apostrophe before whatever a spreadsheet would take for a formula. */
export const defuse = (text: string): string => text.replace(dangerous, "'");

/** Takes exactly those apostrophes away again. */
export const restore = (text: string): string => text.replace(defused, '');
