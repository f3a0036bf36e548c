import { provideHttpClient } from '@angular/common/http';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { history, undo } from 'prosemirror-history';
import { EditorState, type Transaction } from 'prosemirror-state';
import { Transform } from 'prosemirror-transform';
import { acceptedText, hasSuggestions, idSource, seededRandom } from '#libs/bylaw-document';
import { suggest } from '#libs/bylaw-suggest';
import type { EditingRight } from '#libs/contracts';
import { provideTexts, speakInTest } from '../../../testing/transloco';
import { MarginTabs } from '../documents/margin-tabs';
import type { OpenEditor } from '../editor';
import { bylaw } from '../editor/testing/index';
import { Session } from '../shell/session';
import { Confirm } from '../ui/confirm-dialog';
import { SuggestionsPanel } from './suggestions-panel';

const newId = idSource(seededRandom(19));
const WORDS = { 'Ilze Bērziņa': 'viens', 'Andris Kalniņš': 'divi' };

/** An act in which two people replaced a word each. */
function suggested() {
  let doc = bylaw(['Pirmā', 'viens', 'divi', 'trīs']);
  for (const [author, word] of Object.entries(WORDS)) {
    const change = new Transform(doc);
    doc.descendants((node, pos) => {
      if (node.text === word) change.delete(pos, pos + word.length).insert(pos, doc.type.schema.text('cits'));
    });
    doc = suggest(change, { author, at: '2026-03-02T10:00:00Z', newId })?.doc ?? doc;
  }
  return doc;
}

async function panel(right: EditingRight, name = 'Ilze Bērziņa') {
  let state = EditorState.create({ doc: suggested(), plugins: [history()] });
  const calm = signal<EditorState | null>(state);
  const said: string[] = [];
  const editor: OpenEditor = {
    calm: calm.asReadonly(),
    editable: signal(true).asReadonly(),
    state: () => state,
    apply: (tr: Transaction) => void (state = state.apply(tr)),
    focus: () => undefined,
    settle: () => calm.set(state),
    jump: () => undefined,
    jumpTo: () => undefined,
    say: (key) => void said.push(key),
  };
  const asked: string[] = [];
  TestBed.configureTestingModule({
    providers: [
      provideTexts(),
      provideHttpClient(),
      MarginTabs,
      { provide: Session, useValue: { person: () => ({ name }) } },
      {
        provide: Confirm,
        useValue: { ask: ({ text }: { text: string }) => Promise.resolve(asked.push(text) > 0) },
      },
    ],
  });
  speakInTest('lv');
  const fixture: ComponentFixture<SuggestionsPanel> = TestBed.createComponent(SuggestionsPanel);
  fixture.componentRef.setInput('editor', editor);
  fixture.componentRef.setInput('right', right);
  const element = fixture.nativeElement as HTMLElement;
  document.body.append(element);
  await fixture.whenStable();
  const cards = () => [...element.querySelectorAll<HTMLElement>('.card')];
  const press = async (target: EventTarget | null | undefined, key: string): Promise<void> => {
    target?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await fixture.whenStable();
  };
  const click = async (within: HTMLElement | undefined, text: string): Promise<void> => {
    const buttons = [...(within ?? element).querySelectorAll('button')];
    buttons.find((button) => button.textContent?.includes(text))?.click();
    await fixture.whenStable();
  };
  return {
    element,
    cards,
    press,
    click,
    said,
    asked,
    state: () => state,
    back: () => undo(state, editor.apply),
  };
}

describe('the panel of suggestions', () => {
  afterEach(() => document.body.replaceChildren());

  it('shows a card for each, with place, author and words', async () => {
    const { cards } = await panel('edit');
    expect(cards().map((card) => card.getAttribute('aria-label'))).toEqual([
      '1. punkts: aizstāt, Ilze Bērziņa',
      '2. punkts: aizstāt, Andris Kalniņš',
    ]);
    expect(cards()[0]?.querySelector('del')?.textContent).toBe('viens');
    expect(cards()[0]?.querySelector('ins')?.textContent).toBe('cits');
  });

  it('accepts by the button and rejects by the key, each as one step of undo', async () => {
    const { cards, click, press, state, back, said } = await panel('edit');
    await click(cards()[0], 'Pieņemt');
    expect(cards()).toHaveLength(1);
    await press(cards()[0], 'n');
    expect(hasSuggestions(state().doc)).toBe(false);
    expect(state().doc.textContent).toContain('citsdivitrīs');
    expect(said).toEqual(['editor.suggest.panel.accepted', 'editor.suggest.panel.rejected']);
    expect(back()).toBe(true);
    expect(hasSuggestions(state().doc)).toBe(true);
  });

  it('goes on with F8 from wherever the focus is', async () => {
    const { cards, press } = await panel('edit');
    await press(document, 'F8');
    expect(document.activeElement).toBe(cards()[0]);
    await press(document, 'F8');
    expect(document.activeElement).toBe(cards()[1]);
  });

  it('decides all of one author, after asking how many', async () => {
    const { element, click, asked, state } = await panel('edit');
    const select = element.querySelector('select');
    if (select) select.value = 'Andris Kalniņš';
    select?.dispatchEvent(new Event('change'));
    await click(undefined, 'Pieņemt visus');
    expect(asked).toEqual([expect.stringContaining('1')]);
    expect(state().doc.textContent).toContain('vienscitscitstrīs');
    expect(acceptedText(state().doc).textContent).toContain('citscitstrīs');
  });

  it('lets whoever may only suggest take back their own, and nothing else', async () => {
    const { cards, press, state } = await panel('suggest');
    const buttons = (at: number) => cards()[at]?.textContent ?? '';
    expect([buttons(0).includes('Atsaukt savu'), buttons(1).includes('Atsaukt savu')]).toEqual([true, false]);
    expect(buttons(0)).not.toContain('Pieņemt');
    const before = state().doc;
    await press(cards()[1], 'n');
    await press(cards()[0], 'p');
    expect(state().doc.eq(before)).toBe(true);
    await press(cards()[0], 'n');
    expect(cards()).toHaveLength(1);
  });
});
