import { computed, DestroyRef, DOCUMENT, inject, Injectable, signal } from '@angular/core';
import type { DocumentHistory, HistorySession } from '#libs/contracts';
import { Replay, type Moment, type ReplaySource, type Span } from './replay';

/** Steps a second. */
export const SPEEDS = { slow: 3, normal: 12, fast: 60 } as const;

export type Speed = keyof typeof SPEEDS;

/** The shortest time between two pictures, in milliseconds. */
const FRAME_MS = 120;
/** With reduced motion whole bursts of typing come one after the other, with time to read. */
const BURST_MS = 2000;
/** Sessions end at every so many versions, so a page of the list may end there. */
const BOUNDARY = 1000;

/**
 * Where to look for a moment that is in none of the sessions that are listed: near it, where a page may begin, and from there
 * page by page towards the past.
 */
export function pageWith(
  { sessions, next, version: newest }: Pick<DocumentHistory, 'sessions' | 'next' | 'version'>,
  version: number,
): number | null {
  const top = sessions[0]?.after ?? 0;
  const near = Math.min(newest, Math.max(1, Math.ceil(version / BOUNDARY)) * BOUNDARY);
  return version > top || near < top ? near : next;
}

/** The session in which a version was made; the very first text stands at the beginning of the first one. */
export function sessionOf(sessions: readonly HistorySession[], version: number): HistorySession | null {
  return (
    sessions.find(({ before, after }) => version > before && version <= after) ??
    (version === 0 ? (sessions.find(({ before }) => before === 0) ?? null) : null)
  );
}

/** Shows one moment after the other. Provided by the page. */
@Injectable()
export class Player {
  readonly moment = signal<Moment | null>(null);
  readonly playing = signal(false);
  readonly failed = signal<unknown>(null);
  readonly speed = signal<Speed>('normal');
  readonly reduced: boolean;
  readonly version = computed(() => this.moment()?.version ?? null);

  private readonly window = inject(DOCUMENT).defaultView;
  private replay: Replay | null = null;
  private asked = 0;
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor() {
    this.reduced = this.window?.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false;
    inject(DestroyRef).onDestroy(() => this.pause());
  }

  /** Begins with another document. */
  open(source: ReplaySource): void {
    this.pause();
    this.replay = new Replay(source);
    this.moment.set(null);
  }

  /** Shows a moment of a session; what was asked for last is what is shown. */
  async show(version: number, span: Span): Promise<void> {
    const { replay } = this;
    if (!replay) return;
    this.asked += 1;
    const asked = this.asked;
    try {
      const moment = await replay.at(version, span);
      if (asked !== this.asked || replay !== this.replay) return;
      this.failed.set(null);
      this.moment.set(moment);
    } catch (error) {
      if (asked !== this.asked) return;
      this.pause();
      this.failed.set(error);
    }
  }

  /**
   * Plays from here on.
   *
   * @param go shows a version, wherever it is, and resolves when it is seen
   */
  play(newest: () => number, go: (version: number) => Promise<void>): void {
    this.playing.set(true);
    const tick = async (): Promise<void> => {
      const version = this.version() ?? 0;
      if (!this.playing() || version >= newest()) return this.pause();
      const began = performance.now();
      await go(Math.min(newest(), this.nextAfter(version)));
      if (!this.playing()) return;
      const took = performance.now() - began;
      // A long text takes longer to show; the page must stay usable meanwhile.
      this.timer = setTimeout(() => void tick(), Math.max(this.pauseMs() - took, took));
    };
    void tick();
  }

  pause(): void {
    this.playing.set(false);
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  private nextAfter(version: number): number {
    if (this.reduced) return this.replay?.burstEnd(version) ?? version + 1;
    return version + Math.max(1, Math.round((SPEEDS[this.speed()] * this.pauseMs()) / 1000));
  }

  private pauseMs(): number {
    return this.reduced ? BURST_MS : Math.max(FRAME_MS, 1000 / SPEEDS[this.speed()]);
  }
}
