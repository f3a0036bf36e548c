import { Component, DOCUMENT, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { tap } from 'rxjs';
import type { CalendarFeedView } from '#libs/contracts';
import { Confirm } from '../ui/confirm-dialog';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { LegalDayPipe, MomentPipe } from '../ui/format-pipes';
import { Icon } from '../ui/icon';
import { emptyFields, Submission } from '../ui/submission';
import { DeadlinesClient } from './deadlines-client';

/** Personal calendar addresses: one for each program, shown once, ended one by one. */
@Component({
  selector: 'vv-calendar-addresses',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, ErrorSummary, Field, Icon, LegalDayPipe, MomentPipe],
  template: `
    <section class="card" aria-labelledby="calendar-addresses">
      <h2 id="calendar-addresses">{{ 'deadlines.feeds.title' | transloco }}</h2>
      <p>{{ 'deadlines.feeds.about' | transloco }}</p>
      @if (made(); as address) {
        <div class="notice good" role="status">
          <p>
            <label for="calendar-address"
              ><strong>{{ 'deadlines.feeds.made' | transloco }}</strong></label
            >
          </p>
          <div class="row">
            <input id="calendar-address" class="input" readonly [value]="address" (focus)="select($event)" />
            <button class="button compact" type="button" (click)="copy(address)">
              <vv-icon name="copy" [size]="18" />{{
                (copied() ? 'deadlines.feeds.copied' : 'deadlines.feeds.copy') | transloco
              }}
            </button>
          </div>
          <p class="small">{{ 'deadlines.feeds.once' | transloco }}</p>
        </div>
      }
      <form [formGroup]="form" novalidate (ngSubmit)="make()">
        <vv-error-summary [violations]="submission.violations()" [fields]="{ name: 'feedName' }" />
        <vv-field
          name="feedName"
          where="name"
          [label]="'deadlines.feeds.name' | transloco"
          [hint]="'deadlines.feeds.nameHint' | transloco"
          [violations]="submission.violations()"
        >
          <input vvControl formControlName="name" autocomplete="off" />
        </vv-field>
        <button class="button compact" type="submit">{{ 'deadlines.feeds.make' | transloco }}</button>
      </form>
      @if (feeds.hasValue() && feeds.value().length) {
        <ul class="plain-list">
          @for (feed of feeds.value(); track feed.id) {
            <li>
              <div>
                <strong>{{ feed.name }}</strong>
                <span class="small soft">
                  {{ 'deadlines.feeds.since' | transloco: { moment: (feed.createdAt | moment) } }}
                  ·
                  @if (feed.lastUsedOn) {
                    {{ 'deadlines.feeds.used' | transloco: { day: (feed.lastUsedOn | legalDay: 'short') } }}
                  } @else {
                    {{ 'deadlines.feeds.unused' | transloco }}
                  }
                </span>
              </div>
              <button class="button quiet compact" type="button" (click)="end(feed)">
                {{ 'deadlines.feeds.end' | transloco }}<span class="visually-hidden">: {{ feed.name }}</span>
              </button>
            </li>
          }
        </ul>
      }
    </section>
  `,
  styles: `
    :host {
      display: block;
    }

    h2 {
      margin-bottom: var(--gap-3);
      font-size: var(--size-l);
    }

    form {
      max-width: 30rem;
    }

    .notice {
      margin-bottom: var(--gap-5);
    }

    .notice .input {
      flex: 1 1 16rem;
      width: auto;
      min-width: 0;
      font-size: var(--size-s);
    }

    li {
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-2) var(--gap-4);
      justify-content: space-between;
      padding: var(--gap-3) 0;
      border-top: 1px solid var(--line);
    }

    li > div {
      display: grid;
    }

    ul {
      margin-top: var(--gap-5);
    }
  `,
})
export class CalendarAddresses {
  private readonly client = inject(DeadlinesClient);
  private readonly transloco = inject(TranslocoService);
  private readonly dialog = inject(Confirm);
  private readonly clipboard = inject(DOCUMENT).defaultView?.navigator.clipboard;
  protected readonly feeds = rxResource({ stream: () => this.client.feeds() });
  protected readonly submission = new Submission();
  protected readonly made = signal<string | null>(null);
  protected readonly copied = signal(false);
  protected readonly form = inject(NonNullableFormBuilder).group({ name: '' });

  protected async make(): Promise<void> {
    const { name } = this.form.getRawValue();
    const needed = { where: 'name', label: 'deadlines.feeds.name', value: name };
    if (!this.submission.check(emptyFields([needed], this.transloco))) return;
    this.copied.set(false);
    const request = () => this.client.makeFeed(name).pipe(tap(({ url }) => this.made.set(url)));
    if (!(await this.submission.send(request))) return;
    this.form.reset();
    this.feeds.reload();
  }

  protected async end(feed: CalendarFeedView): Promise<void> {
    const sure = await this.dialog.ask({
      title: this.transloco.translate('deadlines.feeds.endTitle', { name: feed.name }),
      text: this.transloco.translate('deadlines.feeds.endText'),
      action: this.transloco.translate('deadlines.feeds.end'),
      dangerous: true,
    });
    if (!sure || !(await this.submission.send(() => this.client.endFeed(feed.id)))) return;
    this.made.set(null);
    this.feeds.reload();
  }

  protected select(event: Event): void {
    (event.target as HTMLInputElement).select();
  }

  protected async copy(address: string): Promise<void> {
    await this.clipboard?.writeText(address);
    this.copied.set(true);
  }
}
