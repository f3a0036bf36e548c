import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ChangePart, Comparison, RowStatus } from '#libs/bylaw-diff';

/** Where a unit came from and went to, by its id in the earlier text. */
export type Moves = ReadonlyMap<string, { from: string; to: string }>;

/** The moves of a comparison with the numbers at both ends. */
export function movesOf({ changes }: Comparison): Moves {
  return new Map(
    changes
      .filter(({ kind }) => kind === 'moved' || kind === 'movedAndChanged')
      .map(({ idBefore, labelBefore, labelAfter }) => [idBefore, { from: labelBefore, to: labelAfter }]),
  );
}

/** What happened to a unit: in words, with the other end of a move to go to, or the parts of what was split or joined. */
@Component({
  selector: 'vv-compare-sign',
  imports: [TranslocoPipe],
  template: `
    @let one = row();
    @if (one.status !== 'same') {
      <span class="sign">
        {{ 'ui.compare.status.' + (one.formatOnly ? 'formatOnly' : one.status) | transloco }}
        @if (end(); as end) {
          <button type="button" (click)="jump.emit(end.place)">
            {{ 'ui.compare.' + end.word | transloco: { label: end.label || '…' } }}
            <span class="visually-hidden">{{ 'ui.compare.' + end.name | transloco }}</span>
          </button>
        } @else if (parts(); as labels) {
          ({{ 'ui.compare.parts.' + one.status | transloco: { labels } }})
        }
      </span>
    }
  `,
  styles: `
    .sign {
      display: inline-block;
      margin-bottom: 2px;
      color: var(--ink-soft);
      font-size: var(--size-xs);
      font-weight: 600;
    }

    button {
      padding: 0.15rem 0.25rem;
      border: 0;
      background: none;
      color: var(--link, var(--accent));
      font: inherit;
      text-decoration: underline;
      cursor: pointer;
    }
  `,
})
export class CompareSign {
  readonly row = input.required<{
    status: RowStatus;
    idBefore: string;
    formatOnly?: true;
    parts?: readonly ChangePart[];
  }>();
  readonly moves = input.required<Moves>();
  /** The place of the other end: `was:` or `now:` with the id of the earlier text. */
  readonly jump = output<string>();

  protected readonly end = computed(() => {
    const { status, idBefore } = this.row();
    const move = this.moves().get(idBefore);
    if (!move) return null;
    if (status === 'movedAway')
      return { place: `now:${idBefore}`, name: 'goTo', word: 'movedTo', label: move.to };
    return status === 'moved' || status === 'movedAndChanged'
      ? { place: `was:${idBefore}`, name: 'goFrom', word: 'movedFrom', label: move.from }
      : null;
  });
  protected readonly parts = computed(() =>
    (this.row().parts ?? [])
      .map(({ label }) => label)
      .filter((label) => label !== '')
      .join(', '),
  );
}
