import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type { HomeView } from '#libs/contracts';

@Injectable({ providedIn: 'root' })
export class HomeClient {
  private readonly http = inject(HttpClient);

  load(): Observable<HomeView> {
    return this.http.get<HomeView>('/api/public/home');
  }
}
