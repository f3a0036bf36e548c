import type { DataSource } from 'typeorm';
import { numberDocument, parseDocument } from '#libs/bylaw-document';
import type { CoordinationItemInput, ReviewObjection } from '#libs/contracts';
import type { GiveOpinion } from '../../../coordination/give-opinion.js';
import type { StartRound } from '../../../coordination/start-round.js';
import type { ReadDocument } from '../../../documents/read-document.query.js';
import type { Clock } from '../../../platform/clock/clock.js';
import type { RecordOpinion } from '../../../review/record-opinion.js';
import type { RecordReceipt } from '../../../review/record-receipt.js';
import type { RecordReviewSending } from '../../../review/record-review-sending.js';
import { Cast } from './cast.js';
import { Drafting, type Tale } from './drafting.js';

/** What is said about a point of a demo by-law, named by its number. */
export type AboutPoint<T extends { unitId: string | null }> = Omit<T, 'unitId' | 'unitLabel'> & {
  point: string;
};

/** What institutions and the ministry do in the demo's past. */
export class Reviewing {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly cast: Cast,
    private readonly drafting: Drafting,
    private readonly documents: ReadDocument,
    private readonly startRound: StartRound,
    private readonly giveOpinion: GiveOpinion,
    private readonly sending: RecordReviewSending,
    private readonly receipt: RecordReceipt,
    private readonly opinion: RecordOpinion,
  ) {}

  /** The lawyer asks institutions by name, and one without an account. */
  async askInstitutions(
    tale: Tale,
    institutions: string[],
    guest: { name: string; email: string },
  ): Promise<void> {
    const { place, actor } = await this.drafting.as(tale, tale.staff.lawyer);
    const { version } = await this.drafting.view(tale);
    const known = await this.dataSource.query<{ id: string }[]>(
      `SELECT id FROM institution WHERE municipality_id = $1 AND name = ANY($2) ORDER BY name`,
      [place.id, institutions],
    );
    const parties = [...known.map(({ id }) => ({ institutionId: id })), { ...guest, eAddress: null }];
    await this.startRound.run(actor, place, tale.id, { kind: 'normal', reason: null, parties, version });
  }

  /** An institution answers with items on points. */
  async answer(
    tale: Tale,
    institution: string,
    name: string,
    items: AboutPoint<CoordinationItemInput>[],
  ): Promise<void> {
    const { place, actor } = await this.drafting.as(tale, name);
    const [party] = await this.dataSource.query<{ id: string }[]>(
      `SELECT p.id FROM coordination_party p
         JOIN coordination_round r ON r.municipality_id = p.municipality_id AND r.id = p.round_id
         JOIN institution i ON i.id = p.institution_id
        WHERE p.municipality_id = $1 AND r.dossier_id = $2 AND i.name = $3`,
      [place.id, tale.id, institution],
    );
    if (!party) throw new Error(`${institution} was not asked about "${tale.plan.title}".`);
    const pinned = await Promise.all(
      items.map(async ({ point, ...item }) => ({ ...item, unitId: await this.unitOf(tale, point) })),
    );
    await this.giveOpinion.run(actor, party.id, {
      verdict: items.some(({ kind }) => kind === 'objection') ? 'objections' : 'proposals',
      text: 'Projektu kopumā atbalstām.',
      approvedBy: name,
      items: pinned,
    });
  }

  /** The signed by-law goes to the ministry (PL 47(2)). */
  async sendToMinistry(tale: Tale): Promise<void> {
    await this.drafting.advance(tale, 'takeTrackB');
    const { place, actor } = await this.drafting.as(tale, tale.staff.lawyer);
    const sentOn = this.clock.legalToday();
    await this.sending.run(actor, place, tale.id, {
      sentOn,
      means: 'eaddress',
      institutionId: null,
      sectorView: null,
    });
  }

  /** The ministry has received it today. */
  async received(tale: Tale, reviewer: string): Promise<void> {
    const actor = await this.cast.actor(reviewer);
    await this.receipt.byMinistry(actor, await this.roundOf(tale), this.clock.legalToday());
  }

  /** The ministry objects to some norms (PL 47(5)). */
  async object(tale: Tale, reviewer: string, objections: AboutPoint<ReviewObjection>[]): Promise<void> {
    const actor = await this.cast.actor(reviewer);
    const pinned = await Promise.all(
      objections.map(async ({ point, ...objection }) => ({
        ...objection,
        unitId: await this.unitOf(tale, point),
        unitLabel: `${point}. punkts`,
      })),
    );
    await this.opinion.byMinistry(actor, await this.roundOf(tale), {
      outcome: 'objections_partial',
      number: '1-18/204',
      conclusion: 'Saistošo noteikumu atsevišķas normas neatbilst likumam.',
      objections: pinned,
    });
  }

  private async roundOf(tale: Tale): Promise<string> {
    const [row] = await this.dataSource.query<{ id: string }[]>(
      `SELECT id FROM review_round WHERE dossier_id = $1 ORDER BY number DESC LIMIT 1`,
      [tale.id],
    );
    if (!row) throw new Error(`"${tale.plan.title}" was not sent to a ministry.`);
    return row.id;
  }

  private async unitOf(tale: Tale, number: string): Promise<string> {
    const place = await this.cast.place(tale.staff.slug);
    const document = (await this.drafting.view(tale)).documents.find(({ kind }) => kind === 'bylaw');
    const parsed = parseDocument((await this.documents.at(place, document?.id ?? '')).content);
    if (!parsed.allowed) throw new Error('A document of the demo does not fit its schema.');
    for (const [id, unit] of numberDocument(parsed.doc)) {
      if (unit.kind === 'point' && unit.text.replace(/\.$/, '') === number) return id;
    }
    throw new Error(`"${tale.plan.title}" has no ${number}.`);
  }
}
