import { Component, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe } from '@jsverse/transloco';
import { BylawsClient } from './bylaws-client';

/** The file that a dossier was made from. */
@Component({
  selector: 'vv-import-source',
  imports: [TranslocoPipe],
  template: `
    @if (origin.hasValue() && origin.value(); as file) {
      <h2>{{ 'bylaws.import.source' | transloco }}</h2>
      <p>
        <a [href]="client.importSource(importId())" download translate="no">{{ file.fileName }}</a>
      </p>
    }
  `,
  styles: `
    h2 {
      font-size: var(--size-l);
    }

    p {
      margin: 0 0 var(--gap-2);
      overflow-wrap: anywhere;
    }
  `,
})
export class ImportSource {
  protected readonly client = inject(BylawsClient);
  readonly importId = input.required<string>();
  protected readonly origin = rxResource({
    params: () => this.importId(),
    stream: ({ params }) => this.client.importOrigin(params),
  });
}
