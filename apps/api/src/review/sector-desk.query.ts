import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { ReviewText, SectorDeskView, SectorRequestItem } from '#libs/contracts';
import { canGiveSectorView } from '#libs/review-rules';
import { Dossiers } from '../bylaws/index.js';
import { MunicipalityProfiles } from '../directory/index.js';
import { DocumentTexts } from '../documents/index.js';
import { Refused } from '../platform/http/refused.js';
import { RoundViews } from './round-views.js';
import { SectorRequests, type SectorRef } from './sector-requests.js';

/** Most requests that are listed. */
const SHOWN = 100;

/** What a sector ministry sees of the by-law it is asked about: its texts and its own answer, nothing of the review. */
@Injectable()
export class SectorDesk {
  constructor(
    private readonly dataSource: DataSource,
    private readonly dossiers: Dossiers,
    private readonly profiles: MunicipalityProfiles,
    private readonly texts: DocumentTexts,
    private readonly rounds: RoundViews,
    private readonly requests: SectorRequests,
  ) {}

  /** Requests to the actor's institutions: those to answer by their term, then the answered ones, the newest first. */
  async list(actor: Actor): Promise<SectorRequestItem[]> {
    const { manager } = this.dataSource;
    const items: SectorRequestItem[] = [];
    for (const ref of await this.requests.mine(actor, SHOWN))
      items.push((await this.read(manager, ref)).item);
    const done = (item: SectorRequestItem): boolean => item.answeredOn !== null || item.over;
    return items.sort(
      (a, b) =>
        Number(done(a)) - Number(done(b)) ||
        (done(a) ? b.askedOn.localeCompare(a.askedOn) : a.answerBy.localeCompare(b.answerBy)),
    );
  }

  /** @throws Refused 404 for a request to another institution. */
  async of(actor: Actor, viewId: string): Promise<SectorDeskView> {
    const { manager } = this.dataSource;
    return this.desk(manager, await this.requests.ofInstitution(manager, actor, viewId));
  }

  /** @throws Refused 404 for an unknown secret, 403 for a link that opens no more. */
  async open(secret: string): Promise<SectorDeskView> {
    const { manager } = this.dataSource;
    const { expiresOn, ...ref } = await this.requests.bySecret(manager, secret);
    const desk = await this.desk(manager, ref);
    await this.requests.opened(manager, ref);
    return { ...desk, expiresOn };
  }

  /** The request with the texts, for whoever may have them; the caller has checked that. */
  async desk(manager: EntityManager, ref: SectorRef): Promise<SectorDeskView> {
    const { item, record, answer } = await this.read(manager, ref);
    const text = async (id: string): Promise<ReviewText> => {
      const { content, digest } = await this.texts.named(manager, ref.municipalityId, id);
      return { versionId: id, digest, content };
    };
    return {
      request: item,
      text: await text(record.bylawVersionId),
      memorandum: record.memorandumVersionId ? await text(record.memorandumVersionId) : null,
      answer: answer.answeredOn ? answer : null,
      toAnswer: canGiveSectorView(item),
      replyTo: null,
      expiresOn: null,
    };
  }

  private async read(manager: EntityManager, { municipalityId, dossierId, roundId, id }: SectorRef) {
    const { records, rounds } = await this.rounds.read(manager, municipalityId, dossierId);
    const at = records.findIndex((one) => one.id === roundId);
    const [record, round] = [records[at], rounds[at]];
    const answer = round?.sectorViews.find((one) => one.id === id);
    if (!record || !round || !answer?.askedOn || !answer.answerBy) throw Refused.notFound('request');
    const { code, title } = await this.dossiers.load(manager, municipalityId, dossierId);
    const { slug, name } = await this.profiles.byId(municipalityId, manager);
    const [number] = await manager.query<{ number: string }[]>(
      `SELECT number FROM assigned_number WHERE municipality_id = $1 AND dossier_id = $2`,
      [municipalityId, dossierId],
    );
    const item: SectorRequestItem = {
      id,
      dossierId,
      place: { slug, name },
      code,
      title,
      bylawNumber: number?.number ?? null,
      reviewer: round.reviewer.name,
      ministry: answer.ministry,
      question: answer.question,
      askedOn: answer.askedOn,
      answerBy: answer.answerBy,
      answeredOn: answer.answeredOn,
      over: at < rounds.length - 1 || round.opinion !== null,
    };
    return { item, record, answer };
  }
}
