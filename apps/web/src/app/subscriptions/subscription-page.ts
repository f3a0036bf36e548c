import { Component, inject, input, linkedSignal, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { SUBSCRIPTION_FREQUENCIES, type SubscriptionFrequency } from '#libs/contracts';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { Control, Field } from '../ui/field';
import { PageHeader } from '../ui/page-header';
import { loadProblem, Submission } from '../ui/submission';
import { SubscriptionsClient } from './subscriptions-client';

/** One subscription, by the link in every letter: confirm, change, end. Opening the page changes nothing. */
@Component({
  selector: 'vv-subscription-page',
  imports: [RouterLink, TranslocoPipe, Control, ErrorSummary, FailedRequest, Field, LocalLink, PageHeader],
  template: `
    <div class="page">
      <vv-page-header [title]="'subscriptions.manage.title' | transloco" />
      @if (problem(); as wrong) {
        @if (wrong.status === 404) {
          <p>{{ 'subscriptions.manage.unknown' | transloco }}</p>
          <p>
            <a class="button" [routerLink]="[place(), 'jaunumi'] | localLink">{{
              'subscriptions.manage.again' | transloco
            }}</a>
          </p>
        } @else {
          <vv-failed-request [problem]="wrong" (retry)="subscription.reload()" />
        }
      } @else if (subscription.hasValue()) {
        @let shown = subscription.value();
        <vv-error-summary [violations]="submission.violations()" />
        <div role="status">
          @if (done(); as message) {
            <p class="notice good">{{ 'subscriptions.manage.' + message | transloco }}</p>
          }
        </div>
        @if (shown.state === 'ended') {
          <p class="lead">{{ 'subscriptions.manage.endedText' | transloco }}</p>
          <p>
            <a class="button secondary" [routerLink]="[place(), 'jaunumi'] | localLink">{{
              'subscriptions.manage.again' | transloco
            }}</a>
          </p>
        } @else {
          <dl class="card">
            <dt>{{ 'subscriptions.manage.what' | transloco }}</dt>
            <dd lang="lv">
              {{ shown.place.name }}
              @if (shown.filter.act) {
                · {{ shown.names.act ?? shown.filter.act }}
              }
              @if (shown.filter.project) {
                · {{ shown.names.project ?? shown.filter.project }}
              }
              @if (shown.filter.topic; as topic) {
                · {{ 'bylaws.topic.' + topic | transloco }}
              }
              @if (shown.filter.territory; as territory) {
                · {{ territory }}
              }
              @if (shown.names.author; as author) {
                · {{ author }}
              }
            </dd>
            <dt>{{ 'subscriptions.manage.where' | transloco }}</dt>
            <dd>{{ 'subscriptions.channel.' + shown.channel | transloco }}: {{ shown.address }}</dd>
            @if (shown.state === 'pending') {
              <dt>{{ 'subscriptions.form.frequency' | transloco }}</dt>
              <dd>{{ 'subscriptions.frequency.' + shown.frequency | transloco }}</dd>
            }
          </dl>
          @if (shown.state === 'pending') {
            <p class="lead">{{ 'subscriptions.manage.pendingText' | transloco }}</p>
            <p class="row">
              <button class="button" type="button" (click)="confirm()">
                {{ 'subscriptions.manage.confirm' | transloco }}
              </button>
              <button class="button secondary" type="button" (click)="end()">
                {{ 'subscriptions.manage.refuse' | transloco }}
              </button>
            </p>
          } @else {
            <div class="change">
              <vv-field name="frequency" [label]="'subscriptions.form.frequency' | transloco">
                <select vvControl [value]="frequency()" (change)="choose($event)">
                  @for (one of frequencies; track one) {
                    <option [value]="one" [selected]="one === frequency()">
                      {{ 'subscriptions.frequency.' + one | transloco }}
                    </option>
                  }
                </select>
              </vv-field>
              <p class="row">
                <button class="button" type="button" (click)="save()">
                  {{ 'subscriptions.manage.save' | transloco }}
                </button>
                <button class="button secondary" type="button" (click)="end()">
                  {{ 'subscriptions.manage.end' | transloco }}
                </button>
              </p>
            </div>
          }
        }
      } @else {
        <p role="status">{{ 'subscriptions.loading' | transloco }}</p>
      }
    </div>
  `,
  styles: `
    dl {
      max-width: 44rem;
      margin-bottom: var(--gap-5);
    }

    dt {
      color: var(--ink-soft);
      font-size: var(--size-s);
    }

    dd {
      margin: 0 0 var(--gap-3);
      font-weight: 600;
    }

    dd:last-child {
      margin-bottom: 0;
    }

    .change {
      max-width: 30rem;
    }

    .notice {
      margin-bottom: var(--gap-5);
    }
  `,
})
export class SubscriptionPage {
  private readonly client = inject(SubscriptionsClient);
  readonly place = input.required<string>();
  readonly token = input.required<string>();

  protected readonly frequencies = SUBSCRIPTION_FREQUENCIES;
  protected readonly submission = new Submission();
  /** What has just been done. */
  protected readonly done = signal<'confirmed' | 'saved' | null>(null);
  protected readonly subscription = rxResource({
    // An answer with `no-store` is not handed over by itself: the page would be written anew, and a press on it lost.
    id: 'subscription',
    params: () => ({ place: this.place(), token: this.token() }),
    stream: ({ params }) => this.client.one(params.place, params.token),
  });
  protected readonly problem = loadProblem(this.subscription);
  protected readonly frequency = linkedSignal<SubscriptionFrequency>(() =>
    this.subscription.hasValue() ? this.subscription.value().frequency : 'immediate',
  );

  constructor() {
    const transloco = inject(TranslocoService);
    inject(PageMeta).set({ title: transloco.translate('subscriptions.manage.title'), hidden: true });
  }

  protected async confirm(): Promise<void> {
    if (await this.submission.send(() => this.client.confirm(this.place(), this.token())))
      this.changed('confirmed');
  }

  protected async save(): Promise<void> {
    const request = () => this.client.setFrequency(this.place(), this.token(), this.frequency());
    if (await this.submission.send(request)) this.changed('saved');
  }

  protected async end(): Promise<void> {
    if (await this.submission.send(() => this.client.end(this.place(), this.token()))) this.changed(null);
  }

  protected choose(event: Event): void {
    const chosen = (event.target as HTMLSelectElement).value;
    const known = this.frequencies.find((one) => one === chosen);
    if (known) this.frequency.set(known);
  }

  private changed(message: 'confirmed' | 'saved' | null): void {
    this.done.set(message);
    this.subscription.reload();
  }
}
