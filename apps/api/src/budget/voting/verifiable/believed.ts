/**
 * Answers that are believed for a moment: asked once for all who ask meanwhile. For what hardly ever changes, and where
 * what depends on it is asked again by the statement that writes. What fails is not remembered.
 */
export class Believed<T> {
  private readonly known = new Map<string, { answer: Promise<T>; until: number }>();

  /** @param milliseconds of real time, from the question on. */
  constructor(private readonly milliseconds: number) {}

  get(key: string, ask: () => Promise<T>): Promise<T> {
    const now = performance.now();
    const before = this.known.get(key);
    if (before && now < before.until) return before.answer;
    const asked = { answer: ask(), until: now + this.milliseconds };
    this.known.set(key, asked);
    asked.answer.catch(() => this.known.get(key) === asked && this.known.delete(key));
    return asked.answer;
  }
}
