// The verdict on a claim in words, by whose figures it holds. All numbers are the program's.

import type { ClaimCard, CardResult } from "../generated/documents";
import { inARow, twoFigures } from "../plain";
import { words } from "../words";

type Judged = Pick<ClaimCard, "outcome" | "results" | "crossover" | "element_name">;

const NUMBERS = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });

/** A value with its unit at two figures. */
function value(number: number, unit: string): string {
  const shown = unit === "1" ? 100 * number : number;
  return `${NUMBERS.format(twoFigures(shown))}${unit === "1" ? " %" : ` ${unit}`}`;
}

function names(results: CardResult[], holds: boolean | null): string {
  return inARow(results.filter((one) => one.holds === holds).map(({ name }) => name));
}

/** The verdict first, on whose figures second. */
export function claimSentence({ outcome, results, crossover, element_name }: Judged): string[] {
  const say = words.claims;
  const verdict = say.verdicts[outcome] ?? outcome;
  if (outcome === "supported" || outcome === "contradicted") return [verdict, say.on(inARow(results.map(({ name }) => name)))];
  if (outcome !== "depends") return [verdict];
  const turns = crossover === null || crossover.value.nominal === null ? verdict : say.turns(element_name, crossover.quantity, value(crossover.value.nominal, crossover.unit), crossover.holds_above);
  const [yes, no, partly] = [names(results, true), names(results, false), names(results, null)];
  return [turns, ...(yes ? [say.holdsFor(yes)] : []), ...(no ? [say.failsFor(no)] : []), ...(partly ? [say.openFor(partly)] : [])];
}
