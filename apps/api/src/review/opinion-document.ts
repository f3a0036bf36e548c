import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { GiveReviewOpinion, LegalDay } from '#libs/contracts';
import { opinionPaper } from '#libs/review-rules';
import { DossierFactsRegistry, Dossiers } from '../bylaws/index.js';
import { MunicipalityProfiles } from '../directory/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Refused } from '../platform/http/refused.js';
import type { MadeFile } from '../platform/http/send-file.js';
import { paperFile } from '../platform/print/paper-file.js';
import { Reviewers } from './reviewers.js';
import type { RoundRecord } from './review-rounds.js';
import { RoundViews } from './round-views.js';

/** Writes a ministry's opinion as a document: a draft for signing, then the opinion as it was given (PL 47(2)). */
@Injectable()
export class OpinionDocument {
  constructor(
    private readonly dataSource: DataSource,
    private readonly dossiers: Dossiers,
    private readonly profiles: MunicipalityProfiles,
    private readonly registry: DossierFactsRegistry,
    private readonly reviewers: Reviewers,
    private readonly rounds: RoundViews,
  ) {}

  /** The opinion that the reviewer's ministry gave. @throws Refused 404 for another's, or before it is given. */
  async given(actor: Actor, roundId: string, format: string): Promise<MadeFile> {
    const { manager } = this.dataSource;
    const found = await this.reviewers.find(manager, actor, roundId);
    return this.write(manager, { ...found, roundId }, format);
  }

  /** What the reviewer is typing, before anything is recorded. @throws Refused 404 for another ministry's, 409 for a copy. */
  async draft(actor: Actor, roundId: string, format: string, opinion: GiveReviewOpinion): Promise<MadeFile> {
    const { manager } = this.dataSource;
    const found = await this.reviewers.find(manager, actor, roundId);
    if (found.copied) throw new Refused([{ code: 'review_copy_only' }], 409);
    return this.write(manager, { ...found, roundId }, format, opinion);
  }

  /** The opinion on a round as the municipality received it. @throws Refused 404 before it is given. */
  async received(place: PlaceRef, dossierId: string, roundId: string, format: string): Promise<MadeFile> {
    return this.write(this.dataSource.manager, { municipalityId: place.id, dossierId, roundId }, format);
  }

  private async write(
    manager: EntityManager,
    { municipalityId, dossierId, roundId }: { municipalityId: string; dossierId: string; roundId: string },
    format: string,
    draft?: GiveReviewOpinion,
  ): Promise<MadeFile> {
    const { records, rounds, today } = await this.rounds.read(manager, municipalityId, dossierId);
    const round = records.find(({ id }) => id === roundId);
    if (!round) throw Refused.notFound('review');
    const opinion = draft ? { ...draft, issuedOn: null } : givenIn(round);
    const dossier = await this.dossiers.load(manager, municipalityId, dossierId);
    const { councilName } = await this.profiles.byId(municipalityId, manager);
    const context = { municipalityId, dossierId, today, reason: null };
    const facts = await this.registry.gather(manager, context);
    const decision = facts.council?.decision;
    const paper = opinionPaper({
      ministry: round.reviewerName,
      council: councilName,
      bylaw: {
        title: dossier.title,
        number: facts.number,
        decision: decision ? { number: decision.number, day: decision.date } : null,
        signedOn: facts.signature?.day ?? null,
        digest: round.bylawDigest,
      },
      round: round.number,
      law: round.reviewerLaw,
      sentOn: round.sentOn,
      receivedOn: round.receivedOn,
      sectorViews: rounds.find(({ id }) => id === roundId)?.sectorViews ?? [],
      ...opinion,
    });
    const name = `${dossier.code}-atzinums-${round.number}${draft ? '-projekts' : ''}`;
    return paperFile(paper, format, name);
  }
}

/** Silence is no opinion and has no document. */
function givenIn(round: RoundRecord): GiveReviewOpinion & { issuedOn: LegalDay } {
  if (!round.opinion || round.silenceCheckedOn) throw Refused.notFound('file');
  return round.opinion;
}
