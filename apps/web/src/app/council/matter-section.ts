import { Component, computed, inject, input, output, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AgendaItemView, ItemFileView, SittingView } from '#libs/contracts';
import { Place } from '../shell/place';
import { Session } from '../shell/session';
import { ArticleLink } from '../ui/article-link';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { LegalDayPipe, MomentPipe } from '../ui/format-pipes';
import { Icon } from '../ui/icon';
import { StatusBadge } from '../ui/status-badge';
import { loadProblem, Submission } from '../ui/submission';
import { CorrectVoteForm } from './correct-vote-form';
import { CouncilDepthClient } from './council-depth-client';
import { MatterForm } from './matter-form';

/** What is kept about an item: its draft decision, files, committees' opinions, corrections of its vote, a refusal to sign. */
@Component({
  selector: 'vv-matter-section',
  imports: [
    TranslocoPipe,
    ArticleLink,
    CorrectVoteForm,
    ErrorSummary,
    FailedRequest,
    Icon,
    LegalDayPipe,
    MatterForm,
    MomentPipe,
    StatusBadge,
  ],
  templateUrl: './matter-section.html',
  styleUrl: './matter-section.scss',
})
export class MatterSection {
  private readonly client = inject(CouncilDepthClient);
  private readonly place = inject(Place);
  private readonly session = inject(Session);

  readonly item = input.required<AgendaItemView>();
  readonly sitting = input.required<SittingView>();
  readonly changed = output<void>();

  protected readonly finance = { act: 'PL', ref: '39(3)3' } as const;
  protected readonly refusalArticle = { act: 'PL', ref: '37(6)' } as const;
  protected readonly closedArticle = { act: 'PL', ref: '27(4)' } as const;
  protected readonly submission = new Submission();
  protected readonly editing = signal(false);
  protected readonly correcting = signal(false);
  protected readonly publicFile = signal(true);
  protected readonly manages = computed(() => this.session.may('council.manage', this.place.slug()));
  protected readonly matter = rxResource({
    params: () => this.item().id,
    stream: ({ params }) => this.client.matter(params),
  });
  protected readonly problem = loadProblem(this.matter);
  protected readonly view = computed(() => (this.matter.hasValue() ? this.matter.value() : null));

  protected fileUrl(file: ItemFileView): string {
    return this.client.fileUrl(this.item().id, file.id);
  }

  protected saved(): void {
    this.editing.set(false);
    this.correcting.set(false);
    this.matter.reload();
    this.changed.emit();
  }

  protected async upload(event: Event): Promise<void> {
    const picker = event.target as HTMLInputElement;
    const file = picker.files?.[0];
    picker.value = '';
    if (!file) return;
    if (await this.submission.send(() => this.client.addFile(this.item().id, file, this.publicFile())))
      this.matter.reload();
  }

  protected async removeFile(file: ItemFileView): Promise<void> {
    if (await this.submission.send(() => this.client.removeFile(this.item().id, file.id)))
      this.matter.reload();
  }
}
