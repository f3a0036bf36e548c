import {
  afterNextRender,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
} from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { unitPhrase, type Verdict } from '#libs/bylaw-document';
import {
  acceptSuggestions,
  listSuggestions,
  rejectSuggestions,
  type SuggestionEntry,
  type SuggestionPlace,
} from '#libs/bylaw-suggest';
import type { EditingRight } from '#libs/contracts';
import { MarginTabs } from '../documents/margin-tabs';
import { asItIs, outlineSuggestion, workingNumbersOf, type OpenEditor } from '../editor';
import { Session } from '../shell/session';
import { Confirm } from '../ui/confirm-dialog';
import { SuggestionCard } from './suggestion-card';
import { withOrigin } from './origins';

/** Cards that are drawn at once; the keys reach all of them. */
const PAGE = 60;

/** The suggestions beside an open text: one after another, accepted, rejected or taken back. */
@Component({
  selector: 'vv-suggestions-panel',
  imports: [TranslocoPipe, SuggestionCard],
  templateUrl: './suggestions-panel.html',
  styleUrl: './suggestions-panel.scss',
  host: { '(document:keydown)': 'anywhere($event)' },
})
export class SuggestionsPanel {
  readonly editor = input.required<OpenEditor>();
  readonly right = input.required<EditingRight>();
  /** How many suggestions stand in the text. */
  readonly count = output<number>();

  private readonly margin = inject(MarginTabs);
  private readonly who = inject(Session);
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  private readonly doc = computed(() => this.editor().calm()?.doc ?? null);
  protected readonly entries = computed(() => {
    const doc = this.doc();
    const state = doc && untracked(() => this.editor().calm());
    return state ? listSuggestions(state.doc, workingNumbersOf(state)) : [];
  });
  protected readonly author = signal('');
  protected readonly authors = computed(() =>
    [...new Set(this.entries().map(({ author }) => author))].sort(),
  );
  protected readonly shown = computed(() => {
    const author = this.authors().includes(this.author()) ? this.author() : '';
    return this.entries().filter((entry) => author === '' || entry.author === author);
  });
  private readonly limit = signal(PAGE);
  protected readonly rendered = computed(() => this.shown().slice(0, this.limit()));
  /** The card that is looked at; when it is decided, the one that took its place. */
  protected readonly active = linkedSignal<SuggestionEntry[], string | null>({
    source: this.shown,
    computation: (now, before) => {
      const id = before?.value ?? null;
      if (id === null || now.some((entry) => entry.id === id)) return id;
      const at = before?.source.findIndex((entry) => entry.id === id) ?? 0;
      return now[Math.min(Math.max(at, 0), now.length - 1)]?.id ?? null;
    },
  });
  protected readonly reachable = computed(() => this.active() ?? this.shown()[0]?.id ?? null);
  /** The suggestions of the unit in which the cursor stands. */
  protected readonly here = computed(() => {
    const state = this.editor().calm();
    if (!state) return [];
    const { $from } = state.selection;
    for (let depth = $from.depth; depth > 0; depth -= 1) {
      if (!/^(point|subpoint|memorandum_part)$/.test($from.node(depth).type.name)) continue;
      const [start, end] = [$from.before(depth), $from.after(depth)];
      return this.shown().filter(({ ranges }) => ranges.some(({ from, to }) => from >= start && to <= end));
    }
    return [];
  });
  /** What has no number is called by what it is. */
  protected readonly names = (place: SuggestionPlace): string =>
    this.transloco.translate(`editor.suggest.panel.place.${place.name || 'text'}`, {
      part: place.part ?? '',
    });

  constructor() {
    effect(() => this.count.emit(this.entries().length));
    effect(() => {
      if (this.margin.current() !== 'suggestions') untracked(() => this.outline(null));
    });
  }

  protected isOwn(entry: SuggestionEntry): boolean {
    return this.right() !== 'read' && entry.author === this.who.person()?.name;
  }

  protected nameOf(entry: SuggestionEntry): string {
    const { unit } = entry.place;
    const where = unit ? unitPhrase(unit, 'nom') : this.names(entry.place);
    return `${where}: ${this.transloco.translate(`editor.suggest.panel.kind.${entry.kind}`)}, ${entry.author}`;
  }

  protected by(event: Event): void {
    this.author.set((event.target as HTMLSelectElement).value);
    this.limit.set(PAGE);
  }

  protected more(): void {
    this.limit.update((limit) => limit + PAGE);
  }

  /** Shows a suggestion in the text without taking the focus from its card. */
  protected look(entry: SuggestionEntry): void {
    if (this.active() === entry.id) return;
    this.active.set(entry.id);
    this.outline(entry);
  }

  protected step(by: -1 | 1): void {
    const shown = this.shown();
    if (shown.length === 0) return;
    const at = shown.findIndex(({ id }) => id === this.active());
    const next = at < 0 ? (by > 0 ? 0 : shown.length - 1) : (at + by + shown.length) % shown.length;
    const entry = shown[next];
    if (!entry) return;
    if (next >= this.limit()) this.limit.set(next + PAGE);
    this.active.set(entry.id);
    this.outline(entry);
    this.focusActive();
  }

  protected anywhere(event: KeyboardEvent): void {
    if (event.key !== 'F8' || event.ctrlKey || event.altKey || this.entries().length === 0) return;
    event.preventDefault();
    this.margin.show('suggestions');
    this.step(event.shiftKey ? -1 : 1);
  }

  protected keys(event: KeyboardEvent, entry: SuggestionEntry): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const on = event.target === event.currentTarget;
    const key = event.key.toLowerCase();
    if (key === 'arrowdown') this.step(1);
    else if (key === 'arrowup') this.step(-1);
    else if (on && key === 'enter') this.goTo(entry);
    else if (key === 'p' && this.right() === 'edit') void this.decide('accept', [entry]);
    else if (key === 'n' && (this.right() === 'edit' || this.isOwn(entry)))
      void this.decide('reject', [entry]);
    else return;
    event.preventDefault();
  }

  protected async decideAll(verdict: Verdict, entries: readonly SuggestionEntry[]): Promise<void> {
    const words = (key: string): string =>
      this.transloco.translate(`editor.suggest.panel.${verdict}Many.${key}`, { count: entries.length });
    const sure = await this.confirm.ask({
      title: words('title'),
      text: words('text'),
      action: words('action'),
    });
    if (sure) await this.decide(verdict, entries);
  }

  protected async decide(verdict: Verdict, entries: readonly SuggestionEntry[]): Promise<void> {
    const editor = this.editor();
    const state = editor.state();
    const asked = entries.map(({ id }) => id);
    const done =
      verdict === 'accept' ? acceptSuggestions(state.doc, asked) : rejectSuggestions(state.doc, asked);
    if (!(await this.together(done.ids, asked.length))) return;
    // While the question stood, somebody else may have gone on.
    if (editor.state().doc !== state.doc) return this.decide(verdict, entries);
    const tr = asItIs(editor.state().tr);
    for (const step of done.change.steps) tr.step(step);
    editor.apply(withOrigin(tr, state, done.ids));
    editor.settle();
    const own = this.right() !== 'edit';
    editor.say(`editor.suggest.panel.${own ? 'withdrawn' : verdict === 'accept' ? 'accepted' : 'rejected'}`);
    this.focusActive();
  }

  /** What hangs together is decided together, and a person is told so before. */
  private async together(ids: ReadonlySet<string>, asked: number): Promise<boolean> {
    const others = this.entries().filter((entry) => ids.has(entry.id) && !this.isOwn(entry));
    if (this.right() !== 'edit' && others.length > 0) {
      this.editor().say('editor.suggest.panel.notAlone');
      return false;
    }
    if (ids.size <= asked) return true;
    const words = (key: string): string =>
      this.transloco.translate(`editor.suggest.panel.together.${key}`, { count: ids.size - asked });
    return this.confirm.ask({ title: words('title'), text: words('text'), action: words('action') });
  }

  private goTo({ ranges: [first] }: SuggestionEntry): void {
    if (first) this.editor().jumpTo(first.from, first.from);
  }

  private outline(entry: SuggestionEntry | null): void {
    const editor = this.editor();
    editor.apply(outlineSuggestion(editor.state(), entry?.ranges ?? []));
    if (!entry) return;
    const mark = this.host.nativeElement.ownerDocument.querySelector(`.law [data-suggestion="${entry.id}"]`);
    (mark?.firstElementChild ?? mark)?.scrollIntoView?.({ block: 'center' });
  }

  private focusActive(): void {
    afterNextRender(
      () => {
        const id = this.reachable();
        if (id) this.host.nativeElement.querySelector<HTMLElement>(`#suggestion-${id}`)?.focus();
      },
      { injector: this.injector },
    );
  }
}
