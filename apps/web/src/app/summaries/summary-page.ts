import {
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  linkedSignal,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { tap } from 'rxjs';
import { MOST_SUMMARY_CHARS, type SummaryDraft } from '#libs/contracts';
import { carriesDraft } from '#libs/plain-language';
import { OpenDossier } from '../bylaws/open-dossier';
import { PageMeta } from '../shell/page-meta';
import { DraftStore } from '../ui/draft-store';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { Control, Field } from '../ui/field';
import { MomentPipe } from '../ui/format-pipes';
import { Icon } from '../ui/icon';
import { loadProblem, Submission } from '../ui/submission';
import { AdviceList } from './advice-list';
import { ReadabilityMeter } from './readability-meter';
import { SummariesClient } from './summaries-client';
import { SummaryText } from './summary-text';

interface Kept {
  version: number;
  text: string;
}

/** The by-law in plain words, to be read in a minute: written, measured, and accepted by a person. */
@Component({
  selector: 'vv-summary-page',
  imports: [
    TranslocoPipe,
    AdviceList,
    Control,
    ErrorSummary,
    FailedRequest,
    Field,
    Icon,
    MomentPipe,
    ReadabilityMeter,
    SummaryText,
  ],
  templateUrl: './summary-page.html',
  styleUrl: './summary-page.scss',
})
export class SummaryPage {
  protected readonly dossier = inject(OpenDossier);
  private readonly client = inject(SummariesClient);
  private readonly drafts = inject(DraftStore);
  private readonly transloco = inject(TranslocoService);
  protected readonly most = MOST_SUMMARY_CHARS;
  protected readonly mayEdit = computed(() => this.dossier.may('document.edit'));

  private readonly id = computed(() => this.dossier.view()?.id);
  protected readonly summary = rxResource({
    params: () => this.id(),
    stream: ({ params }) => this.client.show(params),
  });
  protected readonly problem = loadProblem(this.summary);
  protected readonly view = computed(() => (this.summary.hasValue() ? this.summary.value() : null));
  protected readonly submission = new Submission();
  protected readonly asking = new Submission();
  protected readonly saved = signal(false);

  /** What is being written: what this browser kept, else what is stored. */
  private readonly start = computed<Kept>(() => {
    const view = this.view();
    const stored = { version: view?.version ?? 0, text: view?.text ?? '' };
    const kept = view && this.drafts.read<Kept>(this.key());
    // What was begun on an earlier version would overwrite the later one unseen.
    return kept && kept.version === stored.version ? kept : stored;
  });
  protected readonly text = linkedSignal(() => this.start().text);
  private readonly asked = linkedSignal<readonly SummaryDraft[]>(() => this.view()?.drafts ?? []);
  /** The newest draft, until somebody decides on it: an older one than the summary was decided on. */
  protected readonly draft = linkedSignal<SummaryDraft | null>(() => {
    const [newest] = this.asked();
    const since = this.view()?.at;
    return newest && (!since || newest.at > since) ? newest : null;
  });
  protected readonly checked = signal(false);
  /** Whether what will be saved carries words that a language model wrote. */
  protected readonly assisted = computed(() =>
    this.asked().some((draft) => carriesDraft(this.text(), draft.text)),
  );
  protected readonly changed = computed(() => this.text().trim() !== (this.view()?.text ?? ''));
  private readonly area = viewChild<ElementRef<HTMLTextAreaElement>>('area');

  constructor() {
    const meta = inject(PageMeta);
    effect(() =>
      meta.set({
        title: `${this.transloco.translate('summaries.title')} ${this.dossier.code()}`,
        hidden: true,
      }),
    );
  }

  protected typed(text: string): void {
    this.text.set(text);
    this.saved.set(false);
    this.keep();
  }

  /** Puts a draft into the field, where a person checks and changes it. */
  protected takeOver(draft: SummaryDraft): void {
    this.checked.set(false);
    this.draft.set(null);
    this.typed(draft.text);
    this.area()?.nativeElement.focus();
  }

  protected async ask(): Promise<void> {
    const id = this.id();
    if (!id) return;
    await this.asking.send(() =>
      this.client.draft(id).pipe(tap((draft) => this.asked.update((all) => [draft, ...all]))),
    );
  }

  protected async save(): Promise<void> {
    const [id, view] = [this.id(), this.view()];
    if (!id || !view) return;
    this.saved.set(false);
    const unchecked = this.assisted() && !this.checked();
    if (!this.submission.check(unchecked ? [{ code: 'summary.unchecked', where: 'checked' }] : [])) return;
    const body = { version: view.version, text: this.text(), checked: this.checked() };
    if (!(await this.submission.send(() => this.client.save(id, body)))) return;
    this.drafts.drop(this.key());
    this.checked.set(false);
    this.saved.set(true);
    this.summary.reload();
  }

  /** Selects words of the text, so that they are seen and can be typed over. */
  protected show(words: string): void {
    const field = this.area()?.nativeElement;
    const from = this.text().indexOf(words);
    if (!field || from === -1) return;
    field.focus();
    field.setSelectionRange(from, from + words.length);
  }

  private keep(): void {
    const version = untracked(this.view)?.version ?? 0;
    this.drafts.keep(this.key(), { version, text: this.text() });
  }

  private key(): string {
    return `summary:${this.id() ?? ''}`;
  }
}
