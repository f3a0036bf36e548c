import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';
import { csrfInterceptor } from './csrf-interceptor';
import { Session } from './session';

function page() {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(withInterceptors([csrfInterceptor])), provideHttpClientTesting()],
  });
  const server = TestBed.inject(HttpTestingController);
  const http = TestBed.inject(HttpClient);
  const session = { csrfToken: 'zīme', municipalities: [], person: null, mode: 'demo' };
  return { http, server, answer: () => server.expectOne('/api/session').flush(session) };
}

/** The request goes out a few promises after the session has come. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('a change asked of the own API', () => {
  it('waits for the session when it is pressed before that is known', async () => {
    const { http, server, answer } = page();
    const done = firstValueFrom(http.post('/api/public/m/adazi/subscriptions/1/confirm', {}));
    server.expectNone('/api/public/m/adazi/subscriptions/1/confirm');
    answer();
    await settled();
    const asked = server.expectOne('/api/public/m/adazi/subscriptions/1/confirm');
    expect(asked.request.headers.get('x-csrf-token')).toBe('zīme');
    asked.flush({ done: true });
    expect(await done).toEqual({ done: true });
    server.verify();
  });

  it('goes at once when it is known', async () => {
    const { http, server, answer } = page();
    const known = TestBed.inject(Session).known();
    answer();
    await known;
    http.post('/api/opinions', {}).subscribe();
    expect(server.expectOne('/api/opinions').request.headers.get('x-csrf-token')).toBe('zīme');
  });

  it('is still asked, and refused by the server, when the session cannot be known', async () => {
    const { http, server } = page();
    http.post('/api/opinions', {}).subscribe({ error: () => undefined });
    server.expectOne('/api/session').error(new ProgressEvent('error'));
    await settled();
    expect(server.expectOne('/api/opinions').request.headers.has('x-csrf-token')).toBe(false);
  });

  it('carries nothing where it comes without a session, nor does reading', () => {
    const { http, server } = page();
    http.post('/api/m/adazi/ballots', {}, { credentials: 'omit' }).subscribe();
    http.get('/api/acts').subscribe();
    for (const url of ['/api/m/adazi/ballots', '/api/acts'])
      expect(server.expectOne(url).request.headers.has('x-csrf-token')).toBe(false);
  });
});
