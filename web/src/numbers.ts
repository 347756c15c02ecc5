// How a number is written: its middle, its band and its unit, to as many digits as the band allows.

export interface Band {
  id?: string | null;
  low: number;
  nominal: number;
  high: number;
  unit: string;
}

const NARROW_SPACE = "\u202f";
const MINUS = "\u2212";

/** How a unit of the documents is written, and by what its values are divided. */
function scale(unit: string, largest: number): { unit: string; by: number } {
  if (unit === "1") return { unit: "%", by: 0.01 };
  if (unit === "km2") return largest >= 100_000 ? { unit: "thousand km²", by: 1000 } : { unit: "km²", by: 1 };
  if (unit === "m2") return { unit: "m²", by: 1 };
  if (unit === "deg") return { unit: "°", by: 1 };
  return { unit, by: 1 };
}

/** Decimals that show three figures of a value, and none of a large one; a share never has more than one. */
function decimals(largest: number, unit: string): number {
  if (largest < 0.0005 || largest >= 100) return 0;
  if (unit === "%") return 1;
  if (largest >= 10) return 1;
  return largest >= 1 ? 2 : 3;
}

/** How numbers of so many decimals are written; making one takes longer than writing a table with it. */
const FORMATS = [0, 1, 2, 3].map((places) => new Intl.NumberFormat("en", { minimumFractionDigits: places, maximumFractionDigits: places }));

function digits(value: number, places: number): string {
  const text = FORMATS[places]?.format(Math.abs(value)) ?? String(Math.abs(value));
  const isZero = !/[1-9]/.test(text);
  return value < 0 && !isZero ? `${MINUS}${text}` : text;
}

function joined(number: string, unit: string): string {
  return unit === "°" ? `${number}${unit}` : unit === "" ? number : `${number}${NARROW_SPACE}${unit}`;
}

export interface WrittenBand {
  nominal: string;
  /** The ends with a dash between them, or nothing where they are one number. */
  ends: string;
  unit: string;
  /** All of it, as it is copied. */
  text: string;
}

/** A band in words: `700 (610–789) km`. */
export function writeBand({ low, nominal, high, unit }: Band): WrittenBand {
  const scaled = scale(unit, Math.max(Math.abs(nominal), Math.abs(high), Math.abs(low)));
  const [lowest, middle, highest] = [low, nominal, high].map((value) => value / scaled.by) as [number, number, number];
  const isWhole = lowest === middle && middle === highest && Number.isInteger(middle);
  const largest = Math.max(Math.abs(lowest), Math.abs(middle), Math.abs(highest));
  const places = isWhole ? 0 : decimals(largest, scaled.unit);
  const [from, number, to] = [lowest, middle, highest].map((value) => digits(value, places)) as [string, string, string];
  const dash = lowest < 0 ? " to " : "–";
  const ends = from === to && from === number ? "" : `${from}${dash}${to}`;
  const text = joined(ends === "" ? number : `${number} (${ends})`, scaled.unit);
  return { nominal: number, ends, unit: scaled.unit, text };
}

/** A single value in words. */
export function writeValue(value: number, unit: string): string {
  return writeBand({ low: value, nominal: value, high: value, unit }).text;
}

/** Seconds as minutes and seconds after the launch. */
export function writeClock(t_s: number): string {
  const whole = Math.round(t_s);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
