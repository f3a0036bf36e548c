import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { GiveSectorAnswer } from '#libs/contracts';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { FailedRequest } from '../ui/failed-request';
import { PageHeader } from '../ui/page-header';
import { loadProblem } from '../ui/submission';
import { SectorClient } from './sector-client';
import { SectorDesk } from './sector-desk';

/** A request for a sector ministry's view, on the desk of somebody of the ministry. */
@Component({
  selector: 'vv-sector-desk-page',
  imports: [RouterLink, TranslocoPipe, FailedRequest, LocalLink, PageHeader, SectorDesk],
  template: `
    <div class="page">
      <p class="small">
        <a [routerLink]="['darbs', 'nozares-viedokli'] | localLink">{{ 'review.tabs.sector' | transloco }}</a>
      </p>
      @if (problem(); as problem) {
        <h1 class="visually-hidden">{{ 'review.sectorDesk.title' | transloco }}</h1>
        <vv-failed-request [problem]="problem" (retry)="desk.reload()" />
      } @else if (view(); as view) {
        <vv-page-header [above]="view.request.place.name" [title]="view.request.title" titleLang="lv" />
        <div role="status">
          @if (sent()) {
            <p class="notice good">{{ 'review.sectorDesk.sent' | transloco }}</p>
          }
        </div>
        <vv-sector-desk [view]="view" [send]="send" (done)="given()" />
      } @else {
        <h1 class="visually-hidden">{{ 'review.sectorDesk.title' | transloco }}</h1>
        <p role="status" class="soft">{{ 'bylaws.loading' | transloco }}</p>
      }
    </div>
  `,
})
export class SectorDeskPage {
  private readonly client = inject(SectorClient);
  /** From the address. */
  readonly id = input.required<string>();
  protected readonly desk = rxResource({
    params: () => this.id(),
    stream: ({ params }) => this.client.desk(params),
  });
  protected readonly problem = loadProblem(this.desk);
  protected readonly view = computed(() => (this.desk.hasValue() ? this.desk.value() : null));
  protected readonly sent = signal(false);
  protected readonly send = (body: GiveSectorAnswer) => this.client.give(this.id(), body);

  constructor() {
    const meta = inject(PageMeta);
    const transloco = inject(TranslocoService);
    effect(() => {
      const name = transloco.translate<string>('review.sectorDesk.title');
      const title = this.view()?.request.title;
      meta.set({ title: title ? `${name}: ${title}` : name, hidden: true });
    });
  }

  protected given(): void {
    this.sent.set(true);
    this.desk.reload();
  }
}
