import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { idSource } from '#libs/bylaw-document';
import type {
  Calculation,
  CalculationInText,
  CalculationKind,
  CalculationsView,
  CalculationView,
} from '#libs/contracts';
import { calculationBlocks, partOfCalculation, placedState } from '#libs/memorandum-rules';
import { strongRandom } from '../bylaws/index.js';
import { DocumentGates, DocumentTexts, type CurrentText } from '../documents/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { Refused } from '../platform/http/refused.js';
import { MemorandumParameters } from './memorandum-parameters.js';

/** The last version of a calculation. */
export interface StoredCalculation {
  calculationId: string;
  kind: CalculationKind;
  version: number;
  data: Calculation | null;
  documentId: string;
  nodeIds: string[];
  author: string;
  at: Date;
}

/** The calculations of a dossier's memorandum. */
@Injectable()
export class Calculations {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly texts: DocumentTexts,
    private readonly gates: DocumentGates,
    private readonly parameters: MemorandumParameters,
  ) {}

  /** Both calculations with how they stand in the text. @throws Refused 404 where the dossier has no memorandum. */
  async show(place: PlaceRef, dossierId: string): Promise<CalculationsView> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const text = await this.memorandum(manager, place.id, dossierId);
      const stored = await this.stored(manager, place.id, dossierId);
      const { version: _version, ...settings } = await this.parameters.of(place.id, manager);
      const view = (kind: CalculationKind): CalculationView | null => {
        const found = stored.find((one) => one.kind === kind);
        return found ? { ...toView(found), inText: inText(found, text) } : null;
      };
      const head = { municipalityId: place.id, documentId: text.id, dossierId, kind: text.kind };
      return {
        fiscal: view('fiscal'),
        administrative: view('administrative'),
        locked: await this.gates.refusals(manager, { ...head, version: text.version }, false),
        year: Number(this.clock.legalToday().slice(0, 4)),
        settings,
      };
    });
  }

  /** The last versions of a dossier's calculations, also of those taken out again. */
  async stored(
    manager: EntityManager,
    municipalityId: string,
    dossierId: string,
  ): Promise<StoredCalculation[]> {
    return manager.query(
      `SELECT DISTINCT ON (c.kind) c.calculation_id AS "calculationId", c.kind, c.version, c.data,
              c.document_id AS "documentId", c.node_ids AS "nodeIds", p.name AS author, c.at
         FROM memorandum_calculation c JOIN person p ON p.id = c.author_id
        WHERE c.municipality_id = $1 AND c.dossier_id = $2 ORDER BY c.kind, c.version DESC`,
      [municipalityId, dossierId],
    );
  }

  /** How each calculation that counts stands in the memorandum. */
  async states(
    manager: EntityManager,
    municipalityId: string,
    dossierId: string,
    text: CurrentText,
  ): Promise<Partial<Record<CalculationKind, CalculationInText>>> {
    const stored = await this.stored(manager, municipalityId, dossierId);
    return Object.fromEntries(
      stored.filter(({ data }) => data !== null).map((one) => [one.kind, inText(one, text)]),
    );
  }

  /** The memorandum of a dossier; with `lock`, nobody writes it meanwhile. @throws Refused 404 where there is none. */
  async memorandum(
    manager: EntityManager,
    municipalityId: string,
    dossierId: string,
    lock = false,
  ): Promise<CurrentText> {
    const documents = await this.texts.ofDossier(manager, municipalityId, dossierId);
    const found = documents.find(({ kind }) => kind === 'memorandum');
    if (!found) throw Refused.notFound('document');
    return this.texts.current(manager, { municipalityId, documentId: found.id }, lock);
  }
}

function toView({ calculationId, version, data, author, at }: StoredCalculation) {
  return { id: calculationId, version, data, updatedBy: author, updatedAt: at.toISOString() };
}

function inText({ kind, data, nodeIds }: StoredCalculation, { doc }: CurrentText): CalculationInText {
  if (data === null) return 'missing';
  return placedState(doc, partOfCalculation(kind), nodeIds, calculationBlocks(data, idSource(strongRandom)));
}
