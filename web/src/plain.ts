// Numbers in sentences: as few digits as a person would say, and never more than is known.

/** A number at two figures: at, below or above its value, for about, at least and at most. */
export function twoFigures(value: number, side: "about" | "at least" | "at most" = "about"): number {
  if (value === 0) return 0;
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.abs(value))) - 1);
  const round = { about: Math.round, "at least": Math.floor, "at most": Math.ceil }[side];
  // A value that is already round stays, however a computer writes it.
  return round(Number((value / step).toPrecision(9))) * step;
}

const NUMBERS = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

export function km(value: number, side: "about" | "at least" | "at most" = "about"): string {
  return `${NUMBERS.format(twoFigures(value, side))}\u202fkm`;
}

/** Minutes from two minutes on, seconds below. */
export function duration(seconds: number, side: "about" | "at least" | "at most" = "about"): string {
  if (seconds < 120) {
    const whole = twoFigures(seconds, side);
    return `${whole} ${whole === 1 ? "second" : "seconds"}`;
  }
  const minutes = seconds / 60;
  const round = { about: Math.round, "at least": Math.floor, "at most": Math.ceil }[side];
  return `${NUMBERS.format(minutes < 10 ? round(minutes) : twoFigures(minutes, side))} minutes`;
}

/** A name of a radar in a sentence: its place follows without a comma. */
export function spoken(name: string): string {
  return name.replace(", ", " at ");
}

/** Names in a row: A, B and C. */
export function inARow(names: string[]): string {
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** A date as a newspaper prints it: 29 August 2017. */
export function day(date: string): string {
  const [year, month, number] = date.slice(0, 10).split("-").map(Number);
  return [number, month === undefined ? "" : MONTHS[month - 1], year].filter(Boolean).join(" ");
}
