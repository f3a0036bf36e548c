import { inject, Pipe, type PipeTransform } from '@angular/core';
import type { ArticleRef } from '#libs/contracts';
import { Language } from '../shell/language';

/** `{{ article | articleName }}`: the place in the act that a rule rests on. */
@Pipe({ name: 'articleName' })
export class ArticleName implements PipeTransform {
  private readonly language = inject(Language);

  transform(article: ArticleRef): string {
    this.language.current();
    return `${article.act} ${article.ref}`;
  }
}
