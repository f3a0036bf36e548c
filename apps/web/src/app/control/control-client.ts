import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type {
  ActControlView,
  ControlDeskView,
  ControlEventName,
  ControllableAct,
  ControlStepTaken,
  MinistryControlCase,
  PublicControlCase,
  ReviewFile,
} from '#libs/contracts';
import { Place } from '../shell/place';

/** Last part of the address that each step of a control is sent to. */
const ADDRESS: Record<ControlEventName, string> = {
  receiveControlOpinion: 'opinion',
  recordRemedy: 'remedy',
  disagreeWithOpinion: 'disagreement',
  sendControlDisagreement: 'sending',
  recordInstitutionView: 'view',
  suspendByOrder: 'order',
  callControlSitting: 'sitting',
  repealPartly: 'partial-repeal',
  repealAfterOrder: 'repeal',
  applyToCourt: 'application',
  voidByOrder: 'voiding',
  recordNormsUpheld: 'upheld',
  recordNormsStruck: 'struck',
  closeControl: 'end',
};

/** The control of acts in force. */
@Injectable({ providedIn: 'root' })
export class ControlClient {
  private readonly http = inject(HttpClient);
  private readonly place = inject(Place);

  read(year: string, slug: string): Observable<ActControlView> {
    return this.http.get<ActControlView>(this.act(year, slug));
  }

  begin(year: string, slug: string, event: ControlEventName, body: object): Observable<ControlStepTaken> {
    return this.http.post<ControlStepTaken>(`${this.act(year, slug)}/${ADDRESS[event]}`, body);
  }

  go(id: string, event: ControlEventName, body: object): Observable<ControlStepTaken> {
    return this.http.post<ControlStepTaken>(
      `/api/m/${this.place.slug()}/control/${id}/${ADDRESS[event]}`,
      body,
    );
  }

  storeFile(place: string, desk: boolean, file: File): Observable<ReviewFile> {
    const form = new FormData();
    form.set('file', file);
    return this.http.post<ReviewFile>(
      `/api/m/${encodeURIComponent(place)}/control/${desk ? 'desk/' : ''}file`,
      form,
    );
  }

  /** Where the document of a step can be had. */
  fileUrl(id: string, event: ControlEventName): string {
    return `/api/m/${this.place.slug()}/control/${id}/steps/${event}/file`;
  }

  /** Acts in force of all municipalities, for a ministry. */
  inForce(q: string, place: string): Observable<ControllableAct[]> {
    return this.http.get<ControllableAct[]>('/api/control/acts', { params: { q, place } });
  }

  cases(): Observable<MinistryControlCase[]> {
    return this.http.get<MinistryControlCase[]>('/api/control/cases');
  }

  desk(place: string, year: string, slug: string): Observable<ControlDeskView> {
    return this.http.get<ControlDeskView>(`${actOf(place, year, slug)}/desk`);
  }

  /** A step that a ministry takes from its own desk. */
  takeAsMinistry(
    at: { place: string; year: string; slug: string },
    id: string | null,
    event: ControlEventName,
    body: object,
  ): Observable<ControlStepTaken> {
    const path = id
      ? `/api/m/${encodeURIComponent(at.place)}/control/${id}/desk/${ADDRESS[event]}`
      : `${actOf(at.place, at.year, at.slug)}/desk/${ADDRESS[event]}`;
    return this.http.post<ControlStepTaken>(path, body);
  }

  published(place: string, year: number, slug: string): Observable<PublicControlCase[]> {
    return this.http.get<PublicControlCase[]>(
      `/api/public/m/${encodeURIComponent(place)}/sn/${year}/${encodeURIComponent(slug)}/control`,
    );
  }

  private act(year: string, slug: string): string {
    return actOf(this.place.slug() ?? '', year, slug);
  }
}

const actOf = (place: string, year: string, slug: string): string =>
  `/api/m/${encodeURIComponent(place)}/acts/${year}/${encodeURIComponent(slug)}/control`;
