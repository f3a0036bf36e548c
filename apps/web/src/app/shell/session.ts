import { HttpClient } from '@angular/common/http';
import {
  computed,
  inject,
  Injectable,
  makeStateKey,
  PLATFORM_ID,
  signal,
  TransferState,
} from '@angular/core';
import { isPlatformServer } from '@angular/common';
import { firstValueFrom } from 'rxjs';
import type { SessionMunicipality, SessionView } from '#libs/contracts';
import { CsrfToken } from './csrf-token';

const rendered = makeStateKey<SessionView>('session');

/** Who is looking, in which installation, on which legal day. */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly http = inject(HttpClient);
  private readonly csrf = inject(CsrfToken);
  private readonly transfer = inject(TransferState);
  private readonly onServer = isPlatformServer(inject(PLATFORM_ID));
  private readonly value = signal<SessionView | null>(null);
  private asking: Promise<void> | null = null;
  private real = false;

  readonly state = this.value.asReadonly();
  /** The installation did not answer; pages still show what they can. */
  readonly failed = signal(false);
  readonly person = computed(() => this.value()?.person ?? null);
  readonly demo = computed(() => this.value()?.mode === 'demo');
  readonly legalToday = computed(() => this.value()?.legalToday ?? null);
  readonly municipalities = computed(() => this.value()?.municipalities ?? []);

  /**
   * Resolves when there is something to show: on the server the anonymous session, in the browser first the one the
   * server rendered with (so that nothing moves), then the visitor's own.
   */
  async known(): Promise<void> {
    if (this.value()) return;
    const fromServer = this.transfer.get(rendered, null);
    if (fromServer) {
      this.value.set(fromServer);
      void this.ask();
      return;
    }
    await this.ask();
  }

  /** Resolves when the browser's own session is known; needed before a page of one person. */
  async own(): Promise<void> {
    if (!this.real) await this.ask();
  }

  /** Asks again, for example after the demo clock moved. */
  async refresh(): Promise<void> {
    await this.asking;
    await this.ask();
  }

  may(permission: string, slug: string | null | undefined): boolean {
    return !!slug && !!this.person()?.permissions[slug]?.includes(permission);
  }

  /** In any municipality: reviewers of the state work over all of them. */
  mayAnywhere(permission: string): boolean {
    return Object.values(this.person()?.permissions ?? {}).some((granted) => granted.includes(permission));
  }

  municipality(slug: string | null | undefined): SessionMunicipality | null {
    return this.municipalities().find((one) => one.slug === slug) ?? null;
  }

  private ask(): Promise<void> {
    this.asking ??= this.load().finally(() => (this.asking = null));
    return this.asking;
  }

  private async load(): Promise<void> {
    try {
      // Never from the transfer cache: the server's answer is the anonymous one.
      const answer = await firstValueFrom(
        this.http.get<SessionView>('/api/session', { transferCache: false }),
      );
      this.csrf.value = answer.csrfToken;
      this.value.set(answer);
      this.failed.set(false);
      if (this.onServer) this.transfer.set(rendered, { ...answer, csrfToken: '' });
      else this.real = true;
    } catch {
      this.failed.set(true);
    }
  }
}
