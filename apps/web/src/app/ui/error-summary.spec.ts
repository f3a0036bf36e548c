import { provideHttpClient } from '@angular/common/http';
import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Title } from '@angular/platform-browser';
import { articleText, type Violation } from '#libs/contracts';
import { provideTexts, speakInTest } from '../../../testing/transloco';
import { PageMeta } from '../shell/page-meta';
import { ErrorSummary } from './error-summary';

@Component({
  imports: [ErrorSummary],
  template: `<vv-error-summary [violations]="violations()" [fields]="{ title: 'the-title', whole: null }" />
    <input id="the-title" /><input id="topic" />`,
})
class Form {
  readonly violations = signal<Violation[]>([]);
}

async function form() {
  TestBed.configureTestingModule({ providers: [provideTexts(), provideHttpClient()] });
  speakInTest('lv');
  TestBed.inject(PageMeta).set({ title: 'Forma' });
  const fixture = TestBed.createComponent(Form);
  document.body.append(fixture.nativeElement as HTMLElement);
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  const show = async (violations: Violation[]) => {
    fixture.componentInstance.violations.set(violations);
    await fixture.whenStable();
  };
  return { element, show, title: () => TestBed.inject(Title).getTitle() };
}

describe('error summary', () => {
  afterEach(() => document.body.replaceChildren());

  it('is not there without violations', async () => {
    const { element, title } = await form();
    expect(element.querySelector('section')).toBeNull();
    expect(title()).toBe('Forma – Vietvara');
  });

  it('takes the focus, says so in the title, and gives both back', async () => {
    const { element, show, title } = await form();
    await show([{ code: 'no-such-code' }]);
    expect(document.activeElement).toBe(element.querySelector('section'));
    expect(element.querySelector('h2')?.textContent).toBe('Ir radusies problēma');
    expect(title()).toBe('Kļūda: Forma – Vietvara');
    await show([]);
    expect(element.querySelector('section')).toBeNull();
    expect(title()).toBe('Forma – Vietvara');
  });

  it('leads to the fields and names the article', async () => {
    const { element, show } = await form();
    const article = { act: 'PL', ref: '46(3)' } as const;
    await show([
      { code: 'x', where: 'title', article },
      { code: 'x', where: 'topic' },
      { code: 'x', where: 'whole' },
      { code: 'x' },
    ]);
    const links = [...element.querySelectorAll<HTMLAnchorElement>('li > a')];
    expect(links.map((link) => link.getAttribute('href'))).toEqual(['#the-title', '#topic']);
    expect(element.querySelectorAll('li')).toHaveLength(4);
    expect(element.querySelector('.article')?.textContent).toContain(articleText(article, 'lv'));
    const field = document.getElementById('the-title') as HTMLElement;
    field.scrollIntoView = () => undefined;
    links[0]?.click();
    expect(document.activeElement).toBe(field);
  });
});
