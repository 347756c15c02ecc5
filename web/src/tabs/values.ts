// The table of what a result rests on: each figure with who says it.

import type { SensorValue } from "../generated/documents";
import { words } from "../words";

export const valueColumns = [
  { head: words.radar.quantity, cell: (row: SensorValue) => row.quantity },
  { head: words.radar.value, cell: (row: SensorValue) => row.words },
  { head: words.radar.who, cell: (row: SensorValue) => [row.figure, row.condition].filter(Boolean).join(": ") },
  { head: words.radar.basis, cell: (row: SensorValue) => `${row.basis}, ${row.access}` },
];
