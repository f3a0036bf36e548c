import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { tap } from 'rxjs';
import type { SectorMinistryAsked, SectorRequestView, SectorView } from '#libs/contracts';
import { LegalDayPipe } from '../ui/format-pipes';
import { Submission } from '../ui/submission';
import { ErrorSummary } from '../ui/error-summary';
import { SectorAnswerForm } from './sector-answer-form';
import { SectorClient } from './sector-client';
import { SectorViews } from './sector-views';

/** Views of sector ministries as the reviewer keeps them: links and packages of those without an account, answers by letter. */
@Component({
  selector: 'vv-sector-requests',
  imports: [TranslocoPipe, ErrorSummary, LegalDayPipe, SectorAnswerForm, SectorViews],
  template: `
    <vv-sector-views [views]="views()" />
    @if (link(); as link) {
      <div class="notice good" role="status">
        <p>{{ 'review.sector.linkMade' | transloco }}</p>
        <p class="link" translate="no">{{ link }}</p>
      </div>
    }
    <vv-error-summary [violations]="submission.violations()" />
    @if (gives()) {
      @for (one of waiting(); track one.view.id) {
        <details>
          <summary>
            {{ 'review.sector.keep' | transloco }} <span lang="lv">{{ one.view.ministry }}</span>
          </summary>
          @if (!one.request.institutionId) {
            <p class="small soft">
              @if (one.request.openedAt) {
                {{ 'review.sector.opened' | transloco }}
              } @else {
                {{ 'review.sector.notOpened' | transloco }}
              }
              @if (one.request.linkExpiresOn; as day) {
                {{ 'review.sector.until' | transloco: { day: (day | legalDay: 'short') } }}
              }
            </p>
            <p class="row">
              <a [href]="client.packageUrl(roundId(), one.view.id)" download>{{
                'review.sector.package' | transloco
              }}</a>
              <button class="button secondary compact" type="button" (click)="renew(one.view.id)">
                {{ 'review.sector.newLink' | transloco }}
              </button>
            </p>
          }
          <vv-sector-answer-form [roundId]="roundId()" [viewId]="one.view.id" (done)="changed.emit()" />
        </details>
      }
    }
    @for (one of withFile(); track one.id) {
      <p class="small">
        <a [href]="client.fileUrl(roundId(), one.id)" download>{{ one.file!.name }}</a>
      </p>
    }
  `,
  styles: `
    .link {
      overflow-wrap: anywhere;
      font-size: var(--size-s);
      user-select: all;
    }

    summary {
      padding-block: var(--gap-2);
      font-weight: 600;
      cursor: pointer;
    }
  `,
})
export class SectorRequests {
  protected readonly client = inject(SectorClient);
  readonly roundId = input.required<string>();
  readonly views = input.required<readonly SectorView[]>();
  readonly requests = input.required<readonly SectorRequestView[]>();
  /** The reader may still ask and type in. */
  readonly gives = input(false);
  /** A link that was made just now elsewhere on the page. */
  readonly fresh = input<SectorMinistryAsked | null>(null);
  readonly changed = output<void>();
  protected readonly submission = new Submission();
  private readonly renewed = signal<string | null>(null);
  protected readonly link = computed(() => this.renewed() ?? this.fresh()?.url ?? null);
  protected readonly waiting = computed(() =>
    this.views().flatMap((view) => {
      const request = this.requests().find(({ id }) => id === view.id);
      return request && view.askedBy === 'reviewer' && view.answeredOn === null ? [{ view, request }] : [];
    }),
  );
  protected readonly withFile = computed(() => this.requests().filter(({ file }) => file !== null));

  protected async renew(id: string): Promise<void> {
    const request = () =>
      this.client.renewLink(this.roundId(), id).pipe(tap(({ url }) => this.renewed.set(url)));
    if (await this.submission.send(request)) this.changed.emit();
  }
}
