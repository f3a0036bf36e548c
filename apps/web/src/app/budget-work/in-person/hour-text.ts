import { inject, Pipe, type PipeTransform } from '@angular/core';
import { Language } from '../../shell/language';
import { formatDay } from '../../ui/format';

/** An hour (`2027-05-03T09`) or a minute (`2027-05-03T09:15`) of the roll, in words. */
@Pipe({ name: 'hour' })
export class HourPipe implements PipeTransform {
  private readonly language = inject(Language);

  transform(at: string): string {
    const hour = at.slice(11, 13);
    const clock = at.length > 13 ? at.slice(11, 16) : `${hour}:00\u2013${hour}:59`;
    const lang = this.language.current();
    return `${formatDay(at.slice(0, 10), lang, 'short')}${lang === 'lv' ? ' plkst.' : ','} ${clock}`;
  }
}
