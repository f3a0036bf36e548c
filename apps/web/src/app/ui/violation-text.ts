import { inject, Pipe, type PipeTransform } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { Violation } from '#libs/contracts';
import { Language, type Lang } from '../shell/language';
import { formatDay, formatEuro, oneStop, pluralCategory } from './format';

/** The sentence for a violation, from the scope `violations` under its code. */
@Pipe({ name: 'violationText' })
export class ViolationText implements PipeTransform {
  private readonly transloco = inject(TranslocoService);
  private readonly language = inject(Language);

  transform(violation: Violation): string {
    const lang = this.language.current();
    const key = `violations.${violation.code}`;
    const params = readable(violation.params ?? {}, lang);
    const count = violation.params?.['count'];
    const keys = typeof count === 'number' ? [`${key}.${pluralCategory(count, lang)}`, key] : [key];
    const texts = this.transloco.getTranslation(lang);
    const found = keys.find((one) => typeof texts[one] === 'string');
    if (found) return oneStop(this.transloco.translate(found, params));
    return this.transloco.translate('ui.violationUnknown', { code: violation.code });
  }
}

/** Days become dates as people write them, parameters named `…Cents` sums of money, lists an enumeration. */
function readable(params: NonNullable<Violation['params']>, lang: Lang): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      if (Array.isArray(value)) return [name, value.map((one) => day(one, lang)).join(', ')];
      if (typeof value === 'number' && name.endsWith('Cents')) return [name, formatEuro(value, lang)];
      return [name, typeof value === 'string' ? day(value, lang) : String(value)];
    }),
  );
}

function day(value: string, lang: Lang): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDay(value, lang, 'short') : value;
}
