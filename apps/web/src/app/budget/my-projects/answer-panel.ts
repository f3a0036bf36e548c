import { Component, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { MyProjectView } from '#libs/contracts';
import { ErrorSummary } from '../../ui/error-summary';
import { Submission } from '../../ui/submission';
import { ProjectsClient } from '../projects-client';

/** Questions about one's own project, and where they are answered. */
@Component({
  selector: 'vv-answer-panel',
  imports: [TranslocoPipe, ErrorSummary],
  template: `
    @if (project().questions.length) {
      <section aria-labelledby="answers-title">
        <h2 id="answers-title">{{ 'budget-projects.questions.title' | transloco }}</h2>
        <vv-error-summary [violations]="submission.violations()" />
        @for (one of project().questions; track one.id) {
          @if (!one.hidden) {
            <div class="field">
              <label [for]="'answer-' + one.id" lang="lv">{{ one.text }}</label>
              <textarea
                #answer
                rows="3"
                maxlength="2000"
                [id]="'answer-' + one.id"
                [value]="one.answer?.text ?? ''"
              ></textarea>
              <button class="button secondary" type="button" (click)="send(one.id, answer.value)">
                {{ 'budget-projects.questions.answer' | transloco }}
              </button>
            </div>
          }
        }
        <p role="status">{{ sent() ? ('budget-projects.questions.answered' | transloco) : '' }}</p>
      </section>
    }
  `,
  styles: `
    section {
      margin-top: var(--gap-6);
    }

    button {
      margin-top: var(--gap-2);
    }
  `,
})
export class AnswerPanel {
  private readonly client = inject(ProjectsClient);
  readonly place = input.required<string>();
  readonly project = input.required<MyProjectView>();
  readonly done = output<void>();
  protected readonly submission = new Submission();
  protected readonly sent = signal(false);

  protected async send(questionId: string, words: string): Promise<void> {
    const text = words.trim();
    if (!text) return;
    this.sent.set(false);
    const taken = await this.submission.send(() =>
      this.client.answerQuestion(this.place(), this.project().id, questionId, text),
    );
    if (!taken) return;
    this.sent.set(true);
    this.done.emit();
  }
}
