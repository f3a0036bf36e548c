import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type { ClaimOrganisation, DecideOrganisationClaim, OrganisationClaimView } from '#libs/contracts';
import { Place } from '../shell/place';

/** Claims of organisations: one's own, and those that an administrator decides. */
@Injectable({ providedIn: 'root' })
export class OrganisationsClient {
  private readonly http = inject(HttpClient);
  private readonly place = inject(Place);

  mine(): Observable<OrganisationClaimView[]> {
    return this.http.get<OrganisationClaimView[]>('/api/organisation-claims');
  }

  claim(body: ClaimOrganisation): Observable<unknown> {
    return this.http.post('/api/organisation-claims', body);
  }

  all(): Observable<OrganisationClaimView[]> {
    return this.http.get<OrganisationClaimView[]>(this.url());
  }

  decide(id: string, body: DecideOrganisationClaim): Observable<unknown> {
    return this.http.post(`${this.url()}/${id}/decision`, body);
  }

  private url(): string {
    return `/api/m/${encodeURIComponent(this.place.slug() ?? '')}/organisation-claims`;
  }
}
