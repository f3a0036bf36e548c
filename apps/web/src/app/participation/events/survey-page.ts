import { Component, effect, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { SurveyAnswers, SurveyQuestion } from '#libs/contracts';
import { checkAnswers } from '#libs/participation-rules';
import { LocalLink } from '../../shell/local-link';
import { PageMeta } from '../../shell/page-meta';
import { DeadlineChip } from '../../ui/deadline-chip';
import { ErrorSummary } from '../../ui/error-summary';
import { FailedRequest } from '../../ui/failed-request';
import { PluralPipe } from '../../ui/format-pipes';
import { PageHeader } from '../../ui/page-header';
import { Scripted } from '../../ui/scripted';
import { loadProblem, Submission } from '../../ui/submission';
import { Trap } from '../../ui/trap';
import { EventsClient } from './events-client';
import { SurveyQuestions } from './survey-questions';
import { SurveyResults } from './survey-results';

/** A survey: its questions while it runs, its counts when it is over. */
@Component({
  selector: 'vv-survey-page',
  imports: [
    Scripted,
    RouterLink,
    TranslocoPipe,
    DeadlineChip,
    ErrorSummary,
    FailedRequest,
    LocalLink,
    PageHeader,
    PluralPipe,
    SurveyQuestions,
    SurveyResults,
    Trap,
  ],
  template: `
    <div class="page">
      @if (problem(); as wrong) {
        <vv-failed-request [problem]="wrong" (retry)="survey.reload()" />
      } @else if (survey.hasValue()) {
        @let one = survey.value();
        <vv-page-header [title]="one.title" titleLang="lv" [above]="'events.survey.one' | transloco">
          <p>
            <a lang="lv" [routerLink]="'/' + place() + '/lidzdaliba/' + one.event.code | localLink">{{
              one.event.title
            }}</a>
          </p>
          @if (one.takesAnswers && one.closes) {
            <p><vv-deadline-chip [day]="one.closes" /></p>
          }
        </vv-page-header>
        <p class="measure lines" lang="lv">{{ one.intro }}</p>
        @if (sent()) {
          <p class="notice good measure" role="status">{{ 'events.survey.thanks' | transloco }}</p>
        } @else if (one.takesAnswers) {
          <p class="measure soft">{{ 'events.survey.anonymous' | transloco }}</p>
          <vv-error-summary [violations]="submission.violations()" />
          <form
            *vvScripted
            class="measure"
            novalidate
            (submit)="$event.preventDefault(); send(one.questions, one.token)"
          >
            <vv-survey-questions [questions]="one.questions" [(answers)]="answers" />
            <vv-trap (valueChange)="website = $event" />
            <button class="button" type="submit" [attr.aria-disabled]="submission.busy() || null">
              {{ 'events.survey.send' | transloco }}
            </button>
          </form>
        } @else if (!one.results) {
          <p class="notice measure">{{ 'events.survey.notYet' | transloco }}</p>
        }
        @if (one.results; as results) {
          <section class="section" aria-labelledby="results">
            <h2 id="results">{{ 'events.survey.results' | transloco }}</h2>
            <p class="soft">{{ 'events.answers' | plural: one.answers }}</p>
            <vv-survey-results [questions]="one.questions" [results]="results" />
          </section>
        }
      } @else {
        <p role="status">{{ 'participation.loading' | transloco }}</p>
      }
    </div>
  `,
  styleUrl: './events.scss',
})
export class SurveyPage {
  private readonly client = inject(EventsClient);
  readonly place = input.required<string>();
  readonly id = input.required<string>();
  protected readonly survey = rxResource({
    params: () => ({ place: this.place(), id: this.id() }),
    stream: ({ params }) => this.client.survey(params.place, params.id),
  });
  protected readonly problem = loadProblem(this.survey);
  protected readonly submission = new Submission();
  protected readonly answers = signal<SurveyAnswers>({});
  protected readonly sent = signal(false);
  protected website = '';

  constructor() {
    const meta = inject(PageMeta);
    const transloco = inject(TranslocoService);
    effect(() => {
      const title = this.survey.hasValue()
        ? this.survey.value().title
        : transloco.translate('events.survey.one');
      const missing = this.problem()?.kind === 'notFound';
      meta.set({ title, ...(missing ? { hidden: true, status: 404 } : {}) });
    });
  }

  protected async send(questions: readonly SurveyQuestion[], token: string): Promise<void> {
    const answers = this.answers();
    if (!this.submission.check(checkAnswers(questions, answers))) return;
    const body = { answers, token, website: this.website };
    this.sent.set(await this.submission.send(() => this.client.answer(this.place(), this.id(), body)));
  }
}
