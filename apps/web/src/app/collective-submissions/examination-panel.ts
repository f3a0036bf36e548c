import { Component, computed, inject, linkedSignal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SubmissionCriterion } from '#libs/contracts';
import { criteriaFor, CRITERION_ARTICLES } from '#libs/collective-submission-rules';
import { Session } from '../shell/session';
import { ArticleLink } from '../ui/article-link';
import { ErrorSummary } from '../ui/error-summary';
import { Submission } from '../ui/submission';
import { ViolationText } from '../ui/violation-text';
import { CollectiveClient } from './collective-client';
import { OpenDesk } from './open-desk';

type Answers = Partial<Record<SubmissionCriterion, boolean>>;

/** What the law asks of a submission, one requirement after the other, and what stands against accepting it (PL 57(1)). */
@Component({
  selector: 'vv-examination-panel',
  imports: [TranslocoPipe, ArticleLink, ErrorSummary, ViolationText],
  template: `
    @if (open.view(); as view) {
      <section class="section" aria-labelledby="examination">
        <h2 id="examination">{{ 'collective.examination.title' | transloco }}</h2>
        <vv-error-summary [violations]="submission.violations()" />
        <ul class="plain-list stack">
          @for (criterion of criteria(); track criterion) {
            <li>
              <fieldset class="field">
                <legend>
                  {{ 'collective.criterion.' + criterion | transloco }}
                  <span class="soft small"><vv-article-link [article]="articles[criterion]" /></span>
                </legend>
                <div class="row">
                  @for (answer of [true, false]; track answer) {
                    <label class="choice">
                      <input
                        type="radio"
                        [name]="criterion"
                        [checked]="said()[criterion] === answer"
                        [disabled]="!may()"
                        (change)="say(criterion, answer)"
                      />
                      <span>{{ (answer ? 'collective.met' : 'collective.unmet') | transloco }}</span>
                    </label>
                  }
                </div>
              </fieldset>
            </li>
          }
        </ul>
        @if (may()) {
          <p>
            <button
              class="button"
              type="button"
              [attr.aria-disabled]="submission.busy() || null"
              (click)="save()"
            >
              {{ 'collective.examination.save' | transloco }}
            </button>
          </p>
        }
        @if (view.examination.bars.length) {
          <div class="notice warn measure">
            <p>{{ 'collective.examination.bars' | transloco }}</p>
            <ul>
              @for (bar of view.examination.bars; track $index) {
                <li>
                  {{ bar | violationText }}
                  @if (bar.article; as article) {
                    <span class="small"><vv-article-link [article]="article" /></span>
                  }
                </li>
              }
            </ul>
          </div>
        } @else {
          <p class="notice good measure">{{ 'collective.examination.fine' | transloco }}</p>
        }
        @if (view.examination.warnings.length) {
          <ul class="measure warnings">
            @for (warning of view.examination.warnings; track $index) {
              <li>
                {{ warning | violationText }}
                @if (warning.article; as article) {
                  <span class="soft small"><vv-article-link [article]="article" /></span>
                }
              </li>
            }
          </ul>
        }
      </section>
    }
  `,
  styles: `
    .warnings {
      margin-top: var(--gap-4);
    }
  `,
})
export class ExaminationPanel {
  private readonly client = inject(CollectiveClient);
  private readonly session = inject(Session);
  protected readonly open = inject(OpenDesk);
  protected readonly articles = CRITERION_ARTICLES;
  protected readonly submission = new Submission();
  protected readonly criteria = computed(() => criteriaFor(this.open.view()?.origin ?? 'here'));
  protected readonly may = computed(() => this.session.may('collective.decide', this.open.place()));

  private readonly kept = computed(() => this.open.view()?.answers ?? {}, {
    equal: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  /** What was said so far; what others save meanwhile takes its place. */
  protected readonly said = linkedSignal<Answers>(() => ({ ...this.kept() }));

  protected say(criterion: SubmissionCriterion, met: boolean): void {
    this.said.update((said) => ({ ...said, [criterion]: met }));
  }

  protected async save(): Promise<void> {
    const view = this.open.view();
    if (!view) return;
    const request = () => this.client.examine(this.open.place(), view.code, view.version, this.said());
    if (await this.submission.send(request)) this.open.reload();
  }
}
