import { Component, computed, effect, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { ChecklistEntry } from '#libs/contracts';
import { Language } from '../shell/language';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { Checklist, type ChecklistItem } from '../ui/checklist';
import { LegalDayPipe } from '../ui/format-pipes';
import { Timeline, type TimelineStage } from '../ui/timeline';
import { ViolationText } from '../ui/violation-text';
import { DeadlineCount } from './deadline-count';
import { EndorsePanel } from './endorse-panel';
import { CommitteesPanel } from './life/committees-panel';
import { InForcePanel } from './life/in-force-panel';
import { PlanningPanel } from './life/planning-panel';
import { NextStepPanel } from './next-step-panel';
import { ImportSource } from './import-source';
import { OpenDossier } from './open-dossier';
import { pageOfGuard } from './pages-of-work';
import { SetBackPanel } from './set-back-panel';
import { shownChecklist } from './shown-checklist';
import { stagePath } from './stage-path';
import { Words } from './words';

/** States in which a review is still to come. */
const BEFORE_REVIEW = [
  'draft',
  'endorsement',
  'coordination',
  'opinion_stage',
  'opinion_summary',
  'council_ready',
  'on_agenda',
  'adopted',
  'signed',
  'review_required',
];

/** Where the dossier is, what is missing, who acts next and by when. */
@Component({
  selector: 'vv-overview-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    Checklist,
    DeadlineCount,
    EndorsePanel,
    CommitteesPanel,
    ImportSource,
    InForcePanel,
    LegalDayPipe,
    LocalLink,
    NextStepPanel,
    PlanningPanel,
    SetBackPanel,
    Timeline,
    ViolationText,
  ],
  templateUrl: './overview-page.html',
  styleUrl: './overview-page.scss',
})
export class OverviewPage {
  private readonly words = inject(Words);
  private readonly transloco = inject(TranslocoService);
  private readonly language = inject(Language);
  protected readonly dossier = inject(OpenDossier);
  protected readonly view = this.dossier.view;

  protected readonly stages = computed<TimelineStage[]>(() => {
    const view = this.view();
    if (!view) return [];
    return stagePath(view).map(({ state, is, day, dayMeans, entry }) => ({
      id: state,
      label: this.words.state(state),
      state: is,
      day,
      dayMeans,
      actor: entry && entry.event !== 'start' ? this.words.actor(entry.actor) : null,
      article: is === 'skipped' ? { act: 'PL', ref: '46(4)' } : null,
    }));
  });

  /** One list for every way out of the stage; most stages have one. */
  protected readonly lists = computed(() => {
    const view = this.view();
    if (!view) return [];
    const events = view.availableEvents.filter((one) => one.kind === 'forward').map((one) => one.event);
    const lists = events.map((event) => ({
      event,
      name: this.words.event(event),
      items: shownChecklist(view.checklist, event, view).map((one) => this.item(one)),
    }));
    const next = view.nextStep?.event;
    return lists
      .filter((list) => list.items.length > 0)
      .sort((a, b) => Number(b.event === next) - Number(a.event === next));
  });

  /** Beside the one of the next step, which stands with it. */
  protected readonly deadlines = computed(() => {
    const next = this.view()?.nextStep?.deadline?.code;
    return (this.view()?.deadlines ?? []).filter((one) => one.code !== next);
  });
  protected readonly endorses = computed(() => !!this.view()?.toEndorse);
  /** Until the review has begun it is worth saying that there will be one. */
  protected readonly trackB = computed(() => {
    const view = this.view();
    return !!view && BEFORE_REVIEW.includes(view.state) && view.questionnaire.track === 'B';
  });
  protected readonly warnings = computed(
    () => this.view()?.availableEvents.flatMap((one) => one.warnings) ?? [],
  );

  constructor() {
    const meta = inject(PageMeta);
    effect(() => {
      const code = this.dossier.code();
      const title = this.view()?.title;
      meta.set({ title: title ? `${code} ${title}` : code, hidden: true });
    });
  }

  private item(entry: ChecklistEntry): ChecklistItem {
    const page = pageOfGuard(entry.code);
    const [violation] = entry.violations;
    return {
      label: this.words.guard(entry.code),
      met: entry.met,
      ...(violation ? { violation } : {}),
      ...(entry.article ? { article: entry.article } : {}),
      who: this.words.role(entry.actor),
      ...((!entry.met || violation) && page
        ? {
            link: {
              path: this.language.link(this.dossier.path(page)),
              text: this.transloco.translate(`bylaws.goTo.${page}`),
            },
          }
        : {}),
    };
  }
}
