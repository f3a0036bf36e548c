import { Injectable } from '@nestjs/common';
import type { Node } from 'prosemirror-model';
import type { EntityManager } from 'typeorm';
import {
  inlineText,
  isUnit,
  numberDocument,
  rejectedText,
  schemaOf,
  unitPhrase,
  type Numbering,
} from '#libs/bylaw-document';
import type { CoordinationChange, DocumentJson } from '#libs/contracts';
import { DocumentTexts } from '../documents/index.js';
import type { ItemRow, RoundRecord } from './coordination-records.js';

/** A text whose units are looked at. */
interface Side {
  version: number;
  doc: Node;
  numbering: Numbering;
}

/** Which steps of the draft say that they answer an item, and the units they changed. */
type Traces = ReadonlyMap<string, { at: number; units: readonly string[] }>;

/** What changed in the draft for an objection or a proposal: between the text it is about and the text now. */
@Injectable()
export class ItemChanges {
  constructor(private readonly texts: DocumentTexts) {}

  /**
   * By the item's id; items about which nothing changed are left out, and those not taken into account: what changed
   * there changed for another reason. `until` is a frozen version to look at instead of the text now.
   */
  async of(
    manager: EntityManager,
    rounds: readonly RoundRecord[],
    until: string | null = null,
  ): Promise<Map<string, CoordinationChange[]>> {
    const found = new Map<string, CoordinationChange[]>();
    const [first] = rounds;
    const items = rounds.flatMap((round) => itemsOf(round).map((item) => ({ round, item })));
    if (!first || items.length === 0) return found;
    const traces = await this.traces(manager, first);
    const now = await this.now(manager, first, until);
    const before = new Map<string, Side>();
    for (const { round, item } of items) {
      const units = unitsOf(item, traces);
      if (units.length === 0 || item.disposition === 'declined') continue;
      const side =
        before.get(round.bylawVersionId) ?? (await this.frozen(manager, round, round.bylawVersionId));
      before.set(round.bylawVersionId, side);
      const changes = units.flatMap((unitId) => changeOf(unitId, side, now, traces.get(item.id)?.at ?? null));
      if (changes.length > 0) found.set(item.id, changes);
    }
    return found;
  }

  private async now(manager: EntityManager, round: RoundRecord, until: string | null): Promise<Side> {
    if (until !== null) return this.frozen(manager, round, until);
    const { municipalityId, bylawDocumentId: documentId } = round;
    const { doc, version } = await this.texts.current(manager, { municipalityId, documentId });
    // What is only suggested has not changed anything yet.
    const settled = rejectedText(doc);
    return { version, doc: settled, numbering: numberDocument(settled) };
  }

  private async frozen(manager: EntityManager, round: RoundRecord, versionId: string): Promise<Side> {
    const { version, content } = await this.texts.named(manager, round.municipalityId, versionId);
    const doc = nodeOf(content);
    return { version, doc, numbering: numberDocument(doc) };
  }

  private async traces(manager: EntityManager, round: RoundRecord): Promise<Traces> {
    const rows = await manager.query<{ item: string; at: number; units: string[] }[]>(
      `SELECT s.origin->>'id' AS item, max(s.version) AS at,
              coalesce(array_agg(DISTINCT c.unit_id) FILTER (WHERE c.unit_id IS NOT NULL), '{}') AS units
         FROM document_step s
         LEFT JOIN document_change c ON c.municipality_id = s.municipality_id AND c.document_id = s.document_id
                                    AND c.version = s.version
        WHERE s.municipality_id = $1 AND s.document_id = $2 AND s.origin->>'kind' = 'coordination'
        GROUP BY 1`,
      [round.municipalityId, round.bylawDocumentId],
    );
    return new Map(rows.map(({ item, at, units }) => [item, { at, units }]));
  }
}

function itemsOf({ parties }: RoundRecord): ItemRow[] {
  return parties.flatMap(({ opinion }) => opinion?.items ?? []);
}

/** What the lawyer named comes first, then the point it is about, then what was changed in its name. */
function unitsOf(item: ItemRow, traces: Traces): string[] {
  const own = item.unitId === null ? [] : [item.unitId];
  const named = item.answerUnits.length > 0 ? item.answerUnits : own;
  return [...new Set([...named, ...(traces.get(item.id)?.units ?? [])])];
}

function changeOf(unitId: string, before: Side, after: Side, at: number | null): CoordinationChange[] {
  const [was, is] = [textOf(unitId, before), textOf(unitId, after)];
  if (was.text === is.text) return [];
  const label = is.label || was.label;
  return [{ unitId, label, before: was.text, after: is.text, from: before.version, to: after.version, at }];
}

/** The unit with everything in it, a line for each block; empty where the text has no such unit. */
function textOf(unitId: string, { doc, numbering }: Side): { text: string; label: string } {
  const unit = numbering.get(unitId);
  let text = '';
  doc.descendants((node) => {
    if (node.attrs['id'] !== unitId || !isUnit(node)) return text === '' && !node.isTextblock;
    const lines: string[] = [];
    node.descendants((block) => {
      if (block.isTextblock) lines.push(inlineText(block, { numbering, annex: null }));
      return !block.isTextblock;
    });
    text = lines.join('\n').trim();
    return false;
  });
  return { text: unit?.deleted ? '' : text, label: unit ? unitPhrase(unit, 'nom') : '' };
}

function nodeOf(content: DocumentJson): Node {
  return schemaOf('bylaw').nodeFromJSON(content);
}
