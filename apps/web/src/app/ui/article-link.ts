import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { type ArticleRef, articleUrl } from '#libs/contracts';
import { ArticleName } from './article-name';

/** The article a rule rests on, leading to its text where its address is known; opens apart, so that no work is left. */
@Component({
  selector: 'vv-article-link',
  imports: [TranslocoPipe, ArticleName],
  template: `@if (url(); as url) {
      <a [href]="url" target="_blank" rel="noopener"
        >{{ article() | articleName }}<span class="visually-hidden"> ({{ 'ui.newTab' | transloco }})</span></a
      >
    } @else {
      {{ article() | articleName }}
    }`,
  styles: `
    a {
      color: inherit;
      text-decoration-color: var(--line-strong);
    }
  `,
})
export class ArticleLink {
  readonly article = input.required<ArticleRef>();
  protected readonly url = computed(() => articleUrl(this.article()));
}
