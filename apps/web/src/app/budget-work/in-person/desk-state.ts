import { computed, inject, Injectable } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { votingUnits } from '#libs/budget-rules';
import { TranslocoService } from '@jsverse/transloco';
import { loadProblem } from '../../ui/submission';
import { OpenCycle } from '../open-cycle';
import { InPersonClient } from './in-person-client';

/** What the pages of voting in person share: the view, the units of voting by name. */
@Injectable()
export class DeskState {
  private readonly client = inject(InPersonClient);
  private readonly transloco = inject(TranslocoService);
  readonly cycle = inject(OpenCycle);
  private readonly resource = rxResource({
    params: () => this.cycle.id() || undefined,
    stream: () => this.client.view(),
  });

  /** `null` until it is loaded; kept while it is read again. */
  readonly view = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  readonly problem = loadProblem(this.resource);
  readonly units = computed(() => {
    const view = this.cycle.view();
    if (!view) return [];
    return votingUnits(view.units, view.rules).map((unit) => ({
      ...unit,
      name: unit.name ?? this.transloco.translate<string>('in-person.whole'),
    }));
  });

  /** Name of a unit of voting. */
  unitName(id: string): string {
    return this.units().find((unit) => unit.id === id)?.name ?? '';
  }

  reload(): void {
    this.resource.reload();
  }
}
