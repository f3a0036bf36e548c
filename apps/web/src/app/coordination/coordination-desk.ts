import { computed, inject, Injectable } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { OpenDossier } from '../bylaws/open-dossier';
import { loadProblem } from '../ui/submission';
import { CoordinationClient } from './coordination-client';

/** What the panels of the page "Saskaņošana ar institūcijām" share. Provided by the page. */
@Injectable()
export class CoordinationDeskData {
  private readonly client = inject(CoordinationClient);
  readonly dossier = inject(OpenDossier);
  readonly dossierId = computed(() => this.dossier.view()?.id ?? '');

  private readonly resource = rxResource({
    params: () => this.dossierId() || undefined,
    stream: ({ params }) => this.client.desk(params),
  });
  /** `null` until it is loaded; kept while it is read again. */
  readonly view = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  readonly problem = loadProblem(this.resource);
  readonly manages = computed(() => this.view()?.permissions.includes('coordination.manage') ?? false);
  /** Rounds of the running coordination, or of the last one. */
  readonly current = computed(() => {
    const view = this.view();
    return view?.rounds.filter((round) => round.coordinationId === view.coordination?.id) ?? [];
  });

  /** Call after every change that the server took: the dossier's state follows from it too. */
  reload(): void {
    this.resource.reload();
    this.dossier.reload();
  }
}
