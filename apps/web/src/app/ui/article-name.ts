import { inject, Pipe, type PipeTransform } from '@angular/core';
import { type ArticleRef, articleText } from '#libs/contracts';
import { Language } from '../shell/language';

/** `{{ article | articleName }}`: "Pašvaldību likuma 46. panta trešā daļa", in English "Local Government Law 46(3)". */
@Pipe({ name: 'articleName' })
export class ArticleName implements PipeTransform {
  private readonly language = inject(Language);

  transform(article: ArticleRef): string {
    return articleText(article, this.language.current());
  }
}
