import { Component, model } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** A field that nobody sees: what only programs fill in, the server refuses. */
@Component({
  selector: 'vv-trap',
  imports: [TranslocoPipe],
  template: `
    <label>
      {{ 'ui.leaveEmpty' | transloco }}
      <input name="website" tabindex="-1" autocomplete="off" [value]="value()" (input)="fill($event)" />
    </label>
  `,
  styles: `
    :host {
      position: absolute;
      inset-inline-start: -200vw;
      width: 1px;
      height: 1px;
      overflow: hidden;
    }
  `,
  host: { 'aria-hidden': 'true' },
})
export class Trap {
  readonly value = model('');

  protected fill(event: Event): void {
    this.value.set((event.target as HTMLInputElement).value);
  }
}
