import {
  afterNextRender,
  Component,
  computed,
  DOCUMENT,
  inject,
  Injector,
  input,
  model,
  signal,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PublicProject } from '#libs/contracts';
import { EuroPipe } from '../../ui/format-pipes';
import { Icon } from '../../ui/icon';
import { type Chosen, moveBy } from './choosing';
import { Speech } from '../speech';

/** The ranking of the chosen projects, put in order with buttons; what moved is told. */
@Component({
  selector: 'vv-rank-list',
  imports: [TranslocoPipe, EuroPipe, Icon],
  template: `
    <ol class="plain-list">
      @for (project of ranked(); track project.nr; let i = $index, first = $first, last = $last) {
        <li>
          <strong class="figures" aria-hidden="true">{{ i + 1 }}.</strong>
          <span>
            <strong lang="lv">{{ project.title }}</strong>
            <span class="small soft figures">{{ project.costCents | euro }}</span>
          </span>
          <span class="buttons">
            <button
              class="button secondary"
              type="button"
              [id]="'augstak-' + project.nr"
              [attr.aria-label]="'budget.vote.rankUp' | transloco: { title: project.title }"
              [attr.aria-disabled]="first ? true : null"
              (click)="move(project, -1)"
            >
              <vv-icon name="arrow-up" />
            </button>
            <button
              class="button secondary"
              type="button"
              [id]="'zemak-' + project.nr"
              [attr.aria-label]="'budget.vote.rankDown' | transloco: { title: project.title }"
              [attr.aria-disabled]="last ? true : null"
              (click)="move(project, 1)"
            >
              <vv-icon name="arrow-down" />
            </button>
          </span>
        </li>
      }
    </ol>
    <p class="visually-hidden" role="status">{{ told() }}</p>
  `,
  styles: `
    :host {
      display: block;
      margin-bottom: var(--gap-4);
    }

    li {
      display: grid;
      grid-template-columns: 2rem minmax(0, 1fr) auto;
      gap: var(--gap-3);
      align-items: center;
      padding-block: var(--gap-3);
      border-top: 1px solid var(--line);
    }

    li:last-child {
      border-bottom: 1px solid var(--line);
    }

    li > span:not(.buttons) {
      display: grid;
    }

    .buttons {
      display: flex;
      gap: var(--gap-2);
    }

    .button {
      min-width: 2.75rem;
      min-height: 2.75rem;
      justify-content: center;
      padding: 0;
    }
  `,
})
export class RankList {
  private readonly speech = inject(Speech);
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  readonly projects = input.required<readonly PublicProject[]>();
  readonly chosen = model.required<readonly Chosen[]>();
  protected readonly told = signal('');
  protected readonly ranked = computed(() => {
    const known = new Map(this.projects().map((project) => [project.nr, project]));
    return this.chosen().flatMap(({ nr }) => known.get(nr) ?? []);
  });

  protected move({ nr, title }: PublicProject, places: number): void {
    const next = moveBy(this.chosen(), nr, places);
    if (next === this.chosen()) return;
    this.chosen.set(next);
    const place = next.findIndex((one) => one.nr === nr) + 1;
    this.told.set(this.speech.say('budget.vote.rankTold', { title, place }));
    // The row moved in the page, and a browser may drop the focus of what moves.
    const id = `${places < 0 ? 'augstak' : 'zemak'}-${nr}`;
    afterNextRender(() => this.document.getElementById(id)?.focus({ preventScroll: true }), {
      injector: this.injector,
    });
  }
}
