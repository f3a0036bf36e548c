import { signal } from '@angular/core';
import { firstValueFrom, type Observable } from 'rxjs';
import type { ProjectInput, Violation } from '#libs/contracts';
import { readProblem } from '../../ui/problem';
import { sameInput } from './project-draft';

/** Whether what stands on the screen also stands on the server. */
export type SaveState = 'saved' | 'waiting' | 'saving' | 'refused' | 'offline' | 'stale';

/** What saving needs from its page. */
export interface Savable {
  /** What stands on the screen now. */
  input(): ProjectInput;
  version(): number;
  send(input: ProjectInput, version: number): Observable<{ version: number }>;
  /** Reads what the server holds by now and puts what is typed over it; false where both changed the same. */
  takeIn(): Promise<boolean>;
}

const PAUSE_MS = 1200;
const AGAIN_MS = 10_000;
/** How often it is tried at once where others save all the time. */
const TRIES = 4;

/** Saves a form as it is typed: after a pause, one request at a time, again after a lost connection. */
export class Saving {
  private readonly value = signal<SaveState>('saved');
  private readonly reasons = signal<readonly Violation[]>([]);
  readonly state = this.value.asReadonly();
  /** Why the server does not keep what was typed. */
  readonly violations = this.reasons.asReadonly();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private running: Promise<boolean> | null = null;
  private kept: ProjectInput | null = null;

  constructor(private readonly form: Savable) {}

  /** What the server held when it was last asked; null before. */
  base(): ProjectInput | null {
    return this.kept;
  }

  /** What is typed and what the server holds differ, and somebody has to choose. */
  clashed(): void {
    this.stop();
    this.value.set('stale');
  }

  /** What the server holds. */
  loaded(input: ProjectInput): void {
    this.kept = input;
    this.value.set('saved');
    this.reasons.set([]);
  }

  /** Call after every change. */
  changed(): void {
    if (this.value() === 'stale') return;
    this.value.set('waiting');
    this.later(PAUSE_MS);
  }

  /** Saves at once; true when the server holds everything. As long as somebody has to choose, nothing goes. */
  async now(): Promise<boolean> {
    this.stop();
    while (this.running) await this.running;
    if (this.value() === 'stale') return false;
    return this.settled() || this.alone(this.save());
  }

  /** Saves, and takes in what the server holds by then while nothing else is under way. */
  async refresh(): Promise<void> {
    await this.now();
    while (this.running) await this.running;
    if ((await this.alone(this.taken())) && !this.settled()) this.changed();
  }

  stop(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  private later(pause: number): void {
    this.stop();
    this.timer = setTimeout(() => void this.now(), pause);
  }

  private alone(work: Promise<boolean>): Promise<boolean> {
    this.running = work.finally(() => (this.running = null));
    return this.running;
  }

  /** Whether the server holds what stands on the screen; says so. */
  private settled(): boolean {
    const same = this.kept !== null && sameInput(this.kept, this.form.input());
    if (same) this.value.set('saved');
    return same;
  }

  private async save(tries = TRIES): Promise<boolean> {
    const input = this.form.input();
    this.value.set('saving');
    try {
      await firstValueFrom(this.form.send(input, this.form.version()));
    } catch (error) {
      return readProblem(error).kind === 'stale' ? this.over(tries - 1) : this.failed(error);
    }
    this.kept = input;
    this.reasons.set([]);
    if (this.settled()) return true;
    this.changed();
    return false;
  }

  /** Somebody saved meanwhile: what both changed waits for a choice, the rest goes together. */
  private async over(tries: number): Promise<boolean> {
    if (!(await this.taken())) return false;
    if (this.settled()) return true;
    if (tries > 0) return this.save(tries);
    this.value.set('waiting');
    this.later(AGAIN_MS);
    return false;
  }

  private async taken(): Promise<boolean> {
    try {
      if (await this.form.takeIn()) return true;
    } catch (error) {
      return this.failed(error);
    }
    this.clashed();
    return false;
  }

  private failed(error: unknown): boolean {
    const { kind, violations } = readProblem(error);
    if (violations.length > 0 || kind === 'forbidden' || kind === 'signedOut' || kind === 'notFound') {
      this.reasons.set(violations.length > 0 ? violations : [{ code: `request.${kind}` }]);
      this.value.set('refused');
    } else {
      this.value.set('offline');
      this.later(AGAIN_MS);
    }
    return false;
  }
}
