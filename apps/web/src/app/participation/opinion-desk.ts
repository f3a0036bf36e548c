import { computed, inject, Injectable, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { EMPTY, type Observable } from 'rxjs';
import { OpenDossier } from '../bylaws/open-dossier';
import { loadProblem } from '../ui/submission';
import { OpinionWork, type RecordedInput } from './opinion-work';
import { ParticipationClient, type AnswerInput } from './participation-client';
import { unitChoices, unitsById } from './unit-names';

/** What the panels of the opinions page share. Provided by the page. */
@Injectable()
export class OpinionDeskData extends OpinionWork {
  private readonly client = inject(ParticipationClient);
  readonly dossier = inject(OpenDossier);
  readonly place = this.dossier.place;
  readonly aboutText = true;
  readonly dossierId = computed(() => this.dossier.view()?.id ?? '');

  private readonly resource = rxResource({
    params: () => (this.dossierId() ? { place: this.place(), id: this.dossierId() } : undefined),
    stream: ({ params }) => this.client.desk(params.place, params.id),
  });
  /** `null` until it is loaded; kept while it is read again. */
  readonly view = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  readonly opinions = computed(() => this.view()?.opinions ?? []);
  readonly counts = computed(() => this.view()?.counts ?? null);
  /** Groups and gatherings are those of events. */
  readonly groups = signal([]);
  readonly meetings = signal([]);
  readonly problem = loadProblem(this.resource);
  readonly part8 = rxResource({
    params: () => (this.dossierId() ? { place: this.place(), id: this.dossierId() } : undefined),
    stream: ({ params }) => this.client.part8(params.place, params.id),
  });

  private readonly shownAlready = computed(() => {
    const state = this.view()?.stage?.state;
    return this.dossierId() && state && state !== 'preparing'
      ? { place: this.place(), id: this.dossierId() }
      : undefined;
  });
  /** What changed in the text since the public saw it. */
  readonly differences = rxResource({
    params: this.shownAlready,
    stream: ({ params }) => this.client.differences(params.place, params.id),
  });
  readonly changes = computed(() =>
    this.differences.hasValue() ? this.differences.value().changes.filter(({ words }) => words) : [],
  );
  readonly collation = rxResource({
    params: this.shownAlready,
    stream: ({ params }) => this.client.collationDesk(params.place, params.id),
  });

  private readonly announced = computed(() => this.view()?.stage?.bylawVersionId ?? null);
  private readonly texts = rxResource({
    params: () => (this.announced() ? { place: this.place(), code: this.dossier.code() } : undefined),
    stream: ({ params }) => (params.code ? this.client.texts(params.place, params.code) : EMPTY),
    defaultValue: undefined,
  });
  readonly units = computed(() => unitChoices((this.texts.hasValue() ? this.texts.value() : null) ?? null));
  readonly unitNames = computed(() => unitsById(this.units()));

  may(permission: string): boolean {
    return this.view()?.permissions.includes(permission) ?? false;
  }

  /** Call after every change that the server took: the dossier's checklist follows from it too. */
  reload(): void {
    this.resource.reload();
    this.part8.reload();
    this.differences.reload();
    this.collation.reload();
    this.dossier.reload();
  }

  answer(body: AnswerInput & { opinions: { id: string; version: number }[] }): Observable<unknown> {
    return this.client.answer(this.place(), this.dossierId(), body);
  }

  record(body: RecordedInput): Observable<{ id: string; receipt: string; late: boolean }> {
    return this.client.record(this.place(), this.view()?.stage?.id ?? '', body);
  }
}
