import { Component, computed, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import {
  actTitle,
  citationPhrase,
  indexedActs,
  itemsOf,
  partsOf,
  recogniseCitations,
  stepOf,
  type ComposedCitation,
} from '#libs/citations';

const OTHER = 'other';

/** Chooses a place of an act step by step: act, section, part, item; or takes another act as it is typed. */
@Component({
  selector: 'vv-law-picker',
  imports: [TranslocoPipe],
  templateUrl: './law-picker.html',
  styleUrl: './law-picker.scss',
})
export class LawPicker {
  readonly added = output<ComposedCitation>();

  protected readonly acts = indexedActs().map((tree) => ({ ...tree, name: actTitle(tree.act, 'nom') }));
  protected readonly act = signal<string>(this.acts[0]?.act.act ?? OTHER);
  protected readonly article = signal('');
  protected readonly part = signal('');
  protected readonly item = signal('');
  protected readonly otherName = signal('');
  protected readonly otherPlace = signal('');
  protected readonly other = OTHER;

  protected readonly tree = computed(() => this.acts.find((one) => one.act.act === this.act()) ?? null);
  protected readonly law = computed(() => this.tree()?.act.form !== 'regulation');
  private readonly likumi = computed(() => this.tree()?.act.likumi ?? 0);
  protected readonly parts = computed(() => (this.law() ? partsOf(this.likumi(), this.article()) : []));
  protected readonly items = computed(() =>
    this.law() && this.article() ? itemsOf(this.likumi(), this.article(), this.part()) : [],
  );

  /** What is chosen so far; `null` while it names no place. */
  protected readonly chosen = computed<ComposedCitation | null>(() => {
    if (this.act() === OTHER) return this.typed();
    const tree = this.tree();
    const article = this.article();
    if (!tree || article === '') return null;
    if (!this.law()) {
      const sub = article.includes('.');
      return { act: tree.act, places: [[stepOf(sub ? 'subpoint' : 'point', article)]] };
    }
    const steps = [
      stepOf('section', article),
      ...(this.part() ? [stepOf('part', this.part())] : []),
      ...(this.item() ? [stepOf('point', this.item())] : []),
    ];
    return { act: tree.act, places: [steps] };
  });
  protected readonly preview = computed(() => {
    const chosen = this.chosen();
    return chosen ? citationPhrase([chosen]) : '';
  });

  protected choose(level: 'act' | 'article' | 'part' | 'item', event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this[level].set(value);
    if (level === 'act') this.article.set('');
    if (level === 'act' || level === 'article') this.part.set('');
    if (level !== 'item') this.item.set('');
  }

  protected add(): void {
    const chosen = this.chosen();
    if (!chosen) return;
    this.added.emit(chosen);
    this.article.set('');
    this.part.set('');
    this.item.set('');
    this.otherPlace.set('');
  }

  /** An act that the index has not: what is typed is read as a citation, so that it is said in the right inflection. */
  private typed(): ComposedCitation | null {
    const [name, place] = [this.otherName().trim(), this.otherPlace().trim()];
    if (name === '' || place === '') return null;
    const { citations } = recogniseCitations(`${name} ${place}`);
    const [first] = citations;
    if (!first || first.steps.length === 0) return null;
    return { act: first.act, places: citations.map(({ steps }) => steps) };
  }
}
