import { Injectable } from '@angular/core';
import type { Translation, TranslocoLoader } from '@jsverse/transloco';

/** Each language is one chunk of the build: no request for texts on the server, one on the client. */
@Injectable({ providedIn: 'root' })
export class TranslationLoader implements TranslocoLoader {
  async getTranslation(lang: string): Promise<Translation> {
    const texts = lang === 'en' ? await import('../../i18n/en') : await import('../../i18n/lv');
    return texts.default;
  }
}
