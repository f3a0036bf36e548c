import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { ProjectQuestionView } from '#libs/contracts';
import { Language } from '../../shell/language';
import { loginAddress } from '../../shell/guards';
import { Session } from '../../shell/session';
import { ErrorSummary } from '../../ui/error-summary';
import { Control, Field } from '../../ui/field';
import { LegalDayPipe } from '../../ui/format-pipes';
import { emptyFields, Submission } from '../../ui/submission';
import { ProjectsClient } from '../projects-client';

/** Questions about a project and their answers; whoever is logged in may ask. */
@Component({
  selector: 'vv-question-list',
  imports: [TranslocoPipe, Control, ErrorSummary, Field, LegalDayPipe],
  template: `
    <ol class="plain-list">
      @for (one of questions(); track one.id) {
        <li>
          @if (one.hidden) {
            <p class="soft">{{ 'budget-projects.questions.hidden' | transloco }} {{ one.hidden }}</p>
          } @else {
            <p class="small soft">
              {{ one.name ?? ('budget-projects.questions.resident' | transloco) }},
              {{ one.askedOn | legalDay: 'short' }}
            </p>
            <p class="text" lang="lv">{{ one.text }}</p>
            @if (one.answer; as answer) {
              <div class="answer">
                <p class="small soft">
                  {{ 'budget-projects.questions.by.' + answer.by | transloco }},
                  {{ answer.day | legalDay: 'short' }}
                </p>
                <p class="text" lang="lv">{{ answer.text }}</p>
              </div>
            }
          }
        </li>
      } @empty {
        <li class="soft">{{ 'budget-projects.questions.none' | transloco }}</li>
      }
    </ol>
    @if (open()) {
      @if (session.person()) {
        <form novalidate (submit)="$event.preventDefault(); ask()">
          <vv-error-summary [violations]="submission.violations()" />
          <vv-field
            name="text"
            [label]="'budget-projects.questions.ask' | transloco"
            [hint]="'budget-projects.questions.hint' | transloco"
            [violations]="submission.violations()"
          >
            <textarea vvControl rows="3" maxlength="1000" [value]="text()" (input)="type($event)"></textarea>
          </vv-field>
          <label class="choice">
            <input type="checkbox" [checked]="named()" (change)="named.set(!named())" />
            <span>{{ 'budget-projects.questions.named' | transloco }}</span>
          </label>
          <button class="button secondary" type="submit" [attr.aria-disabled]="submission.busy() || null">
            {{ 'budget-projects.questions.send' | transloco }}
          </button>
        </form>
        <p role="status">{{ sent() ? ('budget-projects.questions.sent' | transloco) : '' }}</p>
      } @else {
        <p>
          <a [href]="login()">{{ 'budget-projects.questions.login' | transloco }}</a>
        </p>
      }
    }
  `,
  styles: `
    li {
      padding-block: var(--gap-3);
      border-top: 1px solid var(--line);
    }

    p {
      margin: 0 0 var(--gap-2);
    }

    .text {
      white-space: pre-line;
    }

    .answer {
      margin-left: var(--gap-4);
      padding-left: var(--gap-4);
      border-left: 3px solid var(--accent);
    }
  `,
})
export class QuestionList {
  private readonly client = inject(ProjectsClient);
  private readonly language = inject(Language);
  private readonly transloco = inject(TranslocoService);
  protected readonly session = inject(Session);
  readonly place = input.required<string>();
  readonly year = input.required<string>();
  readonly nr = input.required<string>();
  readonly questions = input.required<readonly ProjectQuestionView[]>();
  /** Whether questions may be asked. */
  readonly open = input.required<boolean>();
  readonly asked = output<void>();

  protected readonly submission = new Submission();
  protected readonly text = signal('');
  protected readonly named = signal(false);
  protected readonly sent = signal(false);
  protected readonly login = computed(() =>
    loginAddress(this.language.link(`/${this.place()}/budzets/${this.year()}/projekti/${this.nr()}`)),
  );

  protected type(event: Event): void {
    this.text.set((event.target as HTMLTextAreaElement).value);
    this.sent.set(false);
  }

  protected async ask(): Promise<void> {
    const text = this.text().trim();
    const needed = [{ where: 'text', label: 'budget-projects.questions.ask', value: text }];
    if (!this.submission.check(emptyFields(needed, this.transloco))) return;
    const taken = await this.submission.send(() =>
      this.client.ask(this.place(), this.year(), this.nr(), text, this.named()),
    );
    if (!taken) return;
    this.text.set('');
    this.sent.set(true);
    this.asked.emit();
  }
}
