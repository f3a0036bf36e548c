import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PublicOpinion } from '#libs/contracts';
import { LegalDayPipe, PluralPipe } from '../ui/format-pipes';
import { StatusBadge } from '../ui/status-badge';
import { outcomeTone } from './words';

/** One published opinion with what became of it. */
@Component({
  selector: 'vv-opinion-card',
  imports: [TranslocoPipe, LegalDayPipe, PluralPipe, StatusBadge],
  template: `
    @let one = opinion();
    <article class="card" [attr.aria-labelledby]="'opinion-' + one.id" [id]="one.id">
      <header>
        <h3 [id]="'opinion-' + one.id">
          {{ 'participation.kind.' + one.kind | transloco }} ·
          @if (about(); as unit) {
            {{ 'participation.about' | transloco: { unit } }}
          } @else {
            {{ 'participation.whole' | transloco }}
          }
        </h3>
        <vv-status-badge [tone]="tone(one.answer?.outcome)">{{
          'participation.outcome.' + (one.answer?.outcome ?? 'none') | transloco
        }}</vv-status-badge>
      </header>
      <p class="by">
        @if (one.author) {
          <span translate="no">{{ one.author }}</span>
        } @else {
          {{ 'participation.unnamed' | transloco }}
        }
        · <time [attr.datetime]="one.receivedDay">{{ one.receivedDay | legalDay }}</time> ·
        {{ 'participation.channel.' + one.channel | transloco }}
        @if (one.late) {
          · <strong>{{ 'participation.late' | transloco }}</strong>
        }
      </p>
      <p class="text" lang="lv">{{ one.text }}</p>
      @if (one.wording) {
        <p class="label">{{ 'participation.wording' | transloco }}</p>
        <blockquote class="text" lang="lv">{{ one.wording }}</blockquote>
      }
      @if (one.redacted) {
        <p class="by">
          {{ 'participation.redacted' | transloco }}:
          {{ 'participation.redaction.' + one.redacted | transloco }}
        </p>
      }
      @if (one.answer; as answer) {
        <section class="answer">
          <h4>{{ 'participation.answerTitle' | transloco }}</h4>
          <p class="text" lang="lv">{{ answer.reason }}</p>
          <p class="by">
            <time [attr.datetime]="answer.day">{{ answer.day | legalDay }}</time>
            @if (answer.opinions > 1) {
              · {{ 'participation.answeredTogether' | plural: answer.opinions }}
            }
          </p>
        </section>
      }
    </article>
  `,
  styles: `
    header {
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-2) var(--gap-3);
      align-items: center;
      justify-content: space-between;
    }

    h3,
    h4 {
      margin: 0;
      font-size: var(--size-m);
    }

    .by {
      margin: var(--gap-1) 0 var(--gap-2);
      color: var(--ink-soft);
      font-size: var(--size-s);
    }

    .text {
      max-width: var(--measure);
      overflow-wrap: anywhere;
      white-space: pre-line;
    }

    .label {
      margin: 0;
      font-weight: 600;
    }

    blockquote {
      margin: 0 0 var(--gap-3);
      padding-inline-start: var(--gap-4);
      border-inline-start: 3px solid var(--line-strong);
    }

    .answer {
      margin-top: var(--gap-4);
      padding-inline-start: var(--gap-4);
      border-inline-start: 4px solid var(--accent);
    }

    .answer p {
      margin-bottom: var(--gap-1);
    }
  `,
})
export class OpinionCard {
  readonly opinion = input.required<PublicOpinion>();
  /** The unit it is about, in the accusative; empty for the whole. */
  readonly about = input('');
  protected readonly tone = outcomeTone;
}
