import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Comparison } from '#libs/bylaw-diff';
import type { CoordinationRequest, CoordinationRequestView, DocumentJson } from '#libs/contracts';
import { partyState } from '#libs/coordination-rules';
import { workingDaysBetween } from '#libs/legal-calendar';
import type { DossierRow } from '../bylaws/index.js';
import { MunicipalityProfiles, WorkingCalendar } from '../directory/index.js';
import { DocumentTexts } from '../documents/index.js';
import { LobbyContacts } from '../memorandum/index.js';
import { Clock } from '../platform/clock/clock.js';
import { TextWork } from '../platform/workers/text-work.js';
import { partyKey, type PartyRecord, type RoundRecord } from './coordination-records.js';
import { extensionView, opinionView } from './coordination-views.js';
import { OpinionViews } from './opinion-views.query.js';

/** A request with everything around it. */
export interface FoundRequest {
  dossier: DossierRow;
  rounds: RoundRecord[];
  round: RoundRecord;
  party: PartyRecord;
}

/** What a party sees of the draft that it is asked about, with or without an account. */
export type RequestDesk = Omit<CoordinationRequestView<Comparison>, 'toAnswer' | 'experts' | 'colleagues'>;

/** The desk of one request. */
@Injectable()
export class RequestDeskQuery {
  constructor(
    private readonly clock: Clock,
    private readonly texts: DocumentTexts,
    private readonly profiles: MunicipalityProfiles,
    private readonly workingDays: WorkingCalendar,
    private readonly views: OpinionViews,
    private readonly contacts: LobbyContacts,
    private readonly work: TextWork,
  ) {}

  /** A party that has looked at the draft before sees what changed since, and what became of what it said. */
  async of(manager: EntityManager, found: FoundRequest): Promise<RequestDesk> {
    const { dossier, rounds, round, party } = found;
    const text = async (versionId: string): Promise<{ versionId: string; content: DocumentJson }> => ({
      versionId,
      content: (await this.texts.named(manager, round.municipalityId, versionId)).content,
    });
    const bylaw = await text(round.bylawVersionId);
    const upToNow = rounds.filter(({ number }) => number <= round.number);
    // The party is told of the text that lies before it, not of what is being written meanwhile.
    const context = await this.views.of(manager, upToNow, round.bylawVersionId);
    const before = earlierOf(found);
    const last = before.filter(({ own }) => hasLooked(own)).at(-1);
    return {
      request: await this.request(manager, dossier, round, party),
      reason: round.reason,
      extension: extensionView(round),
      parties: round.parties.map((one) => ({ name: one.name, state: stateOf(one.opinion, round) })),
      bylaw,
      memorandum: round.memorandumVersionId ? await text(round.memorandumVersionId) : null,
      opinion: party.opinion && opinionView(party.opinion, round, context),
      earlier: before.flatMap(({ earlier, own }) =>
        own.opinion ? [{ round: earlier.number, opinion: opinionView(own.opinion, earlier, context) }] : [],
      ),
      comparison: last
        ? await this.work.compare((await text(last.earlier.bylawVersionId)).content, bylaw.content)
        : null,
      contacts: await this.contacts.published(manager, round.municipalityId, round.dossierId),
    };
  }

  /** The request in short. */
  async request(
    manager: EntityManager,
    dossier: DossierRow,
    round: RoundRecord,
    party: PartyRecord,
  ): Promise<CoordinationRequest> {
    const { slug, name } = await this.profiles.byId(dossier.municipalityId, manager);
    const calendar = await this.workingDays.calendarFor(manager, dossier.municipalityId);
    return {
      id: party.id,
      place: { slug, name },
      code: dossier.code,
      title: dossier.title,
      institution: party.name,
      round: round.number,
      kind: round.kind,
      sentDay: round.sentDay,
      dueDay: round.dueDay,
      workingDaysLeft: workingDaysBetween(this.clock.legalToday(), round.dueDay, calendar),
      open: round.endedDay === null,
      state: stateOf(party.opinion, round),
    };
  }
}

/** The same party in the rounds before, oldest first. */
export function earlierOf({ rounds, round, party }: Omit<FoundRequest, 'dossier'>): {
  earlier: RoundRecord;
  own: PartyRecord;
}[] {
  return rounds
    .filter(({ number }) => number < round.number)
    .flatMap((earlier) =>
      earlier.parties.filter((one) => partyKey(one) === partyKey(party)).map((own) => ({ earlier, own })),
    );
}

/** Whether the party has had the text of its round before it: opened, answered, or confirmed to have arrived. */
export function hasLooked({ seen, opinion, receivedOn }: PartyRecord): boolean {
  return seen || opinion !== null || receivedOn !== null;
}

function stateOf(opinion: PartyRecord['opinion'], round: RoundRecord) {
  return partyState(opinion, { dueDay: round.dueDay, ended: round.endedDay !== null });
}
