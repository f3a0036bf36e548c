import { Component, inject } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { PageMeta } from '../shell/page-meta';
import { PageHeader } from '../ui/page-header';
import { OwnAccess } from './own-access';

/** What is held on the person who is logged in, what they asked for, and who looked. */
@Component({
  selector: 'vv-my-data-page',
  imports: [TranslocoPipe, OwnAccess, PageHeader],
  template: `
    <div class="page">
      <vv-page-header [title]="'records.mine.title' | transloco">
        <p class="lead">{{ 'records.mine.lead' | transloco }}</p>
      </vv-page-header>
      <section class="section" aria-labelledby="own-access">
        <h2 id="own-access">{{ 'records.mine.access' | transloco }}</h2>
        <p class="measure">{{ 'records.mine.accessText' | transloco }}</p>
        <vv-own-access />
      </section>
    </div>
  `,
})
export class MyDataPage {
  constructor() {
    inject(PageMeta).set({ title: inject(TranslocoService).translate('records.mine.title'), hidden: true });
  }
}
