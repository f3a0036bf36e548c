import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { SittingTermView } from '#libs/contracts';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { Session } from '../shell/session';
import { ArticleLink } from '../ui/article-link';
import { FailedRequest } from '../ui/failed-request';
import { LegalDayPipe } from '../ui/format-pipes';
import { Icon } from '../ui/icon';
import { PageHeader } from '../ui/page-header';
import { StatusBadge, type StatusTone } from '../ui/status-badge';
import { loadProblem, Submission } from '../ui/submission';
import { CouncilDepthClient } from './council-depth-client';
import { MinutesForm } from './minutes-form';
import { MinutesText } from './minutes-text';
import { openSitting } from './open-sitting';
import { PublishedForm } from './published-form';
import { StatementForm } from './statement-form';

const TONES: Record<SittingTermView['state'], StatusTone> = {
  open: 'info',
  late: 'bad',
  done: 'good',
  done_late: 'warn',
  running: 'info',
  over: 'idle',
};

/** The minutes of a sitting as they will be signed, what the law asks afterwards, and councillors' written views. */
@Component({
  selector: 'vv-minutes-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    ArticleLink,
    FailedRequest,
    Icon,
    LegalDayPipe,
    LocalLink,
    MinutesForm,
    MinutesText,
    PageHeader,
    PublishedForm,
    StatementForm,
    StatusBadge,
  ],
  templateUrl: './minutes-page.html',
  styleUrl: './minutes-page.scss',
})
export class MinutesPage {
  private readonly client = inject(CouncilDepthClient);
  private readonly session = inject(Session);
  private readonly transloco = inject(TranslocoService);
  /** From the address. */
  readonly id = input.required<string>();
  readonly place = input.required<string>();

  protected readonly tones = TONES;
  protected readonly submission = new Submission();
  protected readonly sitting = openSitting(this.id);
  protected readonly message = signal('');
  protected readonly open = signal<'minutes' | 'published' | 'statement' | null>(null);
  protected readonly minutes = rxResource({
    params: () => this.id(),
    stream: ({ params }) => this.client.minutes(params),
  });
  protected readonly problem = loadProblem(this.minutes);
  protected readonly view = computed(() => (this.minutes.hasValue() ? this.minutes.value() : null));
  protected readonly participates = computed(() => this.session.may('council.participate', this.place()));
  protected readonly signed = computed(() => !!this.view()?.minutes?.signedOn);

  constructor() {
    const meta = inject(PageMeta);
    effect(() => {
      this.sitting.view();
      meta.set({ title: this.transloco.translate('council.minutes.title'), hidden: true });
    });
  }

  protected readonly files = [
    { label: 'docx', name: 'protokols.docx' },
    { label: 'pdf', name: 'protokols.pdf' },
    { label: 'public', name: 'protokols.pdf?for=public' },
  ] as const;

  protected minutesFile(sittingId: string, name: string): string {
    return this.client.minutesFile(sittingId, name);
  }

  protected async recordingRemoved(sittingId: string): Promise<void> {
    const today = this.session.legalToday() ?? '';
    if (await this.submission.send(() => this.client.recordingRemoved(sittingId, today)))
      this.changed('council.terms.removedDone');
  }

  protected print(): void {
    window.print();
  }

  protected changed(message: string): void {
    this.message.set(message);
    this.open.set(null);
    this.minutes.reload();
    this.sitting.reload();
  }
}
