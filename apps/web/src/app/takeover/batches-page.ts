import { Component, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { tap } from 'rxjs';
import type { TakeoverBatchState } from '#libs/contracts';
import { Language } from '../shell/language';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { Place } from '../shell/place';
import { EmptyState } from '../ui/empty-state';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { Control, Field } from '../ui/field';
import { LegalDayPipe, MomentPipe, PluralPipe } from '../ui/format-pipes';
import { PageHeader } from '../ui/page-header';
import { StatusBadge, type StatusTone } from '../ui/status-badge';
import { emptyFields, loadProblem, Submission } from '../ui/submission';
import { TakeoverClient } from './takeover-client';

/** Takeovers of by-laws in force, newest first, and the start of another one. */
@Component({
  selector: 'vv-batches-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    Control,
    EmptyState,
    ErrorSummary,
    FailedRequest,
    Field,
    LegalDayPipe,
    LocalLink,
    MomentPipe,
    PageHeader,
    PluralPipe,
    StatusBadge,
  ],
  template: `
    <div class="page">
      <vv-page-header [title]="'takeover.title' | transloco">
        <p class="lead">{{ 'takeover.lead' | transloco }}</p>
      </vv-page-header>

      <form class="start" novalidate (submit)="$event.preventDefault(); start()">
        <vv-error-summary [violations]="submission.violations()" [fields]="{ name: 'takeover-name' }" />
        <vv-field
          name="takeover-name"
          where="name"
          [label]="'takeover.name' | transloco"
          [hint]="'takeover.nameHint' | transloco"
          [violations]="submission.violations()"
        >
          <input
            vvControl
            class="input"
            maxlength="200"
            autocomplete="off"
            [value]="name()"
            (input)="name.set($any($event.target).value)"
          />
        </vv-field>
        <button class="button" type="submit" [attr.aria-disabled]="submission.busy() || null">
          {{ 'takeover.start' | transloco }}
        </button>
      </form>

      @if (problem(); as problem) {
        <vv-failed-request [problem]="problem" (retry)="batches.reload()" />
      } @else if (batches.hasValue()) {
        <h2>{{ 'takeover.list' | transloco }}</h2>
        <ul class="plain-list">
          @for (batch of batches.value(); track batch.id) {
            <li>
              <p class="name">
                <a [routerLink]="['darbs', place.slug()!, 'parnemsana', batch.id] | localLink">{{
                  batch.name
                }}</a>
                <vv-status-badge [tone]="tones[batch.state]">{{
                  'takeover.state.' + batch.state | transloco
                }}</vv-status-badge>
              </p>
              <p class="soft small">
                <span translate="no">{{ batch.createdBy }}</span>, {{ batch.createdAt | moment }} ·
                @if (batch.confirmedDay; as day) {
                  {{ 'takeover.taken' | plural: batch.counts.taken }}, {{ day | legalDay: 'short' }}
                } @else {
                  {{ 'takeover.read' | plural: batch.counts.read }}
                }
              </p>
            </li>
          }
        </ul>
        @if (!batches.value().length) {
          <vv-empty-state icon="inbox" [title]="'takeover.none' | transloco">{{
            'takeover.noneText' | transloco
          }}</vv-empty-state>
        }
      } @else {
        <p role="status" class="soft">{{ 'takeover.loading' | transloco }}</p>
      }
    </div>
  `,
  styles: `
    .start {
      max-width: var(--measure);
      margin-bottom: var(--gap-6);
    }

    li {
      padding-block: var(--gap-3);
      border-top: 1px solid var(--line);
    }

    p {
      margin: 0;
    }

    .name {
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-2) var(--gap-4);
      font-weight: 600;
    }
  `,
})
export class BatchesPage {
  private readonly client = inject(TakeoverClient);
  private readonly router = inject(Router);
  private readonly language = inject(Language);
  private readonly transloco = inject(TranslocoService);
  protected readonly place = inject(Place);
  protected readonly submission = new Submission();
  protected readonly name = signal('');
  protected readonly tones: Record<TakeoverBatchState, StatusTone> = {
    open: 'info',
    sampled: 'warn',
    confirmed: 'good',
  };

  protected readonly batches = rxResource({
    params: () => this.place.slug() ?? undefined,
    stream: () => this.client.list(),
  });
  protected readonly problem = loadProblem(this.batches);

  constructor() {
    inject(PageMeta).set({ title: this.transloco.translate('takeover.title'), hidden: true });
  }

  protected async start(): Promise<void> {
    const name = this.name().trim();
    const needed = [{ where: 'name', label: 'takeover.name', value: name }];
    if (!this.submission.check(emptyFields(needed, this.transloco))) return;
    let id = '';
    const done = await this.submission.send(() =>
      this.client.start(name).pipe(tap((made) => (id = made.id))),
    );
    if (!done) return;
    const path = ['', 'darbs', this.place.slug() ?? '', 'parnemsana', id].join('/');
    await this.router.navigateByUrl(this.language.link(path));
  }
}
