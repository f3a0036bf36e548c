import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type {
  CalendarFeedView,
  DeadlineList,
  NewCalendarFeed,
  PublicCalendar,
  ReminderSettings,
  ReminderSettingsView,
} from '#libs/contracts';

/** Deadlines, reminders and calendars. */
@Injectable({ providedIn: 'root' })
export class DeadlinesClient {
  private readonly http = inject(HttpClient);

  running(place: string): Observable<DeadlineList> {
    return this.http.get<DeadlineList>(this.url(place));
  }

  settings(place: string): Observable<ReminderSettingsView> {
    return this.http.get<ReminderSettingsView>(this.url(place, '/settings'));
  }

  saveSettings(place: string, settings: ReminderSettings & { version: number }): Observable<unknown> {
    return this.http.put(this.url(place, '/settings'), settings);
  }

  /** What anybody may know of in advance. */
  open(place: string): Observable<PublicCalendar> {
    return this.http.get<PublicCalendar>(`/api/public/m/${encodeURIComponent(place)}/calendar`);
  }

  feeds(): Observable<CalendarFeedView[]> {
    return this.http.get<CalendarFeedView[]>('/api/mine/calendars');
  }

  makeFeed(name: string): Observable<NewCalendarFeed> {
    return this.http.post<NewCalendarFeed>('/api/mine/calendars', { name });
  }

  endFeed(id: string): Observable<unknown> {
    return this.http.delete(`/api/mine/calendars/${encodeURIComponent(id)}`);
  }

  private url(place: string, rest = ''): string {
    return `/api/m/${encodeURIComponent(place)}/deadlines${rest}`;
  }
}
