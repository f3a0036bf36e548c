import { inject, Pipe, type PipeTransform } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { PaperReading } from '#libs/contracts';
import { shownMarks } from './read-marks';

/** What somebody read on a paper, in words. */
@Pipe({ name: 'readingText' })
export class ReadingTextPipe implements PipeTransform {
  private readonly transloco = inject(TranslocoService);

  transform(reading: PaperReading | 'none' | null): string {
    if (reading === null) return this.transloco.translate('in-person.reading.missing');
    if (reading === 'none') return this.transloco.translate('in-person.reading.none');
    if (reading.invalid) return this.transloco.translate(`in-person.invalid.${reading.invalid}`);
    return shownMarks(reading);
  }
}
