/** Lengths in twentieths of a point, as Word counts them. */
export const PAGE = {
  width: 11906,
  height: 16838,
  left: 1701,
  right: 1134,
  top: 1134,
  bottom: 1134,
} as const;

/** Width of the text of a page. */
export const TEXT_WIDTH = PAGE.width - PAGE.left - PAGE.right;

/** Widths of the two columns of a memorandum, and the room for text inside the second one. */
export const MEMORANDUM = { titles: 2835, texts: TEXT_WIDTH - 2835, room: TEXT_WIDTH - 2835 - 170 } as const;

/** Pixels of the screen (1/96 inch) as twentieths of a point. */
export function twips(pixels: number): number {
  return Math.round(pixels * 15);
}

/** The deepest level of a numbered list in Word. */
export const LAST_LEVEL = 8;

/** Room for the number of a unit: `10.` at a point, `10.10.` at a sub-point and so on. */
const NUMBER_ROOM = [567, 794, 1021, 1304, 1531, 1758, 1985, 2212, 2439];
const STEP = 340;

/** Where text and number of a unit stand: a point is level 0. */
export function unitIndent(level: number): { left: number; hanging: number } {
  const hanging = NUMBER_ROOM[Math.min(level, LAST_LEVEL)] ?? 0;
  return { left: Math.min(level, LAST_LEVEL) * STEP + hanging, hanging };
}

/** Where the other text of a unit stands, by the number of units around it; text outside units stands at the margin. */
export function textIndent(depth: number): number {
  return depth === 0 ? 0 : unitIndent(depth - 1).left;
}
