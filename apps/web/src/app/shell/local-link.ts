import { inject, Pipe, type PipeTransform } from '@angular/core';
import { Language } from './language';

/** `[routerLink]="'/adazi/noteikumi' | localLink"` stays in the language of the page. Pieces are joined and encoded. */
@Pipe({ name: 'localLink' })
export class LocalLink implements PipeTransform {
  private readonly language = inject(Language);

  transform(path: string | readonly (string | number)[]): string {
    if (typeof path === 'string') return this.language.link(path);
    return this.language.link('/' + path.map((part) => encodeURIComponent(part)).join('/'));
  }
}
