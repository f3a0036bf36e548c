import { Component, computed, input } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import type { AbstractControl } from '@angular/forms';
import { TranslocoPipe } from '@jsverse/transloco';
import { startWith, switchMap } from 'rxjs';

/** What a narrow screen cuts off inside a list of choices: the chosen one in full below it, for the eyes only. */
@Component({
  selector: 'vv-chosen-text',
  imports: [TranslocoPipe],
  template: `
    @let text = key() | transloco;
    @if (text.length > fits) {
      <span class="small soft" aria-hidden="true">{{ text }}</span>
    }
  `,
  styles: `
    :host {
      display: none;
    }

    @media (max-width: 30rem) {
      :host {
        display: block;
      }
    }
  `,
})
export class ChosenText {
  /** So many characters are seen whole on the narrowest screen. */
  protected readonly fits = 26;
  readonly control = input.required<AbstractControl<unknown>>();
  /** Key of the texts of the choices. */
  readonly texts = input.required<string>();
  private readonly value = toSignal(
    toObservable(this.control).pipe(
      switchMap((control) => control.valueChanges.pipe(startWith(control.value))),
    ),
  );
  protected readonly key = computed(() => `${this.texts()}.${String(this.value() ?? '')}`);
}
