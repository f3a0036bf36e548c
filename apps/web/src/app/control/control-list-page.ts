import { Component, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { ControllableAct, MinistryControlCase } from '#libs/contracts';
import { ReviewTabs } from '../review/review-tabs';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { Column, DataTable } from '../ui/data-table';
import { DeadlineChip } from '../ui/deadline-chip';
import { FailedRequest } from '../ui/failed-request';
import { LegalDayPipe } from '../ui/format-pipes';
import { PageHeader } from '../ui/page-header';
import { StatusBadge } from '../ui/status-badge';
import { loadProblem } from '../ui/submission';
import { ControlClient } from './control-client';
import { controlTone } from './control-tone';

/** A ministry's controls of acts in force, and the acts of all municipalities to begin one of (PL 65). */
@Component({
  selector: 'vv-control-list-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    Column,
    DataTable,
    DeadlineChip,
    FailedRequest,
    LegalDayPipe,
    LocalLink,
    PageHeader,
    ReviewTabs,
    StatusBadge,
  ],
  template: `
    <div class="page">
      <vv-page-header [title]="'control.list.title' | transloco">
        <p class="lead">{{ 'control.list.lead' | transloco }}</p>
      </vv-page-header>
      <vv-review-tabs />

      <section aria-labelledby="cases-title">
        <h2 id="cases-title">{{ 'control.list.cases' | transloco }}</h2>
        @if (casesProblem(); as problem) {
          <vv-failed-request [problem]="problem" (retry)="cases.reload()" />
        } @else if (cases.hasValue() && cases.value().length) {
          <vv-data-table
            [rows]="cases.value()"
            [caption]="'control.list.cases' | transloco"
            [captionHidden]="true"
          >
            <ng-template [vvColumn]="'control.list.act' | transloco" let-value>
              @let one = caseOf(value);
              <a
                [routerLink]="['darbs', 'tiesiskums', one.place.slug, one.act.year, one.act.slug] | localLink"
                lang="lv"
                >Nr. {{ one.act.number }} {{ one.act.title }}</a
              >
            </ng-template>
            <ng-template [vvColumn]="'review.queue.place' | transloco" let-value>{{
              caseOf(value).place.name
            }}</ng-template>
            <ng-template [vvColumn]="'control.list.about' | transloco" let-value>
              @let one = caseOf(value);
              {{
                (one.norms.length ? 'control.about.norms' : 'control.about.act')
                  | transloco: { numbers: one.norms.join(', ') }
              }}
            </ng-template>
            <ng-template [vvColumn]="'control.list.state' | transloco" let-value>
              <vv-status-badge [tone]="tone(caseOf(value).state)">{{
                'control.state.' + caseOf(value).state | transloco
              }}</vv-status-badge>
            </ng-template>
            <ng-template [vvColumn]="'control.list.deadline' | transloco" let-value>
              @if (caseOf(value).deadline; as deadline) {
                <vv-deadline-chip [day]="deadline.day" [article]="deadline.article" />
              } @else {
                –
              }
            </ng-template>
          </vv-data-table>
        } @else {
          <p class="soft">{{ 'control.list.noCases' | transloco }}</p>
        }
      </section>

      <section aria-labelledby="acts-title">
        <h2 id="acts-title">{{ 'control.list.acts' | transloco }}</h2>
        <form class="filters" role="search" (submit)="$event.preventDefault(); search(words.value)">
          <div class="field">
            <label for="control-words">{{ 'control.list.words' | transloco }}</label>
            <input #words id="control-words" type="search" [value]="vardi() ?? ''" maxlength="200" />
          </div>
          <button class="button secondary" type="submit">{{ 'control.list.search' | transloco }}</button>
        </form>
        @if (actsProblem(); as problem) {
          <vv-failed-request [problem]="problem" (retry)="acts.reload()" />
        } @else if (acts.hasValue() && acts.value().length) {
          <vv-data-table
            [rows]="acts.value()"
            [caption]="'control.list.acts' | transloco"
            [captionHidden]="true"
          >
            <ng-template [vvColumn]="'control.list.act' | transloco" let-value>
              @let one = actOf(value);
              <a
                [routerLink]="['darbs', 'tiesiskums', one.place.slug, one.year, one.slug] | localLink"
                lang="lv"
                >Nr. {{ one.number }} {{ one.title }}</a
              >
            </ng-template>
            <ng-template [vvColumn]="'review.queue.place' | transloco" let-value>{{
              actOf(value).place.name
            }}</ng-template>
            <ng-template [vvColumn]="'control.list.since' | transloco" let-value>
              <time [attr.datetime]="actOf(value).fromDay">{{
                actOf(value).fromDay | legalDay: 'short'
              }}</time>
            </ng-template>
          </vv-data-table>
        } @else if (acts.hasValue()) {
          <p class="soft">{{ 'control.list.noActs' | transloco }}</p>
        } @else {
          <p class="soft" role="status">{{ 'acts.loading' | transloco }}</p>
        }
      </section>
    </div>
  `,
  styles: `
    .filters {
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-3);
      align-items: end;
      margin-bottom: var(--gap-4);
    }

    .filters .field {
      flex: 1 1 14rem;
      max-width: 30rem;
      margin: 0;
    }

    section + section {
      margin-top: var(--gap-6);
    }
  `,
})
export class ControlListPage {
  private readonly client = inject(ControlClient);
  private readonly router = inject(Router);
  /** From the address. */
  readonly vardi = input<string>();
  readonly pasvaldiba = input<string>();
  protected readonly tone = controlTone;
  protected readonly cases = rxResource({ stream: () => this.client.cases() });
  protected readonly casesProblem = loadProblem(this.cases);
  protected readonly acts = rxResource({
    params: () => ({ q: this.vardi() ?? '', place: this.pasvaldiba() ?? '' }),
    stream: ({ params }) => this.client.inForce(params.q, params.place),
  });
  protected readonly actsProblem = loadProblem(this.acts);

  constructor() {
    const transloco = inject(TranslocoService);
    inject(PageMeta).set({ title: transloco.translate('control.list.title'), hidden: true });
  }

  /** The tables' rows come untyped. */
  protected caseOf(value: unknown): MinistryControlCase {
    return value as MinistryControlCase;
  }

  protected actOf(value: unknown): ControllableAct {
    return value as ControllableAct;
  }

  protected search(words: string): void {
    const queryParams = { vardi: words.trim() || null };
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }
}
