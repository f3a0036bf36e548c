import { Component, computed, Directive, inject, input } from '@angular/core';
import type { Violation } from '#libs/contracts';
import { ViolationText } from './violation-text';

/** A field of a form: label, hint, what is wrong with it, and as content the control marked `vvControl`. */
@Component({
  selector: 'vv-field',
  imports: [ViolationText],
  template: `
    <label [for]="name()">{{ label() }}</label>
    @if (hint()) {
      <span class="hint" [id]="name() + '-hint'">{{ hint() }}</span>
    }
    @if (violation(); as wrong) {
      <span class="error" [id]="name() + '-error'">{{ wrong | violationText }}</span>
    }
    <ng-content />
  `,
  host: { class: 'field', '[class.wrong]': 'violation()' },
})
export class Field {
  /** Id of the control; the last part of a violation's `where`. */
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly violations = input<readonly Violation[]>([]);
  /** The `where` of the field's violations, when it is not the name. */
  readonly where = input('');

  readonly violation = computed(() => {
    const where = this.where() || this.name();
    return this.violations().find((one) => one.where === where) ?? null;
  });
  readonly describedBy = computed(() => {
    const ids = [this.hint() ? `${this.name()}-hint` : '', this.violation() ? `${this.name()}-error` : ''];
    return ids.filter(Boolean).join(' ') || null;
  });
}

/** The control of a {@link Field}: takes its id and its descriptions. */
@Directive({
  selector: '[vvControl]',
  host: {
    '[id]': 'field.name()',
    '[attr.aria-describedby]': 'field.describedBy()',
    '[attr.aria-invalid]': 'field.violation() ? true : null',
  },
})
export class Control {
  protected readonly field = inject(Field);
}
