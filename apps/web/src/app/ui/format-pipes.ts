import { inject, Pipe, type PipeTransform } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { LegalDay } from '#libs/contracts';
import { Language } from '../shell/language';
import { type DayStyle, formatDay, formatEuro, formatMoment, formatShare, pluralCategory } from './format';

// Pure pipes although they read the language: a change of language builds the page anew.

/** `{{ day | legalDay }}`, `{{ day | legalDay: 'short' }}`, `{{ day | legalDay: 'weekday' }}`. */
@Pipe({ name: 'legalDay' })
export class LegalDayPipe implements PipeTransform {
  private readonly language = inject(Language);

  transform(day: LegalDay | null | undefined, style: DayStyle = 'long'): string {
    return day ? formatDay(day, this.language.current(), style) : '';
  }
}

/** `{{ createdAt | moment }}`: a moment as day and time in Riga. */
@Pipe({ name: 'moment' })
export class MomentPipe implements PipeTransform {
  private readonly language = inject(Language);

  transform(moment: string | null | undefined): string {
    return moment ? formatMoment(moment, this.language.current()) : '';
  }
}

/** `{{ cents | euro }}`. */
@Pipe({ name: 'euro' })
export class EuroPipe implements PipeTransform {
  private readonly language = inject(Language);

  transform(cents: number | null | undefined): string {
    return cents === null || cents === undefined ? '' : formatEuro(cents, this.language.current());
  }
}

/** `{{ basisPoints | share }}`: hundredths of a per cent. */
@Pipe({ name: 'share' })
export class SharePipe implements PipeTransform {
  private readonly language = inject(Language);

  transform(basisPoints: number): string {
    return formatShare(basisPoints, this.language.current());
  }
}

/** Texts with plural forms, kept as `{ "zero": …, "one": …, "other": … }` (English: `one`, `other`). */
@Pipe({ name: 'plural' })
export class PluralPipe implements PipeTransform {
  private readonly transloco = inject(TranslocoService);
  private readonly language = inject(Language);

  /** `{{ 'ui.daysLeft' | plural: days }}`; `{{ '{{count}}' }}` in the text is the number. */
  transform(key: string, count: number, params: Record<string, unknown> = {}): string {
    const category = pluralCategory(count, this.language.current());
    return this.transloco.translate(`${key}.${category}`, { count, ...params });
  }
}
