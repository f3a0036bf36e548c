import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PublicOpinion } from '#libs/contracts';
import { LegalDayPipe, PluralPipe } from '../ui/format-pipes';
import { StatusBadge } from '../ui/status-badge';
import { AnswerChanges } from './answer-changes';
import { OpinionFiles } from './opinion-files';
import { SupportButton } from './support-button';
import { outcomeTone } from './words';
import { WordingDiff } from './wording-diff';

/** One published opinion with what became of it. */
@Component({
  selector: 'vv-opinion-card',
  imports: [
    TranslocoPipe,
    AnswerChanges,
    LegalDayPipe,
    OpinionFiles,
    PluralPipe,
    StatusBadge,
    SupportButton,
    WordingDiff,
  ],
  template: `
    @let one = opinion();
    <article class="card" [attr.aria-labelledby]="'opinion-' + one.id" [id]="one.id">
      <header>
        <h3 [id]="'opinion-' + one.id">
          {{ 'participation.kind.' + one.kind | transloco }}
          @if (about(); as unit) {
            · {{ 'participation.about' | transloco: { unit } }}
          } @else if (aboutText()) {
            · {{ 'participation.whole' | transloco }}
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
          {{ (one.legalPerson ? 'opinions.legalPerson' : 'opinions.naturalPerson') | transloco }}
        }
        · <time [attr.datetime]="one.receivedDay">{{ one.receivedDay | legalDay }}</time> ·
        {{ 'participation.channel.' + one.channel | transloco }}
        @if (one.late) {
          · <strong>{{ 'participation.late' | transloco }}</strong>
        }
      </p>
      <p class="text" lang="lv">{{ one.text }}</p>
      @if (one.wording; as wording) {
        @if (shown(); as words) {
          <vv-wording-diff [label]="'participation.wording' | transloco" [before]="words" [after]="wording" />
        } @else {
          <p class="label">{{ 'participation.wording' | transloco }}</p>
          <blockquote class="text" lang="lv">{{ wording }}</blockquote>
        }
      }
      <vv-opinion-files [place]="place()" [files]="one.attachments" />
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
          <vv-answer-changes [changes]="answer.changes" />
          <p class="by">
            <time [attr.datetime]="answer.day">{{ answer.day | legalDay }}</time>
            @if (answer.opinions > 1) {
              · {{ 'participation.answeredTogether' | plural: answer.opinions }}
            }
          </p>
        </section>
      }
      @if (open() || one.supports) {
        <vv-support-button [place]="place()" [opinion]="one" [open]="open()" [supported]="supported()" />
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
  /** A text was shown; an event shows none. */
  readonly aboutText = input(true);
  readonly place = input.required<string>();
  /** The wording that was shown of the unit, to show what the suggested one changes. */
  readonly shown = input('');
  /** Opinions are asked for now, so they can be supported. */
  readonly open = input(false);
  readonly supported = input<ReadonlySet<string>>(new Set());
  protected readonly tone = outcomeTone;
}
