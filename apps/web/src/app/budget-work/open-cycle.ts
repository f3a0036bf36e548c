import { computed, inject, Injectable } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { Place } from '../shell/place';
import { Session } from '../shell/session';
import { loadProblem } from '../ui/submission';
import { BudgetWorkClient } from './budget-work-client';

/** The cycle whose page is open, for its frame and every page inside it. Provided by the frame. */
@Injectable()
export class OpenCycle {
  private readonly client = inject(BudgetWorkClient);
  private readonly session = inject(Session);
  private readonly where = inject(Place);

  readonly place = computed(() => this.where.slug() ?? '');
  readonly id = computed(() => decodeURIComponent(this.where.path().split('/')[4] ?? ''));
  private readonly resource = rxResource({
    params: () => this.id() || undefined,
    stream: ({ params }) => this.client.cycle(params),
  });

  /** `null` until it is loaded; kept while it is read again. */
  readonly view = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  readonly problem = loadProblem(this.resource);
  readonly manages = computed(() => this.session.may('budget.manage', this.place()));
  readonly evaluates = computed(() => this.session.may('budget.evaluate', this.place()));

  /** Path of a page inside the cycle, for `localLink`. */
  path(...rest: string[]): string[] {
    return ['darbs', this.place(), 'budzets', this.id(), ...rest];
  }

  /** Call after every change that the server took. */
  reload(): void {
    this.resource.reload();
  }
}
