import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DocumentJson, TemplateId } from '#libs/contracts';

/** The text of a template of the municipality's own. */
export interface OwnTemplateText {
  content: DocumentJson;
  template: TemplateId | null;
}

/** Finds a template that is offered; `null` where the municipality has none with this id. */
export type OwnTemplateLoader = (
  manager: EntityManager,
  municipalityId: string,
  id: string,
) => Promise<OwnTemplateText | null>;

/** Where the feature that keeps own templates says how a dossier is started from one. */
@Injectable()
export class OwnTemplateTexts {
  private loader: OwnTemplateLoader | null = null;

  register(loader: OwnTemplateLoader): void {
    this.loader = loader;
  }

  async find(manager: EntityManager, municipalityId: string, id: string): Promise<OwnTemplateText | null> {
    return this.loader ? this.loader(manager, municipalityId, id) : null;
  }
}
