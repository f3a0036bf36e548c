import { randomUUID } from 'node:crypto';
import { Fragment, Slice, type Node } from 'prosemirror-model';
import { ReplaceStep, type Step } from 'prosemirror-transform';
import type { DataSource } from 'typeorm';
import { bylawSchema, idSource, seededRandom } from '#libs/bylaw-document';
import type { BlameView, DocumentHistory, DocumentView } from '#libs/contracts';
import { AttributedTexts } from '../../apps/api/src/documents/history/attributed-texts.js';
import { startTestApp } from '../support/app.js';
import { TestClient } from '../support/client.js';
import { showDossier, startDossier } from '../support/dossiers.js';

/** The nodes of the measured texts; a sentence stands in every point and sub-point. */
const NODES = 1500;
const STEPS = 100_000;
const BLAMED_STEPS = 10_000;
/** Opening begins at the last snapshot: as far behind as it may be at most. */
const BEHIND = 99;
const SNAPSHOT_EVERY = 100;
/** Older snapshots than of these versions are left out, for opening never looks at them. */
const OLDER_EVERY = 5000;
const ROUNDS = 30;
const PLACE = 'vidzale';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const random = seededRandom(23);
const newId = idSource(random);
const WORDS =
  'pašvaldība nosaka kārtību kādā īpašnieks uztur teritoriju kopj apstādījumus maksā nodevu'.split(' ');

const word = (): string => WORDS[Math.floor(random() * WORDS.length)] ?? '';
const sentence = (): string => `${Array.from({ length: 14 }, word).join(' ')}.`;

/** A by-law of so many nodes; text is not counted. */
function act(): Node {
  const unit = (name: string, below: number): Node =>
    bylawSchema.node(name, { id: newId() }, [
      bylawSchema.node('paragraph', { id: newId() }, [bylawSchema.text(sentence())]),
      ...Array.from({ length: below }, () => unit('subpoint', 0)),
    ]);
  const points = Array.from({ length: Math.floor(NODES / 8) }, () => unit('point', 3));
  const title = bylawSchema.node('title', { id: newId() }, [bylawSchema.text('Par garu vēsturi')]);
  return bylawSchema.node('doc', null, [
    bylawSchema.node('front', null, [title]),
    bylawSchema.node('body', null, points),
  ]);
}

/** Somebody types at one place for a while, then goes to another one; now and then some letters are deleted. */
function* typing(start: Node, count: number): Generator<{ step: Step; doc: Node }> {
  let doc = start;
  let at = 0;
  let left = 0;
  for (let made = 0; made < count; made += 1) {
    if (left === 0) {
      const places: number[] = [];
      doc.descendants((node, pos) => {
        if (node.type.name === 'paragraph') places.push(pos + 1);
      });
      at = places[Math.floor(random() * places.length)] ?? 1;
      left = 40;
    }
    left -= 1;
    const deletes = left % 9 === 0;
    const step = deletes
      ? new ReplaceStep(at - 1, at, Slice.empty)
      : new ReplaceStep(at, at, new Slice(Fragment.from(bylawSchema.text(word().charAt(0))), 0, 0));
    doc = step.apply(doc).doc ?? doc;
    at += deletes ? -1 : 1;
    yield { step, doc };
  }
}

interface Key {
  municipalityId: string;
  documentId: string;
}

/** Puts steps into the log as if people had written them, a second apart, with a night after every 2,000. */
async function write(
  dataSource: DataSource,
  key: Key,
  from: Node,
  count: number,
  authors: string[],
): Promise<Node> {
  let doc = from;
  let version = 0;
  let rows: { version: number; step: unknown; author: string; at: string }[] = [];
  const begun = Date.parse('2026-03-02T08:00:00Z');
  const snapshot = (content: Node): Promise<unknown> =>
    dataSource.query(
      `INSERT INTO document_snapshot (municipality_id, document_id, version, content) VALUES ($1, $2, $3, $4)
       ON CONFLICT ON CONSTRAINT document_snapshot_pk DO NOTHING`,
      [key.municipalityId, key.documentId, version, JSON.stringify(content.toJSON())],
    );
  const flush = async (): Promise<void> => {
    await dataSource.query(
      `INSERT INTO document_step (municipality_id, document_id, version, step, client_id, author_id, at)
       SELECT $1, $2, r.version, r.step, 'bench', r.author, r.at
         FROM jsonb_to_recordset($3::jsonb) AS r (version integer, step jsonb, author uuid, at timestamptz)`,
      [key.municipalityId, key.documentId, JSON.stringify(rows)],
    );
    rows = [];
  };
  for (const { step, doc: after } of typing(from, count)) {
    version += 1;
    doc = after;
    const night = Math.floor(version / 2000) * 14 * 3600;
    rows.push({
      version,
      step: step.toJSON(),
      author: authors[Math.floor(version / 500) % authors.length] ?? '',
      at: new Date(begun + (version + night) * 1000).toISOString(),
    });
    const old = version < count - 2000;
    if (version % (old ? OLDER_EVERY : SNAPSHOT_EVERY) === 0 && version <= count - BEHIND)
      await snapshot(doc);
    if (rows.length === 5000) await flush();
  }
  if (rows.length > 0) await flush();
  await dataSource.query(`UPDATE document SET head_version = $3 WHERE municipality_id = $1 AND id = $2`, [
    key.municipalityId,
    key.documentId,
    version,
  ]);
  return doc;
}

async function medians(works: (() => Promise<unknown>)[], rounds = ROUNDS): Promise<number[]> {
  const times = works.map((): number[] => []);
  for (let round = -1; round < rounds; round += 1)
    for (const [at, work] of works.entries()) {
      const start = performance.now();
      await work();
      // The first round warms up.
      if (round >= 0) times[at]?.push(performance.now() - start);
    }
  return times.map((list) => list.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0);
}

async function median(work: () => Promise<unknown>): Promise<number> {
  return (await medians([work]))[0] ?? 0;
}

const ms = (time: number): string => `${time.toFixed(1)} ms`.padStart(11);

const test = await startTestApp();
try {
  const lawyer = await TestClient.loggedIn(test.url, 'Ilze Bērziņa');
  const people = await test.dataSource.query<{ id: string }[]>(`SELECT id FROM person ORDER BY name LIMIT 3`);
  const authors = people.map(({ id }) => id);
  const document = async (first: Node): Promise<Key> => {
    const { id } = await startDossier(lawyer, PLACE, { title: `Par vēsturi ${randomUUID().slice(0, 8)}` });
    const view = await showDossier(lawyer, PLACE, id);
    const documentId = view.documents.find(({ kind }) => kind === 'bylaw')?.id ?? '';
    const [row] = await test.dataSource.query<{ municipality_id: string }[]>(
      `SELECT municipality_id FROM document WHERE id = $1`,
      [documentId],
    );
    const key = { municipalityId: row?.municipality_id ?? '', documentId };
    // Snapshots are never changed, so the measured text becomes the first version of a document of its own.
    const own = { ...key, documentId: randomUUID() };
    await test.dataSource.query(
      `INSERT INTO document (municipality_id, id, dossier_id, kind, head_version, created_at, changed_at)
       SELECT municipality_id, $3, dossier_id, 'amended_text', 0, created_at, changed_at FROM document
        WHERE municipality_id = $1 AND id = $2`,
      [key.municipalityId, key.documentId, own.documentId],
    );
    await test.dataSource.query(
      `INSERT INTO document_snapshot (municipality_id, document_id, version, content) VALUES ($1, $2, 0, $3)`,
      [own.municipalityId, own.documentId, JSON.stringify(first.toJSON())],
    );
    return own;
  };
  const get = async <T>(key: Key, rest = ''): Promise<T> => {
    const answer = await lawyer.get<T>(`/api/m/${PLACE}/documents/${key.documentId}${rest}`);
    if (answer.status !== 200)
      throw new Error(`${rest} answered ${answer.status}: ${answer.text.slice(0, 300)}`);
    return answer.body;
  };

  const first = act();
  const long = await document(first);
  const began = performance.now();
  const last = await write(test.dataSource, long, first, STEPS, authors);
  const fresh = await document(last);
  const blamed = await document(first);
  await write(test.dataSource, blamed, first, BLAMED_STEPS, authors);
  await test.dataSource.query('ANALYZE document_step, document_snapshot');
  say(
    `Texts of about ${NODES} nodes; ${STEPS} and ${BLAMED_STEPS} steps written in ${((performance.now() - began) / 1000).toFixed(0)} s. Medians of ${ROUNDS} runs over HTTP.`,
  );

  // By turns, so that both meet the same machine.
  const [snapshot = 0, opened = 0] = await medians([
    () => get<DocumentView>(fresh),
    () => get<DocumentView>(long),
  ]);
  say(`opening a text that is one snapshot                ${ms(snapshot)}`);
  say(
    `opening the same text behind ${STEPS} steps         ${ms(opened)}   ratio ${(opened / snapshot).toFixed(2)}`,
  );

  const full = performance.now();
  const [row] = await test.dataSource.query<{ dossier_id: string }[]>(
    `SELECT dossier_id FROM document WHERE id = $1`,
    [long.documentId],
  );
  const head = { ...long, dossierId: row?.dossier_id ?? null, kind: 'amended_text' as const, version: STEPS };
  const texts = test.app.get(AttributedTexts, { strict: false });
  while (await texts.catchUp(head, 20));
  say(`\nfollowing all ${STEPS} steps, in the background       ${ms(performance.now() - full)}`);
  const newest = await median(() => get<DocumentHistory>(blamed, '/history'));
  const page = await median(() => get<DocumentHistory>(long, '/history'));
  const middle = await median(() => get<DocumentHistory>(long, `/history?upTo=${STEPS / 2}`));
  say(`page of the timeline, ${BLAMED_STEPS} steps                ${ms(newest)}`);
  say(`page of the timeline, ${STEPS} steps               ${ms(page)}`);
  say(`page in the middle of it                           ${ms(middle)}`);

  const fresher = await document(first);
  await write(test.dataSource, fresher, first, BLAMED_STEPS, authors);
  const once = performance.now();
  const view = await get<BlameView>(fresher, '/blame');
  say(`\nfirst blame of ${BLAMED_STEPS} steps, counted from the log   ${ms(performance.now() - once)}`);
  const whole = await median(() => get<BlameView>(blamed, '/blame'));
  const unit = view.lines.find(({ number }) => number)?.unitId ?? '';
  const one = await median(() => get<BlameView>(blamed, `/blame?unit=${unit}`));
  say(
    `blame of the whole text                            ${ms(whole)}   ${view.lines.length} lines, ${view.sources.length} sources`,
  );
  say(`blame of one point with its changes                ${ms(one)}`);
} finally {
  await test.close();
}
