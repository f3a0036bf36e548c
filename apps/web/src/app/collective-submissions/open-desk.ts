import { computed, inject, Injectable, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { loadProblem } from '../ui/submission';
import { CollectiveClient } from './collective-client';

/** The submission a workspace page is about; its panels share it. */
@Injectable()
export class OpenDesk {
  private readonly client = inject(CollectiveClient);
  readonly place = signal('');
  readonly code = signal('');
  private readonly resource = rxResource({
    params: () => (this.place() && this.code() ? { place: this.place(), code: this.code() } : undefined),
    stream: ({ params }) => this.client.work(params.place, params.code),
  });
  readonly problem = loadProblem(this.resource);
  readonly view = computed(() => (this.resource.hasValue() ? this.resource.value() : null));

  reload(): void {
    this.resource.reload();
  }
}
