import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { compareDocuments, headedChanges } from '#libs/bylaw-diff';
import { parseDocumentOfKind } from '#libs/bylaw-document';
import type { AnswerChange, StageDifference, StageDifferences } from '#libs/contracts';
import { stageAdvice } from '#libs/participation-rules';
import { DocumentTexts } from '../../documents/index.js';
import { ensureAllowed } from '../../platform/http/refused.js';
import { OpinionStages } from '../opinion-stages.js';

/** What differs between the text that was shown for opinion and the present one, and which opinions led to it. */
@Injectable()
export class StageDifferencesQuery {
  constructor(
    private readonly stages: OpinionStages,
    private readonly texts: DocumentTexts,
  ) {}

  /** Empty while nothing has been shown. */
  async of(manager: EntityManager, municipalityId: string, dossierId: string): Promise<StageDifferences> {
    const stage = await this.stages.latest(manager, municipalityId, dossierId, true);
    const changes = await this.changes(manager, municipalityId, dossierId);
    const answered = await this.answered(manager, municipalityId, dossierId);
    const taken = await this.taken(manager, municipalityId, dossierId);
    const differences = changes.map((change): StageDifference => {
      const { before, after } = change;
      return {
        ...change,
        words: (before ?? '') !== (after ?? ''),
        answers: answered.filter(({ units }) => units.includes(change.unitId)).map(({ receipt }) => receipt),
        taken: taken
          .filter(({ wording }) => after !== null && after !== before && contains(after, wording))
          .map(({ receipt }) => receipt),
      };
    });
    return {
      shownFrom: stage?.opens ?? null,
      changes: differences,
      advice: stageAdvice(
        differences.map(({ words, answers }) => ({ words, answersOpinion: answers.length > 0 })),
      ),
    };
  }

  /** The changed places with their wording before and after; the present text is what drafters have written so far. */
  async changes(manager: EntityManager, municipalityId: string, dossierId: string): Promise<AnswerChange[]> {
    const stage = await this.stages.latest(manager, municipalityId, dossierId, true);
    if (!stage?.bylawVersionId) return [];
    const documents = await this.texts.ofDossier(manager, municipalityId, dossierId);
    const bylaw = documents.find(({ kind }) => kind === 'bylaw');
    if (!bylaw) return [];
    const shown = parseDocumentOfKind(
      (await this.texts.named(manager, municipalityId, stage.bylawVersionId)).content,
      'bylaw',
    );
    ensureAllowed(shown);
    const { doc } = await this.texts.current(manager, { municipalityId, documentId: bylaw.id });
    return headedChanges(compareDocuments(shown.doc, doc)).map(({ id, heading, was, will }) => ({
      unitId: id,
      unit: heading,
      before: was,
      after: will,
    }));
  }

  private async answered(
    manager: EntityManager,
    municipalityId: string,
    dossierId: string,
  ): Promise<{ receipt: string; units: string[] }[]> {
    return manager.query(
      `SELECT o.receipt, ARRAY(SELECT c ->> 'unitId' FROM jsonb_array_elements(a.changes) c) AS units
         FROM opinion o
         JOIN opinion_answer a ON a.municipality_id = o.municipality_id AND a.id = o.answer_id
        WHERE o.municipality_id = $1 AND o.dossier_id = $2 ORDER BY o.received_at, o.id`,
      [municipalityId, dossierId],
    );
  }

  private async taken(
    manager: EntityManager,
    municipalityId: string,
    dossierId: string,
  ): Promise<{ receipt: string; wording: string }[]> {
    return manager.query(
      `SELECT o.receipt, o.published_wording AS wording FROM opinion o
        WHERE o.municipality_id = $1 AND o.dossier_id = $2 AND o.published_wording IS NOT NULL
        ORDER BY o.received_at, o.id`,
      [municipalityId, dossierId],
    );
  }
}

function contains(text: string, wording: string): boolean {
  const plain = (words: string): string =>
    words
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  const said = plain(wording);
  return said !== '' && plain(text).includes(said);
}
