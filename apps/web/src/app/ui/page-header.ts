import { Component, input } from '@angular/core';

/** The head of a page: small line above, title, then as content status, lead and actions. */
@Component({
  selector: 'vv-page-header',
  template: `
    @if (above()) {
      <p class="above">{{ above() }}</p>
    }
    <h1 [attr.lang]="titleLang()">{{ title() }}</h1>
    <ng-content />
    <ng-content select="[actions]" />
  `,
  styles: `
    :host {
      display: grid;
      justify-items: start;
      gap: var(--gap-3);
      margin-bottom: var(--gap-6);
    }

    .above {
      margin: 0;
      color: var(--ink-soft);
      font-size: var(--size-s);
      font-weight: 550;
    }

    h1 {
      max-width: 32ch;
      hyphens: auto;
    }
  `,
})
export class PageHeader {
  readonly title = input.required<string>();
  readonly above = input('');
  /** `lv` when the title is the name of an act on an English page. */
  readonly titleLang = input<string | null>(null);
}
