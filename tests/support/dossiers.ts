import { ReplaceStep } from 'prosemirror-transform';
import { Slice, type Node } from 'prosemirror-model';
import {
  blankBylaw,
  blankMemorandum,
  bylawSchema,
  idSource,
  memorandumSchema,
  parseDocument,
  seededRandom,
} from '#libs/bylaw-document';
import type { DocumentView, DossierView, StartDossier } from '#libs/contracts';
import type { Answer, TestClient } from './client.js';

/** A started dossier as tests refer to it. */
export interface StartedDossier {
  id: string;
  code: string;
}

const expectStatus = <T>(answer: Answer<T>, ...statuses: number[]): T => {
  if (statuses.includes(answer.status)) return answer.body;
  throw new Error(
    `Answered ${answer.status} instead of ${statuses.join('/')}: ${answer.text.slice(0, 1000)}`,
  );
};

/** Starts a dossier from the blank template. */
export async function startDossier(
  lawyer: TestClient,
  place: string,
  overrides: Partial<StartDossier> = {},
): Promise<StartedDossier> {
  const body: StartDossier = {
    kind: 'normal',
    title: 'Par atkritumu dalītu vākšanu',
    topic: 'waste',
    from: { template: 'blank' },
    ...overrides,
  };
  return expectStatus(await lawyer.post<StartedDossier>(`/api/m/${place}/dossiers`, body), 201);
}

/** Reads the dossier's page. */
export async function showDossier(client: TestClient, place: string, id: string): Promise<DossierView> {
  return expectStatus(await client.get<DossierView>(`/api/m/${place}/dossiers/${id}`), 200);
}

/** A document as a ProseMirror node. */
export async function readDocument(
  client: TestClient,
  place: string,
  id: string,
): Promise<{ doc: Node; version: number }> {
  const view = expectStatus(await client.get<DocumentView>(`/api/m/${place}/documents/${id}`), 200);
  const parsed = parseDocument(view.content);
  if (!parsed.allowed) throw new Error(`The document ${id} does not fit its schema.`);
  return { doc: parsed.doc, version: view.version };
}

/** Replaces the whole text of a document in one step. */
export async function writeDocument(
  lawyer: TestClient,
  place: string,
  documentId: string,
  after: Node,
  clientId = 'test',
): Promise<number> {
  const { doc, version } = await readDocument(lawyer, place, documentId);
  const step = new ReplaceStep(0, doc.content.size, new Slice(after.content, 0, 0));
  const answer = await lawyer.post<{ version: number }>(`/api/m/${place}/documents/${documentId}/steps`, {
    version,
    clientId,
    steps: [step.toJSON()],
  });
  return expectStatus(answer, 200).version;
}

/** A short by-law without anything missing; `seed` gives other ids, `text` another first point. */
export function completeBylaw(title = 'Par atkritumu dalītu vākšanu', text = 'kārtību', seed = 1): Node {
  const newId = idSource(seededRandom(seed));
  const blank = blankBylaw({ issuer: 'Vidzāles novada dome', title, newId });
  const json = JSON.stringify(blank.toJSON())
    .replace(
      '"text":"Izdoti saskaņā ar "',
      '"text":"Izdoti saskaņā ar Pašvaldību likuma 44. panta otro daļu"',
    )
    .replace(
      '"text":"Saistošie noteikumi (turpmāk – noteikumi) nosaka "',
      `"text":"Saistošie noteikumi (turpmāk – noteikumi) nosaka ${text}."`,
    );
  const doc = bylawSchema.nodeFromJSON(JSON.parse(json));
  return filled(doc, 'Noteikumi stājas spēkā nākamajā dienā pēc to izsludināšanas.');
}

/** A memorandum whose parts all say something; `except` stay empty. */
export function completeMemorandum(except: readonly number[] = [], seed = 2): Node {
  const doc = blankMemorandum(idSource(seededRandom(seed)));
  const parts = doc.children.map((part) =>
    except.includes(Number(part.attrs['part']))
      ? part
      : filled(part, `Skaidrojums ${part.attrs['part']}. daļai.`),
  );
  return doc.copy(memorandumSchema.node('doc', null, parts).content);
}

/** The node with `text` in every paragraph that is empty. */
function filled(node: Node, text: string): Node {
  if (node.isTextblock) {
    return node.type.name === 'paragraph' && node.childCount === 0
      ? node.copy(node.type.schema.node('paragraph', node.attrs, [node.type.schema.text(text)]).content)
      : node;
  }
  const children = node.children.map((child) => filled(child, text));
  return node.type.create(node.attrs, children, node.marks);
}

/** Starts a dossier with complete texts; part 8 of the memorandum stays empty until the opinion stage. */
export async function draftDossier(
  lawyer: TestClient,
  place: string,
  overrides: Partial<StartDossier> = {},
): Promise<DossierView> {
  const { id } = await startDossier(lawyer, place, overrides);
  const view = await showDossier(lawyer, place, id);
  for (const document of view.documents) {
    const text = document.kind === 'bylaw' ? completeBylaw(view.title) : completeMemorandum([8]);
    await writeDocument(lawyer, place, document.id, text);
  }
  return showDossier(lawyer, place, id);
}

/** Moves a dossier by an event that needs nothing but the dossier. */
export async function advanceDossier(
  client: TestClient,
  place: string,
  id: string,
  event: string,
  reason?: string,
): Promise<DossierView> {
  const { version } = await showDossier(client, place, id);
  const body = { event, version, ...(reason ? { reason } : {}) };
  expectStatus(await client.post(`/api/m/${place}/dossiers/${id}/advance`, body), 200);
  return showDossier(client, place, id);
}

/** Both endorsers endorse the texts that are offered now. */
export async function endorseDossier(
  endorsers: { legal: TestClient; head: TestClient },
  place: string,
  id: string,
): Promise<DossierView> {
  for (const role of ['legal', 'head'] as const) {
    const { toEndorse } = await showDossier(endorsers[role], place, id);
    if (!toEndorse) throw new Error('Nothing is offered for endorsement.');
    const { bylawVersionId, memorandumVersionId } = toEndorse;
    const body = { role, bylawVersionId, ...(memorandumVersionId ? { memorandumVersionId } : {}) };
    expectStatus(await endorsers[role].post(`/api/m/${place}/dossiers/${id}/endorse`, body), 201);
  }
  return showDossier(endorsers.legal, place, id);
}
