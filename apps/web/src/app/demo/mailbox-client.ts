import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type { DemoMailItem, DemoMailMessage } from '#libs/contracts';

/** The demonstration's mailbox: the e-mails of everybody. */
@Injectable({ providedIn: 'root' })
export class MailboxClient {
  private readonly http = inject(HttpClient);

  list(): Observable<DemoMailItem[]> {
    return this.http.get<DemoMailItem[]>('/api/demo/mail');
  }

  read(id: string): Observable<DemoMailMessage> {
    return this.http.get<DemoMailMessage>(`/api/demo/mail/${encodeURIComponent(id)}`);
  }
}
