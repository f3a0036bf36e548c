import { computed, effect, inject, Injectable, untracked } from '@angular/core';
import { rxResource, toObservable } from '@angular/core/rxjs-interop';
import { filter, firstValueFrom } from 'rxjs';
import { OpenDossier } from '../bylaws/open-dossier';
import { loadProblem } from '../ui/submission';
import { ReviewClient } from './review-client';

/** What the panels of the page "Atzinums" share. Provided by the page. */
@Injectable()
export class DossierReviewData {
  private readonly client = inject(ReviewClient);
  readonly dossier = inject(OpenDossier);
  readonly dossierId = computed(() => this.dossier.view()?.id ?? '');

  private readonly resource = rxResource({
    params: () => this.dossierId() || undefined,
    stream: ({ params }) => this.client.ofDossier(params),
  });
  /** `null` until it is loaded; kept while it is read again. */
  readonly view = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  readonly problem = loadProblem(this.resource);
  readonly state = computed(() => this.view()?.dossier.state ?? '');
  /** The round that runs, or the last one. */
  readonly round = computed(() => this.view()?.rounds.at(-1) ?? null);
  readonly objections = computed(() => this.round()?.opinion?.objections ?? []);
  readonly records = computed(() => this.view()?.permissions.includes('review.record') ?? false);

  /** Changes with every step, also one that another feature's panel takes on this page. */
  private readonly version = computed(() => this.dossier.view()?.version);

  private readonly states = toObservable(computed(() => this.dossier.view()?.state));

  constructor() {
    effect(() => {
      const version = this.version();
      const known = untracked(this.view)?.dossier.version;
      if (known !== undefined && version !== known) this.resource.reload();
    });
  }

  /** The event is open to the reader now, or would be but for what is listed. */
  offer(event: string) {
    return this.dossier.view()?.availableEvents.find((one) => one.event === event && one.permitted) ?? null;
  }

  /** Resolves when the dossier has been read again and stands in the state, or when the page is left. */
  arrived(state: string): Promise<unknown> {
    const found = this.states.pipe(filter((one) => one === state));
    return firstValueFrom(found, { defaultValue: null });
  }

  /** Call after every change that the server took: the dossier's state follows from it too. */
  reload(): void {
    this.resource.reload();
    this.dossier.reload();
  }
}
