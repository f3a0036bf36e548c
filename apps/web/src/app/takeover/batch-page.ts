import { Component, computed, DestroyRef, effect, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { tap } from 'rxjs';
import type { TakeoverItemRow, TakeoverUpload } from '#libs/contracts';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { Place } from '../shell/place';
import { Confirm } from '../ui/confirm-dialog';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { LegalDayPipe, MomentPipe, PluralPipe } from '../ui/format-pipes';
import { Icon } from '../ui/icon';
import { PageHeader } from '../ui/page-header';
import { loadProblem, Submission } from '../ui/submission';
import { ViolationText } from '../ui/violation-text';
import { filterOf, ITEM_FILTERS, passes } from './item-filter';
import { ItemTable } from './item-table';
import { TakeoverClient } from './takeover-client';
import { UploadFiles } from './upload-files';

/** Milliseconds between looks at how far the reading has come. */
const WATCH_MS = 1500;

/** One takeover: files in, how far they are read, the table, the sample, the confirmation. */
@Component({
  selector: 'vv-batch-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    ErrorSummary,
    FailedRequest,
    Icon,
    ItemTable,
    LegalDayPipe,
    LocalLink,
    MomentPipe,
    PageHeader,
    PluralPipe,
    UploadFiles,
    ViolationText,
  ],
  templateUrl: './batch-page.html',
  styleUrl: './batch-page.scss',
})
export class BatchPage {
  private readonly client = inject(TakeoverClient);
  private readonly confirmation = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  protected readonly place = inject(Place);

  /** From the address. */
  readonly batchId = input.required<string>();
  readonly rada = input<string>();

  protected readonly filters = ITEM_FILTERS;
  protected readonly filter = computed(() => filterOf(this.rada()));
  protected readonly submission = new Submission();
  protected readonly uploaded = signal<TakeoverUpload | null>(null);
  protected readonly said = signal('');
  protected readonly batch = rxResource({
    params: () => this.batchId(),
    stream: ({ params }) => this.client.batch(params),
  });
  protected readonly problem = loadProblem(this.batch);
  protected readonly view = computed(() => (this.batch.hasValue() ? this.batch.value() : null));
  protected readonly items = computed<TakeoverItemRow[]>(
    () => this.view()?.items.filter((item) => passes(item, this.filter())) ?? [],
  );
  protected readonly counts = computed(() => {
    const items = this.view()?.items ?? [];
    return new Map(
      ITEM_FILTERS.map((filter) => [filter, items.filter((item) => passes(item, filter)).length]),
    );
  });
  protected readonly progress = computed(() => {
    const total = this.view()?.items.length ?? 0;
    return { total, done: total - (this.view()?.counts.waiting ?? 0) };
  });

  constructor() {
    const meta = inject(PageMeta);
    const destroyed = inject(DestroyRef);
    effect(() =>
      meta.set({ title: this.view()?.name ?? this.transloco.translate('takeover.title'), hidden: true }),
    );
    effect((onCleanup) => {
      if (!this.view()?.counts.waiting) return;
      const timer = setTimeout(() => this.batch.reload(), WATCH_MS);
      onCleanup(() => clearTimeout(timer));
      destroyed.onDestroy(() => clearTimeout(timer));
    });
  }

  protected linkOf(item: TakeoverItemRow): string[] {
    return ['darbs', this.place.slug() ?? '', 'parnemsana', this.batchId(), item.id];
  }

  protected async send(files: readonly File[]): Promise<void> {
    this.uploaded.set(null);
    const done = await this.submission.send(() =>
      this.client.upload(this.batchId(), files).pipe(tap((answer) => this.uploaded.set(answer))),
    );
    if (done) this.batch.reload();
  }

  protected async resume(): Promise<void> {
    if (await this.submission.send(() => this.client.resume(this.batchId()))) this.batch.reload();
  }

  protected async draw(): Promise<void> {
    const ask = this.question('draw', {});
    if (!(await this.confirmation.ask(ask))) return;
    if (await this.submission.send(() => this.client.sample(this.batchId()))) this.batch.reload();
  }

  protected async confirm(): Promise<void> {
    const ask = this.question('confirm', { count: this.view()?.counts.read ?? 0 });
    if (!(await this.confirmation.ask(ask))) return;
    const done = await this.submission.send(() =>
      this.client
        .confirm(this.batchId())
        .pipe(
          tap(({ acts }) => this.said.set(this.transloco.translate('takeover.confirmed', { count: acts }))),
        ),
    );
    if (done) this.batch.reload();
  }

  private question(name: string, params: Record<string, unknown>) {
    const text = (key: string): string => this.transloco.translate(`takeover.ask.${name}.${key}`, params);
    return { title: text('title'), text: text('text'), action: text('action') };
  }
}
