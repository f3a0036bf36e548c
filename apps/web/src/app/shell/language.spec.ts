import { TestBed } from '@angular/core/testing';
import { provideTexts, speakInTest } from '../../../testing/transloco';
import { Language, withoutPrefix } from './language';
import { LocalLink } from './local-link';

describe('addresses in a language', () => {
  it.each([
    ['/en', '/'],
    ['/en/adazi?a=1', '/adazi?a=1'],
    ['/en?a=1', '/?a=1'],
    ['/enguri', '/enguri'],
    ['/adazi/en', '/adazi/en'],
    ['/', '/'],
  ])('%s without prefix is %s', (address, bare) => {
    expect(withoutPrefix(address)).toBe(bare);
  });

  it.each([
    ['lv', '/adazi'],
    ['en', '/en/adazi'],
  ] as const)('a link stays in %s', (lang, address) => {
    TestBed.configureTestingModule({ providers: [provideTexts()] });
    speakInTest(lang);
    const language = TestBed.inject(Language);
    expect(language.link('/adazi')).toBe(address);
    expect(language.link(language.link('/adazi'))).toBe(address);
    expect(language.link('/en/adazi', 'lv')).toBe('/adazi');
    expect(language.link('/', 'en')).toBe('/en');
  });

  it('encodes the pieces of an address', () => {
    TestBed.configureTestingModule({ providers: [provideTexts()] });
    speakInTest('lv');
    const link = TestBed.runInInjectionContext(() => new LocalLink());
    expect(link.transform(['adazi', 'a/b', 12])).toBe('/adazi/a%2Fb/12');
  });
});
