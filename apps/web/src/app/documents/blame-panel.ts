import { Component, computed, DestroyRef, effect, inject, input, signal, untracked } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { Node } from 'prosemirror-model';
import { holderAt } from '#libs/bylaw-blame';
import type { BlameSource } from '#libs/contracts';
import { OpenDossier } from '../bylaws/open-dossier';
import { marginRequests, type OpenEditor } from '../editor';
import { Language } from '../shell/language';
import { LocalLink } from '../shell/local-link';
import { FailedRequest } from '../ui/failed-request';
import { formatMoment } from '../ui/format';
import { MomentPipe, PluralPipe } from '../ui/format-pipes';
import { readProblem } from '../ui/problem';
import { authorColours } from './author-colours';
import { authorOf, partsOf } from './blamed-unit';
import { HistoryClient } from './history-client';
import { MarginTabs } from './margin-tabs';
import { OriginLink } from './origin-link';

/** What was just written is saved within this time, mostly. */
const SAVED_MS = 1500;

/** Who wrote the words of the point at the cursor, when, in answer to what, and how the point became what it is. */
@Component({
  selector: 'vv-blame-panel',
  imports: [RouterLink, TranslocoPipe, FailedRequest, LocalLink, MomentPipe, OriginLink, PluralPipe],
  templateUrl: './blame-panel.html',
  styleUrl: './blame-panel.scss',
  host: { '(document:keydown)': 'keys($event)' },
})
export class BlamePanel {
  readonly editor = input.required<OpenEditor>();
  readonly documentId = input.required<string>();
  readonly kind = input.required<'bylaw' | 'memorandum'>();

  private readonly client = inject(HistoryClient);
  private readonly margin = inject(MarginTabs);
  private readonly transloco = inject(TranslocoService);
  private readonly language = inject(Language);
  private readonly dossier = inject(OpenDossier, { optional: true });
  private readonly saves = signal(0);
  private seen: Node | null = null;

  protected readonly shown = computed(() => this.margin.current() === 'history');
  protected readonly unit = computed(() => {
    const state = this.editor().calm();
    return state ? holderAt(state.doc, state.selection.head) : null;
  });
  protected readonly blame = rxResource({
    params: () => {
      const unit = this.shown() ? this.unit() : null;
      return unit ? { id: this.documentId(), unit, saves: this.saves() } : undefined;
    },
    stream: ({ params }) => this.client.blame(params.id, params.unit),
  });
  protected readonly view = computed(() => (this.blame.hasValue() ? this.blame.value() : null));
  protected readonly parts = computed(() => {
    const view = this.view();
    return view ? partsOf(view) : [];
  });
  protected readonly colours = computed(() => authorColours(this.parts().map(({ name }) => name)));
  protected readonly number = computed(() => this.view()?.lines.find(({ number }) => number)?.number ?? '');
  protected readonly problem = computed(() => {
    const error = this.blame.error();
    return error ? readProblem(error) : null;
  });
  protected readonly history = computed(() => this.dossier?.path('teksta-vesture') ?? null);

  constructor() {
    // Once what is written here is saved, the answer is another one.
    effect((onCleanup) => {
      const doc = this.editor().calm()?.doc ?? null;
      if (!this.shown() || doc === null || doc === this.seen) return;
      const changed = this.seen !== null;
      this.seen = doc;
      if (!changed) return;
      const timer = setTimeout(() => this.saves.update((count) => count + 1), SAVED_MS);
      onCleanup(() => clearTimeout(timer));
    });
    effect(() => {
      const editor = this.editor();
      untracked(() => (marginRequests(editor.state()).history = () => this.open()));
    });
    inject(DestroyRef).onDestroy(() => delete marginRequests(this.editor().state()).history);
  }

  /** Ctrl+Alt+H: none of the Latvian letters is typed with it. */
  protected keys(event: KeyboardEvent): void {
    if (!event.ctrlKey || !event.altKey || event.code !== 'KeyH') return;
    event.preventDefault();
    this.open();
  }

  protected colourOf(source: BlameSource | undefined): string {
    const colour = source && this.colours().get(authorOf(source) ?? '');
    return `peer-${colour ?? 'none'}`;
  }

  /** "Ilze Bērziņa, 21.11.2026 14:02". */
  protected said(source: BlameSource | undefined): string {
    return source ? `${this.nameOf(source)}, ${formatMoment(source.at, this.language.current())}` : '';
  }

  protected nameOf(source: BlameSource): string {
    const name = authorOf(source);
    if (name !== null) return name;
    return this.transloco.translate(source.version === 0 ? 'history.blame.start' : 'history.system');
  }

  private open(): void {
    this.margin.show('history');
    this.editor().say('history.blame.title');
  }
}
