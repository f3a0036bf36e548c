import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { Language } from '../shell/language';
import { formatEuro, pluralCategory } from '../ui/format';
import type { Speaker } from './results/outcome-sentences';

/** Says texts in the language of the page. */
@Injectable({ providedIn: 'root' })
export class Speech implements Speaker {
  private readonly transloco = inject(TranslocoService);
  private readonly language = inject(Language);

  say(key: string, params: Record<string, unknown> = {}): string {
    return this.transloco.translate(key, params);
  }

  count(key: string, count: number, params: Record<string, unknown> = {}): string {
    const category = pluralCategory(count, this.language.current());
    return this.transloco.translate(`${key}.${category}`, { count, ...params });
  }

  money(cents: number): string {
    return formatEuro(cents, this.language.current());
  }
}
