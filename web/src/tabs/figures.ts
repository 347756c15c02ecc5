// What a catalogue record offers to believe: its competing figures of a quantity, and its modes.

interface FigureRecord {
  id: string;
  quantity: string;
  mode?: string;
  nominal?: number;
  low?: number;
  high?: number;
  unit?: string;
  said_by?: string;
}

export interface SystemRecord {
  id: string;
  site?: string;
  systems?: string[];
  figures?: FigureRecord[];
}

/** The modes that some figure of the system is published for. */
export function modesOf(system: SystemRecord | undefined): string[] {
  const modes = (system?.figures ?? []).flatMap(({ mode }) => (mode ? [mode] : []));
  return [...new Set(modes)].sort();
}

function value({ low, nominal, high, unit = "" }: FigureRecord): string {
  const number = nominal ?? (low === undefined ? `≤ ${high}` : high === undefined ? `≥ ${low}` : `${low}–${high}`);
  return `${number} ${unit}`;
}

export interface FigureChoice {
  id: string;
  name: string;
  /** The mode that it is published for, where one is said. */
  mode: string | null;
}

/** The competing figures of a quantity, those of the element and those of its system. */
export function figureChoices(quantity: string, ...records: (SystemRecord | undefined)[]): FigureChoice[] {
  return records.flatMap((record) =>
    (record?.figures ?? [])
      .filter((figure) => figure.quantity === quantity)
      .map((figure) => ({
        id: `${record?.id}/${quantity}/${figure.id}`,
        name: [value(figure), figure.said_by, figure.mode].filter(Boolean).join(", "),
        mode: figure.mode ?? null,
      })),
  );
}
