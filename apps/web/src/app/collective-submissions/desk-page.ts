import { Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { Session } from '../shell/session';
import { ArticleLink } from '../ui/article-link';
import { FailedRequest } from '../ui/failed-request';
import { LegalDayPipe } from '../ui/format-pipes';
import { PageHeader } from '../ui/page-header';
import { StatusBadge } from '../ui/status-badge';
import { ExaminationPanel } from './examination-panel';
import { OpenDesk } from './open-desk';
import { SignatureBar } from './signature-bar';
import { STATE_TONES } from './standing';
import { StepForm } from './step-form';
import { StepList } from './step-list';

/** One collective submission for those who deal with it: terms, signatures, examination, steps, what happened. */
@Component({
  selector: 'vv-collective-desk-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    ArticleLink,
    ExaminationPanel,
    FailedRequest,
    LegalDayPipe,
    LocalLink,
    PageHeader,
    SignatureBar,
    StatusBadge,
    StepForm,
    StepList,
  ],
  providers: [OpenDesk],
  templateUrl: './desk-page.html',
  styles: `
    .lines {
      white-space: pre-line;
    }

    .sheets,
    vv-signature-bar + .facts {
      margin-top: var(--gap-4);
    }
  `,
})
export class CollectiveDeskPage {
  protected readonly open = inject(OpenDesk);
  protected readonly session = inject(Session);
  readonly place = input.required<string>();
  readonly code = input.required<string>();
  protected readonly tones = STATE_TONES;
  protected readonly offers = computed(() => this.open.view()?.offers.filter(({ may }) => may) ?? []);
  protected readonly examined = computed(() => this.open.view()?.state === 'submitted');

  constructor() {
    const meta = inject(PageMeta);
    const transloco = inject(TranslocoService);
    effect(() => {
      this.open.place.set(this.place());
      this.open.code.set(this.code());
    });
    effect(() =>
      meta.set({ title: this.open.view()?.title || transloco.translate('collective.title'), hidden: true }),
    );
  }
}
