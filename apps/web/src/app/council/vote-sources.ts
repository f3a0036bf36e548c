import { Component, DestroyRef, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { firstValueFrom, tap } from 'rxjs';
import type { VoteChoice } from '#libs/contracts';
import { ErrorSummary } from '../ui/error-summary';
import { Submission } from '../ui/submission';
import { CouncilDepthClient } from './council-depth-client';

const EVERY_MS = 2000;

/** Where votes can come from beside typing: the councillors' own screens, or the file of another voting system. */
@Component({
  selector: 'vv-vote-sources',
  imports: [TranslocoPipe, ErrorSummary],
  template: `
    <vv-error-summary [violations]="submission.violations()" />
    <p class="row">
      @if (open()) {
        <button class="button secondary compact" type="button" (click)="toggle(false)">
          {{ 'council.live.end' | transloco }}
        </button>
        <span role="status">{{ 'council.live.count' | transloco: { count: pressed() } }}</span>
      } @else {
        <button class="button secondary compact" type="button" (click)="toggle(true)">
          {{ 'council.live.open' | transloco }}
        </button>
      }
      <label class="button quiet compact">
        {{ 'council.live.file' | transloco }}
        <input class="visually-hidden" type="file" accept=".csv,.txt" (change)="read($event)" />
      </label>
    </p>
  `,
  styles: `
    label:focus-within {
      outline: 3px solid var(--focus);
      outline-offset: 2px;
    }
  `,
})
export class VoteSources {
  private readonly client = inject(CouncilDepthClient);
  readonly itemId = input.required<string>();
  readonly votes = output<{ personId: string; choice: VoteChoice }[]>();
  protected readonly submission = new Submission();
  protected readonly open = signal(false);
  protected readonly pressed = signal(0);
  private timer: ReturnType<typeof setInterval> | null = null;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.stop());
  }

  protected async toggle(open: boolean): Promise<void> {
    if (!open) await this.look();
    if (!(await this.submission.send(() => this.client.openVoting(this.itemId(), open)))) return;
    this.open.set(open);
    this.pressed.set(0);
    this.stop();
    if (open) this.timer = setInterval(() => void this.look(), EVERY_MS);
  }

  protected async read(event: Event): Promise<void> {
    const picker = event.target as HTMLInputElement;
    const text = await picker.files?.[0]?.text();
    picker.value = '';
    if (text === undefined) return;
    let votes: { personId: string; choice: VoteChoice }[] = [];
    const request = () => this.client.readRollCall(this.itemId(), text).pipe(tap((found) => (votes = found)));
    if (await this.submission.send(request)) this.votes.emit(votes);
  }

  private async look(): Promise<void> {
    const { votes } = await firstValueFrom(this.client.liveVotes(this.itemId()));
    this.pressed.set(votes.length);
    this.votes.emit(votes);
  }

  private stop(): void {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
  }
}
