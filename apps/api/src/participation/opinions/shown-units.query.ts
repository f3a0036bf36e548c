import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { findById, isUnit, numberDocument, parseDocumentOfKind, unitPhrase } from '#libs/bylaw-document';
import { DocumentTexts } from '../../documents/index.js';

/** How the units that opinions are about read in the text that was shown. */
@Injectable()
export class ShownUnits {
  constructor(private readonly texts: DocumentTexts) {}

  /** The unit's name ("5.2. apakšpunkts") and its own words; `null` for the whole draft. */
  async of(
    manager: EntityManager,
    municipalityId: string,
    versionId: string | null,
    unitId: string | null,
  ): Promise<{ name: string; text: string } | null> {
    if (!versionId || !unitId) return null;
    const { content } = await this.texts.named(manager, municipalityId, versionId);
    const parsed = parseDocumentOfKind(content, 'bylaw');
    if (!parsed.allowed) return null;
    const found = findById(parsed.doc, unitId);
    const number = numberDocument(parsed.doc).get(unitId);
    if (!found || !isUnit(found.node) || !number) return null;
    return { name: unitPhrase(number, 'nom'), text: found.node.firstChild?.textContent ?? '' };
  }
}
