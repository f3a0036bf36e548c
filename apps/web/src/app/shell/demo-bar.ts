import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import type { ClockMovedAnswer, MoveClockInput } from '#libs/contracts';
import { LegalDayPipe, PluralPipe } from '../ui/format-pipes';
import { Icon } from '../ui/icon';
import { Disclosure } from './disclosure';
import { LocalLink } from './local-link';
import { Session } from './session';

/** The banner of a demonstration: which legal day it is, moving it forward, the mailbox, the people to be. */
@Component({
  selector: 'vv-demo-bar',
  imports: [RouterLink, TranslocoPipe, Icon, Disclosure, LegalDayPipe, LocalLink, PluralPipe],
  templateUrl: './demo-bar.html',
  styleUrl: './demo-bar.scss',
})
export class DemoBar {
  private readonly http = inject(HttpClient);
  protected readonly session = inject(Session);
  protected readonly moving = signal(false);
  protected readonly moved = computed(() => {
    const outcome = this.outcome();
    return outcome === 'failed' ? null : outcome;
  });
  protected readonly outcome = signal<{ happened: number } | 'failed' | null>(null);

  protected advance(days: number): Promise<void> {
    return this.move({ advanceDays: days });
  }

  protected to(event: Event, day: string): Promise<void> {
    event.preventDefault();
    return day ? this.move({ toDay: day }) : Promise.resolve();
  }

  private async move(by: MoveClockInput): Promise<void> {
    if (this.moving()) return;
    this.moving.set(true);
    this.outcome.set(null);
    try {
      const moved = await firstValueFrom(this.http.post<ClockMovedAnswer>('/api/demo/clock', by));
      await this.session.refresh();
      this.outcome.set({ happened: moved.triggered.length });
    } catch {
      this.outcome.set('failed');
    } finally {
      this.moving.set(false);
    }
  }
}
