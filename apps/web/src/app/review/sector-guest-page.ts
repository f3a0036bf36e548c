import { afterNextRender, Component, computed, DOCUMENT, effect, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import type { GiveSectorAnswer } from '#libs/contracts';
import { PageMeta } from '../shell/page-meta';
import { EmptyState } from '../ui/empty-state';
import { FailedRequest } from '../ui/failed-request';
import { LegalDayPipe } from '../ui/format-pipes';
import { Icon } from '../ui/icon';
import { PageHeader } from '../ui/page-header';
import { loadProblem } from '../ui/submission';
import { saveFile } from '../ui/save-file';
import { SectorClient } from './sector-client';
import { SectorDesk } from './sector-desk';

/** A request for a sector ministry's view behind the link of its letter, without an account. */
@Component({
  selector: 'vv-sector-guest-page',
  imports: [TranslocoPipe, EmptyState, FailedRequest, Icon, LegalDayPipe, PageHeader, SectorDesk],
  template: `
    <div class="page">
      @if (problem(); as problem) {
        <h1 class="visually-hidden">{{ 'review.sectorDesk.title' | transloco }}</h1>
        <vv-failed-request [problem]="problem" (retry)="desk.reload()" />
      } @else if (view(); as view) {
        <vv-page-header [above]="view.request.place.name" [title]="view.request.title" titleLang="lv">
          <p class="small soft" lang="lv">{{ view.request.ministry }}</p>
        </vv-page-header>
        <div role="status">
          @if (sent()) {
            <p class="notice good">{{ 'review.sectorDesk.sent' | transloco }}</p>
          }
        </div>
        <p class="small soft">
          @if (view.expiresOn; as day) {
            {{ 'review.sector.until' | transloco: { day: (day | legalDay: 'short') } }}
          }
          {{ 'review.sectorDesk.signed' | transloco }}
        </p>
        <p>
          <button class="button secondary" type="button" (click)="save()">
            <vv-icon name="download" [size]="18" />{{ 'review.sector.package' | transloco }}
          </button>
        </p>
        <vv-sector-desk [view]="view" [send]="send" [named]="true" (done)="given()" />
      } @else if (secret() === '') {
        <h1 class="visually-hidden">{{ 'review.sectorDesk.title' | transloco }}</h1>
        <vv-empty-state icon="people" [title]="'review.sectorDesk.noLink' | transloco">
          <p>{{ 'review.sectorDesk.noLinkText' | transloco }}</p>
        </vv-empty-state>
      } @else {
        <h1 class="visually-hidden">{{ 'review.sectorDesk.title' | transloco }}</h1>
        <p role="status" class="soft">{{ 'bylaws.loading' | transloco }}</p>
      }
    </div>
  `,
})
export class SectorGuestPage {
  private readonly client = inject(SectorClient);
  private readonly document = inject(DOCUMENT);
  /** The key of the link, which stands behind `#`; `null` until the browser has read it. */
  protected readonly secret = signal<string | null>(null);
  protected readonly desk = rxResource({
    params: () => this.secret() || undefined,
    stream: ({ params }) => this.client.open(params),
  });
  protected readonly problem = loadProblem(this.desk);
  protected readonly view = computed(() => (this.desk.hasValue() ? this.desk.value() : null));
  protected readonly sent = signal(false);
  protected readonly send = (body: GiveSectorAnswer) => this.client.giveBehindLink(this.secret() ?? '', body);

  constructor() {
    const meta = inject(PageMeta);
    const transloco = inject(TranslocoService);
    effect(() => meta.set({ title: transloco.translate('review.sectorDesk.title'), hidden: true }));
    afterNextRender(() => {
      const view = this.document.defaultView;
      const follow = (): void => this.secret.set(view?.location.hash.slice(1) ?? '');
      follow();
      view?.addEventListener('hashchange', follow);
    });
  }

  protected async save(): Promise<void> {
    const content = await firstValueFrom(this.client.package(this.secret() ?? ''));
    saveFile(this.document, content, `${this.view()?.request.code ?? 'noteikumi'}.zip`);
  }

  protected given(): void {
    this.sent.set(true);
    this.desk.reload();
  }
}
