import {
  Component,
  computed,
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
import { TranslocoPipe } from '@jsverse/transloco';
import { spokenLabel } from '#libs/bylaw-document';
import { fold } from '#libs/latvian-text';
import { Icon } from '../ui/icon';
import type { OutlineEntry } from './outline';

/** Up to this many lines the whole outline is open. */
const SHORT = 120;
/** Height of a line in pixels, for a mouse and for a finger. */
const LINE = { fine: 32, coarse: 44 };
/** Lines that are there above and below those in view. */
const SPARE = 12;

/** Where am I, and how do I get elsewhere: chapters, points, annexes, with buttons to move them. */
@Component({
  selector: 'vv-outline-pane',
  imports: [TranslocoPipe, Icon],
  templateUrl: './outline-pane.html',
  styleUrl: './outline-pane.scss',
  host: { '[style.--line.px]': 'line()', '(keydown)': 'keys($event)' },
})
export class OutlinePane {
  readonly entries = input.required<readonly OutlineEntry[]>();
  /** Ids around the cursor, outermost first. */
  readonly path = input<readonly string[]>([]);
  readonly editable = input(true);
  readonly go = output<string>();
  readonly move = output<{ id: string; direction: -1 | 1 }>();

  protected readonly aboutId = 'vv-outline-about';
  protected readonly query = signal('');
  /** The line that the keyboard is at. */
  protected readonly focused = signal('');
  protected readonly line = signal(LINE.fine);
  private readonly opened = signal<ReadonlyMap<string, boolean>>(new Map());
  private readonly top = signal(0);
  private readonly height = signal(600);
  private readonly scroller = viewChild.required<ElementRef<HTMLElement>>('scroller');

  protected readonly folds = computed(() => this.entries().length > SHORT);
  private readonly sections = computed(() => this.entries().filter((entry) => entry.kind !== 'point'));
  protected readonly allOpen = computed(() => this.sections().every((entry) => this.isOpen(entry.id)));
  protected readonly here = computed(() => {
    const listed = new Set(this.entries().map((entry) => entry.id));
    return this.path().findLast((id) => listed.has(id)) ?? '';
  });
  protected readonly shown = computed(() => {
    const words = fold(this.query()).split(/\s+/).filter(Boolean);
    if (words.length > 0)
      return this.entries().filter((entry) => {
        const text = fold(`${entry.number} ${entry.text}`);
        return words.every((word) => text.includes(word));
      });
    if (!this.folds()) return this.entries();
    return this.entries().filter(
      (entry) => entry.kind !== 'point' || entry.section === '' || this.isOpen(entry.section),
    );
  });
  protected readonly tall = computed(() => Math.max(1, this.shown().length) * this.line() + 2);
  protected readonly first = computed(() => {
    const most = Math.max(0, this.shown().length - 1);
    return Math.min(most, Math.max(0, Math.floor(this.top() / this.line()) - SPARE));
  });
  protected readonly last = computed(() => {
    const end = Math.ceil((this.top() + this.height()) / this.line()) + SPARE;
    return Math.min(this.shown().length, Math.max(end, this.first() + 1));
  });
  protected readonly visible = computed(() =>
    this.shown()
      .slice(this.first(), this.last())
      .map((entry) => ({ ...entry, spoken: spokenLabel(entry.number) })),
  );
  /** The one line that Tab stops at. */
  protected readonly stop = computed(() => {
    const there = new Set(this.visible().map((entry) => entry.id));
    const wanted = [this.focused(), this.here()].find((id) => there.has(id));
    return wanted ?? this.visible()[0]?.id ?? '';
  });

  constructor() {
    const window = inject(DOCUMENT).defaultView;
    if (window?.matchMedia?.('(pointer: coarse)').matches) this.line.set(LINE.coarse);
    // The place of the cursor comes into view when the cursor goes to another unit.
    effect(() => {
      const here = this.here();
      untracked(() => {
        this.focused.set('');
        if (here && !this.query()) this.reveal(here);
      });
    });
  }

  protected isOpen(id: string): boolean {
    return this.opened().get(id) ?? this.path().includes(id);
  }

  protected toggle(id: string): void {
    const open = this.isOpen(id);
    this.opened.update((all) => new Map(all).set(id, !open));
  }

  protected foldAll(): void {
    const open = !this.allOpen();
    this.opened.set(new Map(this.sections().map((entry) => [entry.id, open])));
  }

  protected ask(event: Event): void {
    this.query.set((event.target as HTMLInputElement).value);
    this.scroller().nativeElement.scrollTop = 0;
    this.scrolled();
  }

  protected scrolled(): void {
    const { scrollTop, clientHeight } = this.scroller().nativeElement;
    this.top.set(scrollTop);
    if (clientHeight > 0) this.height.set(clientHeight);
  }

  /** From the field into the list. */
  protected enter(event: Event): void {
    event.preventDefault();
    this.focusAt(Math.max(0, this.at(this.stop())));
  }

  protected keys(event: KeyboardEvent): void {
    const from = event.target as HTMLElement;
    const id = from.dataset['entry'];
    if (id === undefined) return;
    const at = this.at(id);
    const most = this.shown().length - 1;
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      if (this.editable()) this.move.emit({ id, direction: event.key === 'ArrowUp' ? -1 : 1 });
    } else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      const entry = this.shown()[at];
      if (!entry || entry.kind === 'point' || this.isOpen(id) === (event.key === 'ArrowRight')) return;
      this.toggle(id);
    } else {
      const to = {
        ArrowDown: at + 1,
        ArrowUp: at - 1,
        Home: 0,
        End: most,
        PageDown: at + 10,
        PageUp: at - 10,
      }[event.key];
      if (to === undefined) return;
      this.focusAt(Math.min(most, Math.max(0, to)));
    }
    event.preventDefault();
  }

  private at(id: string): number {
    return this.shown().findIndex((entry) => entry.id === id);
  }

  private reveal(id: string): void {
    const at = this.at(id);
    const box = this.scroller().nativeElement;
    const [from, to] = [at * this.line(), (at + 1) * this.line()];
    if (at < 0 || (from >= box.scrollTop && to <= box.scrollTop + box.clientHeight)) return;
    box.scrollTop = Math.max(0, from - box.clientHeight / 3);
    this.scrolled();
  }

  private focusAt(index: number): void {
    const entry = this.shown()[index];
    if (!entry) return;
    this.focused.set(entry.id);
    this.reveal(entry.id);
    const box = this.scroller().nativeElement;
    const find = (): HTMLElement | null => box.querySelector(`[data-entry="${entry.id}"]`);
    const shown = find();
    if (shown) shown.focus({ preventScroll: true });
    // A line that was out of view is there with the next drawing.
    else requestAnimationFrame(() => find()?.focus({ preventScroll: true }));
  }
}
