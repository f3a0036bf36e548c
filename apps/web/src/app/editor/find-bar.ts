import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '../ui/icon';
import { USUAL, type FindOptions } from './find-matches';

/** What the bar asks the text for. */
export interface AskedText extends FindOptions {
  query: string;
  /** Only in what was selected when the bar was told so. */
  inSelection: boolean;
}

const SWITCHES = [
  { id: 'matchCase', sign: 'Aa' },
  { id: 'wholeWord', sign: '“ab”' },
  { id: 'anyMarks', sign: 'ā=a' },
] as const;

/** Finding and replacing in the text. */
@Component({
  selector: 'vv-find-bar',
  imports: [TranslocoPipe, Icon],
  templateUrl: './find-bar.html',
  styleUrl: './find-bar.scss',
  host: { '(keydown)': 'keys($event)' },
})
export class FindBar {
  /** What was selected when the bar opened. */
  readonly start = input('');
  /** Whether the field to replace with is asked for. */
  readonly replacing = input(false);
  readonly count = input(0);
  /** Which of the places is selected, from 0; -1 where none is. */
  readonly at = input(-1);
  readonly editable = input(true);
  /** Whether something longer is selected, so that the search can be kept to it. */
  readonly selected = input(false);
  readonly asked = output<AskedText>();
  readonly go = output<-1 | 1>();
  readonly replace = output<{ by: string; all: boolean }>();
  readonly closed = output<void>();

  protected readonly switches = SWITCHES;
  protected readonly query = linkedSignal(() => this.start());
  protected readonly by = signal('');
  protected readonly options = signal<FindOptions>(USUAL);
  protected readonly inSelection = signal(false);
  protected readonly none = computed(() => this.query() !== '' && this.count() === 0);
  private readonly what = viewChild.required<ElementRef<HTMLInputElement>>('what');
  private readonly with = viewChild<ElementRef<HTMLInputElement>>('with');

  constructor() {
    afterNextRender(() => {
      this.focus(this.replacing());
      if (this.query()) this.ask();
    });
  }

  /** Puts the cursor into the field, as Ctrl-F does when the bar is open already. */
  focus(replace: boolean): void {
    // Without something to find there is nothing to replace.
    const field = ((replace && this.query() && this.with()) || this.what()).nativeElement;
    field.focus();
    field.select();
  }

  protected type(event: Event): void {
    this.query.set((event.target as HTMLInputElement).value);
    this.ask();
  }

  protected toggle(id: keyof FindOptions): void {
    this.options.update((options) => ({ ...options, [id]: !options[id] }));
    this.ask();
  }

  protected toggleSelection(): void {
    this.inSelection.update((only) => !only);
    this.ask();
  }

  protected write(event: Event): void {
    this.by.set((event.target as HTMLInputElement).value);
  }

  protected keys(event: KeyboardEvent): void {
    const again = event.key === 'F3' || ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'g');
    if (event.key === 'Escape') this.closed.emit();
    else if (again || (event.key === 'Enter' && event.target === this.what().nativeElement))
      this.go.emit(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private ask(): void {
    this.asked.emit({ ...this.options(), query: this.query(), inSelection: this.inSelection() });
  }
}
