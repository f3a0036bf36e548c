import { Component, computed, DOCUMENT, inject, input, output, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Violation } from '#libs/contracts';
import { ErrorSummary } from '../../ui/error-summary';
import { FailedRequest } from '../../ui/failed-request';
import { EuroPipe, PluralPipe } from '../../ui/format-pipes';
import { loadProblem } from '../../ui/submission';
import { BallotList } from './ballot-list';
import { BudgetClient } from '../budget-client';
import type { Chosen } from './choosing';
import { ProjectMap } from '../map/project-map';
import { VoteBar } from './vote-bar';
import { VoteDraft } from './vote-draft';
import { EVERYTHING, narrowed } from './vote-filter';

/** The first step of voting: where, and which projects. List and map show the same. */
@Component({
  selector: 'vv-vote-choose',
  imports: [
    TranslocoPipe,
    BallotList,
    ErrorSummary,
    EuroPipe,
    FailedRequest,
    PluralPipe,
    ProjectMap,
    VoteBar,
  ],
  templateUrl: './vote-choose.html',
  styleUrl: './vote-choose.scss',
})
export class VoteChoose {
  private readonly client = inject(BudgetClient);
  private readonly document = inject(DOCUMENT);
  protected readonly draft = inject(VoteDraft);
  readonly place = input.required<string>();
  readonly year = input.required<string>();
  readonly violations = input.required<readonly Violation[]>();
  /** Something was chosen or taken back. */
  readonly changed = output();
  readonly review = output();

  protected readonly filter = signal(EVERYTHING);
  protected readonly mapShown = signal(false);
  protected readonly active = signal<number | null>(null);
  /** Asked for only when somebody wants to see it. */
  protected readonly map = rxResource({
    params: () => (this.mapShown() ? { place: this.place(), year: this.year() } : undefined),
    stream: ({ params }) => this.client.map(params.place, params.year),
  });
  protected readonly mapProblem = loadProblem(this.map);
  protected readonly shown = computed(() =>
    narrowed(this.draft.projects(), this.filter(), {
      chosen: new Set(this.draft.chosen().map(({ nr }) => nr)),
      leftCents: this.draft.left().cents,
    }),
  );
  /** Only one project can be chosen. */
  protected readonly one = computed(() => this.draft.paper()?.ballot.kind === 'one');
  protected readonly isNarrowed = computed(() => this.filter() !== EVERYTHING);
  protected readonly hasPlaces = computed(() => this.draft.projects().some(({ point }) => point !== null));
  protected readonly titles = computed(() =>
    this.draft
      .picked()
      .map(({ project }) => project.title)
      .join(', '),
  );

  protected words(event: Event): void {
    this.filter.update((filter) => ({ ...filter, words: (event.target as HTMLInputElement).value }));
  }

  protected only(which: 'affordable' | 'chosen', event: Event): void {
    const on = (event.target as HTMLInputElement).checked;
    this.filter.update((filter) => ({ ...filter, [which]: on }));
  }

  protected everything(): void {
    this.filter.set(EVERYTHING);
  }

  protected chooseUnit(id: string): void {
    this.draft.chooseUnit(id);
    this.everything();
    this.changed.emit();
  }

  protected choose(chosen: readonly Chosen[]): void {
    this.draft.choose(chosen);
    this.changed.emit();
  }

  /** A number on the map leads to its row, for the eye and for the keyboard. */
  protected find(nr: number | null): void {
    this.active.set(nr);
    const field = nr === null ? null : this.document.getElementById(`izvele-${nr}`);
    field?.scrollIntoView({ block: 'center' });
    field?.focus({ preventScroll: true });
  }
}
