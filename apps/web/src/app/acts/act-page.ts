import { afterNextRender, Component, computed, effect, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { UnitNumber } from '#libs/bylaw-document';
import { ActWordings } from '../amendments/act-wordings';
import { ActWork } from '../amendments/act-work';
import { ComingWordings } from '../amendments/coming-wordings';
import { NormNotes, noteOf } from '../amendments/norm-notes';
import { MemorandumText } from '../bylaws/memorandum-text';
import { Words } from '../bylaws/words';
import { ActControl } from '../control/act-control';
import { CommentAction } from '../participation/comment-action';
import { CommentHere } from '../participation/comment-here';
import { StageBanner } from '../participation/stage-banner';
import { PublicReviews } from '../review/public-reviews';
import { Language } from '../shell/language';
import { LocalLink } from '../shell/local-link';
import { LobbyContactsList } from '../memorandum/lobby-contacts';
import { PageMeta } from '../shell/page-meta';
import { SummaryText } from '../summaries/summary-text';
import { Session } from '../shell/session';
import { FailedRequest } from '../ui/failed-request';
import { LegalDayPipe, PluralPipe } from '../ui/format-pipes';
import { Icon } from '../ui/icon';
import type { UnitAction, UnitNote } from '../ui/law-html';
import { LawText } from '../ui/law-text';
import { PageHeader } from '../ui/page-header';
import { loadProblem } from '../ui/submission';
import { Timeline, type TimelineStage } from '../ui/timeline';
import { ActFiles } from './act-files';
import { ActHistory } from './act-history';
import { ActNow } from './act-now';
import { actPath } from './act-path';
import { ActVotes } from './act-votes';
import { ActsClient } from './acts-client';
import { CompareForm } from './compare-form';
import { HeadLinks } from './head-links';
import { NormOriginsList, originNotes } from './norm-origins';
import { OfficialRef } from './official-ref';

/** Everything about one act on one page: the question now, its way, its text, what was said and decided. */
@Component({
  selector: 'vv-act-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    ActControl,
    ActFiles,
    ActHistory,
    ActNow,
    ActVotes,
    ActWordings,
    ActWork,
    ComingWordings,
    CommentHere,
    CompareForm,
    FailedRequest,
    Icon,
    LawText,
    LegalDayPipe,
    LobbyContactsList,
    LocalLink,
    MemorandumText,
    NormNotes,
    NormOriginsList,
    OfficialRef,
    PageHeader,
    PluralPipe,
    PublicReviews,
    StageBanner,
    Timeline,
    SummaryText,
  ],
  providers: [HeadLinks],
  templateUrl: './act-page.html',
  styleUrl: './act-page.scss',
})
export class ActPage {
  private readonly client = inject(ActsClient);
  private readonly language = inject(Language);
  private readonly transloco = inject(TranslocoService);
  private readonly words = inject(Words);
  private readonly comment = inject(CommentAction);
  protected readonly session = inject(Session);
  readonly place = input.required<string>();
  readonly code = input.required<string>();

  protected readonly page = rxResource({
    params: () => ({ place: this.place(), code: this.code() }),
    stream: ({ params }) => this.client.page(params.place, params.code),
  });
  protected readonly problem = loadProblem(this.page);

  protected readonly stages = computed((): TimelineStage[] => {
    if (!this.page.hasValue()) return [];
    return actPath(this.page.value()).map((stage) => ({
      ...stage,
      label: this.transloco.translate(`acts.path.${stage.id}`),
      actor: stage.actor && stage.actor !== 'system' ? this.words.role(stage.actor) : null,
    }));
  });

  /** The question stands first while opinions are asked for or summed up; afterwards it belongs to what was. */
  protected readonly asking = computed(() => {
    const act = this.page.hasValue() ? this.page.value() : null;
    return !!act && ['opinion_stage', 'opinion_summary'].includes(act.state);
  });

  /** Sections that the page has, for the list of links at its top. */
  protected readonly sections = computed(() => {
    if (!this.page.hasValue()) return [];
    const act = this.page.value();
    return [
      'teksts',
      ...(act.memorandum ? ['paskaidrojums'] : []),
      ...(act.opinions ? ['viedokli'] : []),
      ...(act.votes.length ? ['balsojums'] : []),
      ...(act.reviews.length ? ['atzinums'] : []),
      'redakcijas',
      'norise',
    ];
  });
  protected readonly here = computed(() =>
    this.language.link(`/${this.place()}/noteikumi/${encodeURIComponent(this.code())}`),
  );

  protected readonly feed = computed(() => this.client.feed(this.place()));

  /** The link at the end of every unit while opinions are asked for and the text shown is the one they are asked about. */
  protected readonly action = computed((): ((unit: UnitNumber) => UnitAction | null) => {
    const act = this.page.hasValue() ? this.page.value() : null;
    if (!act?.stage?.acceptsOpinions || act.stage.bylawVersionId !== act.text.id) return () => null;
    return this.comment.for(this.place(), act.code, this.scripted());
  });

  /** With scripts the form opens below the point; before that, and without them, a link leads to its page. */
  protected readonly scripted = signal(false);
  protected readonly commented = signal<string | null>(null);

  /** Which acts brought the norms; the page does without where it cannot be read. */
  private readonly normsRead = rxResource({
    params: () => {
      const act = this.page.hasValue() ? this.page.value().act : null;
      return act ? { place: this.place(), year: act.year, slug: act.slug } : undefined;
    },
    stream: ({ params }) => this.client.norms(params.place, params.year, params.slug, null),
  });
  protected readonly origins = computed(() => (this.normsRead.hasValue() ? this.normsRead.value() : null));

  /** Beside units that do not hold today, and beside those that an amendment brought. */
  protected readonly note = computed((): ((unit: UnitNumber) => UnitNote | null) => {
    const norms = this.page.hasValue() ? this.page.value().norms : [];
    const brought = originNotes(this.origins(), this.transloco, this.language);
    return (unit) => noteOf(unit, norms, this.transloco, this.language) ?? brought(unit);
  });

  constructor() {
    afterNextRender(() => this.scripted.set(true));
    const meta = inject(PageMeta);
    const head = inject(HeadLinks);
    effect(() => {
      head.feed(this.feed(), this.transloco.translate('acts.feed'));
      const problem = this.problem();
      if (problem) {
        const status = problem.kind === 'notFound' ? 404 : 503;
        meta.set({
          title: this.transloco.translate(`ui.failed.${problem.kind}.title`),
          hidden: true,
          status,
        });
      } else if (this.page.hasValue()) {
        const act = this.page.value();
        const said = this.asking() ? act.stage?.question : act.stage?.summary;
        const description = said || this.transloco.translate(`procedure.state.${act.state}`);
        meta.set({ title: act.title, description });
      }
    });
  }
}
