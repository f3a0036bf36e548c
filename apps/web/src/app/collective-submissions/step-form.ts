import { Component, computed, inject, input } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ArticleRef, SubmissionEvent } from '#libs/contracts';
import { missingWords, submissionTransition } from '#libs/collective-submission-rules';
import { Session } from '../shell/session';
import { ArticleLink } from '../ui/article-link';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { LegalDayPipe } from '../ui/format-pipes';
import { Submission } from '../ui/submission';
import { CollectiveClient } from './collective-client';
import { OpenDesk } from './open-desk';

type Word = 'day' | 'text' | 'number' | 'institution' | 'url';

/** What is written down with a step; the day is that of the council's records for its decision. */
const WORDS: Partial<Record<SubmissionEvent, readonly Word[]>> = {
  stop: ['text'],
  sendToRegister: ['day', 'number'],
  recordRegisterAnswer: ['day', 'number'],
  accept: ['day'],
  refuse: ['day', 'text'],
  answer: ['day', 'text', 'number'],
  invite: ['day', 'institution'],
  recordDecision: ['text', 'institution'],
  recordReport: ['day', 'text', 'institution'],
  publishStatus: ['day', 'text', 'url'],
  conclude: ['day', 'text'],
};

/** One step that the municipality may take now, with the words it needs. */
@Component({
  selector: 'vv-step-form',
  imports: [ReactiveFormsModule, TranslocoPipe, ArticleLink, Control, ErrorSummary, Field, LegalDayPipe],
  template: `
    @let name = event();
    <details class="card">
      <summary>{{ 'collective.do.' + name | transloco }}</summary>
      @if (article(); as cited) {
        <p class="soft small"><vv-article-link [article]="cited" /></p>
      }
      <p class="measure">{{ 'collective.doHint.' + name | transloco }}</p>
      <vv-error-summary [violations]="submission.violations()" />
      <form class="measure" novalidate [formGroup]="form" (ngSubmit)="send()">
        @if (name === 'putOnAgenda') {
          <vv-field [name]="name + '-sitting'" [label]="'collective.sitting' | transloco">
            <select vvControl formControlName="sittingId">
              @for (sitting of open.view()?.sittings; track sitting.id) {
                <option [value]="sitting.id">
                  {{ sitting.day | legalDay: 'short' }},
                  {{ 'collective.sittingKind.' + sitting.kind | transloco }}
                  {{ sitting.next ? ('collective.nextSitting' | transloco) : '' }}
                </option>
              } @empty {
                <option value="">{{ 'collective.noSitting' | transloco }}</option>
              }
            </select>
          </vv-field>
        }
        @for (word of words(); track word) {
          <vv-field
            [class.short]="word === 'day' || word === 'number'"
            [name]="name + '-' + word"
            [where]="word"
            [label]="'collective.word.' + word | transloco"
            [violations]="submission.violations()"
          >
            @if (word === 'text') {
              <textarea vvControl rows="4" lang="lv" [formControlName]="word"></textarea>
            } @else {
              <input
                vvControl
                lang="lv"
                autocomplete="off"
                [type]="word === 'day' ? 'date' : word === 'url' ? 'url' : 'text'"
                [formControlName]="word"
              />
            }
          </vv-field>
        }
        <button class="button" type="submit" [attr.aria-disabled]="submission.busy() || null">
          {{ 'collective.do.' + name | transloco }}
        </button>
      </form>
    </details>
  `,
  styles: `
    :host {
      display: block;
    }

    summary {
      font-weight: 600;
      cursor: pointer;
    }
  `,
})
export class StepForm {
  private readonly client = inject(CollectiveClient);
  protected readonly open = inject(OpenDesk);
  readonly event = input.required<SubmissionEvent>();
  readonly article = input<ArticleRef | null>(null);
  protected readonly submission = new Submission();
  protected readonly words = computed(() => WORDS[this.event()] ?? []);
  protected readonly form = inject(NonNullableFormBuilder).group({
    day: inject(Session).legalToday() ?? '',
    text: '',
    number: '',
    institution: '',
    url: '',
    sittingId: this.open.view()?.sittings.find(({ next }) => next)?.id ?? '',
  });

  protected async send(): Promise<void> {
    const view = this.open.view();
    if (!view) return;
    const { sittingId, ...words } = this.form.getRawValue();
    const event = this.event();
    if (!this.submission.check(missingWords(event, words))) return;
    const by = submissionTransition(event).by.replace('collective.', '') as 'record' | 'decide' | 'follow';
    const taken = await this.submission.send(() =>
      event === 'putOnAgenda'
        ? this.client.putOnAgenda(this.open.place(), view.code, view.version, sittingId)
        : this.client.take(this.open.place(), view.code, by, event, { ...words, version: view.version }),
    );
    if (taken) this.open.reload();
  }
}
