import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type {
  CalculationKind,
  CalculationsView,
  LobbyContactInput,
  LobbyContactsView,
  MemorandumSettings,
  MemorandumSettingsView,
  SaveCalculation,
  SavedCalculation,
} from '#libs/contracts';
import { Place } from '../shell/place';

/** Calculations of memoranda and contacts with lobbyists, of the municipality whose page is open. */
@Injectable({ providedIn: 'root' })
export class MemorandumClient {
  private readonly http = inject(HttpClient);
  private readonly place = inject(Place);

  calculations(dossierId: string): Observable<CalculationsView> {
    return this.http.get<CalculationsView>(this.url(dossierId, 'calculations'));
  }

  save(dossierId: string, kind: CalculationKind, body: SaveCalculation): Observable<SavedCalculation> {
    return this.http.put<SavedCalculation>(this.url(dossierId, 'calculations', kind), body);
  }

  remove(dossierId: string, kind: CalculationKind, version: number): Observable<unknown> {
    return this.http.delete(this.url(dossierId, 'calculations', kind), { params: { version } });
  }

  contacts(dossierId: string): Observable<LobbyContactsView> {
    return this.http.get<LobbyContactsView>(this.url(dossierId, 'lobby-contacts'));
  }

  addContact(dossierId: string, contact: LobbyContactInput): Observable<unknown> {
    return this.http.post(this.url(dossierId, 'lobby-contacts'), contact);
  }

  changeContact(
    dossierId: string,
    id: string,
    contact: LobbyContactInput & { version: number },
  ): Observable<unknown> {
    return this.http.put(this.url(dossierId, 'lobby-contacts', id), contact);
  }

  removeContact(dossierId: string, id: string, version: number): Observable<unknown> {
    return this.http.delete(this.url(dossierId, 'lobby-contacts', id), { params: { version } });
  }

  stateNone(dossierId: string, none: boolean, version: number): Observable<unknown> {
    return this.http.put(this.url(dossierId, 'lobby-contacts', 'none'), { none, version });
  }

  settings(): Observable<MemorandumSettingsView> {
    return this.http.get<MemorandumSettingsView>(this.of('memorandum-settings'));
  }

  saveSettings(body: MemorandumSettings & { version: number }): Observable<unknown> {
    return this.http.put(this.of('memorandum-settings'), body);
  }

  private url(dossierId: string, ...parts: string[]): string {
    return this.of('dossiers', dossierId, ...parts);
  }

  private of(...parts: string[]): string {
    return ['/api/m', this.place.slug() ?? '', ...parts.map(encodeURIComponent)].join('/');
  }
}
