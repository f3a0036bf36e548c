import { Component, computed, effect, inject, input, linkedSignal, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { EditTakeoverItem, TakeoverItemView } from '#libs/contracts';
import { ImportReview, type ReviewedFile } from '../bylaws/import-review';
import { Language } from '../shell/language';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { Place } from '../shell/place';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { Control, Field } from '../ui/field';
import { MomentPipe } from '../ui/format-pipes';
import { PageHeader } from '../ui/page-header';
import { emptyFields, loadProblem, Submission } from '../ui/submission';
import { ViolationText } from '../ui/violation-text';
import { ItemForm } from './item-form';
import { TakeoverClient } from './takeover-client';

/** One file of a takeover: what its act will be kept with, the text beside its findings, confirmed or sent back. */
@Component({
  selector: 'vv-takeover-item-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    Control,
    ErrorSummary,
    FailedRequest,
    Field,
    ImportReview,
    ItemForm,
    LocalLink,
    MomentPipe,
    PageHeader,
    ViolationText,
  ],
  templateUrl: './item-page.html',
  styleUrl: './item-page.scss',
})
export class ItemPage {
  protected readonly client = inject(TakeoverClient);
  private readonly router = inject(Router);
  private readonly language = inject(Language);
  private readonly transloco = inject(TranslocoService);
  protected readonly place = inject(Place);

  /** From the address. */
  readonly batchId = input.required<string>();
  readonly itemId = input.required<string>();

  protected readonly item = rxResource({
    params: () => this.itemId(),
    stream: ({ params }) => this.client.item(params),
  });
  protected readonly problem = loadProblem(this.item);
  protected readonly view = computed(() => (this.item.hasValue() ? this.item.value() : null));
  protected readonly open = computed(
    () => this.view()?.state === 'read' && this.view()?.batch.state !== 'confirmed',
  );
  protected readonly reviewed = computed((): ReviewedFile | null => {
    const view = this.view();
    return view?.bylaw && view.recognised
      ? { ...view, bylaw: view.bylaw, recognised: view.recognised }
      : null;
  });
  protected readonly renumber = linkedSignal(() => this.view()?.renumber ?? false);
  protected readonly editing = new Submission();
  protected readonly deciding = new Submission();
  protected readonly reason = signal('');
  protected readonly said = signal('');

  constructor() {
    const meta = inject(PageMeta);
    effect(() =>
      meta.set({ title: this.view()?.title ?? this.transloco.translate('takeover.title'), hidden: true }),
    );
  }

  protected async save(fields: Omit<EditTakeoverItem, 'version' | 'renumber'>): Promise<void> {
    const view = this.view();
    if (!view) return;
    const body = { ...fields, renumber: this.renumber(), version: view.version };
    if (!(await this.editing.send(() => this.client.edit(view.id, body)))) return;
    this.said.set(this.transloco.translate('takeover.saved'));
    this.item.reload();
  }

  /** An explicit act of its own: it is kept at once. */
  protected async setRenumber(renumber: boolean): Promise<void> {
    const view = this.view();
    if (!view) return;
    this.renumber.set(renumber);
    await this.save(fieldsOf(view));
  }

  protected async look(): Promise<void> {
    const view = this.view();
    if (!view || !(await this.deciding.send(() => this.client.look(view.id, view.version)))) return;
    this.leave(view);
  }

  protected async sendBack(): Promise<void> {
    const view = this.view();
    const reason = this.reason().trim();
    const needed = [{ where: 'reason', label: 'takeover.reason', value: reason }];
    if (!view || !this.deciding.check(emptyFields(needed, this.transloco))) return;
    const body = { version: view.version, reason };
    if (!(await this.deciding.send(() => this.client.sendBack(view.id, body)))) return;
    this.reason.set('');
    this.leave(view);
  }

  /** On to the next one that has to be looked at, or back to the table. */
  private leave({ next }: TakeoverItemView): void {
    const path = [
      '',
      'darbs',
      this.place.slug() ?? '',
      'parnemsana',
      this.batchId(),
      ...(next ? [next] : []),
    ];
    void this.router.navigateByUrl(this.language.link(path.join('/')));
  }
}

function fieldsOf(view: TakeoverItemView): Omit<EditTakeoverItem, 'version' | 'renumber'> {
  const { number, adoptedDay, title, topic, officialNumber, officialDay, fromDay, suggestionChoice } = view;
  return {
    ...{ number, adoptedDay, title, topic, officialNumber, officialDay, fromDay },
    suggestions: suggestionChoice,
  };
}
