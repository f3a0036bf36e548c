import { TestBed } from '@angular/core/testing';
import { signal } from '@angular/core';
import { DraftStore } from '../ui/draft-store';
import { keptFor } from './kept-work';
import { Session } from './session';

const person = signal<{ id: string } | null>(null);

describe('work that a browser keeps', () => {
  beforeEach(() => {
    localStorage.clear();
    person.set(null);
    TestBed.configureTestingModule({ providers: [{ provide: Session, useValue: { person } }] });
  });

  it('is found for one person, whatever else is kept', () => {
    for (const name of ['steps.ilze.d.a', 'lost.ilze.d', 'draft.ilze.form', 'steps.gatis.d.b', 'theme'])
      localStorage.setItem(`vietvara.${name}`, '[]');
    expect(keptFor(localStorage, 'ilze').sort()).toEqual([
      'vietvara.draft.ilze.form',
      'vietvara.lost.ilze.d',
      'vietvara.steps.ilze.d.a',
    ]);
  });

  it('is offered to nobody else, but what was typed before logging in is', () => {
    const drafts = TestBed.inject(DraftStore);
    drafts.keep('form', 'pirms pieslēgšanās');
    person.set({ id: 'ilze' });
    expect(drafts.read('form')).toBe('pirms pieslēgšanās');
    drafts.keep('form', 'Ilzes');
    drafts.keep('cita', 'tikai Ilzes');
    person.set({ id: 'gatis' });
    expect(drafts.read('cita')).toBeNull();
    person.set({ id: 'ilze' });
    expect(drafts.read('form')).toBe('Ilzes');
    drafts.drop('form');
    expect(drafts.read('form')).toBeNull();
  });
});
