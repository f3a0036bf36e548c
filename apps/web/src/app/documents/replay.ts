import type { Node } from 'prosemirror-model';
import { ReplaceStep, Step } from 'prosemirror-transform';
import { Blamer } from '#libs/bylaw-blame';
import { parseDocumentOfKind, schemaOf } from '#libs/bylaw-document';
import { documentShape, type DocumentView, type StepsView, type StepView } from '#libs/contracts';

/** Where the texts and steps come from; both reject when the server cannot be reached. */
export interface ReplaySource {
  at(version: number): Promise<DocumentView>;
  steps(since: number): Promise<StepsView>;
}

/** The part of the log that is played at once: a session of editing. */
export interface Span {
  before: number;
  after: number;
}

/** Words that the session brought up to a moment. */
export interface WrittenRange {
  from: number;
  to: number;
  /** Version of the step that wrote them. */
  version: number;
}

/** A text at one moment. */
export interface Moment {
  version: number;
  doc: Node;
  /** The step that led here; `null` where the session begins. */
  step: StepView | null;
  /** All steps of the session. */
  steps: readonly StepView[];
  /** What that step wrote and took away, as text; both are empty where it only changed structure or form. */
  inserted: string;
  deleted: string;
  written: WrittenRange[];
}

interface Loaded extends Span {
  doc: Node;
  steps: StepView[];
}

/** Steps of one person with shorter pauses than this are one burst of typing. */
const BURST_MS = 4000;

/**
 * Plays the log of a document, session by session: one text and the steps behind it are loaded, every moment between is made
 * here.
 */
export class Replay {
  private loaded: Loaded | null = null;
  private blamer: Blamer | null = null;
  private effect = { inserted: '', deleted: '' };

  constructor(private readonly source: ReplaySource) {}

  /** The text at a version of a session, with what the session wrote until then. */
  async at(version: number, span: Span): Promise<Moment> {
    const loaded = await this.load(span);
    if (!this.blamer || this.blamer.version > version) this.blamer = Blamer.start(loaded.doc, loaded.before);
    const schema = loaded.doc.type.schema;
    for (const { version: next, step } of loaded.steps.slice(this.blamer.version - loaded.before)) {
      if (next > version) break;
      const parsed = Step.fromJSON(schema, step);
      this.effect = effectOf(parsed, this.blamer.doc);
      this.blamer.apply(parsed, next);
    }
    const at = this.blamer.version;
    const step = loaded.steps[at - loaded.before - 1] ?? null;
    const effect = step ? this.effect : { inserted: '', deleted: '' };
    return {
      version: at,
      doc: this.blamer.doc,
      step,
      steps: loaded.steps,
      ...effect,
      written: written(this.blamer, loaded.before),
    };
  }

  /** The last version of the burst of typing that begins behind a version of the session that is loaded. */
  burstEnd(version: number): number {
    const steps = this.loaded?.steps ?? [];
    let at = version + 1 - (this.loaded?.before ?? 0) - 1;
    for (; at + 1 < steps.length; at += 1) {
      const [one, next] = [steps[at], steps[at + 1]];
      const pause = one && next ? Date.parse(next.at) - Date.parse(one.at) : Infinity;
      if (one?.author !== next?.author || pause > BURST_MS) break;
    }
    return steps[at]?.version ?? version + 1;
  }

  private async load({ before, after }: Span): Promise<Loaded> {
    if (this.loaded?.before === before && this.loaded.after === after) return this.loaded;
    const [view, answer] = await Promise.all([this.source.at(before), this.source.steps(before)]);
    const kind = documentShape(view.kind);
    const parsed = parseDocumentOfKind(view.content, kind);
    // A text that is older than today's rules may not fit them any more, and is still what was written then.
    const doc = parsed.allowed ? parsed.doc : schemaOf(kind).nodeFromJSON(view.content);
    this.loaded = { before, after, doc, steps: answer.steps.filter(({ version }) => version <= after) };
    this.blamer = null;
    return this.loaded;
  }
}

function effectOf(step: Step, before: Node): { inserted: string; deleted: string } {
  if (!(step instanceof ReplaceStep)) return { inserted: '', deleted: '' };
  return {
    inserted: step.slice.content.textBetween(0, step.slice.content.size, ' '),
    deleted: before.textBetween(step.from, step.to, ' '),
  };
}

function written(blamer: Blamer, since: number): WrittenRange[] {
  const ranges: WrittenRange[] = [];
  let at = 0;
  for (const { length, source } of blamer.sourcesIn(0, blamer.doc.content.size)) {
    if (source.version > since) ranges.push({ from: at, to: at + length, version: source.version });
    at += length;
  }
  return ranges;
}
