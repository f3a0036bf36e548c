import { Component, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { DeskProject } from '#libs/contracts';
import { ErrorSummary } from '../../ui/error-summary';
import { LegalDayPipe } from '../../ui/format-pipes';
import { emptyFields, Submission } from '../../ui/submission';
import { EvaluationClient } from './evaluation-client';

/** Questions about a project, and proposals to join it to another, for those who work on it. */
@Component({
  selector: 'vv-project-talk',
  imports: [TranslocoPipe, ErrorSummary, LegalDayPipe],
  template: `
    <vv-error-summary [violations]="submission.violations()" />
    @if (project().questions.length) {
      <section aria-labelledby="talk-title">
        <h3 id="talk-title">{{ 'budget-projects.questions.title' | transloco }}</h3>
        @for (one of project().questions; track one.id) {
          <div class="talk">
            <p class="small soft">
              {{ one.name ?? ('budget-projects.questions.resident' | transloco) }},
              {{ one.askedOn | legalDay: 'short' }}
            </p>
            <p lang="lv">{{ one.text }}</p>
            @if (one.hidden) {
              <p class="notice warn">{{ 'budget-projects.questions.hidden' | transloco }} {{ one.hidden }}</p>
            } @else {
              @if (one.answer; as answer) {
                <p lang="lv">→ {{ answer.text }}</p>
              }
              @if (manages()) {
                <details>
                  <summary>{{ 'budget-evaluation.talk.act' | transloco }}</summary>
                  <label [for]="'words-' + one.id">{{ 'budget-evaluation.talk.words' | transloco }}</label>
                  <textarea #words rows="2" lang="lv" maxlength="2000" [id]="'words-' + one.id"></textarea>
                  <p class="row">
                    <button class="button secondary" type="button" (click)="answer(one.id, words.value)">
                      {{ 'budget-projects.questions.answer' | transloco }}
                    </button>
                    <button class="button quiet" type="button" (click)="hide(one.id, words.value)">
                      {{ 'budget-projects.questions.hide' | transloco }}
                    </button>
                  </p>
                </details>
              }
            }
          </div>
        }
      </section>
    }
    @for (one of project().merges; track one.id) {
      <p class="notice">
        {{ one.project.nr }}. <span lang="lv">{{ one.project.title }}</span> → {{ one.into.nr }}.
        <span lang="lv">{{ one.into.title }}</span>:
        {{ 'budget-projects.merge.state.' + one.state | transloco }}
      </p>
    }
    @if (evaluates() && project().origin === null) {
      <details>
        <summary>{{ 'budget-projects.merge.propose' | transloco }}</summary>
        <p class="small soft">{{ 'budget-evaluation.talk.mergeAbout' | transloco }}</p>
        <div class="field short">
          <label for="merge-nr">{{ 'budget-projects.merge.nr' | transloco }}</label>
          <input #nr id="merge-nr" inputmode="numeric" autocomplete="off" />
        </div>
        <div class="field">
          <label for="merge-note">{{ 'budget-projects.merge.note' | transloco }}</label>
          <textarea #note id="merge-note" rows="2" lang="lv" maxlength="2000"></textarea>
        </div>
        <button class="button secondary" type="button" (click)="merge(nr.value, note.value)">
          {{ 'budget-projects.merge.send' | transloco }}
        </button>
      </details>
    }
    <p role="status">{{ done() ? (done() | transloco) : '' }}</p>
  `,
  styles: `
    section {
      margin-top: var(--gap-6);
    }

    .talk {
      padding-block: var(--gap-3);
      border-top: 1px solid var(--line);
    }

    summary {
      padding-block: var(--gap-2);
      font-weight: 600;
      cursor: pointer;
    }
  `,
})
export class ProjectTalk {
  private readonly client = inject(EvaluationClient);
  private readonly transloco = inject(TranslocoService);
  readonly project = input.required<DeskProject>();
  readonly manages = input.required<boolean>();
  /** Whether projects are being evaluated by this person now. */
  readonly evaluates = input.required<boolean>();
  readonly changed = output<void>();
  protected readonly submission = new Submission();
  protected readonly done = signal('');

  protected answer(questionId: string, text: string): Promise<void> {
    return this.say(`words-${questionId}`, text, 'budget-projects.questions.answered', () =>
      this.client.answerQuestion(this.project().id, questionId, text.trim()),
    );
  }

  protected hide(questionId: string, text: string): Promise<void> {
    return this.say(`words-${questionId}`, text, 'budget-evaluation.talk.hidden', () =>
      this.client.hideQuestion(this.project().id, questionId, text.trim()),
    );
  }

  protected merge(nr: string, note: string): Promise<void> {
    const into = Number(nr);
    if (!Number.isInteger(into) || into < 1) {
      this.submission.check([{ code: 'merge_project_unknown', where: 'merge-nr' }]);
      return Promise.resolve();
    }
    return this.say('merge-note', note, 'budget-evaluation.talk.proposed', () =>
      this.client.proposeMerge(this.project().id, into, note.trim()),
    );
  }

  private async say(
    where: string,
    value: string,
    done: string,
    request: Parameters<Submission['send']>[0],
  ): Promise<void> {
    this.done.set('');
    const label = where === 'merge-note' ? 'budget-projects.merge.note' : 'budget-evaluation.talk.words';
    if (!this.submission.check(emptyFields([{ where, label, value }], this.transloco))) return;
    if (!(await this.submission.send(request))) return;
    this.done.set(done);
    this.changed.emit();
  }
}
