import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { map, type Observable } from 'rxjs';
import type {
  CallOffSitting,
  ChangeSitting,
  RecordAgendaVote,
  ContainerReport,
  AddAgendaItem,
  CouncilMembers,
  DossierSitting,
  LegalDay,
  NamedVersionView,
  PlanSitting,
  Presence,
  PublicationMeansCode,
  PublicCouncil,
  PublicSittingView,
  RecordSignature,
  RecordSittingRequest,
  RecordVote,
  SittingRequestView,
  SittingSummary,
  SittingView,
  StoredContainer,
} from '#libs/contracts';
import { Place } from '../shell/place';

/** What is on the official website before a sitting. */
export interface SittingNotice {
  what: 'agenda' | 'drafts';
  url: string;
  day: LegalDay;
  time: string;
  means: PublicationMeansCode;
}

/** The council of the municipality whose page is open. */
@Injectable({ providedIn: 'root' })
export class CouncilClient {
  private readonly http = inject(HttpClient);
  private readonly place = inject(Place);

  /** Everything anybody may see. @param page of the past sittings */
  open(page: number): Observable<PublicCouncil> {
    const slug = encodeURIComponent(this.place.slug() ?? '');
    return this.http.get<PublicCouncil>(`/api/public/m/${slug}/council`, { params: { page } });
  }

  openSitting(id: string): Observable<PublicSittingView> {
    const slug = encodeURIComponent(this.place.slug() ?? '');
    return this.http.get<PublicSittingView>(`/api/public/m/${slug}/council/${encodeURIComponent(id)}`);
  }

  sittings(): Observable<SittingSummary[]> {
    return this.http.get<{ items: SittingSummary[] }>(this.url('sittings')).pipe(map(({ items }) => items));
  }

  members(): Observable<CouncilMembers> {
    return this.http.get<CouncilMembers>(this.url('council', 'members'));
  }

  plan(sitting: PlanSitting): Observable<{ id: string }> {
    return this.http.post<{ id: string }>(this.url('sittings'), sitting);
  }

  requests(): Observable<SittingRequestView[]> {
    return this.http.get<SittingRequestView[]>(this.url('sitting-requests'));
  }

  recordRequest(request: RecordSittingRequest): Observable<{ id: string }> {
    return this.http.post<{ id: string }>(this.url('sitting-requests'), request);
  }

  /** The matters of a request go to the next regular sitting. */
  toRegular(requestId: string): Observable<unknown> {
    return this.http.post(this.url('sitting-requests', requestId, 'to-regular'), {});
  }

  change(id: string, sitting: ChangeSitting): Observable<unknown> {
    return this.http.put(this.url('sittings', id), sitting);
  }

  callOff(id: string, body: CallOffSitting): Observable<unknown> {
    return this.http.post(this.url('sittings', id, 'call-off'), body);
  }

  ministerInformed(id: string, day: string): Observable<unknown> {
    return this.http.post(this.url('sittings', id, 'minister-informed'), { day });
  }

  voteOnAgenda(id: string, vote: RecordAgendaVote): Observable<{ carried: boolean }> {
    return this.http.post<{ carried: boolean }>(this.url('sittings', id, 'agenda-votes'), vote);
  }

  sitting(id: string): Observable<SittingView> {
    return this.http.get<SittingView>(this.url('sittings', id));
  }

  addItem(sittingId: string, item: AddAgendaItem): Observable<unknown> {
    return this.http.post(this.url('sittings', sittingId, 'items'), item);
  }

  reorder(sittingId: string, itemIds: string[]): Observable<unknown> {
    return this.http.put(this.url('sittings', sittingId, 'order'), { itemIds });
  }

  sendMaterials(sittingId: string): Observable<unknown> {
    return this.http.post(this.url('sittings', sittingId, 'materials'), {});
  }

  recordNotice(sittingId: string, notice: SittingNotice): Observable<unknown> {
    return this.http.post(this.url('sittings', sittingId, 'notices'), notice);
  }

  attend(sittingId: string, people: { personId: string; presence: Presence }[]): Observable<unknown> {
    return this.http.put(this.url('sittings', sittingId, 'attendance'), { people });
  }

  close(sittingId: string, minutesNumber: string): Observable<unknown> {
    return this.http.post(this.url('sittings', sittingId, 'close'), { minutesNumber });
  }

  remove(itemId: string, reason: string): Observable<unknown> {
    return this.http.post(this.url('agenda-items', itemId, 'remove'), { reason });
  }

  vote(itemId: string, vote: RecordVote): Observable<unknown> {
    return this.http.post(this.url('agenda-items', itemId, 'vote'), vote);
  }

  storeContainer(itemId: string, file: File): Observable<StoredContainer> {
    const form = new FormData();
    form.set('file', file);
    return this.http.post<StoredContainer>(this.containerUrl(itemId), form);
  }

  sign(itemId: string, signature: RecordSignature): Observable<{ number: string | null }> {
    return this.http.post<{ number: string | null }>(
      this.url('agenda-items', itemId, 'signature'),
      signature,
    );
  }

  ofDossier(dossierId: string): Observable<DossierSitting[]> {
    return this.http.get<DossierSitting[]>(this.url('dossiers', dossierId, 'council'));
  }

  versions(documentId: string): Observable<NamedVersionView[]> {
    return this.http.get<NamedVersionView[]>(this.url('documents', documentId, 'versions'));
  }

  /** What the container holds that an item was signed in; `null` for items signed on paper. */
  containerReport(itemId: string): Observable<ContainerReport | null> {
    return this.http
      .get<{ report: ContainerReport | null }>(`${this.containerUrl(itemId)}/report`)
      .pipe(map(({ report }) => report));
  }

  /** Where an adopted text can be had as a file to be signed. */
  signingUrl(itemId: string, file: string): string {
    return this.url('agenda-items', itemId, 'signing', file);
  }

  /** Where a signed container can be had. */
  containerUrl(itemId: string): string {
    return this.url('agenda-items', itemId, 'container');
  }

  private url(...parts: string[]): string {
    return ['/api/m', ...[this.place.slug() ?? '', ...parts].map((part) => encodeURIComponent(part))].join(
      '/',
    );
  }
}
