import { type Pixel, spread } from './spread';

const distances = (places: readonly Pixel[]) =>
  places.flatMap(([x, y], i) => places.slice(i + 1).map(([a, b]) => Math.hypot(a - x, b - y)));

describe('marks on a map', () => {
  it('stay where they are when there is room', () => {
    const marks: Pixel[] = [
      [0, 0],
      [40, 0],
      [0, 41],
    ];
    expect(spread(marks, 30)).toEqual(marks);
  });

  it('move apart when they lie on each other, the first one staying', () => {
    const marks = Array.from({ length: 9 }, (): Pixel => [100, 100]);
    const places = spread(marks, 30);
    expect(places[0]).toEqual([100, 100]);
    expect(Math.min(...distances(places))).toBeGreaterThanOrEqual(30);
    for (const [x, y] of places) expect(Math.hypot(x - 100, y - 100)).toBeLessThan(100);
  });

  it('are never lost, however many there are', () => {
    const marks = Array.from({ length: 900 }, (): Pixel => [5, 5]);
    expect(spread(marks, 30)).toHaveLength(900);
  });
});
