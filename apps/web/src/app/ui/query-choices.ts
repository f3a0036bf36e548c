import { Component, input } from '@angular/core';
import { type Params, RouterLink } from '@angular/router';

/** One way to look at a page; `value` is what the address then has, `null` leaves the parameter out. */
export interface QueryChoice {
  value: string | null;
  /** Already translated. */
  text: string;
}

/** Ways to look at a page as links: the address keeps the choice, so it works without scripts and can be sent on. */
@Component({
  selector: 'vv-query-choices',
  imports: [RouterLink],
  template: `
    <nav class="row" [attr.aria-label]="label()">
      @for (one of choices(); track one.value) {
        <a
          class="button compact"
          [class.secondary]="one.value !== current()"
          [routerLink]="[]"
          [queryParams]="asked(one.value)"
          queryParamsHandling="merge"
          [attr.aria-current]="one.value === current() ? 'true' : null"
          >{{ one.text }}</a
        >
      }
    </nav>
  `,
})
export class QueryChoices {
  readonly label = input.required<string>();
  /** Name of the parameter in the address. */
  readonly param = input.required<string>();
  readonly choices = input.required<readonly QueryChoice[]>();
  readonly current = input.required<string | null>();

  protected asked(value: string | null): Params {
    return { [this.param()]: value };
  }
}
