import type { TranslocoService } from '@jsverse/transloco';
import type { UnitNumber } from '#libs/bylaw-document';
import type { NormStatus } from '#libs/contracts';
import type { Language } from '../shell/language';
import { noteOf } from './norm-notes';

const transloco = {
  translate: (key: string, params?: Record<string, string>) =>
    `${key}(${Object.values(params ?? {}).join()})`,
} as unknown as TranslocoService;
const language = { current: () => 'lv' } as unknown as Language;
const unit = (id: string, path: string[] = []) => ({ id, path }) as unknown as UnitNumber;
const norm = (change: Partial<NormStatus> = {}): NormStatus => ({
  unitId: 'p1',
  number: '1.',
  whole: false,
  state: 'suspended',
  from: '2026-12-01',
  until: null,
  source: 'Rīkojums Nr. 1',
  url: null,
  article: { act: 'PL', ref: '66' },
  ...change,
});
const note = (id: string, norms: NormStatus[], path: string[] = []) =>
  noteOf(unit(id, path), norms, transloco, language);

describe('what a text says beside a unit that does not hold', () => {
  it('names state, day, source and article', () => {
    expect(note('p1', [norm()])).toEqual({
      word: 'amendments.norms.suspended()',
      text: 'amendments.validity.fromDay(01.12.2026.) – Rīkojums Nr. 1, Pašvaldību likuma 66. pants',
      link: null,
    });
    expect(note('p1', [norm({ url: 'https://x.example' })])?.link).toEqual({
      href: 'https://x.example',
      text: 'Rīkojums Nr. 1',
    });
  });

  it('tells the first day of what is to come', () => {
    const later = norm({ state: 'not-yet', until: '2026-12-31', article: null, source: '5. punkts' });
    expect(note('p1', [later])?.text.replaceAll('\u00a0', ' ')).toBe(
      'amendments.norms.begins(2027. gada 1. janvārī) – 5. punkts',
    );
  });

  it('says nothing beside other units, units inside a suspended one, and where the whole act is meant', () => {
    expect(note('p2', [norm()])).toBeNull();
    const inner = norm({ unitId: 's1', number: '1.1.' });
    expect(note('s1', [norm(), inner], ['p1'])).toBeNull();
    expect(note('s1', [norm({ source: 'Cits' }), inner], ['p1'])).not.toBeNull();
    expect(note('p1', [norm({ whole: true })])).toBeNull();
  });
});
