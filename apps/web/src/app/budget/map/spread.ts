/** A place on the screen in pixels. */
export type Pixel = [x: number, y: number];

const DIRECTIONS = 8;
const MOST_RINGS = 12;

/**
 * Moves apart what would lie on each other: each mark keeps its place if there is room, else takes the nearest free one
 * around it. Gives the places in the order of the marks.
 * @param room least distance between two marks.
 */
export function spread(marks: readonly Pixel[], room: number): Pixel[] {
  const placed: Pixel[] = [];
  for (const mark of marks) placed.push(freePlace(mark, placed, room));
  return placed;
}

function freePlace([x, y]: Pixel, placed: readonly Pixel[], room: number): Pixel {
  for (let ring = 0; ring <= MOST_RINGS; ring++) {
    const steps = ring === 0 ? 1 : DIRECTIONS * ring;
    for (let step = 0; step < steps; step++) {
      const angle = (step / steps) * 2 * Math.PI;
      const there: Pixel = [
        x + ring * room * 0.75 * Math.cos(angle),
        y + ring * room * 0.75 * Math.sin(angle),
      ];
      if (placed.every((other) => Math.hypot(other[0] - there[0], other[1] - there[1]) >= room)) return there;
    }
  }
  return [x, y];
}
