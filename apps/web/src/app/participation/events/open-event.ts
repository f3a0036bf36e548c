import { computed, inject, Injectable, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { loadProblem } from '../../ui/submission';
import { EventsClient } from './events-client';

/** The event a workspace page is about; its panels share it. */
@Injectable()
export class OpenEvent {
  private readonly client = inject(EventsClient);
  readonly place = signal('');
  readonly code = signal('');
  private readonly resource = rxResource({
    params: () => (this.place() && this.code() ? { place: this.place(), code: this.code() } : undefined),
    stream: ({ params }) => this.client.desk(params.place, params.code),
  });
  readonly problem = loadProblem(this.resource);
  readonly view = computed(() => (this.resource.hasValue() ? this.resource.value() : null));

  reload(): void {
    this.resource.reload();
  }

  may(permission: string): boolean {
    return this.view()?.permissions.includes(permission) ?? false;
  }
}
