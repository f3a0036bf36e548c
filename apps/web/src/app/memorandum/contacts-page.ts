import { Component, computed, effect, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { LobbyContactView } from '#libs/contracts';
import { CONTACTS_ARTICLE } from '#libs/memorandum-rules';
import { OpenDossier } from '../bylaws/open-dossier';
import { PageMeta } from '../shell/page-meta';
import { ArticleLink } from '../ui/article-link';
import { Confirm } from '../ui/confirm-dialog';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { LegalDayPipe, MomentPipe } from '../ui/format-pipes';
import { StatusBadge } from '../ui/status-badge';
import { loadProblem, Submission } from '../ui/submission';
import { ViolationText } from '../ui/violation-text';
import { ContactForm } from './contact-form';
import { MemorandumClient } from './memorandum-client';

/** Contacts with lobbyists on a draft: each one, or the statement that there were none (IPAL 6(3)). */
@Component({
  selector: 'vv-contacts-page',
  imports: [
    TranslocoPipe,
    ArticleLink,
    ContactForm,
    ErrorSummary,
    FailedRequest,
    LegalDayPipe,
    MomentPipe,
    StatusBadge,
    ViolationText,
  ],
  templateUrl: './contacts-page.html',
  styles: `
    li {
      padding: var(--gap-4) 0;
      border-bottom: 1px solid var(--line);
    }

    li p {
      margin-bottom: var(--gap-1);
      overflow-wrap: anywhere;
    }

    .who,
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-2) var(--gap-3);
      align-items: center;
    }

    .row {
      margin-block: var(--gap-3);
    }
  `,
})
export class ContactsPage {
  private readonly client = inject(MemorandumClient);
  private readonly transloco = inject(TranslocoService);
  private readonly confirm = inject(Confirm);
  protected readonly dossier = inject(OpenDossier);
  protected readonly article = CONTACTS_ARTICLE;
  protected readonly submission = new Submission();
  /** What the form is open for: a new contact, or the one with this id. */
  protected readonly editing = signal<string | null>(null);
  protected readonly said = signal('');

  protected readonly loaded = rxResource({
    params: () => this.dossier.view()?.id,
    stream: ({ params }) => this.client.contacts(params),
  });
  protected readonly problem = loadProblem(this.loaded);
  protected readonly view = computed(() => (this.loaded.hasValue() ? this.loaded.value() : null));
  protected readonly editable = computed(
    () => this.view()?.locked.length === 0 && this.dossier.may('dossier.edit'),
  );

  constructor() {
    const meta = inject(PageMeta);
    effect(() =>
      meta.set({
        title: `${this.transloco.translate('memorandum.contacts.title')} – ${this.dossier.code()}`,
        hidden: true,
      }),
    );
  }

  protected closed(saved: boolean): void {
    this.editing.set(null);
    if (saved) this.done('memorandum.contacts.saved');
  }

  protected async none(none: boolean): Promise<void> {
    const [view, id] = [this.view(), this.dossier.view()?.id];
    if (!view || !id) return;
    if (await this.submission.send(() => this.client.stateNone(id, none, view.version)))
      this.done(none ? 'memorandum.contacts.statedNone' : 'memorandum.contacts.takenBack');
  }

  protected async remove(contact: LobbyContactView): Promise<void> {
    const id = this.dossier.view()?.id;
    if (!id) return;
    const agreed = await this.confirm.ask({
      title: this.transloco.translate('memorandum.contacts.removeTitle'),
      text: this.transloco.translate('memorandum.contacts.removeText'),
      action: this.transloco.translate('memorandum.contacts.remove'),
      dangerous: true,
    });
    if (!agreed) return;
    if (await this.submission.send(() => this.client.removeContact(id, contact.id, contact.version)))
      this.done('memorandum.contacts.removed');
  }

  private done(key: string): void {
    this.said.set(this.transloco.translate(key));
    this.loaded.reload();
    this.dossier.reload();
  }
}
