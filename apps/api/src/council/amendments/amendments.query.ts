import { Injectable } from '@nestjs/common';
import type { Node } from 'prosemirror-model';
import {
  seededRandom,
  idSource,
  numberDocument,
  parseDocumentOfKind,
  textBlocks,
} from '#libs/bylaw-document';
import { DataSource, type EntityManager } from 'typeorm';
import type { Comparison } from '#libs/bylaw-diff';
import type { AmendableUnit, TabledAmendmentsView, DocumentJson } from '#libs/contracts';
import { applyAmendments, mayAmend, voteOrder, type AmendedText } from '#libs/council-rules';
import { DocumentTexts } from '../../documents/index.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { TextWork } from '../../platform/workers/text-work.js';
import { ensureAllowed, Refused } from '../../platform/http/refused.js';
import { Sittings, type ItemRow } from '../sittings.js';
import { inVoteOrder, loadAmendments, type AmendmentRow } from './amendment-rows.js';

/** The text on the table, its amendments in the order of voting, and what those adopted make of it. */
export interface TextOnTable {
  item: ItemRow;
  /** `null` for items without a by-law's text. */
  doc: Node | null;
  amendments: AmendmentRow[];
  /** As far as it is voted on. */
  amended: AmendedText | null;
}

/** What councillors table to a by-law on the agenda. */
@Injectable()
export class ReadAmendments {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sittings: Sittings,
    private readonly texts: DocumentTexts,
    private readonly work: TextWork,
  ) {}

  /** @throws Refused 404 when there is no such item. */
  async of(place: PlaceRef, itemId: string): Promise<TabledAmendmentsView> {
    const { manager } = this.dataSource;
    const { item, doc, amendments, amended } = await this.onTable(manager, place.id, itemId);
    const sitting = await this.sittings.load(manager, place.id, item.sittingId);
    const amendable = mayAmend(item.submitter);
    return {
      open: doc !== null && amendable && item.outcome === null && sitting.state !== 'closed',
      closedBy: amendable ? null : { act: 'PL', ref: '37(3)' },
      amendments: amendments.map(({ itemId: _item, position: _position, tabledAt, ...one }) => ({
        ...one,
        tabledAt: tabledAt.toISOString(),
      })),
      units: doc ? unitsOf(doc) : [],
      deadReferences: amended?.deadReferences ?? [],
      changed: !!doc && !!amended && !amended.doc.eq(doc),
    };
  }

  /** The text on the table before and after what is adopted so far, to be compared. */
  async compared(place: PlaceRef, itemId: string): Promise<Comparison> {
    const { doc, amended } = await this.onTable(this.dataSource.manager, place.id, itemId);
    if (!doc || !amended) throw Refused.notFound('document');
    return this.work.compare(doc.toJSON() as DocumentJson, amended.doc.toJSON() as DocumentJson);
  }

  /** The same inside a transaction. */
  async onTable(
    manager: EntityManager,
    municipalityId: string,
    itemId: string,
    lock = false,
  ): Promise<TextOnTable> {
    const item = await this.sittings.item(manager, municipalityId, itemId);
    const rows = await loadAmendments(manager, municipalityId, itemId, lock);
    const [kept] = await manager.query<{ tabled: string | null }[]>(
      `SELECT coalesce(tabled_version_id, bylaw_version_id) AS tabled FROM agenda_item
        WHERE municipality_id = $1 AND id = $2`,
      [municipalityId, itemId],
    );
    if (!kept?.tabled) return { item, doc: null, amendments: rows, amended: null };
    const { content } = await this.texts.named(manager, municipalityId, kept.tabled);
    const parsed = parseDocumentOfKind(content, 'bylaw');
    ensureAllowed(parsed, 409);
    const amendments = inVoteOrder(voteOrder(rows, parsed.doc));
    const adopted = amendments.filter(({ state }) => state === 'adopted');
    // The same ids whenever it is asked, so that a preview is the text that is fixed at the vote.
    const amended = applyAmendments(parsed.doc, adopted, idSource(seededRandom(seedOf(itemId))));
    return { item, doc: parsed.doc, amendments, amended };
  }
}

function seedOf(id: string): number {
  return Number.parseInt(id.replaceAll('-', '').slice(-8), 16);
}

function unitsOf(doc: Node): AmendableUnit[] {
  const first = new Map<string, string>();
  for (const { unit, text } of textBlocks(doc)) if (unit && !first.has(unit.id)) first.set(unit.id, text);
  return [...numberDocument(doc).values()]
    .filter(({ deleted }) => !deleted)
    .map(({ id, kind, depth, printed, text }) => ({
      nodeId: id,
      number: printed === '' ? text : printed,
      kind,
      depth,
      text: first.get(id) ?? '',
    }));
}
