import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type { ActControlView, ControlEventName, ControlStepTaken, PublicControlCase } from '#libs/contracts';
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

  published(place: string, year: number, slug: string): Observable<PublicControlCase[]> {
    return this.http.get<PublicControlCase[]>(
      `/api/public/m/${encodeURIComponent(place)}/sn/${year}/${encodeURIComponent(slug)}/control`,
    );
  }

  private act(year: string, slug: string): string {
    return `/api/m/${this.place.slug()}/acts/${year}/${encodeURIComponent(slug)}/control`;
  }
}
