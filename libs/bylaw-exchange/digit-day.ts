/** `Ozolos, 05.03.2026. Nr. 7 (prot. Nr. 4, 12. §)`: place, day, number and minutes, all but the day optional. */
const DIGIT_DAY =
  /^(?:\p{Lu}[\p{L} ,]{1,60}?,?\s+)?(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d\d)\.?,?(?:\s+gada)?(?:\s+Nr\.?\s*((?:\p{L}{1,4}-)?\d[\p{L}\d/.-]{0,30}?)[.,]?)?(?:,?\s*\(?prot(?:okol[sa]|\.)?\s*Nr[^;:]{1,60})?$/iu;

/** The day of adoption as a line of an act's heading writes it in digits, and the number beside it. */
export interface DigitDay {
  /** `YYYY-MM-DD`; `null` where the calendar has no such day. */
  day: string | null;
  number: string | null;
}

/** Reads a line that holds a day in digits and nothing else but place, number and minutes; else `null`. */
export function readDigitDay(text: string): DigitDay | null {
  const match = text.length < 200 ? DIGIT_DAY.exec(text.trim()) : null;
  if (!match) return null;
  const [, day = '', month = '', year = '', number] = match;
  const longest = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  const real = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= longest;
  return {
    day: real ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : null,
    number: number ?? null,
  };
}
