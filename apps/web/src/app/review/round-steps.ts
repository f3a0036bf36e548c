import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Session } from '../shell/session';
import { LegalDayPipe, PluralPipe } from '../ui/format-pipes';
import { StatusBadge } from '../ui/status-badge';
import { Timeline, type TimelineStage } from '../ui/timeline';
import { termShare } from './month-bar';
import { outcomeTone } from './review-words';
import type { RoundPicture } from './round-picture';

/** A round of review as a picture: sent, received, the month as a bar with the place of today, the opinion. */
@Component({
  selector: 'vv-round-steps',
  imports: [TranslocoPipe, LegalDayPipe, PluralPipe, StatusBadge, Timeline],
  template: `
    <vv-timeline [stages]="stages()" [label]="'review.picture.label' | transloco" />
    @if (bar(); as bar) {
      <div class="term">
        <div class="bar" aria-hidden="true">
          <span class="fill" [class.over]="bar.over" [style.width.%]="bar.percent"></span>
          <span class="here" [style.inset-inline-start.%]="bar.percent"></span>
        </div>
        <p class="small ends" aria-hidden="true">
          <span>{{ picture().receipt | legalDay: 'short' }}</span>
          <span>{{ picture().opinionBy | legalDay: 'short' }}</span>
        </p>
        <p class="small words">
          @if (picture().outcome) {
            {{ 'review.picture.answered' | plural: bar.passed : { total: bar.total } }}
          } @else if (bar.over) {
            {{ 'review.picture.over' | transloco }}
          } @else {
            {{ 'review.picture.passed' | plural: bar.passed : { total: bar.total } }}
          }
        </p>
      </div>
    }
    @if (picture().outcome; as outcome) {
      <p class="outcome">
        <vv-status-badge [tone]="tone(outcome)">{{
          'review.outcome.' + outcome | transloco
        }}</vv-status-badge>
      </p>
    }
  `,
  styles: `
    :host {
      display: block;
    }

    .term {
      max-width: 36rem;
      margin-top: var(--gap-4);
    }

    .bar {
      position: relative;
      height: 0.75rem;
      border: 1px solid var(--line-strong);
      border-radius: 4px;
      background: var(--wash);
    }

    .fill {
      position: absolute;
      inset-block: 0;
      inset-inline-start: 0;
      border-radius: 3px;
      background: var(--accent);
    }

    .fill.over {
      background: var(--bad);
    }

    .here {
      position: absolute;
      inset-block: -5px;
      width: 3px;
      margin-inline-start: -1.5px;
      background: var(--ink);
    }

    p {
      margin: 0;
    }

    .ends {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      margin-top: var(--gap-1);
      color: var(--ink-soft);
      font-variant-numeric: tabular-nums;
    }

    .outcome {
      margin-top: var(--gap-3);
    }

    @media (forced-colors: active) {
      .fill {
        background: Highlight;
      }

      .here {
        background: CanvasText;
      }
    }
  `,
})
export class RoundSteps {
  private readonly session = inject(Session);
  private readonly transloco = inject(TranslocoService);
  readonly picture = input.required<RoundPicture>();
  protected readonly tone = outcomeTone;

  protected readonly stages = computed((): TimelineStage[] => {
    const one = this.picture();
    const text = (key: string): string => this.transloco.translate(`review.picture.${key}`);
    const receipt = one.presumed ? 'presumed' : one.receipt ? 'received' : 'receiptUnknown';
    const arrival: TimelineStage = {
      id: 'receipt',
      label: text(receipt),
      state: one.receipt ? 'done' : one.outcome ? 'skipped' : 'now',
      day: one.receipt,
    };
    return [
      { id: 'sent', label: text('sent'), state: 'done', day: one.sentOn, actor: one.reviewer },
      // The term may be known where the day it runs from is not published.
      ...(one.receipt || !one.opinionBy ? [arrival] : []),
      one.outcome
        ? {
            id: 'opinion',
            label: text(one.outcome === 'silent' ? 'silent' : 'opinion'),
            state: 'done',
            day: one.answeredOn,
            article: one.article,
          }
        : {
            id: 'opinion',
            label: text('waiting'),
            state: one.opinionBy ? 'now' : 'next',
            day: one.opinionBy,
            dayMeans: 'by',
            article: one.article,
          },
    ];
  });

  protected readonly bar = computed(() => {
    const { receipt, opinionBy, answeredOn } = this.picture();
    const at = answeredOn ?? this.session.legalToday();
    return receipt && opinionBy && at ? termShare(receipt, opinionBy, at) : null;
  });
}
