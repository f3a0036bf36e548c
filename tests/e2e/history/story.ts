import type { Node } from 'prosemirror-model';
import { EditorState } from 'prosemirror-state';
import { TestClient } from '../../support/client.js';
import { draftDossier, readDocument } from '../../support/dossiers.js';
import { Journey } from '../support/journey.js';

export const LAWYER = 'Ilze Bērziņa';
export const COLLEAGUE = 'Gatis Lācis';
/** Reads the text and its history, and changes nothing. */
export const CHAIR = 'Juris Vītols';
/** What the two of them put into the first point. */
export const WORDS = { lawyer: 'Pagaidu ', colleague: 'Vienmēr ' };

/** A draft that two lawyers wrote. */
export class HistoryStory extends Journey {
  private code = '';

  /** A page of the dossier in the workspace. */
  work(page = ''): string {
    return `/darbs/vidzale/akti/${this.code}${page && '/'}${page}`;
  }

  /** A draft in which the colleague wrote first and the lawyer last. */
  async prepare(): Promise<void> {
    const lawyer = await TestClient.loggedIn(this.url, LAWYER);
    const colleague = await TestClient.loggedIn(this.url, COLLEAGUE);
    const { code, documents } = await draftDossier(lawyer, 'vidzale');
    this.code = code;
    const id = documents.find(({ kind }) => kind === 'bylaw')?.id ?? '';
    await types(colleague, id, WORDS.colleague);
    await types(lawyer, id, WORDS.lawyer);
  }
}

/** Types letter by letter at the beginning of the first point, as an editor sends it. */
async function types(client: TestClient, id: string, text: string): Promise<void> {
  const { doc, version } = await readDocument(client, 'vidzale', id);
  const tr = EditorState.create({ doc }).tr;
  const at = firstPoint(doc);
  [...text].forEach((letter, offset) => tr.insertText(letter, at + offset));
  const steps = tr.steps.map((step) => step.toJSON());
  const body = { version, clientId: `story-${text.trim()}`, steps };
  const answer = await client.post(`/api/m/vidzale/documents/${id}/steps`, body);
  if (answer.status !== 200) throw new Error(`Answered ${answer.status}: ${answer.text.slice(0, 300)}`);
}

function firstPoint(doc: Node): number {
  let found = 0;
  doc.descendants((node, pos) => {
    if (found === 0 && node.type.name === 'point') found = pos + 2;
    return found === 0;
  });
  return found;
}
