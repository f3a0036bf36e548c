import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { tap } from 'rxjs';
import type { PublicOpinion } from '#libs/contracts';
import { PluralPipe } from '../ui/format-pipes';
import { Submission } from '../ui/submission';
import { ViolationText } from '../ui/violation-text';
import { ParticipationClient } from './participation-client';

/** How many support an opinion, and a button to support it too. There is none against. */
@Component({
  selector: 'vv-support-button',
  imports: [TranslocoPipe, PluralPipe, ViolationText],
  template: `
    <p class="row">
      @if (open()) {
        <button
          class="button secondary"
          type="button"
          [attr.aria-pressed]="mine()"
          [attr.aria-busy]="submission.busy() || null"
          [attr.aria-describedby]="'opinion-' + opinion().id"
          (click)="toggle()"
        >
          <span aria-hidden="true">{{ mine() ? '✓' : '+' }}</span>
          {{ (mine() ? 'opinions.support.mine' : 'opinions.support.give') | transloco }}
        </button>
      }
      @if (count() || !open()) {
        <span class="count" role="status">{{ 'opinions.support.count' | plural: count() }}</span>
      }
      @for (wrong of submission.violations(); track $index) {
        <span class="error" role="alert">{{ wrong | violationText }}</span>
      }
    </p>
  `,
  styles: `
    .row {
      margin: var(--gap-3) 0 0;
    }

    .count {
      font-variant-numeric: tabular-nums;
    }

    [aria-pressed='true'] {
      border-width: 2px;
      font-weight: 600;
    }
  `,
})
export class SupportButton {
  private readonly client = inject(ParticipationClient);
  readonly place = input.required<string>();
  readonly opinion = input.required<PublicOpinion>();
  /** Opinions are asked for now. */
  readonly open = input(false);
  /** Ids of the opinions that this person or browser supports. */
  readonly supported = input<ReadonlySet<string>>(new Set());
  protected readonly submission = new Submission();
  private readonly known = computed(() => this.supported().has(this.opinion().id));
  protected readonly mine = linkedSignal(() => this.known());
  protected readonly count = linkedSignal(() => this.opinion().supports);

  protected async toggle(): Promise<void> {
    await this.submission.send(() =>
      this.client.support(this.place(), this.opinion().id, !this.mine()).pipe(
        tap(({ supports, mine }) => {
          this.mine.set(mine);
          this.count.set(supports);
        }),
      ),
    );
  }
}
