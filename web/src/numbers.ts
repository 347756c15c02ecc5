// How a number is written. A band comes with its own words, as the paper has them; a single value is written here.

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

/** The words of a band in their parts: `700 (610–789) km`. */
export function bandParts(text: string): WrittenBand {
  const [number = "", unit = ""] = text.endsWith("°") ? [text.slice(0, -1), "°"] : text.split(NARROW_SPACE);
  const [nominal = "", ends = ""] = number.split(" (");
  return { nominal, ends: ends.replace(/\)$/, ""), unit, text };
}

/** A single value in words. */
export function writeValue(value: number, unit: string): string {
  const scaled = scale(unit, Math.abs(value));
  const shown = value / scaled.by;
  return joined(digits(shown, Number.isInteger(shown) ? 0 : decimals(Math.abs(shown), scaled.unit)), scaled.unit);
}

/** Seconds as minutes and seconds after the launch. */
export function writeClock(t_s: number): string {
  const whole = Math.round(t_s);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
