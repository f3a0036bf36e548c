import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** A person with the role they act in; without a name it is said plainly that they chose not to be named. */
@Component({
  selector: 'vv-person-name',
  imports: [TranslocoPipe],
  template: `<span class="name" [class.soft]="!name()" translate="no">{{
      name() || ('ui.person.unnamed' | transloco)
    }}</span>
    @if (acting()) {
      <span class="role">{{ acting() }}</span>
    }`,
  styles: `
    .name {
      font-weight: 550;
    }

    .role {
      margin-inline-start: 0.6ch;
      color: var(--ink-soft);
      font-size: var(--size-s);
    }
  `,
})
export class PersonName {
  readonly name = input<string | null | undefined>(null);
  /** Role or institution, already translated. */
  readonly acting = input<string | null | undefined>(null);
}
