import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  DOCUMENT,
  effect,
  ElementRef,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { EditorState, type Transaction } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { actionsFor, type EditorAction } from './actions';
import { DanglingNotice } from './dangling-notice';
import { EditorQuestions } from './editor-questions';
import { selectedFigure, type KeepImage } from './figures';
import { FindBar } from './find-bar';
import { FindControl } from './find-control';
import { InsertControl } from './insert-control';
import { ViolationText } from '../ui/violation-text';
import type { OpenEditor } from './open-editor';
import { OutlinePane } from './outline-pane';
import { currentPath, outlineEntries } from './outline';
import { onlyPeers } from './presence';
import { ReferenceControl } from './reference-control';
import { ReferenceMenu } from './reference-menu';
import { openSearch, startSearch } from './reference-search';
import { PlaceControl } from './place-control';
import type { EditorSetup } from './setup';
import { StickyTop } from './sticky-top';
import { SuggestControl, type Suggests } from './suggest/control';
import { SuggestPreview, type SuggestionsShown } from './suggest/preview';
import { SuggestBar } from './suggest/suggest-bar';
import { textAttributes } from './text-attributes';
import { EditorToolbar } from './toolbar';

/** How long the margin and the outline wait for a pause in typing. */
const SETTLE_MS = 250;
const SOON_MS = 60;

/** The drafting editor: toolbar, outline, text, margin. What saves the text stands outside. */
@Component({
  selector: 'vv-bylaw-editor',
  imports: [
    TranslocoPipe,
    DanglingNotice,
    EditorToolbar,
    FindBar,
    OutlinePane,
    ReferenceMenu,
    StickyTop,
    SuggestBar,
    SuggestPreview,
    ViolationText,
  ],
  templateUrl: './bylaw-editor.html',
  host: { '(keydown)': 'keys($event)' },
  styleUrls: [
    './bylaw-editor.scss',
    './law.scss',
    './presence.scss',
    './margin-links.scss',
    './suggest/suggestions.scss',
  ],
})
export class BylawEditor {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly setup = input.required<EditorSetup>();
  readonly initial = input.required<EditorState>();
  readonly kind = input<'bylaw' | 'memorandum'>('bylaw');
  readonly editable = input(true);
  /** The name of the text for assistive technology. */
  readonly label = input('');
  /** Who may suggest under which name, and whether nothing else; `null` where nobody can. */
  readonly suggests = input<Suggests | null>(null);
  /** Keeps an image; without it none can be inserted. */
  readonly keepImage = input<KeepImage | null>(null);
  readonly opened = output<OpenEditor>();
  readonly edited = output<void>();
  /** The state after a pause in typing. */
  readonly settled = output<EditorState>();

  protected readonly textId = 'vv-editor-text';
  /** On a narrow screen the outline begins closed, so that the text is seen at once. */
  protected readonly wide = inject(DOCUMENT).defaultView?.matchMedia?.('(min-width: 75rem)').matches ?? true;
  /** For the toolbar, the outline and the margin: a little behind the text, so that typing waits for nothing. */
  protected readonly calm = signal<EditorState | null>(null);
  protected readonly said = signal('');
  protected readonly replacing = signal(false);
  protected readonly shown = signal<SuggestionsShown>('marks');

  protected readonly path = computed(() => (this.state ? currentPath(this.state) : []));
  protected readonly outline = computed(() => (this.state ? outlineEntries(this.state) : []));

  private readonly mount = viewChild.required<ElementRef<HTMLElement>>('mount');
  private readonly transloco = inject(TranslocoService);
  private readonly questions = inject(EditorQuestions);
  private readonly top = viewChild.required(StickyTop);
  private view: EditorView | null = null;
  private pause: ReturnType<typeof setTimeout> | null = null;
  private readonly bar = viewChild(FindBar);
  protected readonly find = new FindControl(() => this.view, this.calm);
  protected readonly place = new PlaceControl(
    () => this.view,
    () => this.settle(),
    (key) => this.say(key),
  );
  private readonly suggest = new SuggestControl(
    () => this.view,
    () => this.setup(),
  );
  protected readonly reference = new ReferenceControl(() => this.view);
  protected readonly insert = new InsertControl(
    () => this.view,
    this.questions,
    () => this.keepImage(),
    (key) => this.say(key),
  );

  constructor() {
    afterNextRender(() => this.show());
    effect(() => {
      const suggests = this.suggests();
      const tr = this.calm() && this.suggest.allowed(suggests);
      if (tr) untracked(() => this.apply(tr));
    });
    inject(DestroyRef).onDestroy(() => {
      if (this.pause) clearTimeout(this.pause);
      this.view?.destroy();
    });
  }

  private get state(): EditorState | null {
    return this.calm();
  }

  private show(): void {
    this.listen();
    this.view = new EditorView(this.mount().nativeElement, {
      state: this.initial(),
      editable: () => this.editable(),
      attributes: (state) =>
        textAttributes({
          id: this.textId,
          kind: this.kind(),
          label: this.label(),
          editable: this.editable(),
          option: openSearch(state) ? (this.reference.menu()?.at ?? 0) : null,
        }),
      dispatchTransaction: (tr) => this.apply(tr),
      scrollMargin: this.top().edge,
      scrollThreshold: this.top().edge,
    });
    this.calm.set(this.view.state);
    this.opened.emit({
      state: () => this.view?.state ?? this.initial(),
      apply: (tr) => this.apply(tr),
      focus: () => this.view?.focus(),
      calm: this.calm.asReadonly(),
      editable: this.editable,
      settle: () => this.settle(),
      jump: (id) => this.place.jump(id),
      jumpTo: (from, to) => this.place.jumpTo(from, to),
      say: (key) => this.say(key),
    });
    this.settled.emit(this.view.state);
  }

  private listen(): void {
    const { hub } = this.setup();
    hub.palette = () => void this.openPalette();
    hub.find = (replace) => this.openFind(replace);
    hub.help = () => void this.openHelp();
    hub.pane = (direction) => this.place.pane(this.host.nativeElement, direction);
    hub.images = (files, at) => void this.insert.images(files, at);
    hub.describe = (pos) => void this.insert.describe(pos);
    hub.refused = (what) => this.say(`editor.refused.${what}`);
    hub.move = (by) => this.reference.move(by);
    hub.inflect = (by) => this.reference.inflect(by);
    hub.choose = () => this.reference.choose();
  }

  private apply(made: Transaction): void {
    if (!this.view) return;
    const tr = this.suggest.instead(made);
    if (!tr) return this.say('editor.refused.suggest');
    this.view.updateState(this.view.state.apply(tr));
    if (onlyPeers(tr)) return;
    if (tr.docChanged) this.edited.emit();
    this.reference.follow();
    if (this.pause) clearTimeout(this.pause);
    // Keys that only move the cursor need the toolbar soon, typing needs it when it pauses.
    this.pause = setTimeout(() => this.settle(), tr.docChanged ? SETTLE_MS : SOON_MS);
  }

  private settle(): void {
    if (!this.view) return;
    this.calm.set(this.view.state);
    this.settled.emit(this.view.state);
  }

  protected run(action: EditorAction): void {
    const { view } = this;
    if (!view) return;
    switch (action.asks) {
      case 'find':
      case 'replace':
        return this.openFind(action.asks === 'replace');
      case 'help':
        return void this.openHelp();
      case 'table':
        return void this.insert.table();
      case 'image':
        return void this.insert.images([null], view.state.selection.from);
      case 'describe':
        return void this.insert.describe(selectedFigure(view.state)?.pos ?? -1);
      case 'reference':
        startSearch(view);
        break;
      case undefined:
        if (!action.command(view.state, view.dispatch, view)) this.say('editor.refused.here');
    }
    view.focus();
  }

  protected async openPalette(): Promise<void> {
    const { view } = this;
    if (!view) return;
    const mayImage = this.keepImage() !== null;
    const action = await this.questions.action(
      actionsFor(this.kind()).filter(
        (one) =>
          (this.editable() || one.reads) && (one.asks !== 'image' || mayImage) && one.command(view.state),
      ),
    );
    if (action) this.run(action);
    else view.focus();
  }

  private openFind(replace: boolean): void {
    this.find.show();
    if (this.bar()) this.bar()?.focus(replace);
    else this.replacing.set(replace);
  }

  private async openHelp(): Promise<void> {
    await this.questions.help(this.kind());
    this.view?.focus();
  }

  protected keys(event: KeyboardEvent): void {
    if (event.key !== 'F6' || event.defaultPrevented) return;
    event.preventDefault();
    this.place.pane(this.host.nativeElement, event.shiftKey ? -1 : 1);
  }

  protected replace({ by, all }: { by: string; all: boolean }): void {
    const count = this.find.replace(by, all);
    this.say('editor.find.replaced', { count });
  }

  private say(key: string, params: Record<string, number> = {}): void {
    const text = this.transloco.translate(key, params);
    // The same words twice are spoken again only when they differ.
    this.said.update((before) => (before === text ? `${text}\u00a0` : text));
  }
}
