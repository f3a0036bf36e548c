import { Component, inject } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { PageMeta } from './page-meta';
import { WayBack } from './way-back';

/** There is no such page; says what to do instead. */
@Component({
  selector: 'vv-not-found',
  imports: [TranslocoPipe, WayBack],
  template: `
    <div class="page">
      <h1>{{ 'shell.notFound.title' | transloco }}</h1>
      <p class="lead">{{ 'shell.notFound.text' | transloco }}</p>
      <vv-way-back />
    </div>
  `,
  styles: `
    .lead {
      margin-block: var(--gap-4) var(--gap-5);
    }
  `,
})
export class NotFound {
  constructor() {
    const title = inject(TranslocoService).translate('shell.notFound.title');
    inject(PageMeta).set({ title, hidden: true, status: 404 });
  }
}
