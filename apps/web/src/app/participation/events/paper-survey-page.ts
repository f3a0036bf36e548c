import { Component, computed, effect, ElementRef, inject, input, linkedSignal, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { SurveyAnswers, SurveyQuestion } from '#libs/contracts';
import { checkAnswers } from '#libs/participation-rules';
import { PageMeta } from '../../shell/page-meta';
import { Session } from '../../shell/session';
import { EmptyState } from '../../ui/empty-state';
import { ErrorSummary } from '../../ui/error-summary';
import { FailedRequest } from '../../ui/failed-request';
import { Control, Field } from '../../ui/field';
import { PluralPipe } from '../../ui/format-pipes';
import { PageHeader } from '../../ui/page-header';
import { loadProblem, Submission } from '../../ui/submission';
import { EventsClient } from './events-client';
import { SurveyQuestions } from './survey-questions';

/** Paper surveys typed in one after the other: the day stays, the answers are emptied, the cursor goes to the first. */
@Component({
  selector: 'vv-paper-survey-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    Control,
    EmptyState,
    ErrorSummary,
    FailedRequest,
    Field,
    PageHeader,
    PluralPipe,
    SurveyQuestions,
  ],
  template: `
    <div class="page">
      @if (problem(); as wrong) {
        <vv-failed-request [problem]="wrong" (retry)="survey.reload()" />
      } @else if (survey.hasValue()) {
        @let one = survey.value();
        <vv-page-header [title]="one.title" titleLang="lv" [above]="'events.survey.paper' | transloco">
          <p>
            <a lang="lv" [routerLink]="['/darbs', place(), 'lidzdaliba', one.event.code]">{{
              one.event.title
            }}</a>
          </p>
        </vv-page-header>
        @if (one.state === 'open') {
          <p class="soft">{{ 'events.survey.paperHint' | transloco }}</p>
          <vv-error-summary [violations]="submission.violations()" />
          <p role="status">
            @if (kept()) {
              {{ 'events.survey.paperKept' | plural: kept() }}
            }
          </p>
          <form
            class="measure"
            novalidate
            (submit)="$event.preventDefault(); send(one.questions)"
            (keydown.control.enter)="$event.preventDefault(); send(one.questions)"
          >
            <vv-field
              name="receivedDay"
              [label]="'events.survey.paperDay' | transloco"
              [violations]="submission.violations()"
            >
              <input
                vvControl
                type="date"
                [min]="one.opens ?? ''"
                [max]="one.closes ?? ''"
                [value]="day()"
                (input)="pick($event)"
              />
            </vv-field>
            <vv-survey-questions [questions]="one.questions" [(answers)]="answers" />
            <button class="button" type="submit" [attr.aria-disabled]="submission.busy() || null">
              {{ 'events.survey.paperSave' | transloco }}
            </button>
          </form>
        } @else {
          <vv-empty-state [title]="'events.survey.paperOver' | transloco" icon="chat" />
        }
      } @else {
        <p role="status">{{ 'participation.loading' | transloco }}</p>
      }
    </div>
  `,
  styleUrl: './events.scss',
})
export class PaperSurveyPage {
  private readonly client = inject(EventsClient);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly session = inject(Session);
  readonly place = input.required<string>();
  readonly id = input.required<string>();
  protected readonly survey = rxResource({
    params: () => ({ place: this.place(), id: this.id() }),
    stream: ({ params }) => this.client.survey(params.place, params.id),
  });
  protected readonly problem = loadProblem(this.survey);
  protected readonly submission = new Submission();
  protected readonly answers = signal<SurveyAnswers>({});
  /** How many were typed in since the page was opened. */
  protected readonly kept = signal(0);
  private readonly last = computed(() => {
    const today = this.session.legalToday() ?? '';
    const closes = this.survey.hasValue() ? (this.survey.value().closes ?? today) : today;
    return closes < today ? closes : today;
  });
  protected readonly day = linkedSignal(() => this.last());

  constructor() {
    const meta = inject(PageMeta);
    const transloco = inject(TranslocoService);
    effect(() => {
      const name = transloco.translate('events.survey.paper');
      const title = this.survey.hasValue() ? `${name}: ${this.survey.value().title}` : name;
      meta.set({ title, hidden: true });
    });
  }

  protected pick(event: Event): void {
    this.day.set((event.target as HTMLInputElement).value);
  }

  protected async send(questions: readonly SurveyQuestion[]): Promise<void> {
    const answers = this.answers();
    if (!this.submission.check(checkAnswers(questions, answers))) return;
    const body = { answers, receivedDay: this.day() };
    if (!(await this.submission.send(() => this.client.recordAnswers(this.place(), this.id(), body)))) return;
    this.answers.set({});
    this.kept.update((count) => count + 1);
    this.host.nativeElement.querySelector<HTMLElement>('fieldset input, fieldset textarea')?.focus();
  }
}
