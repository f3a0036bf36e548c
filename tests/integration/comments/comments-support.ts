import { Transform, type Step } from 'prosemirror-transform';
import type { Node } from 'prosemirror-model';
import { bylawSchema, findById } from '#libs/bylaw-document';
import type { CommentPerson, CommentsView, CommentThreadView, DemoMailItem } from '#libs/contracts';
import type { TestApp } from '../../support/app.js';
import type { Answer, TestClient } from '../../support/client.js';
import { draftDossier, readDocument } from '../../support/dossiers.js';
import { mailsSent } from '../../support/mail.js';

export const PLACE = 'vidzale';

/** Where the comments of a text are. */
export const path = (documentId: string, ...rest: string[]): string =>
  ['/api/m', PLACE, 'documents', documentId, 'comments', ...rest].join('/');

/** A draft with its two texts. */
export async function draft(
  lawyer: TestClient,
): Promise<{ dossierId: string; code: string; bylaw: string; memorandum: string }> {
  const { id, code, documents } = await draftDossier(lawyer, PLACE);
  const of = (kind: string): string => documents.find((one) => one.kind === kind)?.id ?? '';
  return { dossierId: id, code, bylaw: of('bylaw'), memorandum: of('memorandum') };
}

/** The range of words in a text. */
export function rangeOf(doc: Node, words: string): { from: number; to: number } {
  let from = -1;
  doc.descendants((node, pos) => {
    const at = node.text?.indexOf(words) ?? -1;
    if (at !== -1 && from === -1) from = pos + at;
  });
  if (from === -1) throw new Error(`The text has no "${words}".`);
  return { from, to: from + words.length };
}

/** Begins a thread on words of a text. */
export async function start(
  client: TestClient,
  documentId: string,
  words: string,
  text: string,
  mentions: string[] = [],
): Promise<Answer<{ threadId: string; commentId: string }>> {
  const { doc, version } = await readDocument(client, PLACE, documentId);
  return client.post(path(documentId), { version, ...rangeOf(doc, words), text, mentions });
}

/** The threads of a text as the client sees them. */
export async function threads(
  client: TestClient,
  documentId: string,
  version?: number,
): Promise<CommentThreadView[]> {
  const query = version === undefined ? '' : `?version=${version}`;
  const { status, body, text } = await client.get<CommentsView>(path(documentId) + query);
  if (status !== 200) throw new Error(`The comments answered ${status}: ${text.slice(0, 400)}`);
  return body.threads;
}

/** The words that a thread stands on now; how it stands where that is on none. */
export async function wordsOf(client: TestClient, documentId: string, threadId: string): Promise<string> {
  const { doc, version } = await readDocument(client, PLACE, documentId);
  const place = (await threads(client, documentId, version)).find(({ id }) => id === threadId)?.place;
  return place?.kind === 'words' ? doc.textBetween(place.from, place.to, '\n') : (place?.kind ?? 'missing');
}

/** Edits a text as an editor does. */
export async function edit(
  lawyer: TestClient,
  documentId: string,
  change: (tr: Transform) => void,
): Promise<Step[]> {
  const { doc, version } = await readDocument(lawyer, PLACE, documentId);
  const tr = new Transform(doc);
  change(tr);
  const answer = await lawyer.post(`/api/m/${PLACE}/documents/${documentId}/steps`, {
    version,
    clientId: 'test-editor',
    steps: tr.steps.map((step) => step.toJSON() as unknown),
  });
  if (answer.status !== 200) throw new Error(`The steps answered ${answer.status}: ${answer.text}`);
  return tr.steps;
}

/** Cuts the point around words out of the text; returns it. */
export function cutPoint(tr: Transform, words: string): Node {
  const $pos = tr.doc.resolve(rangeOf(tr.doc, words).from);
  for (let depth = $pos.depth; depth > 0; depth -= 1)
    if ($pos.node(depth).type.name === 'point') {
      const point = $pos.node(depth);
      tr.delete($pos.before(depth), $pos.after(depth));
      return point;
    }
  throw new Error('No point is around the words.');
}

/** Puts a block behind another one. */
export function putBehind(tr: Transform, block: Node, id: string): void {
  const found = findById(tr.doc, id);
  if (!found) throw new Error('The block to put it behind is gone.');
  tr.insert(found.pos + found.node.nodeSize, block);
}

/** A text node of by-laws. */
export const words = (text: string): Node => bylawSchema.text(text);

/** Somebody by name, as the list behind `@` knows them. */
export async function personId(client: TestClient, documentId: string, name: string): Promise<string> {
  const { body } = await client.get<CommentPerson[]>(path(documentId, 'people'));
  const found = body.find((one) => one.name === name);
  if (!found) throw new Error(`${name} cannot be called.`);
  return found.id;
}

/** Subjects of the mails that arrived over SMTP for an address; waits until none is on its way. */
export async function mailsTo(test: TestApp, client: TestClient, address: string): Promise<DemoMailItem[]> {
  await mailsSent(test);
  const { body } = await client.get<DemoMailItem[]>('/api/demo/mail');
  return body.filter(({ to }) => to.includes(address));
}
