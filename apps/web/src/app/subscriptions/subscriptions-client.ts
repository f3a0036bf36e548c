import { HttpClient, HttpParams } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type {
  NewsPage,
  StartSubscription,
  SubscriptionFilter,
  SubscriptionFrequency,
  SubscriptionView,
} from '#libs/contracts';

/** News and subscriptions of a municipality. */
@Injectable({ providedIn: 'root' })
export class SubscriptionsClient {
  private readonly http = inject(HttpClient);

  news(place: string, filter: Partial<SubscriptionFilter>): Observable<NewsPage> {
    const given = Object.entries(filter).filter((entry): entry is [string, string] => !!entry[1]);
    return this.http.get<NewsPage>(this.url(place, 'news'), {
      params: new HttpParams({ fromObject: Object.fromEntries(given) }),
    });
  }

  start(place: string, subscription: StartSubscription & { website: string }): Observable<unknown> {
    return this.http.post(this.url(place, 'subscriptions'), subscription);
  }

  one(place: string, token: string): Observable<SubscriptionView> {
    return this.http.get<SubscriptionView>(this.of(place, token));
  }

  confirm(place: string, token: string): Observable<unknown> {
    return this.http.post(`${this.of(place, token)}/confirm`, {});
  }

  setFrequency(place: string, token: string, frequency: SubscriptionFrequency): Observable<unknown> {
    return this.http.put(this.of(place, token), { frequency });
  }

  end(place: string, token: string): Observable<unknown> {
    return this.http.delete(this.of(place, token));
  }

  private of(place: string, token: string): string {
    return this.url(place, `subscriptions/${encodeURIComponent(token)}`);
  }

  private url(place: string, rest: string): string {
    return `/api/public/m/${encodeURIComponent(place)}/${rest}`;
  }
}
