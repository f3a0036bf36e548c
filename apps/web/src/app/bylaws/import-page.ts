import { Component, computed, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { countSuggestions, parseDocumentOfKind } from '#libs/bylaw-document';
import { SUGGESTION_CHOICES, type SuggestionChoice } from '#libs/contracts';
import { loadProblem } from '../ui/submission';
import { Language } from '../shell/language';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { Place } from '../shell/place';
import { FailedRequest } from '../ui/failed-request';
import { PluralPipe } from '../ui/format-pipes';
import { PageHeader } from '../ui/page-header';
import { BylawsClient } from './bylaws-client';
import { DossierForm } from './dossier-form';
import { ImportReview } from './import-review';

/** What was recognised in a file, beside its text, before a dossier is made from it. */
@Component({
  selector: 'vv-import-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    DossierForm,
    FailedRequest,
    ImportReview,
    LocalLink,
    PageHeader,
    PluralPipe,
  ],
  templateUrl: './import-page.html',
  styleUrl: './import-page.scss',
})
export class ImportPage {
  protected readonly client = inject(BylawsClient);
  private readonly router = inject(Router);
  private readonly language = inject(Language);
  protected readonly place = inject(Place);

  /** From the address. */
  readonly importId = input.required<string>();

  protected readonly preview = rxResource({
    params: () => this.importId(),
    stream: ({ params }) => this.client.import(params),
  });
  protected readonly problem = loadProblem(this.preview);
  protected readonly read = computed(() => (this.preview.hasValue() ? this.preview.value() : null));
  protected readonly renumber = signal(false);
  protected readonly choices = SUGGESTION_CHOICES;
  protected readonly suggestions = signal<SuggestionChoice>('keep');
  /** Tracked changes in both texts. */
  protected readonly suggested = computed(() => {
    const { bylaw, memorandum } = this.read() ?? {};
    const parsed = [parseDocumentOfKind(bylaw, 'bylaw'), parseDocumentOfKind(memorandum, 'memorandum')];
    return parsed.reduce((sum, one) => sum + (one.allowed ? countSuggestions(one.doc) : 0), 0);
  });

  constructor() {
    const transloco = inject(TranslocoService);
    inject(PageMeta).set({ title: transloco.translate('bylaws.import.title'), hidden: true });
  }

  protected open(code: string): void {
    const path = ['darbs', this.place.slug() ?? '', 'akti', code].map((part) => encodeURIComponent(part));
    void this.router.navigateByUrl(this.language.link('/' + path.join('/')));
  }
}
