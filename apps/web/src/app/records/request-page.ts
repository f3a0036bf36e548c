import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { of, tap } from 'rxjs';
import type {
  ErasureResult,
  LegalDay,
  RequestOffer,
  RestrictionGround,
  RestrictionResult,
  Violation,
} from '#libs/contracts';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { Place } from '../shell/place';
import { Session } from '../shell/session';
import { ArticleLink } from '../ui/article-link';
import { Confirm } from '../ui/confirm-dialog';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { Control, Field } from '../ui/field';
import { LegalDayPipe } from '../ui/format-pipes';
import { Icon } from '../ui/icon';
import { PageHeader } from '../ui/page-header';
import { StatusBadge } from '../ui/status-badge';
import { loadProblem, Submission } from '../ui/submission';
import { ViolationText } from '../ui/violation-text';
import { HeldList, type HeldChoice } from './held-list';
import { RecordsClient, type RequestStep } from './records-client';
import { RequestAnswer } from './request-answer';
import { RequestIdentity } from './request-identity';
import { RestrictForm } from './restrict-form';
import { RestrictionList } from './restriction-list';
import { requestTone } from './request-tone';

/** One request about somebody's data: who asks, by when, what is held, what was done, the answer. */
@Component({
  selector: 'vv-request-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    ArticleLink,
    Control,
    ErrorSummary,
    FailedRequest,
    Field,
    HeldList,
    Icon,
    LegalDayPipe,
    LocalLink,
    PageHeader,
    RequestAnswer,
    RequestIdentity,
    RestrictForm,
    RestrictionList,
    StatusBadge,
    ViolationText,
  ],
  templateUrl: './request-page.html',
  styleUrl: './records.scss',
})
export class RequestPage {
  private readonly client = inject(RecordsClient);
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  protected readonly place = inject(Place);
  readonly id = input.required<string>();

  protected readonly request = rxResource({
    params: () => this.id(),
    stream: ({ params }) => this.client.request(params),
  });
  protected readonly problem = loadProblem(this.request);
  protected readonly offers = computed<Partial<Record<RequestOffer['event'], readonly Violation[]>>>(() => {
    const offers = this.request.hasValue() ? this.request.value().offers : [];
    return Object.fromEntries(offers.map(({ event, violations }) => [event, violations]));
  });
  /** Looked up when it is known who asks, and again after every change. */
  private readonly looked = signal(0);
  protected readonly held = rxResource({
    params: () => ({ id: this.id(), may: this.offers().search?.length === 0, looked: this.looked() }),
    stream: ({ params }) => (params.may ? this.client.holdings(params.id) : of([])),
  });
  private readonly session = inject(Session);
  protected readonly handles = computed(() => this.session.may('privacy.manage', this.place.slug()));
  protected readonly submission = new Submission();
  protected readonly correcting = signal<HeldChoice | null>(null);
  protected readonly erased = signal<ErasureResult | null>(null);
  /** What is about to be restricted: one thing, or everything. */
  protected readonly restricting = signal<{ choice: HeldChoice | null } | null>(null);
  protected readonly restricted = signal<RestrictionResult | null>(null);
  protected readonly tone = requestTone;

  constructor() {
    const meta = inject(PageMeta);
    effect(() => {
      const code = this.request.hasValue() ? this.request.value().code : '';
      meta.set({ title: `${this.transloco.translate('records.request.one')} ${code}`, hidden: true });
    });
  }

  protected packageHref(): string {
    return this.client.packageHref(this.id());
  }

  protected async take(step: RequestStep, body: object): Promise<void> {
    const version = this.request.value()?.version;
    const sent = await this.submission.send(() => this.client.take(this.id(), step, { ...body, version }));
    if (sent) this.reload();
  }

  protected async seek(text: string): Promise<void> {
    await this.take('terms', { terms: text.split('\n').filter((line) => line.trim().length > 2) });
  }

  protected async correct(field: string, value: string): Promise<void> {
    const choice = this.correcting();
    if (!choice) return;
    await this.take('corrections', { key: choice.key, item: choice.item.id, field, value });
    if (this.submission.violations().length === 0) this.correcting.set(null);
  }

  protected async erase(): Promise<void> {
    const say = (key: string) => this.transloco.translate(`records.erase.${key}`);
    const sure = await this.confirm.ask({
      title: say('title'),
      text: say('text'),
      action: say('action'),
      dangerous: true,
    });
    const version = this.request.value()?.version;
    if (!sure || version === undefined) return;
    const sent = await this.submission.send(() =>
      this.client.erase(this.id(), version).pipe(tap((result) => this.erased.set(result))),
    );
    if (sent) this.reload();
  }

  protected async restrict(ground: RestrictionGround): Promise<void> {
    const [asked, version] = [this.restricting(), this.request.value()?.version];
    if (!asked || version === undefined) return;
    const body = { ground, key: asked.choice?.key ?? null, item: asked.choice?.item.id ?? null, version };
    const sent = await this.submission.send(() =>
      this.client.restrict(this.id(), body).pipe(tap((result) => this.restricted.set(result))),
    );
    if (!sent) return;
    this.restricting.set(null);
    this.reload();
  }

  protected async lift({ id, ...body }: { id: string; reason: string; informedOn: LegalDay }): Promise<void> {
    const version = this.request.value()?.version;
    if (version === undefined) return;
    if (await this.submission.send(() => this.client.lift(this.id(), id, { ...body, version })))
      this.reload();
  }

  protected counts(of: Partial<Record<string, number>>): [string, number][] {
    return Object.entries(of).map(([key, count]) => [key, count ?? 0]);
  }

  protected reload(): void {
    this.request.reload();
    this.looked.update((count) => count + 1);
  }
}
