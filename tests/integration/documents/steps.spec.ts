import fc from 'fast-check';
import { collab, getVersion, receiveTransaction, sendableSteps } from 'prosemirror-collab';
import type { Node } from 'prosemirror-model';
import { EditorState } from 'prosemirror-state';
import { Step } from 'prosemirror-transform';
import { bylawSchema, parseDocument } from '#libs/bylaw-document';
import type { DocumentView, DossierView, StepsView } from '#libs/contracts';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient, type Answer, type ProblemBody } from '../../support/client.js';
import { done, PLACE } from '../../support/council.js';
import { draftDossier, readDocument } from '../../support/dossiers.js';
import { runs } from '../../support/runs.js';

type Lost = ProblemBody & StepsView;

let test: TestApp;
let lawyer: TestClient;
let dossier: DossierView;
let id: string;

beforeAll(async () => {
  test = await startTestApp();
  lawyer = await TestClient.loggedIn(test.url, 'Ilze Bērziņa');
}, 120_000);
afterAll(() => test?.close());
beforeEach(async () => {
  dossier = await draftDossier(lawyer, PLACE);
  id = dossier.documents.find((document) => document.kind === 'bylaw')?.id ?? '';
});

const path = (rest = '') => `/api/m/${PLACE}/documents/${id}${rest}`;
const post = (body: object, client = lawyer): Promise<Answer<Lost>> =>
  client.post<Lost>(path('/steps'), body);

/** Where text may be typed: the position behind the first letters of every paragraph. */
function textPositions(doc: Node): number[] {
  const found: number[] = [];
  doc.descendants((node, position) => {
    if (node.type.name === 'paragraph' && node.content.size > 0) found.push(position + 1);
  });
  return found;
}

/** The step that types `text` into the n-th paragraph. */
function typing(doc: Node, text: string, paragraph = 0): Record<string, unknown> {
  const positions = textPositions(doc);
  const at = positions[paragraph % positions.length] ?? 0;
  const state = EditorState.create({ doc });
  const step = state.tr.insertText(text, at).steps[0];
  return step?.toJSON() as Record<string, unknown>;
}

describe('the log of steps', () => {
  it('takes steps in order and reads back what was written', async () => {
    const { doc, version } = await readDocument(lawyer, PLACE, id);
    const answer = done(await post({ version, clientId: 'a', steps: [typing(doc, 'Turklāt ')] }));
    expect(answer.version).toBe(version + 1);
    const after = await readDocument(lawyer, PLACE, id);
    expect(after.doc.textContent).toContain('Turklāt ');
    const log = done(await lawyer.get<StepsView>(path(`/steps?since=${version}`)));
    expect(log.steps.map((step) => [step.version, step.clientId, step.author])).toEqual([
      [version + 1, 'a', 'Ilze Bērziņa'],
    ]);
  });

  it('lets one of two editors win and gives the other what came before', async () => {
    const { doc, version } = await readDocument(lawyer, PLACE, id);
    const answers = await Promise.all(
      ['a', 'b'].map((clientId) => post({ version, clientId, steps: [typing(doc, clientId)] })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    const lost = answers.find((answer) => answer.status === 409)?.body;
    const winner = answers[0]?.status === 200 ? 'a' : 'b';
    expect(lost?.violations[0]?.code).toBe('changedMeanwhile');
    expect(lost?.version).toBe(version + 1);
    expect(lost?.steps.map((step) => step.clientId)).toEqual([winner]);
  });

  it('does not write a request twice whose answer was lost', async () => {
    const { doc, version } = await readDocument(lawyer, PLACE, id);
    const body = { version, clientId: 'a', steps: [typing(doc, 'vienreiz ')] };
    const first = done(await post(body));
    expect(done(await post(body))).toEqual(first);
    const { doc: after } = await readDocument(lawyer, PLACE, id);
    expect(after.textContent.split('vienreiz ')).toHaveLength(2);
  });

  it.each([
    ['no step at all', { stepType: 'rm -rf' }],
    ['a step behind the end', { stepType: 'replace', from: 900_000, to: 900_001 }],
    ['an unknown node', { stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'script' }] } }],
    ['a step that empties the document', { stepType: 'replace', from: 0, to: 5 }],
    ['keys that nobody knows', { stepType: 'replace', from: 1, to: 1, evil: true }],
  ])('refuses %s and writes nothing', async (_name, forged) => {
    const { doc, version } = await readDocument(lawyer, PLACE, id);
    const answer = await post({ version, clientId: 'a', steps: [typing(doc, 'labi '), forged] });
    expect(answer.status).toBe(422);
    expect(answer.body.violations.length).toBeGreaterThan(0);
    expect(await readDocument(lawyer, PLACE, id)).toMatchObject({ version });
  });

  it('refuses an id that is given twice', async () => {
    const { doc, version } = await readDocument(lawyer, PLACE, id);
    const json = JSON.stringify(doc.toJSON());
    const ids = [...json.matchAll(/"type":"point","attrs":\{"id":"(\w+)"/g)].map((match) => match[1] ?? '');
    const twice = bylawSchema.nodeFromJSON(JSON.parse(json.replaceAll(ids[1] ?? '?', ids[0] ?? '!')));
    const step = EditorState.create({ doc }).tr.replaceWith(0, doc.content.size, twice.content).steps[0];
    const answer = await post({ version, clientId: 'a', steps: [step?.toJSON()] });
    expect(answer.status).toBe(422);
  });

  it('is closed to readers, to other municipalities and while the text may not change', async () => {
    const { doc, version } = await readDocument(lawyer, PLACE, id);
    const body = { version, clientId: 'a', steps: [typing(doc, 'x')] };
    const endorser = await TestClient.loggedIn(test.url, 'Laima Ozola');
    expect((await endorser.get<DocumentView>(path())).status).toBe(200);
    expect((await post(body, endorser)).status).toBe(403);
    const elsewhere = await TestClient.loggedIn(test.url, 'Toms Krastiņš');
    expect((await elsewhere.get(path())).status).toBe(403);
    expect((await elsewhere.get(path().replace(PLACE, 'ezerkrasti'))).status).toBe(404);
    const withdrawn = { event: 'withdraw', version: dossier.version, reason: 'Vairs nav vajadzīgs.' };
    done(await lawyer.post(`/api/m/${PLACE}/dossiers/${dossier.id}/advance`, withdrawn));
    expect((await post(body)).status).toBe(409);
    expect(await readDocument(lawyer, PLACE, id)).toMatchObject({ version });
  });

  it('reads any moment again: the replay of the log is the text', async () => {
    for (let round = 0; round < 3; round++) {
      const { doc, version } = await readDocument(lawyer, PLACE, id);
      done(await post({ version, clientId: 'a', steps: [typing(doc, `${round} `, round)] }));
    }
    const { version } = await readDocument(lawyer, PLACE, id);
    const start = done(await lawyer.get<DocumentView>(path('/at/0')));
    const log = done(await lawyer.get<StepsView>(path('/steps?since=0')));
    let doc = bylawSchema.nodeFromJSON(start.content);
    for (const { step } of log.steps) doc = Step.fromJSON(bylawSchema, step).apply(doc).doc ?? doc;
    const head = done(await lawyer.get<DocumentView>(path(`/at/${version}`)));
    expect(doc.toJSON()).toEqual(head.content);
  });
});

/** An editor as the browser has it: types, sends what it has, takes in what others wrote. */
class Editor {
  private constructor(
    private state: EditorState,
    readonly clientId: string,
  ) {}

  static async open(clientId: string): Promise<Editor> {
    const { doc, version } = await readDocument(lawyer, PLACE, id);
    return new Editor(
      EditorState.create({ doc, plugins: [collab({ version, clientID: clientId })] }),
      clientId,
    );
  }

  type(text: string, paragraph: number): void {
    const positions = textPositions(this.state.doc);
    const at = positions[paragraph % positions.length];
    if (at !== undefined) this.state = this.state.apply(this.state.tr.insertText(text, at));
  }

  async send(): Promise<void> {
    const sendable = sendableSteps(this.state);
    if (!sendable)
      return this.receive(done(await lawyer.get<StepsView>(path(`/steps?since=${this.version}`))));
    const steps = sendable.steps.map((step) => step.toJSON() as object);
    const answer = await post({ version: sendable.version, clientId: this.clientId, steps });
    if (answer.status === 409) return this.receive(answer.body);
    return this.receive(done(await lawyer.get<StepsView>(path(`/steps?since=${this.version}`))));
  }

  get version(): number {
    return getVersion(this.state);
  }

  get settled(): boolean {
    return sendableSteps(this.state) === null;
  }

  get json(): unknown {
    return this.state.doc.toJSON();
  }

  private receive(view: StepsView): void {
    const steps = view.steps.map((one) => Step.fromJSON(bylawSchema, one.step));
    const authors = view.steps.map((one) => one.clientId);
    this.state = this.state.apply(receiveTransaction(this.state, steps, authors));
  }
}

describe('several editors at once', () => {
  it('end with the same text, which is the replay of the log', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ who: fc.nat(2), paragraph: fc.nat(9), sends: fc.boolean() }), {
          minLength: 5,
          maxLength: 25,
        }),
        async (acts) => {
          const editors = await Promise.all(['a', 'b', 'c'].map((name) => Editor.open(name)));
          for (const [index, { who, paragraph, sends }] of acts.entries()) {
            editors[who]?.type(`${index},`, paragraph);
            if (sends) await Promise.all(editors.map((editor) => editor.send()));
          }
          while (!editors.every((editor) => editor.settled))
            for (const editor of editors) await editor.send();
          for (const editor of editors) await editor.send();
          const head = await readDocument(lawyer, PLACE, id);
          for (const editor of editors) expect(editor.json).toEqual(head.doc.toJSON());
          expect(parseDocument(head.doc.toJSON()).allowed).toBe(true);
          for (const [index] of acts.entries()) expect(head.doc.textContent).toContain(`${index},`);
        },
      ),
      runs(5),
    );
  }, 120_000);
});

describe('suggestions and comments', () => {
  it('stay in the workspace: no text that others read is frozen with them', async () => {
    const { doc, version } = await readDocument(lawyer, PLACE, id);
    const step = typing(doc, 'Vārds ') as { slice: { content: object[] } };
    const marks = [
      {
        type: 'deletion',
        attrs: {
          id: 'abcdefabcdef',
          author: 'Ilze Bērziņa',
          at: '2026-11-21',
          scope: 'content',
          move: null,
        },
      },
    ];
    const marked = { ...step, slice: { content: step.slice.content.map((text) => ({ ...text, marks })) } };
    done(await post({ version, clientId: 'a', steps: [marked] }));
    const path = `/api/m/${PLACE}/dossiers/${dossier.id}`;
    const send = { event: 'sendForEndorsement', version: dossier.version };
    const refused = await lawyer.post<ProblemBody>(`${path}/advance`, send);
    expect([refused.status, refused.body.violations[0]?.code]).toEqual([409, 'document.unsettled']);
    const [mark] = marks;
    done(
      await post({
        version: version + 1,
        clientId: 'a',
        steps: [{ stepType: 'removeMark', mark, from: 0, to: doc.content.size }],
      }),
    );
    done(await lawyer.post(`${path}/advance`, send));
  });
});
