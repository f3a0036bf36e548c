import { Component } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** What a clerk does while the roll cannot be reached: nobody is sent away, papers wait in envelopes. */
@Component({
  selector: 'vv-network-away',
  imports: [TranslocoPipe],
  template: `
    <div class="notice warn measure">
      <p>
        <strong>{{ 'in-person.away.title' | transloco }}</strong>
      </p>
      <ol>
        @for (step of steps; track step) {
          <li>{{ 'in-person.away.' + step | transloco }}</li>
        }
      </ol>
    </div>
  `,
  styles: `
    ol {
      margin: var(--gap-2) 0 0;
      padding-inline-start: 1.5rem;
    }

    li {
      margin-bottom: var(--gap-1);
    }
  `,
})
export class NetworkAway {
  protected readonly steps = ['document', 'paper', 'envelope', 'keep', 'later'];
}
