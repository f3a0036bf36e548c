import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  blankBudgetExplanations,
  blankBylaw,
  blankMemorandum,
  bylawSchema,
  idSource,
  parseDocumentOfKind,
  type IdSource,
} from '#libs/bylaw-document';
import { requiredMemorandumParts, TRACK_QUESTIONS } from '#libs/bylaw-procedure';
import { buildTemplate, renewIds, TEMPLATES } from '#libs/bylaw-templates';
import type { DocumentJson, ImportChoice, StartDossier, TemplateChoice, TemplateId } from '#libs/contracts';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Refused } from '../platform/http/refused.js';
import { Imports } from './imports.query.js';
import { OwnTemplateTexts } from './own-template-texts.js';
import { settledImport } from './settle-import.js';
import { strongRandom } from './source-reader.js';

/** The texts with which a dossier begins. */
export interface FirstTexts {
  bylaw: DocumentJson;
  memorandum: DocumentJson | null;
  /** The built-in kind that they were made from. */
  template: TemplateId | null;
}

/** Makes the first texts of a dossier: from a template, from one of the municipality's own, or from a file. */
@Injectable()
export class MakeFirstTexts {
  constructor(
    private readonly imports: Imports,
    private readonly ownTemplates: OwnTemplateTexts,
  ) {}

  /** @throws Refused where the file was used already, or there is no such template. */
  async of(manager: EntityManager, place: PlaceRef, body: StartDossier): Promise<FirstTexts> {
    const newId = idSource(strongRandom);
    // Where article 46 does not apply, the draft has no memorandum of its form (PL 46(4)).
    const withMemorandum = requiredMemorandumParts(body.kind, body.isFees ?? false).length > 0;
    // A budget has explanations of its own instead (PL 48(1)–(2)).
    const first = withMemorandum
      ? blankMemorandum(newId)
      : body.kind === 'budget'
        ? blankBudgetExplanations(newId)
        : null;
    const blank = first && (first.toJSON() as DocumentJson);
    const { from } = body;
    if ('importId' in from) return this.imported(manager, place, from, blank);
    if ('ownTemplateId' in from) {
      const found = await this.ownTemplates.find(manager, place.id, from.ownTemplateId);
      if (!found) throw Refused.notFound('template');
      const bylaw = retitled(found.content, body.title, newId);
      return { bylaw, memorandum: blank, template: found.template };
    }
    const bylaw = await this.fromTemplate(manager, place, from, body.title, newId);
    return { bylaw, memorandum: blank, template: from.template === 'blank' ? null : from.template };
  }

  private async imported(
    manager: EntityManager,
    place: PlaceRef,
    from: ImportChoice,
    blank: DocumentJson | null,
  ): Promise<FirstTexts> {
    const draft = await this.imports.preview(manager, place.id, from.importId, true);
    if (draft.dossierId) throw new Refused([{ code: 'import.used', where: 'from.importId' }], 409);
    const texts = settledImport(draft, from);
    return { ...texts, memorandum: texts.memorandum ?? blank, template: null };
  }

  private async fromTemplate(
    manager: EntityManager,
    place: PlaceRef,
    { template, subject: code }: TemplateChoice,
    title: string,
    newId: IdSource,
  ): Promise<DocumentJson> {
    const [municipality] = await manager.query<{ council_name: string }[]>(
      `SELECT council_name FROM municipality WHERE id = $1`,
      [place.id],
    );
    const council = municipality?.council_name ?? '';
    const subject = TRACK_QUESTIONS.find((question) => question.code === code)?.code;
    const doc =
      template === 'blank'
        ? blankBylaw({ issuer: council, title, newId })
        : buildTemplate(TEMPLATES[template], { council, title, newId, ...(subject ? { subject } : {}) });
    return doc.toJSON() as DocumentJson;
  }
}

/** A kept text with new ids and the title of the new by-law. */
function retitled(content: DocumentJson, title: string, newId: IdSource): DocumentJson {
  const parsed = parseDocumentOfKind(content, 'bylaw');
  if (!parsed.allowed) throw new Refused(parsed.violations, 409);
  const doc = renewIds(parsed.doc, newId);
  const children = doc.children.map((child) =>
    child.type.name === 'front'
      ? child.type.create(
          child.attrs,
          child.children.map((line) =>
            line.type.name === 'title' ? line.type.create(line.attrs, bylawSchema.text(title)) : line,
          ),
        )
      : child,
  );
  return doc.type.create(doc.attrs, children).toJSON() as DocumentJson;
}
