import { Injectable } from '@nestjs/common';
import { Step } from 'prosemirror-transform';
import { DataSource } from 'typeorm';
import { Blamer, type BlameState, type UnitChange } from '#libs/bylaw-blame';
import { schemaOf } from '#libs/bylaw-document';
import { documentShape, type DocumentJson, type StepOrigin } from '#libs/contracts';
import { loadDocument, type DocumentHead } from '../document-store.js';

/** Attribution is kept every so many versions: reading it costs at most this many steps. */
export const KEPT_EVERY = 500;

/** Somebody who goes on after a shorter pause writes in the same go; its first step stands for all of them. */
const PAUSE_MS = 10 * 60_000;
/** Texts that are kept in memory as they were asked for last. */
const MOST_OPEN = 8;

interface LoggedStep {
  version: number;
  step: DocumentJson;
  author_id: string | null;
  at: Date;
  origin: StepOrigin | null;
}

/** What one step did. */
export interface StepChanges {
  version: number;
  units: UnitChange[];
}

/** The last step that was read, with the first one of its go. */
interface LastStep extends LoggedStep {
  begun: number;
}

/** Who wrote what at a version, with what was done since the last kept one. */
export interface Attributed {
  blamer: Blamer;
  last: LastStep | null;
  /** The steps behind the last kept version; what is before stands in `document_change`. */
  since: StepChanges[];
}

/**
 * Who wrote what in a text. Counted from the log and kept at regular versions, so that the cost of an answer does not grow with
 * the log; whoever asks first for a long one waits, in pieces, so that nobody else does.
 */
@Injectable()
export class AttributedTexts {
  private readonly open = new Map<string, Attributed>();

  constructor(private readonly dataSource: DataSource) {}

  /** Who wrote what at a version, of which there must be one. To be used before anything else is waited for. */
  at(head: DocumentHead, version: number): Promise<Attributed> {
    return this.reach(head, version, new Map());
  }

  /** @param restored moments that steps before restored: a restored text may restore others, so each is counted once. */
  private async reach(
    head: DocumentHead,
    version: number,
    restored: Map<number, Blamer>,
  ): Promise<Attributed> {
    const known = version === head.version ? this.take(head.documentId, version) : null;
    const attributed = known ?? (await this.begin(head, version));
    const { blamer, since } = attributed;
    for (;;) {
      const to = Math.min(version, nextKept(blamer.version));
      since.push(...(await this.follow(head, attributed, to, restored)));
      if (blamer.version === version) break;
      await this.keep(head, blamer, since.splice(0));
    }
    if (version === head.version) this.put(head.documentId, attributed);
    return attributed;
  }

  /** Keeps what the log has since the last kept version, at most so many times; returns whether anything is left. */
  async catchUp(head: DocumentHead, times: number): Promise<boolean> {
    if (head.version < KEPT_EVERY) return false;
    const attributed = await this.begin(head, head.version);
    const { blamer } = attributed;
    const restored = new Map<number, Blamer>();
    for (let time = 0; time < times && nextKept(blamer.version) <= head.version; time += 1) {
      const since = await this.follow(head, attributed, nextKept(blamer.version), restored);
      await this.keep(head, blamer, since);
    }
    return nextKept(blamer.version) <= head.version;
  }

  /** Nobody else works with what is taken until it is put back. */
  private take(documentId: string, version: number): Attributed | null {
    const known = this.open.get(documentId);
    if (!known || known.blamer.version > version) return null;
    this.open.delete(documentId);
    return known;
  }

  private put(documentId: string, attributed: Attributed): void {
    const other = this.open.get(documentId);
    if (other && other.blamer.version > attributed.blamer.version) return;
    this.open.delete(documentId);
    this.open.set(documentId, attributed);
    const [oldest] = this.open.keys();
    if (this.open.size > MOST_OPEN && oldest !== undefined) this.open.delete(oldest);
  }

  /** The last kept attribution at or before a version, or the first text. */
  private async begin(head: DocumentHead, version: number): Promise<Attributed> {
    const { manager } = this.dataSource;
    const [kept] = await manager.query<{ version: number; state: BlameState }[]>(
      `SELECT version, state FROM document_attribution
        WHERE municipality_id = $1 AND document_id = $2 AND version <= $3 ORDER BY version DESC LIMIT 1`,
      [head.municipalityId, head.documentId, version],
    );
    const { doc } = await loadDocument(manager, head, kept?.version ?? 0);
    const blamer = kept ? Blamer.resume(doc, kept.state) : Blamer.start(doc);
    return { blamer, last: null, since: [] };
  }

  private async follow(
    head: DocumentHead,
    attributed: Attributed,
    to: number,
    restored: Map<number, Blamer>,
  ): Promise<StepChanges[]> {
    const { blamer } = attributed;
    if (to <= blamer.version) return [];
    const schema = schemaOf(documentShape(head.kind));
    const since: StepChanges[] = [];
    for (const logged of await this.steps(head, blamer.version, to)) {
      const { version, step, origin } = logged;
      const earlier =
        origin?.kind === 'restore' ? await this.restoredFrom(head, origin.id, version, restored) : null;
      const { last } = attributed;
      const begun = last && isSameGo(last, logged) ? last.begun : version;
      attributed.last = { ...logged, begun };
      since.push({ version, units: blamer.apply(Step.fromJSON(schema, step), version, { earlier, begun }) });
    }
    return since;
  }

  /** A restored moment is told by its version; anything else is no moment of this log. */
  private async restoredFrom(
    head: DocumentHead,
    id: string,
    before: number,
    restored: Map<number, Blamer>,
  ): Promise<Blamer | null> {
    const version = /^\d{1,9}$/.test(id) ? Number(id) : -1;
    if (version < 0 || version >= before) return null;
    const blamer = restored.get(version) ?? (await this.reach(head, version, restored)).blamer;
    restored.set(version, blamer);
    return blamer;
  }

  private steps(head: DocumentHead, from: number, to: number): Promise<LoggedStep[]> {
    return this.dataSource.query(
      `SELECT version, step, author_id, at, origin FROM document_step
        WHERE municipality_id = $1 AND document_id = $2 AND version > $3 AND version <= $4 ORDER BY version`,
      [head.municipalityId, head.documentId, from, to],
    );
  }

  /** Whoever counts the same at the same time counts the same. */
  private async keep(head: DocumentHead, blamer: Blamer, since: readonly StepChanges[]): Promise<void> {
    const rows = since.flatMap(({ version, units }) => units.map((unit) => ({ version, ...unit })));
    await this.dataSource.transaction(async (manager) => {
      await manager.query(
        `INSERT INTO document_change (municipality_id, document_id, unit_id, version, inserted, deleted)
         SELECT $1, $2, c.* FROM unnest($3::text[], $4::integer[], $5::integer[], $6::integer[]) AS c
         ON CONFLICT ON CONSTRAINT document_change_pk DO NOTHING`,
        [
          head.municipalityId,
          head.documentId,
          rows.map(({ unitId }) => unitId),
          rows.map(({ version }) => version),
          rows.map(({ inserted }) => inserted),
          rows.map(({ deleted }) => deleted),
        ],
      );
      await manager.query(
        `INSERT INTO document_attribution (municipality_id, document_id, version, state)
         VALUES ($1, $2, $3, $4) ON CONFLICT ON CONSTRAINT document_attribution_pk DO NOTHING`,
        [head.municipalityId, head.documentId, blamer.version, JSON.stringify(blamer.state())],
      );
    });
  }
}

/** Goes end where attribution is kept, so that they are the same wherever reading the log begins. */
function isSameGo(before: LoggedStep, next: LoggedStep): boolean {
  return (
    before.author_id === next.author_id &&
    next.at.getTime() - before.at.getTime() <= PAUSE_MS &&
    before.version % KEPT_EVERY !== 0 &&
    before.origin?.kind === next.origin?.kind &&
    before.origin?.id === next.origin?.id
  );
}

function nextKept(version: number): number {
  return (Math.floor(version / KEPT_EVERY) + 1) * KEPT_EVERY;
}
