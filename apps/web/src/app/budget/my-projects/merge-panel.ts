import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { MergeView, MyProjectView } from '#libs/contracts';
import { Confirm } from '../../ui/confirm-dialog';
import { ErrorSummary } from '../../ui/error-summary';
import { Control, Field } from '../../ui/field';
import { LegalDayPipe } from '../../ui/format-pipes';
import { emptyFields, Submission } from '../../ui/submission';
import { ProjectsClient } from '../projects-client';

const JOINABLE: readonly string[] = ['submitted', 'returned', 'compliant', 'not_compliant'];

/** Joining a project to another: proposals that wait for an answer, and one's own proposal. */
@Component({
  selector: 'vv-merge-panel',
  imports: [TranslocoPipe, Control, ErrorSummary, Field, LegalDayPipe],
  template: `
    @if (project().merges.length || mayPropose()) {
      <section class="part" aria-labelledby="merge-title">
        <h2 id="merge-title">{{ 'budget-projects.merge.title' | transloco }}</h2>
        <vv-error-summary [violations]="submission.violations()" />
        @for (one of project().merges; track one.id) {
          <div class="notice" [class.warn]="asked(one)">
            <p>
              <strong lang="lv">{{ one.project.nr }}. {{ one.project.title }}</strong>
              → <strong lang="lv">{{ one.into.nr }}. {{ one.into.title }}</strong>
            </p>
            <p lang="lv">{{ one.note }}</p>
            <p class="small">
              {{ one.proposedOn | legalDay: 'short' }} ·
              {{ 'budget-projects.merge.state.' + one.state | transloco }}
            </p>
            @if (one.state === 'proposed' && one.mine) {
              <p class="row">
                @if (asked(one)) {
                  <button class="button" type="button" (click)="answer(one, true)">
                    {{ 'budget-projects.merge.agree' | transloco }}
                  </button>
                }
                <button class="button secondary" type="button" (click)="answer(one, false)">
                  {{
                    (asked(one) ? 'budget-projects.merge.refuse' : 'budget-projects.merge.takeBack')
                      | transloco
                  }}
                </button>
              </p>
            }
          </div>
        }
        @if (mayPropose()) {
          <details>
            <summary>{{ 'budget-projects.merge.propose' | transloco }}</summary>
            <p class="small soft">{{ 'budget-projects.merge.about' | transloco }}</p>
            <vv-field
              class="short"
              name="intoNr"
              [label]="'budget-projects.merge.nr' | transloco"
              [violations]="submission.violations()"
            >
              <input
                vvControl
                inputmode="numeric"
                autocomplete="off"
                [value]="nr()"
                (input)="nr.set(text($event))"
              />
            </vv-field>
            <vv-field
              name="note"
              [label]="'budget-projects.merge.note' | transloco"
              [violations]="submission.violations()"
            >
              <textarea
                vvControl
                rows="3"
                maxlength="2000"
                [value]="note()"
                (input)="note.set(text($event))"
              ></textarea>
            </vv-field>
            <button class="button secondary" type="button" (click)="propose()">
              {{ 'budget-projects.merge.send' | transloco }}
            </button>
          </details>
        }
      </section>
    }
  `,
  styles: `
    .part {
      margin-top: var(--gap-6);
    }

    .notice {
      margin-block: var(--gap-3);
    }

    summary {
      padding-block: var(--gap-2);
      font-weight: 600;
      cursor: pointer;
    }
  `,
})
export class MergePanel {
  private readonly client = inject(ProjectsClient);
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  readonly place = input.required<string>();
  readonly project = input.required<MyProjectView>();
  readonly done = output<void>();

  protected readonly submission = new Submission();
  protected readonly nr = signal('');
  protected readonly note = signal('');
  protected readonly mayPropose = computed(() => {
    const { state, role, cycle, merges } = this.project();
    const running = cycle.state === 'submission' || cycle.state === 'evaluation';
    const waits = merges.some((one) => one.state === 'proposed' && one.mine === 'project');
    return role === 'author' && running && !waits && JOINABLE.includes(state);
  });

  /** Whether this author has still to answer. */
  protected asked({ state, mine, projectAgreed, intoAgreed }: MergeView): boolean {
    return (
      state === 'proposed' &&
      ((mine === 'project' && projectAgreed === null) || (mine === 'into' && intoAgreed === null))
    );
  }

  protected text(event: Event): string {
    return (event.target as HTMLInputElement | HTMLTextAreaElement).value;
  }

  protected async propose(): Promise<void> {
    const needed = [
      { where: 'intoNr', label: 'budget-projects.merge.nr', value: this.nr() },
      { where: 'note', label: 'budget-projects.merge.note', value: this.note() },
    ];
    if (!this.submission.check(emptyFields(needed, this.transloco))) return;
    const nr = Number(this.nr());
    if (!Number.isInteger(nr) || nr < 1) {
      this.submission.check([{ code: 'merge_project_unknown', where: 'intoNr' }]);
      return;
    }
    const sent = await this.submission.send(() =>
      this.client.proposeMerge(this.place(), this.project().id, nr, this.note().trim()),
    );
    if (!sent) return;
    this.nr.set('');
    this.note.set('');
    this.done.emit();
  }

  protected async answer(merge: MergeView, agree: boolean): Promise<void> {
    const sure =
      !agree ||
      (await this.confirm.ask({
        title: this.transloco.translate('budget-projects.merge.sureTitle'),
        text: this.transloco.translate('budget-projects.merge.sure', {
          nr: merge.project.nr,
          into: merge.into.nr,
        }),
        action: this.transloco.translate('budget-projects.merge.agree'),
      }));
    if (!sure) return;
    const sent = await this.submission.send(() =>
      this.client.answerMerge(this.place(), this.project().id, merge.id, agree),
    );
    if (sent) this.done.emit();
  }
}
