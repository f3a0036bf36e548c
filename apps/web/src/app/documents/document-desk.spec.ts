import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Place } from '../shell/place';
import { Session } from '../shell/session';
import { DocumentDesk } from './document-desk';
import { DocumentsClient } from './documents-client';
import { DeskOpener } from './open-desk';
import { settled } from './testing/time';

const dossier = (bylawId: string) => ({ documents: [{ id: bylawId, kind: 'bylaw' }] });

/** The desk without what it shows; texts are opened when the test says so. */
async function desk(bylawId: string) {
  const asked: { documentId: string; answer: () => Promise<void> }[] = [];
  const closed: string[] = [];
  const open = (documentId: string) =>
    new Promise((resolve) => {
      const session = {
        flush: () => Promise.resolve(),
        close: () => void closed.push(documentId),
      };
      const answer = async (): Promise<void> => {
        resolve({ documentId, session });
        await settled();
        await fixture.whenStable();
      };
      asked.push({ documentId, answer });
    });
  TestBed.configureTestingModule({
    providers: [
      { provide: DeskOpener, useValue: { open } },
      { provide: DocumentsClient, useValue: {} },
      { provide: Place, useValue: { slug: signal('vidzale') } },
      { provide: Session, useValue: { may: () => true, person: () => null, municipality: () => null } },
    ],
  });
  TestBed.overrideComponent(DocumentDesk, { set: { template: `{{ open()?.documentId }}`, imports: [] } });
  const fixture = TestBed.createComponent(DocumentDesk);
  const show = async (id: string): Promise<void> => {
    fixture.componentRef.setInput('dossier', dossier(id));
    await fixture.whenStable();
  };
  fixture.componentRef.setInput('kind', 'bylaw');
  await show(bylawId);
  const text = (): string => (fixture.nativeElement as HTMLElement).textContent.trim();
  return { fixture, asked, closed, show, text };
}

describe('the desk of a text', () => {
  it('keeps the editor when the dossier around it is read again', async () => {
    const { asked, closed, show, text } = await desk('viens');
    await asked[0]?.answer();
    await show('viens');
    expect([text(), asked.length, closed]).toEqual(['viens', 1, []]);
  });

  it('opens a text once when the dossier is read again before it is there', async () => {
    const { asked, show, text } = await desk('viens');
    await show('viens');
    await asked[0]?.answer();
    expect([text(), asked.length]).toEqual(['viens', 1]);
  });

  it('shows the text that was asked for last, whichever answer comes last', async () => {
    const { asked, closed, show, text } = await desk('viens');
    await show('divi');
    await asked[1]?.answer();
    await asked[0]?.answer();
    expect([text(), closed]).toEqual(['divi', ['viens']]);
  });

  it('lets go of a text that is there only after the page was left', async () => {
    const { fixture, asked, closed } = await desk('viens');
    fixture.destroy();
    await asked[0]?.answer();
    expect(closed).toEqual(['viens']);
  });
});
