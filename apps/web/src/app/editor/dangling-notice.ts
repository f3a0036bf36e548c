import { Component, computed, effect, input, output, signal, untracked } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { EditorState } from 'prosemirror-state';
import type { ReferenceSite } from '#libs/bylaw-document';
import { danglingIn, newlyDangling } from './dangling';
import { numberingOf } from './numbering';

/** Says it when a unit is deleted that the text refers to, with the way to the references and back. */
@Component({
  selector: 'vv-dangling-notice',
  imports: [TranslocoPipe],
  template: `
    <div role="status">
      @if (sites().length) {
        <p>
          <span>{{ 'editor.dangling.title' | transloco: { count: sites().length } }}</span>
          <button type="button" class="button quiet compact" (click)="next()">
            {{ 'editor.dangling.show' | transloco }}
          </button>
          @if (editable()) {
            <button type="button" class="button quiet compact" (click)="undo.emit()">
              {{ 'editor.dangling.undo' | transloco }}
            </button>
          }
          <button type="button" class="button quiet compact" (click)="sites.set([])">
            {{ 'editor.dangling.close' | transloco }}
          </button>
        </p>
      }
    </div>
  `,
  styles: `
    p {
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-1) var(--gap-3);
      align-items: center;
      margin: 0;
      padding: var(--gap-1) var(--gap-3);
      border-inline-start: 4px solid var(--bad);
      background: var(--bad-wash);
      color: var(--ink);
      font-size: var(--size-s);
    }
  `,
})
export class DanglingNotice {
  /** The state after a pause in typing. */
  readonly state = input.required<EditorState>();
  readonly editable = input(true);
  /** Selects a place of the text. */
  readonly show = output<{ from: number; to: number }>();
  readonly undo = output<void>();

  protected readonly sites = signal<readonly ReferenceSite[]>([]);
  /** Typing inside a text changes no numbers, so it is not looked at. */
  private readonly numbering = computed(() => numberingOf(this.state()));
  private known: readonly ReferenceSite[] | null = null;
  private at = 0;

  constructor() {
    effect(() => {
      this.numbering();
      const now = danglingIn(untracked(this.state));
      const before = this.known;
      this.known = now;
      const targets = new Set(now.map((site) => String(site.node.attrs['target'])));
      const fresh = before ? newlyDangling(before, now) : [];
      // What was said and is not put right yet stays; what was put right goes.
      untracked(() =>
        this.sites.update((said) => [
          ...said.filter((site) => targets.has(String(site.node.attrs['target']))),
          ...fresh,
        ]),
      );
    });
  }

  protected next(): void {
    const wanted = new Set(this.sites().map((site) => String(site.node.attrs['target'])));
    const places = danglingIn(this.state()).filter((site) => wanted.has(String(site.node.attrs['target'])));
    const site = places[this.at % Math.max(1, places.length)];
    this.at += 1;
    if (site) this.show.emit({ from: site.pos, to: site.pos + site.node.nodeSize });
  }
}
