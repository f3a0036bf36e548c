import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type { InboxItem } from '#libs/contracts';

/** What waits for the person, over all municipalities. */
@Injectable({ providedIn: 'root' })
export class InboxClient {
  private readonly http = inject(HttpClient);

  items(): Observable<InboxItem[]> {
    return this.http.get<InboxItem[]>('/api/inbox');
  }
}
