import { Component, computed, effect, inject, input, OnDestroy, signal, untracked } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import type { ProjectInput, Violation } from '#libs/contracts';
import { ASKED_OF_A_RESIDENT, projectViolations } from '#libs/budget-rules';
import { Language } from '../../shell/language';
import { LocalLink } from '../../shell/local-link';
import { PageMeta } from '../../shell/page-meta';
import { Confirm } from '../../ui/confirm-dialog';
import { DeadlineChip } from '../../ui/deadline-chip';
import { DraftStore } from '../../ui/draft-store';
import { ErrorSummary } from '../../ui/error-summary';
import { FailedRequest } from '../../ui/failed-request';
import { LegalDayPipe } from '../../ui/format-pipes';
import { Icon } from '../../ui/icon';
import { StatusBadge } from '../../ui/status-badge';
import { loadProblem, Submission } from '../../ui/submission';
import { ApplicantFields } from './applicant-fields';
import { AnswerPanel } from './answer-panel';
import { BudgetClient } from '../budget-client';
import { CoAuthorFields } from './co-author-fields';
import { CostFields } from './cost-fields';
import { FileFields } from './file-fields';
import { MergePanel } from './merge-panel';
import { MissingList } from './missing-list';
import { PartFields } from './part-fields';
import { PlaceFields } from './place-fields';
import { ProjectDesk } from './project-desk';
import { ProjectStanding } from './project-standing';
import { SaveNote } from './save-note';
import { SimilarList } from './similar-list';
import { WordFields } from './word-fields';
import { projectTone } from '../words';

/** What only the server knows about the person and the day. */
const OF_THE_PERSON = /^(submitter_|submission_|cycle_)/;
/** Element ids of the fields whose violations are named otherwise. */
const FIELD_IDS: Record<string, string | null> = {
  costLines: 'add-line',
  ownership: 'ownership-municipal',
  point: 'coordinates',
  files: 'file-owner_consent',
};

/** Writing a project: everything on one page, saved as it is typed, with what is missing named before the click. */
@Component({
  selector: 'vv-my-project-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    AnswerPanel,
    ApplicantFields,
    CoAuthorFields,
    CostFields,
    DeadlineChip,
    ErrorSummary,
    FailedRequest,
    FileFields,
    Icon,
    LegalDayPipe,
    LocalLink,
    MergePanel,
    MissingList,
    PartFields,
    PlaceFields,
    ProjectStanding,
    SaveNote,
    SimilarList,
    StatusBadge,
    WordFields,
  ],
  templateUrl: './my-project-page.html',
  styleUrl: './my-project-page.scss',
  host: { '(window:beforeunload)': 'warn($event)' },
})
export class MyProjectPage implements OnDestroy {
  private readonly client = inject(BudgetClient);
  private readonly drafts = inject(DraftStore);
  private readonly language = inject(Language);
  private readonly router = inject(Router);
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  readonly place = input.required<string>();
  readonly id = input.required<string>();

  protected readonly loaded = rxResource({
    params: () => ({ place: this.place(), id: this.id() }),
    stream: ({ params }) => this.client.myProject(params.place, params.id),
  });
  protected readonly problem = loadProblem(this.loaded);
  protected readonly desk = new ProjectDesk({
    load: () => firstValueFrom(this.client.myProject(this.place(), this.id())),
    save: (input, version) => this.client.saveProject(this.place(), this.id(), { ...input, version }),
    kept: {
      read: () => this.drafts.read(this.key()),
      keep: (writing) => {
        this.drafts.keep(this.key(), writing);
      },
      drop: () => {
        this.drafts.drop(this.key());
      },
    },
  });
  protected readonly view = this.desk.view;
  protected readonly draft = this.desk.draft;
  protected readonly saving = this.desk.saving;
  private readonly year = computed(() => this.view()?.cycle.year);
  protected readonly cycle = rxResource({
    params: () => {
      const year = this.year();
      return year === undefined ? undefined : { place: this.place(), year: String(year) };
    },
    stream: ({ params }) => this.client.cycle(params.place, params.year),
  });
  protected readonly submission = new Submission();
  private readonly tried = signal(false);

  /** Everything that stands against submitting, as it is typed. */
  protected readonly missing = computed<Violation[]>(() => {
    const [view, draft] = [this.view(), this.draft()];
    if (!view || !draft || !this.cycle.hasValue()) return [];
    const { units, rules } = this.cycle.value();
    const files = view.files.map(({ kind }) => kind);
    const own = projectViolations(draft, { mode: 'submission', units, rules, files });
    // Until an organisation has declared itself, the server knows its representative alone.
    const unasked: readonly string[] = draft.submitter.kind === 'organisation' ? ASKED_OF_A_RESIDENT : [];
    const rest = view.missing.filter(({ code }) => OF_THE_PERSON.test(code) && !unasked.includes(code));
    return [...own, ...rest];
  });
  /** What the fields show: what cannot be kept at once, what is missing only after the first try. */
  protected readonly shown = computed<Violation[]>(() => {
    if (this.tried()) return [...this.missing(), ...this.saving.violations()];
    const { submitter } = this.draft() ?? {};
    const unnumbered = submitter?.kind === 'organisation' && submitter.registrationNumber === '';
    const wrong = this.missing().filter(
      ({ code, where }) =>
        /_(too|wrong|unreadable)/.test(code) && !(unnumbered && where === 'submitter.registrationNumber'),
    );
    return [...this.saving.violations(), ...wrong];
  });
  protected readonly papers = ['picture', 'sketch', 'estimate'] as const;
  protected readonly fields = FIELD_IDS;
  protected readonly tone = projectTone;

  constructor() {
    const meta = inject(PageMeta);
    effect(() => {
      const title = this.view()?.title || this.transloco.translate<string>('budget.mine.untitled');
      meta.set({ title, hidden: true });
    });
    effect(() => {
      const view = this.loaded.hasValue() ? this.loaded.value() : null;
      untracked(() => {
        if (view) this.desk.begin(view);
        else this.desk.leave();
      });
    });
    effect(() => {
      this.desk.tidy();
    });
    // Where there is one unit only, nobody has to choose it.
    effect(() => {
      const [only, second] = this.cycle.hasValue() ? this.cycle.value().units : [];
      if (only && !second && this.view()?.editable && this.draft()?.unitId === null)
        untracked(() => this.change({ unitId: only.id }));
    });
  }

  ngOnDestroy(): void {
    if (['waiting', 'saving'].includes(this.saving.state()))
      void this.saving.now().then(() => {
        this.desk.tidy();
      });
    else this.saving.stop();
  }

  protected change(part: Partial<ProjectInput>): void {
    this.desk.change(part);
    this.submission.clear();
  }

  /** Files and people are kept at once; what is typed stays over what others wrote by then. */
  protected readonly refresh = () => this.saving.refresh();

  /** What is typed goes first, so that files and texts never race for the version. */
  protected readonly settle = () => this.saving.now();

  protected async submit(): Promise<void> {
    this.tried.set(true);
    if (!this.submission.check(this.missing())) return;
    if (!(await this.saving.now())) {
      if (this.saving.state() === 'stale') this.submission.check([{ code: 'project_choice_open' }]);
      return;
    }
    const version = this.view()?.version ?? 0;
    const sent = await this.submission.send(() =>
      this.client.submitProject(this.place(), this.id(), version),
    );
    if (!sent) return;
    this.drafts.drop(this.key());
    await this.router.navigateByUrl(
      this.language.link(`/mans/projekti/${this.place()}/${this.id()}/iesniegts`),
    );
  }

  protected async withdraw(): Promise<void> {
    const discarding = this.view()?.state === 'draft';
    const words = discarding ? 'budget-projects.discard' : 'budget.mine.withdraw';
    const sure = await this.confirm.ask({
      title: this.transloco.translate(`${words}.title`),
      text: this.transloco.translate(`${words}.text`),
      action: this.transloco.translate(`${words}.action`),
      dangerous: true,
    });
    const version = this.view()?.version ?? 0;
    if (!sure) return;
    const done = await this.submission.send(() =>
      this.client.withdrawProject(this.place(), this.id(), version),
    );
    if (done) {
      this.drafts.drop(this.key());
      if (discarding) await this.router.navigateByUrl(this.language.link('/mans/projekti'));
      else this.loaded.reload();
    }
  }

  protected keepMine(): void {
    this.submission.clear();
    this.desk.keepMine();
  }

  protected takeTheirs(): void {
    this.submission.clear();
    this.desk.takeTheirs();
  }

  /** Throws away what stands here for what stands on the server. */
  protected discard(): void {
    this.submission.clear();
    this.desk.discard();
    this.loaded.reload();
  }

  protected warn(event: BeforeUnloadEvent): void {
    if (this.saving.state() !== 'saved' && this.view()?.editable) event.preventDefault();
  }

  private key(): string {
    return `project:${this.id()}`;
  }
}
