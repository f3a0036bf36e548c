import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import {
  QUESTION_KINDS,
  type DeskSurvey,
  type EventDesk,
  type QuestionKind,
  type SurveyQuestion,
} from '#libs/contracts';
import { STANDARD_QUESTIONS } from '#libs/participation-rules';
import { LocalLink } from '../../shell/local-link';
import { Session } from '../../shell/session';
import { ErrorSummary } from '../../ui/error-summary';
import { Control, Field } from '../../ui/field';
import { PluralPipe } from '../../ui/format-pipes';
import { StatusBadge } from '../../ui/status-badge';
import { Submission } from '../../ui/submission';
import { ViolationText } from '../../ui/violation-text';
import { EventsClient } from './events-client';
import { OpenEvent } from './open-event';
import { SurveyResults } from './survey-results';

/** Surveys of an event: the standard questions and one's own, opened for a term, counted, read. */
@Component({
  selector: 'vv-surveys-panel',
  imports: [
    RouterLink,
    TranslocoPipe,
    Control,
    ErrorSummary,
    Field,
    LocalLink,
    PluralPipe,
    StatusBadge,
    SurveyResults,
    ViolationText,
  ],
  templateUrl: './surveys-panel.html',
  styleUrl: './events.scss',
})
export class SurveysPanel {
  private readonly client = inject(EventsClient);
  private readonly session = inject(Session);
  protected readonly open = inject(OpenEvent);
  protected readonly kinds = QUESTION_KINDS;
  protected readonly submission = new Submission();
  /** The survey being written: its id, or `new`. */
  protected readonly editing = signal('');
  protected readonly title = signal('');
  protected readonly intro = signal('');
  protected readonly questions = signal<readonly SurveyQuestion[]>([]);
  protected readonly closes = signal('');
  protected readonly makeable = computed(() => {
    const state = this.open.view()?.state;
    return this.open.may('participation.manage') && (state === 'preparing' || state === 'announced');
  });

  protected value(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected start(): void {
    this.editing.set('new');
    this.title.set('');
    this.intro.set('');
    this.questions.set(STANDARD_QUESTIONS);
  }

  protected edit(survey: DeskSurvey): void {
    this.editing.set(survey.id);
    this.title.set(survey.title);
    this.intro.set(survey.intro);
    this.questions.set(survey.questions);
  }

  protected add(): void {
    const taken = new Set(this.questions().map(({ id }) => id));
    let number = this.questions().length + 1;
    while (taken.has(`own.${number}`)) number += 1;
    const question = { id: `own.${number}`, kind: 'single' as const, text: '', options: [], required: false };
    this.questions.set([...this.questions(), question]);
  }

  protected remove(id: string): void {
    this.questions.set(this.questions().filter((question) => question.id !== id));
  }

  protected write(id: string, change: Partial<SurveyQuestion>): void {
    this.questions.set(
      this.questions().map((question) => (question.id === id ? { ...question, ...change } : question)),
    );
  }

  protected pickKind(id: string, event: Event): void {
    this.write(id, { kind: (event.target as HTMLSelectElement).value as QuestionKind });
  }

  protected lines(event: Event): string[] {
    return this.value(event)
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
  }

  protected isOwn(question: SurveyQuestion): boolean {
    return !question.id.startsWith('std.');
  }

  protected async save(view: EventDesk): Promise<void> {
    const id = this.editing() === 'new' ? null : this.editing();
    const version = view.surveys.find((survey) => survey.id === id)?.version;
    const body = {
      title: this.title(),
      intro: this.intro(),
      questions: [...this.questions()],
      ...(version === undefined ? {} : { version }),
    };
    if (!(await this.submission.send(() => this.client.saveSurvey(this.open.place(), view.id, body, id))))
      return;
    this.editing.set('');
    this.open.reload();
  }

  protected async begin(survey: DeskSurvey): Promise<void> {
    const body = {
      version: survey.version,
      opens: this.session.legalToday() ?? '',
      closes: this.closes() || (this.open.view()?.closes ?? ''),
    };
    await this.submission.send(() => this.client.openSurvey(this.open.place(), survey.id, body));
    this.open.reload();
  }

  protected async end(survey: DeskSurvey): Promise<void> {
    await this.submission.send(() => this.client.closeSurvey(this.open.place(), survey.id, survey.version));
    this.open.reload();
  }
}
