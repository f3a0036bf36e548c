import { DOCUMENT, inject, Injectable, computed } from '@angular/core';
import type { CanActivateFn } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import { map } from 'rxjs';

/** The languages of the interface; Latvian has no prefix in the address. */
export type Lang = 'lv' | 'en';

/** The language of the page and addresses in it. The address decides the language, so that every page has both. */
@Injectable({ providedIn: 'root' })
export class Language {
  private readonly transloco = inject(TranslocoService);
  readonly current = computed(() => this.transloco.activeLang() as Lang);

  /** The address in the current language of a path written without a prefix, for example `/adazi/noteikumi`. */
  link(path: string, lang: Lang = this.current()): string {
    const bare = withoutPrefix(path);
    if (lang === 'lv') return bare;
    return bare === '/' ? '/en' : `/en${bare}`;
  }
}

/** The path without its language prefix; query and fragment stay. */
export function withoutPrefix(path: string): string {
  const bare = path.replace(/^\/en(?=[/?#]|$)/, '');
  return bare.startsWith('/') ? bare : `/${bare}`;
}

/** Loads the texts before a page of the language is shown and tells assistive technology which language it is. */
export const speak = (lang: Lang): CanActivateFn => {
  return () => {
    const transloco = inject(TranslocoService);
    const document = inject(DOCUMENT);
    return transloco.load(lang).pipe(
      map(() => {
        transloco.setActiveLang(lang);
        document.documentElement.lang = lang;
        return true;
      }),
    );
  };
};
