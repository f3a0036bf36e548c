import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Disclosure } from '../shell/disclosure';
import { Icon } from './icon';

/** A file that may be downloaded. */
export interface Download {
  /** One of the formats; its name is the translation `ui.download.format.<format>`. */
  format: string;
  href: string;
}

/** "Lejupielādēt": one text in every form it is offered in. */
@Component({
  selector: 'vv-download-menu',
  imports: [TranslocoPipe, Disclosure, Icon],
  template: `
    <details vvDisclosure>
      <summary class="button quiet compact">
        <vv-icon name="download" [size]="18" />{{ 'ui.download.title' | transloco
        }}<span class="visually-hidden">: {{ of() }}</span>
      </summary>
      <ul class="plain-list">
        @for (file of files(); track file.href) {
          <li>
            <a [href]="file.href" download>{{ 'ui.download.format.' + file.format | transloco }}</a>
          </li>
        }
      </ul>
    </details>
  `,
  styles: `
    :host {
      display: inline-block;
    }

    details {
      position: relative;
    }

    summary {
      list-style: none;
    }

    summary::-webkit-details-marker {
      display: none;
    }

    details[open] ul {
      position: absolute;
      inset-block-start: 100%;
      inset-inline-start: 0;
      z-index: 5;
      width: max-content;
      max-width: min(17rem, 80vw);
      padding: var(--gap-2) 0;
      border: 1px solid var(--line-strong);
      border-radius: var(--radius);
      background: var(--raised);
      box-shadow: 0 4px 16px rgb(0 0 0 / 15%);
    }

    a {
      display: block;
      padding: var(--gap-2) var(--gap-4);
    }
  `,
  host: { class: 'no-print' },
})
export class DownloadMenu {
  readonly files = input.required<readonly Download[]>();
  /** What is downloaded, for those who do not see where the button stands. */
  readonly of = input.required<string>();
}
