import { Component, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe } from '@jsverse/transloco';
import { MomentPipe } from '../ui/format-pipes';
import { BylawsClient } from './bylaws-client';

/** The file that a dossier was made from, and the comments that it brought along, for reading. */
@Component({
  selector: 'vv-import-comments',
  imports: [TranslocoPipe, MomentPipe],
  template: `
    @if (comments.hasValue() && comments.value(); as file) {
      <h2>{{ 'bylaws.import.source' | transloco }}</h2>
      <p>
        <a [href]="client.importSource(importId())" download translate="no">{{ file.fileName }}</a>
      </p>
      @if (file.threads.length) {
        <details>
          <summary>{{ 'bylaws.import.threads' | transloco }} ({{ file.threads.length }})</summary>
          <ol>
            @for (thread of file.threads; track thread.id) {
              <li>
                @if (thread.quote) {
                  <blockquote lang="lv">{{ thread.quote }}</blockquote>
                }
                @for (comment of thread.comments; track $index) {
                  <p>
                    <span class="small soft"
                      ><span translate="no">{{ comment.author }}</span> {{ comment.at | moment }}</span
                    ><br /><span lang="lv">{{ comment.text }}</span>
                  </p>
                }
              </li>
            }
          </ol>
        </details>
      }
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

    summary {
      min-height: 1.75rem;
      cursor: pointer;
    }

    ol {
      padding-inline-start: 1.4rem;
    }

    blockquote {
      margin: 0;
    }
  `,
})
export class ImportComments {
  protected readonly client = inject(BylawsClient);
  readonly importId = input.required<string>();
  protected readonly comments = rxResource({
    params: () => this.importId(),
    stream: ({ params }) => this.client.importComments(params),
  });
}
