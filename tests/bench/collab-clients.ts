import { performance } from 'node:perf_hooks';
import { bylawSchema, seededRandom } from '#libs/bylaw-document';
import { openHocuspocus, openOurs, type HeadlessEditor, type OursAccess } from './collab-editors.js';
import { act, endOf, paragraphAt } from './collab-text.js';

/** What the measuring process asks of this one. */
export type Order =
  | {
      kind: 'open';
      system: 'ours' | 'hocuspocus';
      editors: number;
      points: number;
      url: string;
      access?: OursAccess;
      content?: Record<string, unknown>;
      version?: number;
    }
  | { kind: 'run'; edits: number; everyMs: number; seed: number }
  | { kind: 'end' };

/** What this one answers: milliseconds from a keystroke to each other editor, or that all texts are equal. */
export type Report =
  { kind: 'opened' } | { kind: 'ran'; times: number[] } | { kind: 'ended'; equal: boolean };

interface Pending {
  writer: number;
  point: number;
  marker: string;
  at: number;
  missing: Set<number>;
}

const editors: HeadlessEditor[] = [];
const pending = new Set<Pending>();
let times: number[] = [];
let serial = 0;

/** An editor applied something: which of the edits under way does it show now? */
function look(editor: number, doc: Parameters<typeof paragraphAt>[0]): void {
  const now = performance.now();
  for (const edit of pending) {
    if (!edit.missing.has(editor)) continue;
    if (!paragraphAt(doc, edit.point).textContent.includes(edit.marker)) continue;
    edit.missing.delete(editor);
    times.push(now - edit.at);
    if (edit.missing.size === 0) pending.delete(edit);
  }
}

async function open(order: Extract<Order, { kind: 'open' }>): Promise<void> {
  const doc = order.content ? bylawSchema.nodeFromJSON(order.content) : act(order.points);
  for (let index = 0; index < order.editors; index++) {
    const applied = (now: typeof doc): void => look(index, now);
    editors.push(
      order.access
        ? await openOurs(order.access, `bench-${index}`, { doc, version: order.version ?? 0 }, applied)
        : await openHocuspocus(order.url, 'bench', index === 0 ? doc : null, applied),
    );
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Types evenly in all, each time somebody else, somewhere else, at a moment nobody knows before. */
async function run({ edits, everyMs, seed }: Extract<Order, { kind: 'run' }>): Promise<void> {
  const random = seededRandom(seed);
  times = [];
  const begun = performance.now();
  for (let edit = 0; edit < edits; edit++) {
    await pause(Math.max(0, begun + (edit + random()) * everyMs - performance.now()));
    const writer = Math.floor(random() * editors.length);
    const editor = editors[writer];
    if (!editor) continue;
    const point = Math.floor(random() * editor.doc().child(1).childCount);
    const marker = `·${(serial++).toString(36)}·`;
    const missing = new Set(editors.keys());
    missing.delete(writer);
    pending.add({ writer, point, marker, at: performance.now(), missing });
    editor.type((state) => state.tr.insertText(marker, endOf(state.doc, point)));
  }
  while (pending.size > 0 || !editors.every((editor) => editor.settled())) await pause(20);
}

process.on('message', (order: Order) => {
  void (async (): Promise<Report> => {
    if (order.kind === 'open') {
      await open(order);
      return { kind: 'opened' };
    }
    if (order.kind === 'run') {
      await run(order);
      return { kind: 'ran', times };
    }
    const [first, ...others] = editors.map((editor) => editor.doc().textContent);
    for (const editor of editors) editor.close();
    return { kind: 'ended', equal: others.every((text) => text === first) };
  })().then(
    (report) => process.send?.(report),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exit(1);
    },
  );
});
