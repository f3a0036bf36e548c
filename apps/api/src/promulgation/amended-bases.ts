import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DocumentJson, LegalDay } from '#libs/contracts';

/** An amending by-law before its publication, as far as the consolidated text depends on it. */
export interface AmendingBylaw {
  municipalityId: string;
  dossierId: string;
  content: DocumentJson;
  number: string;
  adoptedDay: LegalDay;
  /** The day it is expected to be in force from. */
  entryDay: LegalDay;
}

/** The act that a by-law amends. */
export interface AmendedBase {
  number: string;
  title: string;
  /** Its text with the amendments carried out; `null` where that needs a person. */
  consolidated(): Promise<DocumentJson | null>;
}

/** Finds the act that a by-law amends; `null` where it amends none. */
export type FindAmendedBase = (manager: EntityManager, by: AmendingBylaw) => Promise<AmendedBase | null>;

/** Where the feature that knows amendments tells what a by-law amends; without it, none does. */
@Injectable()
export class AmendedBases {
  private source: FindAmendedBase = () => Promise.resolve(null);

  /** Called once by the feature that knows. */
  from(source: FindAmendedBase): void {
    this.source = source;
  }

  find(manager: EntityManager, by: AmendingBylaw): Promise<AmendedBase | null> {
    return this.source(manager, by);
  }
}
