import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideTexts, speakInTest } from '../../../testing/transloco';
import { Session } from '../shell/session';
import type { Companion } from './peers';
import { PeopleBar } from './people-bar';

const gatis: Companion = {
  clientId: 'viņš',
  name: 'Gatis Lācis',
  right: 'edit',
  colour: 3,
  unit: '5. punkts',
  at: 40,
};

@Component({
  imports: [PeopleBar],
  template: `<vv-people-bar [people]="people()" (go)="gone.set($event)" />`,
})
class Page {
  readonly people = signal<Companion[]>([gatis]);
  readonly gone = signal<Companion | null>(null);
}

const open = async () => {
  localStorage.clear();
  TestBed.configureTestingModule({
    providers: [
      provideTexts(),
      { provide: Session, useValue: { person: () => ({ id: 'ilze', name: 'Ilze Bērziņa' }) } },
    ],
  });
  speakInTest('lv');
  const fixture = TestBed.createComponent(Page);
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  const log = () => element.querySelector('[role=log]')?.textContent?.trim() ?? '';
  const button = (text: string) =>
    [...element.querySelectorAll('button')].find((one) => one.textContent?.includes(text));
  const show = async (people: Companion[]) => {
    fixture.componentInstance.people.set(people);
    await fixture.whenStable();
  };
  return { fixture, element, log, button, show };
};

describe('who else has the text open', () => {
  it('names them with the unit they are in, and goes there', async () => {
    const { fixture, button } = await open();
    const gatisButton = button('Gatis Lācis');
    expect(gatisButton?.textContent?.replaceAll(/\s+/g, ' ').trim()).toBe('Gatis Lācis – 5. punkts');
    expect(gatisButton?.getAttribute('aria-label')).toBe('Doties pie: Gatis Lācis – 5. punkts');
    gatisButton?.click();
    expect(fixture.componentInstance.gone()).toEqual(gatis);
  });

  it('speaks of them only when that was switched on', async () => {
    const { log, button, show, fixture } = await open();
    const other = { ...gatis, clientId: 'cits', name: 'Laima Ozola', unit: '' };
    await show([gatis, other]);
    expect(log()).toBe('');
    const announce = button('Paziņot par kolēģiem');
    expect(announce?.getAttribute('aria-pressed')).toBe('false');
    announce?.click();
    await fixture.whenStable();
    expect(announce?.getAttribute('aria-pressed')).toBe('true');
    await show([{ ...gatis, unit: '6. punkts' }]);
    expect(log()).toBe('Gatis Lācis – 6. punkts. Laima Ozola aizvēra tekstu.');
    announce?.click();
    await fixture.whenStable();
    expect(log()).toBe('');
  });
});
