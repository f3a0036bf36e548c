import type { Scheduler } from '../session-parts';

/** Time that stands still until it is moved. */
export class ManualTime implements Scheduler {
  private clock = 0;
  private readonly tasks: { at: number; task: () => void }[] = [];
  seen = true;

  after(ms: number, task: () => void): () => void {
    const entry = { at: this.clock + ms, task };
    this.tasks.push(entry);
    return () => {
      const index = this.tasks.indexOf(entry);
      if (index >= 0) this.tasks.splice(index, 1);
    };
  }

  now = () => this.clock;
  visible = () => this.seen;

  async pass(ms: number): Promise<void> {
    const until = this.clock + ms;
    for (;;) {
      const next = this.tasks.filter((one) => one.at <= until).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.clock = next.at;
      this.tasks.splice(this.tasks.indexOf(next), 1);
      next.task();
      await settled();
    }
    this.clock = until;
    await settled();
  }
}

/** Lets every answer that is under way arrive. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}
