// A sentence cut at its numbers.

import type { NumberIn } from "../generated/documents";

export interface Part {
  text: string;
  /** The number's id, or null where the part is words. */
  id: string | null;
}

/** The parts in order; a number whose words the sentence does not hold in their order is left in the words. */
export function sentenceParts(text: string, numbers: NumberIn[]): Part[] {
  const parts: Part[] = [];
  let rest = text;
  for (const { words, id } of numbers) {
    const at = rest.indexOf(words);
    if (at < 0) continue;
    if (at > 0) parts.push({ text: rest.slice(0, at), id: null });
    parts.push({ text: words, id });
    rest = rest.slice(at + words.length);
  }
  if (rest !== "") parts.push({ text: rest, id: null });
  return parts;
}
