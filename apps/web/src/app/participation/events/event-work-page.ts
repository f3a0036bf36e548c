import { Component, computed, effect, inject, input } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { PageMeta } from '../../shell/page-meta';
import { Session } from '../../shell/session';
import { ArticleLink } from '../../ui/article-link';
import { DownloadMenu } from '../../ui/download-menu';
import { FailedRequest } from '../../ui/failed-request';
import { LegalDayPipe } from '../../ui/format-pipes';
import { PageHeader } from '../../ui/page-header';
import { StatusBadge } from '../../ui/status-badge';
import { AccessPanel } from './access-panel';
import { AdvisoryPanel } from './advisory-panel';
import { OpinionInbox } from '../opinion-inbox';
import { OpinionWork } from '../opinion-work';
import { RecordOpinionForm } from '../record-opinion-form';
import { EventAnnounce } from './event-announce';
import { EventOpinions } from './event-opinions';
import { EventPlanForm } from './event-plan-form';
import { EventSteps } from './event-steps';
import { GroupsPanel } from './groups-panel';
import { MeetingsPanel } from './meetings-panel';
import { OpenEvent } from './open-event';
import { phaseOf } from './event-line';
import { SurveysPanel } from './surveys-panel';

const NEW = 'jauns';
const FORMATS = ['html', 'pdf', 'docx'] as const;

/** One participation event for those who run it: plan, notice, gatherings, surveys, views, summary, decision. */
@Component({
  selector: 'vv-event-work-page',
  imports: [
    TranslocoPipe,
    AccessPanel,
    AdvisoryPanel,
    ArticleLink,
    DownloadMenu,
    EventAnnounce,
    EventPlanForm,
    EventSteps,
    FailedRequest,
    GroupsPanel,
    LegalDayPipe,
    MeetingsPanel,
    OpinionInbox,
    PageHeader,
    RecordOpinionForm,
    StatusBadge,
    SurveysPanel,
  ],
  providers: [OpenEvent, { provide: OpinionWork, useClass: EventOpinions }],
  template: `
    <div class="page">
      @if (isNew()) {
        <vv-page-header [title]="'events.work.new' | transloco" />
        <vv-event-plan-form [dossierId]="akts() ?? ''" />
      } @else if (open.problem(); as wrong) {
        <vv-failed-request [problem]="wrong" (retry)="open.reload()" />
      } @else if (open.view(); as view) {
        <vv-page-header [title]="view.title || view.question || view.code" titleLang="lv" [above]="view.code">
          <p class="row">
            <vv-status-badge
              [tone]="phase() === 'open' ? 'good' : phase() === 'cancelled' ? 'bad' : 'info'"
              >{{ 'events.phase.' + phase() | transloco }}</vv-status-badge
            >
            @if (view.opens && view.closes) {
              <span class="soft figures"
                >{{ view.opens | legalDay: 'short' }} – {{ view.closes | legalDay: 'short' }}</span
              >
            }
          </p>
          <p class="row" actions>
            <span>{{ 'events.form1' | transloco }}</span>
            <vv-download-menu [files]="files('notice')" [of]="'events.form1' | transloco" />
            <span>{{ 'events.form2' | transloco }}</span>
            <vv-download-menu [files]="files('summary')" [of]="'events.form2' | transloco" />
          </p>
        </vv-page-header>
        @if (view.duties.length) {
          <section class="section" aria-labelledby="duties">
            <h2 id="duties">{{ 'events.duties' | transloco }}</h2>
            <ul class="plain-list stack">
              @for (duty of view.duties; track duty.code) {
                <li class="row">
                  <vv-status-badge [tone]="duty.late ? 'bad' : duty.doneDay ? 'good' : 'idle'">{{
                    (duty.late ? 'events.duty.late' : duty.doneDay ? 'events.duty.done' : 'events.duty.due')
                      | transloco
                  }}</vv-status-badge>
                  <span
                    >{{ 'events.deadline.' + duty.code.replace('.', '_') | transloco }}
                    <time [attr.datetime]="duty.day">{{ duty.day | legalDay: 'short' }}</time></span
                  >
                  <span class="soft small"><vv-article-link [article]="duty.article" /></span>
                </li>
              }
            </ul>
          </section>
        }
        @if (view.state === 'preparing' && open.may('participation.manage')) {
          <vv-event-plan-form />
        }
        <vv-event-announce />
        <vv-groups-panel />
        <vv-advisory-panel />
        <vv-meetings-panel />
        <vv-surveys-panel />
        @if (view.opinions.length || recordable()) {
          <vv-opinion-inbox />
        }
        @if (recordable()) {
          <vv-record-opinion-form />
        }
        <vv-access-panel />
        @if (open.may('participation.manage')) {
          <vv-event-steps />
        }
      } @else {
        <p role="status">{{ 'participation.loading' | transloco }}</p>
      }
    </div>
  `,
  styles: `
    .page > * {
      display: block;
    }
  `,
})
export class EventWorkPage {
  private readonly session = inject(Session);
  protected readonly open = inject(OpenEvent);
  readonly place = input.required<string>();
  /** Left out of the address of a new event. */
  readonly code = input<string>();
  /** Id of the dossier that a new event belongs to. */
  readonly akts = input<string>();
  protected readonly recordable = computed(
    () =>
      this.open.may('participation.record') &&
      this.open.view()?.state === 'announced' &&
      (this.open.view()?.opens ?? '') <= (this.session.legalToday() ?? ''),
  );
  protected readonly isNew = computed(() => (this.code() ?? NEW) === NEW);
  protected readonly phase = computed(() => {
    const view = this.open.view();
    return view ? phaseOf(view, this.session.legalToday() ?? '') : 'preparing';
  });

  constructor() {
    const meta = inject(PageMeta);
    const transloco = inject(TranslocoService);
    effect(() => {
      this.open.place.set(this.place());
      this.open.code.set(this.isNew() ? '' : (this.code() ?? ''));
    });
    effect(() =>
      meta.set({ title: this.open.view()?.title || transloco.translate('events.work.title'), hidden: true }),
    );
  }

  protected files(form: 'notice' | 'summary'): { format: string; href: string }[] {
    const base = `/api/m/${this.place()}/participation/${this.open.code()}/${form}`;
    return FORMATS.map((format) => ({ format, href: `${base}.${format}` }));
  }
}
