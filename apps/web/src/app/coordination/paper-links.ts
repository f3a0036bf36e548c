import { Component, input } from '@angular/core';
import { Icon } from '../ui/icon';

/** One paper in the forms in which it can be saved: "Izziņa: Word, PDF, CSV". */
@Component({
  selector: 'vv-paper-links',
  imports: [Icon],
  template: `
    <span class="name"><vv-icon name="download" [size]="16" />{{ name() }}:</span>
    @for (format of formats(); track format) {
      <a [href]="address()(format)" [attr.aria-label]="name() + ', ' + words[format]" download>{{
        words[format]
      }}</a>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--gap-1) var(--gap-3);
      font-size: var(--size-s);
    }

    .name {
      display: inline-flex;
      align-items: center;
      gap: var(--gap-1);
    }

    a {
      padding-block: var(--gap-1);
    }
  `,
  host: { class: 'no-print' },
})
export class PaperLinks {
  readonly name = input.required<string>();
  readonly formats = input<readonly Format[]>(['docx', 'pdf', 'csv']);
  readonly address = input.required<(format: string) => string>();
  protected readonly words = WORDS;
}

type Format = 'docx' | 'pdf' | 'csv';

/** The same in both languages. */
const WORDS: Record<Format, string> = { docx: 'Word', pdf: 'PDF', csv: 'CSV' };
