import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { OPINION_OUTCOMES, type DeskView, type OpinionOutcome } from '#libs/contracts';
import { answerFindings, groupAlike } from '#libs/participation-rules';
import { ErrorSummary } from '../../ui/error-summary';
import { Control, Field } from '../../ui/field';
import { PluralPipe } from '../../ui/format-pipes';
import { Submission } from '../../ui/submission';
import { EventsClient } from './events-client';
import { OpenEvent } from './open-event';

/** One answer to the chosen views of an event; views that say the same are offered to be chosen with them. */
@Component({
  selector: 'vv-views-answer',
  imports: [TranslocoPipe, Control, ErrorSummary, Field, PluralPipe],
  template: `
    <section class="card" aria-labelledby="answer-views">
      <h3 id="answer-views">{{ 'events.together.title' | plural: views().length }}</h3>
      @if (alike().length) {
        <p>
          <button class="button secondary compact" type="button" (click)="added.emit(alike())">
            {{ 'events.together.alike' | plural: alike().length }}
          </button>
        </p>
      }
      <vv-error-summary [violations]="submission.violations()" />
      <form class="measure" novalidate (submit)="$event.preventDefault(); send()">
        <vv-field name="outcome" [label]="'events.answer.outcome' | transloco">
          <select vvControl [value]="outcome()" (change)="outcome.set($any($event.target).value)">
            @for (one of outcomes; track one) {
              <option [value]="one">{{ 'participation.outcome.' + one | transloco }}</option>
            }
          </select>
        </vv-field>
        <vv-field
          name="explanation"
          [label]="'events.answer.reason' | transloco"
          [violations]="submission.violations()"
        >
          <textarea
            vvControl
            lang="lv"
            rows="4"
            [value]="explanation()"
            (input)="explanation.set($any($event.target).value)"
          ></textarea>
        </vv-field>
        @if (findings().length) {
          <div class="notice warn" role="status">
            <ul>
              @for (finding of findings(); track finding) {
                <li>{{ 'opinions.desk.finding.' + finding | transloco }}</li>
              }
            </ul>
          </div>
        }
        <p class="row">
          <button class="button" type="submit" [attr.aria-disabled]="submission.busy() || null">
            {{ 'events.together.send' | transloco }}
          </button>
          <button class="button secondary" type="button" (click)="left.emit()">
            {{ 'events.together.leave' | transloco }}
          </button>
        </p>
      </form>
    </section>
  `,
  styleUrl: './events.scss',
})
export class ViewsAnswer {
  private readonly client = inject(EventsClient);
  private readonly open = inject(OpenEvent);
  /** Chosen for one answer. */
  readonly views = input.required<readonly DeskView[]>();
  /** Those that may be answered and wait for it. */
  readonly waiting = input.required<readonly DeskView[]>();
  readonly added = output<string[]>();
  readonly left = output();
  protected readonly outcomes = OPINION_OUTCOMES;
  protected readonly submission = new Submission();
  protected readonly outcome = signal<OpinionOutcome>('accepted');
  protected readonly explanation = signal('');

  /** Views that wait and say the same as one that is chosen. */
  protected readonly alike = computed(() => {
    const chosen = new Set(this.views().map(({ id }) => id));
    const all = [...this.views(), ...this.waiting().filter(({ id }) => !chosen.has(id))];
    return groupAlike(all.map(comparable))
      .filter((group) => group.some((id) => chosen.has(id)))
      .flat()
      .filter((id) => !chosen.has(id));
  });
  /** What makes the answer look formal, said while it is being written. */
  protected readonly findings = computed(() => {
    if (this.explanation().trim() === '') return [];
    const answer = (id: string | null, gist: string, reason: string, outcome: OpinionOutcome) => ({
      id,
      outcome,
      gist,
      reason,
      changes: 1,
    });
    const others = (this.open.view()?.views ?? []).flatMap((one) =>
      one.outcome && one.explanation
        ? [answer(one.id, one.publishedText ?? '', one.explanation, one.outcome)]
        : [],
    );
    return answerFindings(
      answer(null, this.views()[0]?.publishedText ?? '', this.explanation(), this.outcome()),
      others,
    );
  });

  protected async send(): Promise<void> {
    const body = {
      views: this.views().map(({ id, version }) => ({ id, version })),
      outcome: this.outcome(),
      explanation: this.explanation(),
    };
    const event = this.open.view()?.id ?? '';
    if (!(await this.submission.send(() => this.client.answerViews(this.open.place(), event, body)))) return;
    this.left.emit();
    this.open.reload();
  }
}

function comparable({ id, publishedText }: DeskView): Parameters<typeof groupAlike>[0][number] {
  return { id, kind: 'proposal', unitId: null, text: publishedText ?? '', wording: null };
}
