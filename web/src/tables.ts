// A table of a view: what each column shows of a row. The same columns make the CSV, so that it says what the page says.

import { writeCsv, type Cell } from "./csv";
import type { LimitedBand } from "./generated/documents";

/** What stands in a cell: words, a band, or a single value with its unit. */
export type Shown = string | null | { band: LimitedBand | null } | { value: number | null; unit: string; id?: string | null };

export interface Column<Row> {
  head: string;
  cell: (row: Row) => Shown;
}

function isBand(shown: Shown): shown is { band: LimitedBand | null } {
  return typeof shown === "object" && shown !== null && "band" in shown;
}

function isValue(shown: Shown): shown is { value: number | null; unit: string } {
  return typeof shown === "object" && shown !== null && "value" in shown;
}

/** A band takes five columns of the file: low, nominal, high, unit and its id. */
export function tableCsv<Row>(columns: Column<Row>[], rows: Row[]): string {
  const head: string[] = [];
  const parts = columns.map(({ head: name, cell }) => {
    const shown = rows.map(cell);
    if (shown.some(isBand)) {
      head.push(`${name} low`, `${name} nominal`, `${name} high`, `${name} unit`, `${name} id`);
      return (row: Row): Cell[] => {
        const found = cell(row);
        const band = isBand(found) ? found.band : null;
        return [band?.low, band?.nominal, band?.high, band?.unit, band?.id];
      };
    }
    if (shown.some(isValue)) {
      head.push(name, `${name} unit`);
      return (row: Row): Cell[] => {
        const found = cell(row);
        return isValue(found) ? [found.value, found.unit] : [null, null];
      };
    }
    head.push(name);
    return (row: Row): Cell[] => [cell(row) as string | null];
  });
  return writeCsv(head, rows.map((row) => parts.flatMap((part) => part(row))));
}
