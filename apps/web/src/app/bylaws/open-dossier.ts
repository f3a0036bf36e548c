import { computed, inject, Injectable } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { Place } from '../shell/place';
import { type Problem, readProblem } from '../ui/problem';
import { BylawsClient, UnknownDossier } from './bylaws-client';

/**
 * The dossier whose page is open, for its frame and for every page inside it, whichever feature the page belongs to.
 * Provided by the frame's route.
 */
@Injectable()
export class OpenDossier {
  private readonly client = inject(BylawsClient);
  private readonly where = inject(Place);

  /** The code in the address, for example `26-SN-VID-12`. */
  readonly code = computed(() => decodeURIComponent(this.where.path().split('/')[4] ?? ''));
  readonly place = computed(() => this.where.slug() ?? '');

  private readonly resource = rxResource({
    params: () => (this.code() ? { code: this.code(), place: this.place() } : undefined),
    stream: ({ params }) => this.client.byCode(params.code),
  });

  /** `null` until it is loaded; kept while it is read again. */
  readonly view = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  readonly loading = this.resource.isLoading;
  readonly problem = computed<Problem | null>(() => {
    const error = this.resource.error();
    if (!error) return null;
    const cause = error.cause ?? error;
    if (cause instanceof UnknownDossier) return { kind: 'notFound', status: 404, violations: [] };
    return readProblem(cause);
  });

  /** Address of a page inside the dossier, without language prefix; the overview without `page`. */
  path(page = ''): string {
    const parts = ['darbs', this.place(), 'akti', this.code(), ...page.split('/').filter(Boolean)];
    return '/' + parts.map((part) => encodeURIComponent(part)).join('/');
  }

  /** What the caller may do here; what the event itself asks for is in `availableEvents`. */
  may(permission: string): boolean {
    return this.view()?.permissions.includes(permission) ?? false;
  }

  /** Call after every change that the server took. */
  reload(): void {
    this.resource.reload();
  }
}
