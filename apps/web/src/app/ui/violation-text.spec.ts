import { TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import { provideTexts, speakInTest } from '../../../testing/transloco';
import { ViolationText } from './violation-text';

function pipe(): ViolationText {
  TestBed.configureTestingModule({ providers: [provideTexts()] });
  speakInTest('lv');
  const transloco = TestBed.inject(TranslocoService);
  transloco.setTranslation(
    {
      violations: {
        test: {
          money: 'Trūkst {{ missingCents }}.',
          plain: 'Termiņš ir {{ day }}; nav: {{ missing }}',
          counted: { zero: '{{ count }} dienu', one: '{{ count }} diena', other: '{{ count }} dienas' },
        },
      },
    },
    'lv',
    { merge: true },
  );
  return TestBed.runInInjectionContext(() => new ViolationText());
}

describe('the sentence of a violation', () => {
  it('writes days and lists as people do', () => {
    const params = { day: '2027-03-01', missing: ['mērķis', '2027-04-02'] };
    expect(pipe().transform({ code: 'test.plain', params })).toBe(
      'Termiņš ir 01.03.2027.; nav: mērķis, 02.04.2027.',
    );
  });

  it('writes sums in cents as money', () => {
    const sentence = pipe().transform({ code: 'test.money', params: { missingCents: 123_450 } });
    expect(sentence).toBe('Trūkst 1\u00a0234,50\u00a0€.');
  });

  it.each([
    [0, '0 dienu'],
    [1, '1 diena'],
    [11, '11 dienu'],
    [21, '21 diena'],
    [22, '22 dienas'],
  ])('counts %d', (count, text) => {
    expect(pipe().transform({ code: 'test.counted', params: { count } })).toBe(text);
  });

  it('never shows an empty line for a code without a sentence', () => {
    expect(pipe().transform({ code: 'no-such-code' })).toBe('Darbība nav atļauta (no-such-code).');
  });
});
