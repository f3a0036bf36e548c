import fc from 'fast-check';
import { getVersion, sendableSteps } from 'prosemirror-collab';
import { Step } from 'prosemirror-transform';
import { bylawSchema, parseDocument } from '#libs/bylaw-document';
import { runs } from '../../../../../tests/support/runs';
import { bylaw, stateOf } from '../editor/testing/index';
import { LossStore } from './loss-store';
import { ACTS, transactionOf, type Doing } from './testing/acts';
import { FakeLink } from './testing/link';
import { Editor, FakeServer } from './testing/session';
import { memoryStore } from './testing/store';
import { ManualTime } from './testing/time';
import { UnconfirmedStore } from './unconfirmed-store';

type Network = 'disconnect' | 'connect' | 'loseAnswer' | 'slow' | 'quick' | 'reload';

interface Event {
  who: number;
  network: Network | null;
  act: Doing['act'];
  at: number;
  size: number;
  wait: number;
}

const NETWORK: readonly Network[] = ['disconnect', 'connect', 'loseAnswer', 'slow', 'quick', 'reload'];

const event: fc.Arbitrary<Event> = fc.record({
  who: fc.nat(3),
  network: fc.option(fc.constantFrom(...NETWORK), { freq: 4 }),
  act: fc.constantFrom(...ACTS),
  at: fc.nat(400),
  size: fc.nat(50),
  wait: fc.nat(120),
});

/** A sign that nobody else types, so that what became of it can be told. */
const sign = (number: number): string => String.fromCodePoint(0xe000 + number);

/** One person with an editor, over reloads and refusals. */
class Person {
  editor!: Editor;
  link!: FakeLink;
  /** What they typed and did not take away themselves. */
  readonly typed = new Set<string>();
  refusals = 0;
  private readonly storage = memoryStore();
  private pages = 0;

  constructor(
    readonly name: string,
    private readonly seed: number,
    private readonly server: FakeServer,
    private readonly time: ManualTime,
  ) {}

  async open(): Promise<void> {
    this.pages += 1;
    // What the page before has sent may still arrive.
    this.link = new FakeLink(this.server, this.time);
    this.editor = new Editor(
      this.link,
      this.time,
      new UnconfirmedStore(this.storage, this.name),
      `${this.name}-${this.pages}`,
      new LossStore(this.storage, this.name),
      (doc, plugins) => stateOf(doc, plugins, this.seed * 1000 + this.pages),
    );
    await this.editor.open();
  }

  async reload(): Promise<void> {
    if (!this.link.connected) return;
    this.editor.session.close();
    await this.open();
  }

  do(doing: Doing): void {
    const before = [...this.typed].filter((one) => this.editor.text.includes(one));
    const done = this.editor.change((state) => transactionOf(state, doing));
    if (!done) return;
    if (this.editor.text.includes(doing.text)) this.typed.add(doing.text);
    for (const one of before) if (!this.editor.text.includes(one)) this.typed.delete(one);
  }

  /** What the server refuses goes to the tray, and the text is loaded anew, as the button does. */
  async clearRefusal(): Promise<void> {
    if (this.editor.session.status().kind !== 'refused') return;
    this.refusals += 1;
    this.editor.session.discard();
    await this.open();
  }

  get tray(): string {
    return this.editor.session
      .lost()
      .map(({ text }) => text)
      .join();
  }

  get settled(): boolean {
    const { state, session } = this.editor;
    const all = getVersion(state) === this.server.log.length && sendableSteps(state) === null;
    return all && this.link.connected && session.status().kind === 'saved';
  }
}

const sketch = () =>
  bylaw(
    ['Vispārīgie jautājumi', 'Noteikumi nosaka kārtību.', ['Kārtība attiecas uz:', 'personām;', 'ēkām.']],
    ['Atbildība', 'Par pārkāpumu soda.', ['Sodu nosaka', 'vienu reizi,', ['divas reizes:', 'dienā.']]],
  );

const story = async (people: number, events: readonly Event[]) => {
  const server = new FakeServer(sketch());
  const time = new ManualTime();
  const all = Array.from({ length: people }, (_, at) => new Person(`P${at}`, at + 1, server, time));
  for (const person of all) await person.open();
  for (const [number, { who, network, act, at, size, wait }] of events.entries()) {
    const person = all[who % people] as Person;
    if (network === 'disconnect') person.link.disconnect();
    else if (network === 'connect') person.link.connect();
    else if (network === 'loseAnswer') person.link.loseAnswers = 1;
    else if (network === 'slow') person.link.delay = 150;
    else if (network === 'quick') person.link.delay = 1;
    else if (network === 'reload') await person.reload();
    const doing = { act, at, size, text: sign(number), seed: number + 1, author: person.name };
    person.do(doing);
    await time.pass(wait);
    await person.clearRefusal();
  }
  for (let round = 0; round < 20 && !all.every(({ settled }) => settled); round += 1) {
    for (const { link } of all) link.connect();
    await time.pass(2000);
    for (const person of all) await person.clearRefusal();
  }
  await time.pass(1000);
  return { server, all };
};

describe('random edits and suggestions of several people at once', () => {
  it('end as one text, the replay of the log; what was typed is in the log or in its author’s tray', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2, max: 4 }),
        fc.array(event, { minLength: 5, maxLength: 40 }),
        async (people, events) => {
          const { server, all } = await story(people, events);
          expect(all.map(({ settled }) => settled)).toEqual(all.map(() => true));
          const replay = server.log.reduce(
            (doc, { step }) => Step.fromJSON(bylawSchema, step).apply(doc).doc ?? doc,
            server.first,
          );
          expect(replay.toJSON()).toEqual(server.doc().toJSON());
          for (const { editor } of all) expect(editor.state.doc.toJSON()).toEqual(replay.toJSON());
          expect(parseDocument(replay.toJSON())).toMatchObject({ allowed: true });
          const log = JSON.stringify(server.log.map(({ step }) => step));
          for (const { typed, tray, name } of all)
            for (const one of typed)
              if (!log.includes(one) && !tray.includes(one))
                throw new Error(`${name} lost ${one.codePointAt(0)?.toString(16)} without a word.`);
        },
      ),
      runs(60),
    );
  }, 3_600_000);
});
