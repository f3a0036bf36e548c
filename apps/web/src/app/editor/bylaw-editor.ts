import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  DOCUMENT,
  ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { EditorState, TextSelection, type Transaction } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { FIND, REFERENCE, actionsFor, type EditorAction } from './actions';
import { CommandPalette } from './command-palette';
import { FindBar } from './find-bar';
import { foundIn, goToMatch, replaceMatches, search } from './find';
import { INFLECTIONS, insertReference, type Inflection } from './insert';
import { goToFinding } from './lint';
import { moveUnitById } from './move';
import type { OpenEditor } from './open-editor';
import { OutlinePane } from './outline-pane';
import { currentPath, outlineEntries } from './outline';
import { onlyPeers } from './presence';
import { ReferenceMenu } from './reference-menu';
import { openMenu, type OpenMenu } from './reference-place';
import { openSearch, startSearch, type Referable } from './reference-search';
import type { EditorSetup } from './setup';
import { textAttributes } from './text-attributes';
import { EditorToolbar } from './toolbar';

/** How long the margin and the outline wait for a pause in typing. */
const SETTLE_MS = 250;
const SOON_MS = 60;

/** The drafting editor: toolbar, outline, text, margin. What saves the text stands outside. */
@Component({
  selector: 'vv-bylaw-editor',
  imports: [TranslocoPipe, EditorToolbar, FindBar, OutlinePane, ReferenceMenu],
  templateUrl: './bylaw-editor.html',
  styleUrls: ['./bylaw-editor.scss', './presence.scss'],
})
export class BylawEditor {
  readonly setup = input.required<EditorSetup>();
  readonly initial = input.required<EditorState>();
  readonly kind = input<'bylaw' | 'memorandum'>('bylaw');
  readonly editable = input(true);
  /** The name of the text for assistive technology. */
  readonly label = input('');
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
  protected readonly finding = signal(false);
  protected readonly menu = signal<OpenMenu | null>(null);
  protected readonly inflection = signal<Inflection>(INFLECTIONS[0]);

  protected readonly path = computed(() => (this.state ? currentPath(this.state) : []));
  protected readonly outline = computed(() => (this.state ? outlineEntries(this.state) : []));
  protected readonly found = computed(() => (this.state ? foundIn(this.state).matches.length : 0));

  private readonly mount = viewChild.required<ElementRef<HTMLElement>>('mount');
  private readonly transloco = inject(TranslocoService);
  private readonly dialog = inject(MatDialog);
  private view: EditorView | null = null;
  private pause: ReturnType<typeof setTimeout> | null = null;

  constructor() {
    afterNextRender(() => this.show());
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
          option: openSearch(state) ? (this.menu()?.at ?? 0) : null,
        }),
      dispatchTransaction: (tr) => this.apply(tr),
      scrollMargin: { top: 140, bottom: 80, left: 0, right: 0 },
      scrollThreshold: { top: 140, bottom: 80, left: 0, right: 0 },
    });
    this.calm.set(this.view.state);
    this.opened.emit({
      state: () => this.view?.state ?? this.initial(),
      apply: (tr) => this.apply(tr),
      focus: () => this.view?.focus(),
      calm: this.calm.asReadonly(),
      editable: this.editable,
      settle: () => this.settle(),
      jump: (id) => this.jump(id),
      jumpTo: (from, to) => this.jumpTo(from, to),
      say: (key) => this.say(key),
    });
    this.settled.emit(this.view.state);
  }

  private listen(): void {
    const { hub } = this.setup();
    hub.palette = () => void this.openPalette();
    hub.find = () => this.finding.set(true);
    hub.refused = (what) => this.say(`editor.refused.${what}`);
    hub.move = (by) =>
      this.menu.update((menu) => {
        if (!menu) return null;
        const count = Math.max(1, menu.units.length);
        return { ...menu, at: (menu.at + by + count) % count };
      });
    hub.inflect = (by) => {
      const count = INFLECTIONS.length;
      const next = INFLECTIONS[(INFLECTIONS.indexOf(this.inflection()) + by + count) % count];
      if (next) this.inflection.set(next);
    };
    hub.choose = () => {
      const menu = this.menu();
      const chosen = menu?.units[menu.at];
      if (chosen) this.refer(chosen);
      return chosen !== undefined;
    };
  }

  private apply(tr: Transaction): void {
    if (!this.view) return;
    this.view.updateState(this.view.state.apply(tr));
    if (onlyPeers(tr)) return;
    if (tr.docChanged) this.edited.emit();
    this.showMenu();
    if (this.pause) clearTimeout(this.pause);
    // Keys that only move the cursor need the toolbar soon, typing needs it when it pauses.
    this.pause = setTimeout(() => this.settle(), tr.docChanged ? SETTLE_MS : SOON_MS);
  }

  private settle(): void {
    if (!this.view) return;
    this.calm.set(this.view.state);
    this.settled.emit(this.view.state);
  }

  private showMenu(): void {
    const menu = this.view && openMenu(this.view, this.menu());
    if (menu ?? this.menu()) this.menu.set(menu);
  }

  protected refer({ unit }: Referable): void {
    const { view } = this;
    const open = view && openSearch(view.state);
    if (!view || !open) return;
    view.dispatch(insertReference(view.state, open, unit, this.inflection()));
    view.focus();
  }

  protected run(action: EditorAction): void {
    const { view } = this;
    if (!view) return;
    if (action.id === FIND) {
      this.finding.set(true);
      return;
    }
    if (action.id === REFERENCE) startSearch(view);
    else if (!action.command(view.state, view.dispatch, view)) this.say('editor.refused.here');
    view.focus();
  }

  protected async openPalette(): Promise<void> {
    const state = this.view?.state;
    if (!state) return;
    const data = actionsFor(this.kind()).filter(
      (action) => action.id === FIND || (this.editable() && action.command(state)),
    );
    const opened = this.dialog.open<CommandPalette, EditorAction[], EditorAction>(CommandPalette, {
      data,
      width: '32rem',
      ariaLabel: this.transloco.translate('editor.palette.label'),
    });
    opened.afterClosed().subscribe((action) => {
      if (action) this.run(action);
      else this.view?.focus();
    });
  }

  /** Brings a unit or block into view and puts the cursor into it. */
  protected jump(id: string): void {
    const tr = this.view && goToFinding(this.view.state, { where: id, position: null });
    if (tr) this.view?.dispatch(tr);
    this.view?.focus();
  }

  private jumpTo(from: number, to: number): void {
    const state = this.view?.state;
    if (state)
      this.view?.dispatch(state.tr.setSelection(TextSelection.create(state.doc, from, to)).scrollIntoView());
    this.view?.focus();
  }

  protected moveUnit({ id, direction }: { id: string; direction: -1 | 1 }): void {
    const { view } = this;
    if (!view) return;
    if (!moveUnitById(id, direction)(view.state, view.dispatch)) {
      this.say('editor.refused.move');
      return;
    }
    this.settle();
    this.say('editor.outline.moved');
  }

  protected ask(query: string): void {
    if (this.view) this.view.dispatch(search(this.view.state, query));
  }

  protected next(direction: -1 | 1): void {
    const tr = this.view && goToMatch(this.view.state, direction);
    if (tr) this.view?.dispatch(tr);
  }

  protected replace({ by, all }: { by: string; all: boolean }): void {
    const tr = this.view && replaceMatches(this.view.state, by, all);
    if (tr) this.view?.dispatch(tr);
    this.next(1);
  }

  protected endFind(): void {
    this.finding.set(false);
    this.ask('');
    this.view?.focus();
  }

  private say(key: string): void {
    const text = this.transloco.translate(key);
    // The same words twice are spoken again only when they differ.
    this.said.update((before) => (before === text ? `${text}\u00a0` : text));
  }
}
