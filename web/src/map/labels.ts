// Where names stand on the flat map: beside their points, and not over each other.

export interface Wanted {
  id: string;
  text: string;
  x: number;
  y: number;
  /** A name that must be there; another is left out where there is no room. */
  needed: boolean;
}

export interface Placed extends Wanted {
  anchor: "start" | "end" | "middle";
  left: number;
  top: number;
}

const LETTER_PX = 6.9;
const WIDE_LETTER_PX = 12.5;
const LINE_PX = 15;
const GAP_PX = 8;

/** So many lines away a name may stand where its own place is taken. */
const FARTHEST_LINES = 5;

/** Letters of Chinese, Japanese and Korean are as wide as they are high. */
function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (letter.codePointAt(0)! > 0x2e7f ? WIDE_LETTER_PX : LETTER_PX), 0);
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const overlap = (one: Box, other: Box) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

/** Each name at the first free side of its point; a needed one in any case, inside the picture. */
export function place(wanted: Wanted[], width: number, height: number): Placed[] {
  const taken: Box[] = wanted.map(({ x, y }) => ({ left: x - 4, top: y - 4, right: x + 4, bottom: y + 4 }));
  const placed: Placed[] = [];
  const inOrder = [...wanted].sort((one, other) => Number(other.needed) - Number(one.needed));
  for (const one of inOrder) {
    const { x, y, text } = one;
    if (x < 0 || y < 0 || x > width || y > height) continue;
    const wide = widthOf(text);
    const sides = [
      { anchor: "start", left: x + GAP_PX, top: y - LINE_PX / 2 },
      { anchor: "end", left: x - GAP_PX - wide, top: y - LINE_PX / 2 },
      { anchor: "middle", left: x - wide / 2, top: y - LINE_PX - GAP_PX },
      { anchor: "middle", left: x - wide / 2, top: y + GAP_PX },
    ] as const;
    const boxes = sides.map((side) => ({ ...side, right: side.left + wide, bottom: side.top + LINE_PX }));
    const isInside = (box: Box) => box.left >= 2 && box.right <= width - 2 && box.top >= 2 && box.bottom <= height - 2;
    const found = boxes.find((box) => isInside(box) && !taken.some((other) => overlap(box, other)));
    // A needed name moves up and down beside its point until it is free.
    const shifted = Array.from({ length: FARTHEST_LINES * 2 }, (_, i) => (i % 2 === 0 ? -1 : 1) * Math.ceil((i + 1) / 2) * LINE_PX).flatMap((by) =>
      boxes.map((box) => ({ ...box, top: box.top + by, bottom: box.bottom + by })),
    );
    const free = (box: Box) => isInside(box) && !taken.some((other) => overlap(box, other));
    const chosen = found ?? (one.needed ? (shifted.find(free) ?? boxes.find(isInside) ?? boxes[0]) : undefined);
    if (!chosen) continue;
    taken.push(chosen);
    placed.push({ ...one, anchor: chosen.anchor, left: chosen.left, top: chosen.top });
  }
  return placed;
}
