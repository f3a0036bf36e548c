import { computed, inject, Injectable, signal } from '@angular/core';
import type { Observable } from 'rxjs';
import { OpinionWork, type RecordedInput } from '../opinion-work';
import type { AnswerInput } from '../participation-client';
import { EventsClient } from './events-client';
import { OpenEvent } from './open-event';

/** Opinions about the event of the page: worked on until its summary was approved. */
@Injectable()
export class EventOpinions extends OpinionWork {
  private readonly client = inject(EventsClient);
  private readonly event = inject(OpenEvent);
  readonly place = this.event.place;
  readonly aboutText = false;
  readonly opinions = computed(() => this.event.view()?.opinions ?? []);
  readonly counts = computed(() => this.event.view()?.counts ?? null);
  readonly units = signal([]);
  readonly unitNames = signal(new Map<string, string>());
  readonly changes = signal([]);
  readonly groups = computed(() => (this.event.view()?.groups ?? []).map(({ id, name }) => ({ id, name })));
  readonly meetings = computed(() =>
    (this.event.view()?.meetings ?? []).map(({ id, topic }) => ({ id, name: topic })),
  );

  may(permission: string): boolean {
    return this.event.view()?.state === 'announced' && this.event.may(permission);
  }

  reload(): void {
    this.event.reload();
  }

  answer(body: AnswerInput & { opinions: { id: string; version: number }[] }): Observable<unknown> {
    return this.client.answerOpinions(this.place(), this.event.view()?.id ?? '', body);
  }

  record(body: RecordedInput): Observable<{ id: string; receipt: string; late: boolean }> {
    return this.client.record(this.place(), this.event.view()?.id ?? '', body);
  }
}
