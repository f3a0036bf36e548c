import { inject, Pipe, type PipeTransform } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { PublicVersion } from '#libs/contracts';
import { Language } from '../shell/language';
import { formatDay } from '../ui/format';

/** "Projekts viedokļiem 09.11.2026."; a text that became more than it was says both. */
@Pipe({ name: 'versionName' })
export class VersionName implements PipeTransform {
  private readonly transloco = inject(TranslocoService);
  private readonly language = inject(Language);

  transform(version: PublicVersion): string {
    const first = this.phrase(version.event, version.day);
    if (version.lastEvent === version.event) return first;
    const last = this.phrase(version.lastEvent, version.lastDay);
    return `${first} = ${last.charAt(0).toLocaleLowerCase('lv')}${last.slice(1)}`;
  }

  private phrase(event: string, day: string): string {
    const name = this.transloco.translate<string>(`acts.version.${event}`);
    return `${name} ${formatDay(day, this.language.current(), 'short')}`;
  }
}
