import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { OPINION_OUTCOMES, type DeskOpinion, type OpinionOutcome } from '#libs/contracts';
import { answerFindings } from '#libs/participation-rules';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { PluralPipe } from '../ui/format-pipes';
import { Submission } from '../ui/submission';
import { ChangedUnits } from './changed-units';
import { examinedAnswers } from './given-answers';
import { OpinionWork } from './opinion-work';
import { ParticipationClient } from './participation-client';

/** Answers the chosen opinions together, or, where none is chosen, the open one; an answer given is changed here too. */
@Component({
  selector: 'vv-answer-form',
  imports: [TranslocoPipe, ChangedUnits, Control, ErrorSummary, Field, PluralPipe],
  template: `
    @if (targets().length) {
      <section class="card" aria-labelledby="answer-title">
        <h3 id="answer-title">
          @if (revised()) {
            {{ 'participation.inbox.revise' | transloco }}
          } @else {
            {{ 'participation.inbox.answerChosen' | plural: targets().length }}
          }
        </h3>
        <vv-error-summary [violations]="submission.violations()" />
        <form class="measure" novalidate (submit)="$event.preventDefault(); send()">
          <fieldset class="field">
            <legend class="label">{{ 'participation.inbox.outcome' | transloco }}</legend>
            @for (one of outcomes; track one) {
              <div class="choice">
                <input
                  type="radio"
                  name="outcome"
                  [id]="'outcome-' + one"
                  [checked]="one === outcome()"
                  (change)="outcome.set(one)"
                />
                <label [for]="'outcome-' + one">{{ 'participation.outcome.' + one | transloco }}</label>
              </div>
            }
          </fieldset>
          <vv-field
            name="gist"
            [label]="'participation.inbox.gist' | transloco"
            [hint]="(desk.aboutText ? 'participation.inbox.gistHint' : 'events.gistHint') | transloco"
            [violations]="submission.violations()"
          >
            <textarea
              vvControl
              lang="lv"
              rows="2"
              [value]="gist()"
              (input)="gist.set(value($event))"
            ></textarea>
          </vv-field>
          <vv-field
            name="reason"
            [label]="'participation.inbox.reason' | transloco"
            [hint]="'participation.inbox.reasonHint' | transloco"
            [violations]="submission.violations()"
          >
            <textarea
              vvControl
              lang="lv"
              rows="4"
              [value]="reason()"
              (input)="reason.set(value($event))"
            ></textarea>
          </vv-field>
          @if (desk.aboutText) {
            <vv-changed-units [(chosen)]="changedUnits" />
          }
          @if (findings().length) {
            <div class="notice warn" role="status">
              <p class="label">{{ 'opinions.desk.findings' | transloco }}</p>
              <ul>
                @for (finding of findings(); track finding) {
                  <li>{{ 'opinions.desk.finding.' + finding | transloco }}</li>
                }
              </ul>
            </div>
          }
          <button class="button" type="submit" [attr.aria-disabled]="submission.busy() || null">
            {{ 'participation.inbox.sendAnswer' | transloco }}
          </button>
        </form>
      </section>
    }
  `,
  styles: `
    section {
      margin-top: var(--gap-5);
    }

    h3 {
      font-size: var(--size-l);
    }

    .notice {
      margin-bottom: var(--gap-4);
    }

    .label {
      margin: 0;
      font-weight: 600;
    }
  `,
})
export class AnswerForm {
  private readonly client = inject(ParticipationClient);
  protected readonly desk = inject(OpinionWork);
  /** Chosen for one answer together. */
  readonly opinions = input.required<readonly DeskOpinion[]>();
  /** The one whose detail is shown. */
  readonly open = input.required<DeskOpinion | null>();
  readonly answered = output();
  protected readonly outcomes = OPINION_OUTCOMES;
  protected readonly submission = new Submission();

  protected readonly targets = computed(() => {
    const open = this.open();
    if (this.opinions().length > 0) return this.opinions();
    return open?.state === 'published' ? [open] : [];
  });
  /** The answer that is changed: only when a single answered opinion is meant. */
  protected readonly revised = computed(() => {
    const [one, ...others] = this.targets();
    return one?.answer && others.length === 0 && this.opinions().length === 0 ? one : null;
  });
  private readonly answer = computed(() => this.revised()?.answer ?? null);
  protected readonly outcome = linkedSignal<OpinionOutcome>(() => this.answer()?.outcome ?? 'accepted');
  protected readonly gist = linkedSignal(() => this.answer()?.gist ?? '');
  protected readonly reason = linkedSignal(() => this.answer()?.reason ?? '');

  protected readonly changedUnits = linkedSignal<readonly string[]>(() =>
    (this.answer()?.changes ?? []).map(({ unitId }) => unitId),
  );
  private readonly given = computed(() => examinedAnswers(this.desk.opinions()));
  /** What makes the answer look formal, said while it is being written; nothing is said of an empty one. */
  protected readonly findings = computed(() => {
    if (this.reason().trim() === '') return [];
    const answer = {
      id: this.answer()?.id ?? null,
      outcome: this.outcome(),
      gist: this.gist(),
      reason: this.reason(),
      // Nothing is missed where there is no text whose changed words could be named.
      changes: this.desk.aboutText ? this.changedUnits().length : 1,
    };
    return answerFindings(answer, this.given());
  });

  protected value(event: Event): string {
    return (event.target as HTMLTextAreaElement).value;
  }

  protected async send(): Promise<void> {
    const place = this.desk.place();
    const text = {
      outcome: this.outcome(),
      gist: this.gist(),
      reason: this.reason(),
      ...(this.desk.aboutText ? { changedUnits: this.changedUnits() } : {}),
    };
    const { answer, answerVersion } = this.revised() ?? { answer: null, answerVersion: null };
    const opinions = this.targets().map(({ id, version }) => ({ id, version }));
    const sent = await this.submission.send(() =>
      answer
        ? this.client.revise(place, answer.id, { ...text, version: answerVersion ?? 1 })
        : this.desk.answer({ ...text, opinions }),
    );
    if (!sent) return;
    this.answered.emit();
    this.desk.reload();
  }
}
