import type { EnvironmentProviders } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideTransloco, TranslocoService, type Translation } from '@jsverse/transloco';
import type { Lang } from '../src/app/shell/language';
import en from '../src/i18n/en';
import lv from '../src/i18n/lv';

/** Texts as the application has them. */
export function provideTexts(): EnvironmentProviders[] {
  return provideTransloco({ config: { availableLangs: ['lv', 'en'], defaultLang: 'lv' } });
}

/** Speaks a language in the test bed, with the real texts; call after configuring it and before creating anything. */
export function speakInTest(lang: Lang): void {
  const texts: Record<Lang, Translation> = { lv, en };
  const transloco = TestBed.inject(TranslocoService);
  for (const one of ['lv', 'en'] as const) transloco.setTranslation(texts[one], one);
  transloco.setActiveLang(lang);
}
