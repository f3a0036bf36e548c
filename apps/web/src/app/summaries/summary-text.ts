import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** A summary as residents read it, with who wrote it where that was not a person alone. */
@Component({
  selector: 'vv-summary-text',
  imports: [TranslocoPipe],
  template: `
    <div class="measure" lang="lv">
      @for (block of blocks(); track $index) {
        @if (block.list) {
          <ul>
            @for (line of block.lines; track $index) {
              <li>{{ line }}</li>
            }
          </ul>
        } @else {
          <p [class.lead]="$first">{{ block.lines.join(' ') }}</p>
        }
      }
    </div>
    @if (assistedBy(); as model) {
      <p class="soft small assisted">{{ 'summaries.assisted' | transloco: { model } }}</p>
    }
  `,
  styles: `
    .assisted {
      padding-inline-start: var(--gap-3);
      border-inline-start: 3px solid var(--line);
    }
  `,
})
export class SummaryText {
  readonly text = input.required<string>();
  readonly assistedBy = input<string | null>(null);

  /** Paragraphs between empty lines; lines that begin with a dash are a list. */
  protected readonly blocks = computed(() => {
    const blocks: { list: boolean; lines: string[] }[] = [];
    let open: { list: boolean; lines: string[] } | null = null;
    for (const raw of this.text().split('\n')) {
      const line = raw.trim();
      const item = /^[-–•*]\s+(.*)$/.exec(line)?.[1];
      if (line === '') open = null;
      else if (open && open.list === (item !== undefined)) open.lines.push(item ?? line);
      else blocks.push((open = { list: item !== undefined, lines: [item ?? line] }));
    }
    return blocks;
  });
}
