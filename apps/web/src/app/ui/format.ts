import type { LegalDay } from '#libs/contracts';
import type { Lang } from '../shell/language';

/**
 * How a day is written: `long` on its own, `short` in tables and chips, `weekday` where the day of the week helps. In a
 * Latvian sentence the month declines: `on` (*sāksies 5. decembrī*), `until` (*līdz 5. decembrim*).
 */
export type DayStyle = 'long' | 'short' | 'weekday' | 'on' | 'until';

const nbsp = '\u00a0';

const months: Record<Lang, readonly string[]> = {
  lv: [
    'janvāris',
    'februāris',
    'marts',
    'aprīlis',
    'maijs',
    'jūnijs',
    'jūlijs',
    'augusts',
    'septembris',
    'oktobris',
    'novembris',
    'decembris',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
};

/** Endings of the months by what they end with alone: locative and, after *līdz*, dative. */
const endings = { on: { is: 'ī', s: 'ā' }, until: { is: 'im', s: 'am' } } as const;

const weekdays: Record<Lang, readonly string[]> = {
  lv: ['svētdiena', 'pirmdiena', 'otrdiena', 'trešdiena', 'ceturtdiena', 'piektdiena', 'sestdiena'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};

/**
 * A calendar day as people write it. Written out here rather than by `Intl`, so that server and every browser agree.
 * Something that is not a day comes back unchanged.
 */
export function formatDay(day: LegalDay, lang: Lang, style: DayStyle = 'long'): string {
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(day);
  if (!found) return day;
  const [year, month, date] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const name = months[lang][month - 1];
  if (!name) return day;
  if (style === 'short')
    return lang === 'lv'
      ? `${found[3]}.${found[2]}.${found[1]}.`
      : `${date}${nbsp}${name.slice(0, 3)}${nbsp}${year}`;
  const long = lang === 'lv' ? `${year}.${nbsp}gada ${date}.${nbsp}${name}` : `${date}${nbsp}${name} ${year}`;
  if (style === 'long') return long;
  if (style === 'on' || style === 'until')
    return lang === 'lv' ? long.replace(/is$/, endings[style].is).replace(/s$/, endings[style].s) : long;
  const weekday = weekdays[lang][new Date(Date.UTC(year, month - 1, date)).getUTCDay()];
  return `${weekday}, ${long}`;
}

/** A sentence with days filled in: a Latvian short day brings its own full stop, so that one stop ends the sentence. */
export function oneStop(sentence: string): string {
  return sentence.replace(/(\d\.)\.(?=\s|$)/g, '$1');
}

const riga = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Riga',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** A moment (ISO 8601) as day and time in Riga. */
export function formatMoment(moment: string, lang: Lang): string {
  const at = new Date(moment);
  if (Number.isNaN(at.getTime())) return moment;
  const part = Object.fromEntries(riga.formatToParts(at).map(({ type, value }) => [type, value]));
  const day = formatDay(`${part['year']}-${part['month']}-${part['day']}`, lang, 'short');
  return `${day} ${part['hour']}:${part['minute']}`;
}

/** Money given in cents: `12 345,50 €` with non-breaking spaces, in English `€12,345.50`. */
export function formatEuro(cents: number, lang: Lang): string {
  const sign = cents < 0 ? '−' : '';
  const whole = String(Math.floor(Math.abs(Math.round(cents)) / 100));
  const rest = String(Math.abs(Math.round(cents)) % 100).padStart(2, '0');
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, lang === 'lv' ? nbsp : ',');
  return lang === 'lv' ? `${sign}${groups},${rest}${nbsp}€` : `${sign}€${groups}.${rest}`;
}

const rules = { lv: new Intl.PluralRules('lv'), en: new Intl.PluralRules('en') };

/** The plural category of a count: Latvian has zero (0, 10–20, 30 …), one (1, 21 …) and other. */
export function pluralCategory(count: number, lang: Lang): Intl.LDMLPluralRule {
  return rules[lang].select(count);
}

/** A share in hundredths of a per cent: 20 is `0,2 %`, in English `0.2%`. */
export function formatShare(basisPoints: number, lang: Lang): string {
  const figures = String(basisPoints / 100);
  return lang === 'lv' ? `${figures.replace('.', ',')}${nbsp}%` : `${figures}%`;
}
