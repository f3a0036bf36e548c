import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, type TranslocoService } from '@jsverse/transloco';
import type { UnitNumber } from '#libs/bylaw-document';
import type { NormBringer, PublicNorm, PublicNorms, PublicNormWording } from '#libs/contracts';
import type { Language } from '../shell/language';
import { LocalLink } from '../shell/local-link';
import { formatDay } from '../ui/format';
import { LegalDayPipe, PluralPipe } from '../ui/format-pipes';
import type { UnitNote } from '../ui/law-html';
import { Place } from '../shell/place';

interface ShownNorm extends PublicNorm {
  now: PublicNormWording;
  earlier: PublicNormWording[];
}

/** Which act brought which norm: the norms that an amendment gave their wording, with where it was decided and what was before. */
@Component({
  selector: 'vv-norm-origins',
  imports: [RouterLink, TranslocoPipe, LegalDayPipe, LocalLink, PluralPipe],
  templateUrl: './norm-origins.html',
  styleUrl: './norm-origins.scss',
})
export class NormOriginsList {
  readonly origins = input.required<PublicNorms>();
  protected readonly where = inject(Place);

  protected readonly amended = computed(() => amendedNorms(this.origins()));
  protected readonly first = computed(() => this.origins().bringers[0] ?? null);

  protected bringersOf(wording: PublicNormWording): NormBringer[] {
    return wording.by.flatMap((at) => this.origins().bringers[at] ?? []);
  }

  protected pathOf({ act }: NormBringer): (string | number)[] {
    const place = this.where.slug() ?? '';
    return act.code ? [place, 'noteikumi', act.code] : [place, 'sn', act.year, act.slug];
  }
}

/** The norms whose wording is not the first one of the act. */
function amendedNorms({ norms }: PublicNorms): ShownNorm[] {
  return norms.flatMap((norm) => {
    const [now, ...earlier] = norm.wordings;
    return now && now.kind !== 'original' ? [{ ...norm, now, earlier }] : [];
  });
}

/** What stands beside units that an amendment brought: "grozīts ar Nr. 7/2027 – spēkā kopš 01.03.2027.". */
export function originNotes(
  origins: PublicNorms | null,
  transloco: TranslocoService,
  language: Language,
): (unit: UnitNumber) => UnitNote | null {
  const amended = new Map((origins ? amendedNorms(origins) : []).map((norm) => [norm.unitId, norm.now]));
  const say = (key: string, params: Record<string, string> = {}): string =>
    transloco.translate<string>(`history.norm.${key}`, params);
  return ({ id }) => {
    const now = amended.get(id);
    if (!origins || !now) return null;
    const numbers = now.by.flatMap((at) => {
      const bringer = origins.bringers[at];
      return bringer ? [say('by', { number: bringer.act.number })] : [];
    });
    const day = formatDay(now.from, language.current(), 'short');
    return { word: [say(now.kind), ...numbers].join(' '), text: say('since', { day }), link: null };
  };
}
