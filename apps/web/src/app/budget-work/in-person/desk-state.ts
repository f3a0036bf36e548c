import { computed, DestroyRef, DOCUMENT, inject, Injectable, linkedSignal, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { votingUnits } from '#libs/budget-rules';
import { TranslocoService } from '@jsverse/transloco';
import type { InPersonView } from '#libs/contracts';
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

  /** `null` until it is loaded; kept while it is read again, and while the network is away. */
  readonly view = linkedSignal<InPersonView | null, InPersonView | null>({
    source: () => (this.resource.hasValue() ? this.resource.value() : null),
    computation: (loaded, before) => loaded ?? before?.value ?? null,
  });
  readonly problem = loadProblem(this.resource);
  private readonly unplugged = signal(false);
  /** Whether the roll cannot be reached: the device says so, or the last request did not get through. */
  readonly away = computed(
    () => this.unplugged() || ['offline', 'failed'].includes(this.problem()?.kind ?? ''),
  );

  constructor() {
    const device = inject(DOCUMENT).defaultView;
    if (!device) return;
    const look = (): void => {
      this.unplugged.set(!device.navigator.onLine);
      if (device.navigator.onLine) this.reload();
    };
    device.addEventListener('offline', look);
    device.addEventListener('online', look);
    inject(DestroyRef).onDestroy(() => {
      device.removeEventListener('offline', look);
      device.removeEventListener('online', look);
    });
  }

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
