import { Component, computed, input } from '@angular/core';
import { iconPaths, type IconName } from './icon-paths';

/** A line icon beside a word. It is decoration for assistive technology: the word says it. */
@Component({
  selector: 'vv-icon',
  template: `<svg
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.8"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    focusable="false"
    [attr.width]="size()"
    [attr.height]="size()"
  >
    <path [attr.d]="path()" />
  </svg>`,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
      vertical-align: -0.2em;
    }
  `,
})
export class Icon {
  readonly name = input.required<IconName>();
  /** Width and height in pixels. */
  readonly size = input(20);
  protected readonly path = computed(() => iconPaths[this.name()]);
}
