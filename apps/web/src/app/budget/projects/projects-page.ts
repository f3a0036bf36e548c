import { Component, computed, DOCUMENT, effect, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { PROJECT_STATES } from '#libs/contracts';
import { HeadLinks } from '../../acts/head-links';
import { Language } from '../../shell/language';
import { LocalLink } from '../../shell/local-link';
import { PageMeta } from '../../shell/page-meta';
import { EmptyState } from '../../ui/empty-state';
import { FailedRequest } from '../../ui/failed-request';
import { LegalDayPipe, PluralPipe } from '../../ui/format-pipes';
import { Icon } from '../../ui/icon';
import { PageHeader } from '../../ui/page-header';
import { loadProblem } from '../../ui/submission';
import { BudgetClient } from '../budget-client';
import { ProjectCard } from './project-card';
import { ProjectMap } from '../map/project-map';

/** States that everybody may see; drafts are their author's. */
const SHOWN_STATES = PROJECT_STATES.filter((state) => state !== 'draft');

/** The projects of a cycle as list and map. Filters stand in the address and need no JavaScript. */
@Component({
  selector: 'vv-budget-projects-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    EmptyState,
    FailedRequest,
    Icon,
    LegalDayPipe,
    LocalLink,
    PageHeader,
    PluralPipe,
    ProjectCard,
    ProjectMap,
  ],
  providers: [HeadLinks],
  templateUrl: './projects-page.html',
  styleUrl: './projects-page.scss',
})
export class BudgetProjectsPage {
  private readonly client = inject(BudgetClient);
  private readonly language = inject(Language);
  private readonly document = inject(DOCUMENT);
  readonly place = input.required<string>();
  readonly year = input.required<string>();
  /** From the address: `?vieta=…&stavoklis=…&vardi=…`. */
  readonly vieta = input<string>();
  readonly stavoklis = input<string>();
  readonly vardi = input<string>();

  private readonly which = () => ({ place: this.place(), year: this.year() });
  protected readonly cycle = rxResource({
    params: this.which,
    stream: ({ params }) => this.client.cycle(params.place, params.year),
  });
  protected readonly search = computed(() => ({
    q: (this.vardi() ?? '').trim().slice(0, 200),
    unit: (this.vieta() ?? '').slice(0, 60),
    state: SHOWN_STATES.find((state) => state === this.stavoklis()) ?? '',
  }));
  protected readonly list = rxResource({
    params: () => ({ ...this.which(), search: this.search() }),
    stream: ({ params }) => this.client.projects(params.place, params.year, params.search),
  });
  protected readonly map = rxResource({
    params: this.which,
    stream: ({ params }) => this.client.map(params.place, params.year),
  });
  protected readonly minutes = rxResource({
    params: this.which,
    stream: ({ params }) => this.client.publishedMinutes(params.place, params.year),
  });
  protected readonly problem = loadProblem(this.cycle);
  protected readonly listProblem = loadProblem(this.list);
  protected readonly mapProblem = loadProblem(this.map);
  protected readonly active = signal<number | null>(null);
  protected readonly states = SHOWN_STATES;
  protected readonly narrowed = computed(() => Object.values(this.search()).some((value) => value !== ''));
  protected readonly action = computed(() =>
    this.language.link(`/${this.place()}/budzets/${this.year()}/projekti`),
  );
  protected readonly placeless = computed(() =>
    this.list.hasValue() ? this.list.value().filter(({ point }) => point === null).length : 0,
  );

  constructor() {
    const meta = inject(PageMeta);
    const head = inject(HeadLinks);
    const transloco = inject(TranslocoService);
    effect(() => {
      const wrong = this.problem();
      head.feed(
        this.client.download(this.place(), this.year(), 'feed.atom'),
        transloco.translate('budget.feed'),
      );
      meta.set({
        title: transloco.translate('budget.list.metaTitle', { year: this.year() }),
        description: transloco.translate('budget.list.lead'),
        ...(wrong ? { status: wrong.kind === 'notFound' ? 404 : 503, hidden: true } : {}),
      });
    });
  }

  protected minutesUrl(sitting: number): string {
    return this.client.minutesUrl(this.place(), this.year(), sitting);
  }

  /** A number on the map leads to its card, for the eye and for the keyboard. */
  protected show(nr: number | null): void {
    this.active.set(nr);
    const card = nr === null ? null : this.document.getElementById(`projekts-${nr}`);
    card?.scrollIntoView({ block: 'nearest' });
    card?.querySelector('a')?.focus({ preventScroll: true });
  }
}
