import { Component, computed, effect, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { Session } from '../shell/session';
import { DeadlineChip } from '../ui/deadline-chip';
import { FailedRequest } from '../ui/failed-request';
import { PageHeader } from '../ui/page-header';
import { Scripted } from '../ui/scripted';
import { StatusBadge } from '../ui/status-badge';
import { loadProblem } from '../ui/submission';
import { Timeline } from '../ui/timeline';
import { CollectiveClient } from './collective-client';
import { SignPanel } from './sign-panel';
import { SignatureBar } from './signature-bar';
import { STATE_TONES, stagesOf } from './standing';
import { StepList } from './step-list';

/** One collective submission as everybody sees it: what is asked, how many signed, where it is, what came of it. */
@Component({
  selector: 'vv-submission-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    DeadlineChip,
    FailedRequest,
    LocalLink,
    PageHeader,
    Scripted,
    SignPanel,
    SignatureBar,
    StatusBadge,
    StepList,
    Timeline,
  ],
  template: `
    <div class="page">
      @if (problem(); as wrong) {
        <vv-failed-request [problem]="wrong" (retry)="submission.reload()" />
      } @else if (submission.hasValue()) {
        @let one = submission.value();
        <vv-page-header [title]="one.title" titleLang="lv" [above]="one.code">
          <p class="row">
            <vv-status-badge [tone]="tones[one.state]">{{
              'collective.state.' + one.state | transloco
            }}</vv-status-badge>
            @if (one.state === 'collecting' && one.collectUntil) {
              <vv-deadline-chip [day]="one.collectUntil" />
            }
          </p>
        </vv-page-header>
        <p class="lead measure lines" lang="lv">{{ one.demand }}</p>
        <vv-signature-bar class="measure" [count]="one.count" />
        @if (ended()) {
          <p class="notice measure">{{ 'collective.ended' | transloco }}</p>
        } @else if (one.state === 'collecting') {
          <section class="section" aria-labelledby="sign">
            <h2 id="sign">{{ 'collective.sign.title' | transloco }}</h2>
            <vv-sign-panel *vvScripted [place]="place()" [code]="one.code" (changed)="submission.reload()" />
          </section>
        }
        <section class="section" aria-labelledby="way">
          <h2 id="way">{{ 'collective.way' | transloco }}</h2>
          <vv-timeline [stages]="stages()" [label]="'collective.way' | transloco" />
        </section>
        <section class="section" aria-labelledby="grounds">
          <h2 id="grounds">{{ 'collective.field.grounds' | transloco }}</h2>
          <p class="measure lines" lang="lv">{{ one.grounds }}</p>
          <dl class="facts measure">
            @if (one.representative) {
              <dt>{{ 'collective.field.representative' | transloco }}</dt>
              <dd lang="lv">{{ one.representative }}</dd>
            }
            @if (one.responsible) {
              <dt>{{ 'collective.field.responsible' | transloco }}</dt>
              <dd lang="lv">{{ one.responsible }}</dd>
            }
            <dt>{{ 'collective.field.origin' | transloco }}</dt>
            <dd>{{ 'collective.origin.' + one.origin | transloco }}</dd>
          </dl>
        </section>
        <section class="section" aria-labelledby="steps">
          <h2 id="steps">{{ 'collective.steps' | transloco }}</h2>
          <vv-step-list [steps]="one.steps" />
        </section>
        <p class="section no-print">
          <a [routerLink]="'/' + place() + '/kolektivie-iesniegumi' | localLink">{{
            'collective.all' | transloco
          }}</a>
        </p>
      } @else {
        <p role="status">{{ 'collective.loading' | transloco }}</p>
      }
    </div>
  `,
  styles: `
    .lines {
      white-space: pre-line;
    }

    vv-signature-bar {
      margin-top: var(--gap-5);
    }
  `,
})
export class SubmissionPage {
  private readonly client = inject(CollectiveClient);
  private readonly transloco = inject(TranslocoService);
  private readonly session = inject(Session);
  readonly place = input.required<string>();
  readonly code = input.required<string>();
  protected readonly tones = STATE_TONES;
  protected readonly submission = rxResource({
    params: () => ({ place: this.place(), code: this.code() }),
    stream: ({ params }) => this.client.one(params.place, params.code),
  });
  protected readonly problem = loadProblem(this.submission);
  /** The last day of signing has passed, and the representative has not submitted it. */
  protected readonly ended = computed(() => {
    if (!this.submission.hasValue()) return false;
    const { state, collectUntil } = this.submission.value();
    return (
      state === 'collecting' && collectUntil !== null && collectUntil < (this.session.legalToday() ?? '')
    );
  });
  protected readonly stages = computed(() =>
    this.submission.hasValue()
      ? stagesOf(this.submission.value(), (id) => this.transloco.translate(`collective.stage.${id}`))
      : [],
  );

  constructor() {
    const meta = inject(PageMeta);
    effect(() => {
      if (this.submission.hasValue()) {
        const { title, demand } = this.submission.value();
        meta.set({ title, description: demand.slice(0, 200) });
      } else if (this.problem()?.kind === 'notFound') {
        meta.set({ title: this.transloco.translate('collective.title'), hidden: true, status: 404 });
      }
    });
  }
}
