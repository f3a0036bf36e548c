import { Component, effect, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { HeadLinks } from '../../acts/head-links';
import { LocalLink } from '../../shell/local-link';
import { PageMeta } from '../../shell/page-meta';
import { Place } from '../../shell/place';
import { FailedRequest } from '../../ui/failed-request';
import { Icon } from '../../ui/icon';
import { PageHeader } from '../../ui/page-header';
import { StatusBadge } from '../../ui/status-badge';
import { loadProblem } from '../../ui/submission';
import { BudgetClient } from '../budget-client';
import { CycleRulesText } from './cycle-rules';
import { stateWord } from './cycle-steps';
import { CycleView } from './cycle-view';
import { cycleTone } from '../words';

/** One cycle of the participatory budget, whether it runs or is over. */
@Component({
  selector: 'vv-budget-cycle-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    CycleRulesText,
    CycleView,
    FailedRequest,
    Icon,
    LocalLink,
    PageHeader,
    StatusBadge,
  ],
  providers: [HeadLinks],
  template: `
    <div class="page">
      <p>
        <a [routerLink]="[place(), 'budzets'] | localLink">{{ 'budget.title' | transloco }}</a>
      </p>
      @if (problem(); as wrong) {
        <vv-page-header [title]="'budget.title' | transloco" />
        <vv-failed-request [problem]="wrong" (retry)="cycle.reload()" />
      } @else if (cycle.hasValue() && cycle.value(); as shown) {
        <vv-page-header [title]="shown.title" titleLang="lv" [above]="where.municipality()?.name ?? ''">
          <p class="row">
            <vv-status-badge [tone]="tone(shown.state)">{{ word(shown) | transloco }}</vv-status-badge>
          </p>
        </vv-page-header>
        <vv-cycle-view [place]="place()" [cycle]="shown" />
        <section class="section" id="noteikumi" aria-labelledby="rules-title">
          <h2 id="rules-title">{{ 'budget.rules.title' | transloco }}</h2>
          <vv-cycle-rules [cycle]="shown" />
        </section>
        <section class="section" aria-labelledby="files-title">
          <h2 id="files-title">{{ 'budget.data.title' | transloco }}</h2>
          <ul class="plain-list files">
            <li>
              <a [href]="file('projects.csv')"
                ><vv-icon name="download" [size]="18" /> {{ 'budget.data.projects' | transloco }}</a
              >
            </li>
            <li>
              <a [href]="file('feed.atom')"
                ><vv-icon name="bell" [size]="18" /> {{ 'budget.feed' | transloco }}</a
              >
            </li>
          </ul>
        </section>
      } @else {
        <div class="waiting" aria-hidden="true"></div>
      }
    </div>
  `,
  styles: `
    .files a {
      display: inline-block;
      padding-block: 0.6rem;
    }

    .waiting {
      min-height: 24rem;
      border-radius: var(--radius);
      background: var(--idle-wash);
    }
  `,
})
export class BudgetCyclePage {
  private readonly client = inject(BudgetClient);
  protected readonly where = inject(Place);
  readonly place = input.required<string>();
  readonly year = input.required<string>();

  protected readonly cycle = rxResource({
    params: () => ({ place: this.place(), year: this.year() }),
    stream: ({ params }) => this.client.cycle(params.place, params.year),
  });
  protected readonly problem = loadProblem(this.cycle);
  protected readonly word = stateWord;
  protected readonly tone = cycleTone;

  constructor() {
    const meta = inject(PageMeta);
    const head = inject(HeadLinks);
    const transloco = inject(TranslocoService);
    effect(() => {
      const wrong = this.problem();
      head.feed(this.file('feed.atom'), transloco.translate('budget.feed'));
      meta.set({
        title: this.cycle.hasValue() ? this.cycle.value().title : transloco.translate('budget.title'),
        description: transloco.translate('budget.description'),
        ...(wrong ? { status: wrong.kind === 'notFound' ? 404 : 503, hidden: true } : {}),
      });
    });
  }

  protected file(name: string): string {
    return this.client.download(this.place(), this.year(), name);
  }
}
