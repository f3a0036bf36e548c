import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DocumentJson } from '#libs/contracts';
import { DocumentTexts } from '../documents/index.js';
import { Clock } from '../platform/clock/clock.js';
import { TextWork } from '../platform/workers/text-work.js';
import {
  AmendedBases,
  Acts,
  type ActRow,
  type AmendedBase,
  type AmendingBylaw,
} from '../promulgation/index.js';
import { AmendedActs } from './amended-act.js';
import { Amendments } from './amendments.js';

/** Findings that leave no doubt about the text. */
const HARMLESS = ['amend.superscript-guessed', 'amend.no-instructions'];

/** Tells the promulgation which act a by-law amends, and what that act will say then. */
@Injectable()
export class BaseOfAmendment implements OnModuleInit {
  constructor(
    private readonly bases: AmendedBases,
    private readonly amendments: Amendments,
    private readonly acts: Acts,
    private readonly amendedActs: AmendedActs,
    private readonly texts: DocumentTexts,
    private readonly work: TextWork,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.bases.from((manager, by) => this.find(manager, by));
  }

  private async find(manager: EntityManager, by: AmendingBylaw): Promise<AmendedBase | null> {
    const row = await this.amendments.find(manager, by.municipalityId, by.dossierId);
    const act = row && (await this.acts.byId(by.municipalityId, this.clock.legalToday(), row.actId, manager));
    if (!act) return null;
    return {
      number: act.number,
      title: act.title,
      consolidated: () => this.consolidated(manager, act, by),
    };
  }

  /** The last text that the act has by then, with every amendment carried out. */
  private async consolidated(
    manager: EntityManager,
    act: ActRow,
    by: AmendingBylaw,
  ): Promise<DocumentJson | null> {
    const own = act.texts.findIndex(({ amendedBy }) =>
      amendedBy.some(({ number, adoptedDay }) => number === by.number && adoptedDay === by.adoptedDay),
    );
    // A package that is made anew after the publication still starts from the text before the amendments.
    const text = own < 0 ? act.texts.at(-1) : act.texts[own - 1];
    if (!text) return null;
    const base = await this.texts.named(manager, by.municipalityId, text.bylawVersionId);
    const { wordings, findings, unclear } = await this.work.follow({
      base: base.content,
      inForceFrom: text.from,
      amending: by.content,
      act: {
        act: {
          issuer: await this.amendedActs.issuerGenitive(manager, by.municipalityId),
          number: by.number,
        },
        day: by.adoptedDay,
        inForceFrom: by.entryDay,
      },
    });
    const doubtful = unclear.length > 0 || findings.some(({ code }) => !HARMLESS.includes(code));
    return doubtful ? null : (wordings.at(-1)?.document ?? null);
  }
}
