import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { permissionsOf, type Actor } from '#libs/access-policy';
import { availableEvents } from '#libs/bylaw-procedure';
import { exportHtml } from '#libs/bylaw-exchange';
import { schemaOf } from '#libs/bylaw-document';
import type {
  CoordinationDesk,
  CoordinationRoundKind,
  CoordinationSettings,
  LegalDay,
  Violation,
} from '#libs/contracts';
import {
  closeViolations,
  dueDayOf,
  dueDayWithMore,
  extendedDueDay,
  standingOf,
  unansweredItems,
} from '#libs/coordination-rules';
import type { LegalCalendar } from '#libs/legal-calendar';
import { contactsNote } from '#libs/memorandum-rules';
import { Dossiers, DossierFactsRegistry, type DossierRow } from '../bylaws/index.js';
import { KnownInstitutions, PeopleNames, WorkingCalendar } from '../directory/index.js';
import { DocumentTexts } from '../documents/index.js';
import { LobbyContacts } from '../memorandum/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { partyKey, roundFact, type CoordinationRow, type RoundRecord } from './coordination-records.js';
import { CoordinationStore } from './coordination-store.js';
import { CoordinationTerms } from './coordination-terms.js';
import { nextRoundWarnings, roundView } from './coordination-views.js';
import { OpinionViews } from './opinion-views.query.js';
import { MeetingStore, meetingView } from './meeting-store.js';
import { Respondents } from './respondents.js';
import { unitLabels } from './unit-labels.js';

/** Everything that the people of the municipality see of a draft's coordination. */
@Injectable()
export class CoordinationDeskQuery {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly registry: DossierFactsRegistry,
    private readonly texts: DocumentTexts,
    private readonly institutions: KnownInstitutions,
    private readonly names: PeopleNames,
    private readonly workingDays: WorkingCalendar,
    private readonly store: CoordinationStore,
    private readonly terms: CoordinationTerms,
    private readonly respondents: Respondents,
    private readonly views: OpinionViews,
    private readonly contacts: LobbyContacts,
    private readonly meetings: MeetingStore,
  ) {}

  /** One state of the database, whatever happens meanwhile. */
  of(actor: Actor, place: PlaceRef, dossierId: string): Promise<CoordinationDesk> {
    return this.dataSource.transaction('REPEATABLE READ', (manager) =>
      this.read(manager, actor, place, dossierId),
    );
  }

  /** The frozen by-law and memorandum of a round as one page, for a party that reads them elsewhere. */
  async papers(place: PlaceRef, dossierId: string, roundId: string): Promise<{ name: string; html: string }> {
    const { manager } = this.dataSource;
    const { code } = await this.dossiers.load(manager, place.id, dossierId);
    const round = await this.store.round(manager, place.id, dossierId, roundId);
    const bylaw = await this.texts.named(manager, place.id, round.bylawVersionId);
    const memorandum = round.memorandumVersionId
      ? await this.texts.named(manager, place.id, round.memorandumVersionId)
      : null;
    const contacts = await this.contacts.published(manager, place.id, dossierId);
    const html = exportHtml(schemaOf('bylaw').nodeFromJSON(bylaw.content), {
      lang: 'lv',
      page: true,
      memorandum: memorandum && schemaOf('memorandum').nodeFromJSON(memorandum.content),
      ...(contacts ? { notes: contactsNote(contacts) } : {}),
    });
    return { name: `${code}-saskanosana-${round.number}.html`, html };
  }

  private async read(
    manager: EntityManager,
    actor: Actor,
    place: PlaceRef,
    dossierId: string,
  ): Promise<CoordinationDesk> {
    const dossier = await this.dossiers.load(manager, place.id, dossierId);
    const settings = await this.terms.of(place.id, manager);
    const calendar = await this.workingDays.calendarFor(manager, place.id);
    const today = this.clock.legalToday();
    const rounds = await this.store.rounds(manager, place.id, dossierId);
    const latest = await this.store.latest(manager, place.id, dossierId);
    const answering = new Set((await this.respondents.byInstitution(manager, place.id)).keys());
    const context = await this.views.of(manager, rounds);
    const known = await this.institutions.of(manager, place.id);
    const { id, code, title, state, version } = dossier;
    const shown = rounds.map((round) =>
      roundView(round, today, answering, context, (one) => dueDayWithMore(one, today, settings, calendar)),
    );
    return {
      dossier: { id, code, title, state, version },
      settings: withoutVersion(settings),
      terms: termsOn(today, settings, calendar),
      longestExtension: longestExtension(rounds, today, settings, calendar),
      institutions: known.map(({ id: institutionId, name, kind }) => ({
        id: institutionId,
        name,
        kind,
        answersHere: answering.has(institutionId),
      })),
      rounds: shown,
      ...(await this.standing(manager, latest, rounds)),
      contacts: await this.contacts.published(manager, place.id, dossierId),
      meetings: latest
        ? (await this.meetings.of(manager, place.id, latest.id)).map((meeting) => meetingView(meeting, today))
        : [],
      units: await this.units(manager, place, rounds),
      beforeNext:
        latest?.closedDay === null
          ? nextRoundWarnings(shown.filter(({ coordinationId }) => coordinationId === latest.id))
          : [],
      toStart: await this.toStart(manager, dossier, latest, rounds, calendar),
      permissions: permissionsOf(actor, { municipalityId: place.id }).filter((name) =>
        name.startsWith('coordination.'),
      ),
    };
  }

  /** Units of the text as it is written now, for the answers to items. */
  private async units(
    manager: EntityManager,
    place: PlaceRef,
    rounds: readonly RoundRecord[],
  ): Promise<CoordinationDesk['units']> {
    const documentId = rounds.at(-1)?.bylawDocumentId;
    if (documentId === undefined) return [];
    const { content } = await this.texts.current(manager, { municipalityId: place.id, documentId });
    return [...unitLabels(content)].map(([id, label]) => ({ id, label }));
  }

  private async standing(
    manager: EntityManager,
    latest: CoordinationRow | null,
    rounds: readonly RoundRecord[],
  ): Promise<Pick<CoordinationDesk, 'coordination' | 'standing' | 'unanswered' | 'toClose'>> {
    if (!latest) return { coordination: null, standing: null, unanswered: 0, toClose: null };
    const own = rounds.filter(({ coordinationId }) => coordinationId === latest.id);
    const facts = own.map(roundFact);
    const { outcome, toConfirm, disputed } = standingOf(facts);
    const names = new Map(
      own.flatMap(({ parties }) => parties.map((party) => [partyKey(party), party.name])),
    );
    const named = (keys: readonly string[]): string[] => keys.map((key) => names.get(key) ?? key);
    const by = latest.closedBy && (await this.names.of([latest.closedBy], manager)).get(latest.closedBy);
    const { id, startedDay, closedDay, reason } = latest;
    return {
      coordination: {
        id,
        startedDay,
        closed:
          closedDay && latest.outcome
            ? { day: closedDay, outcome: latest.outcome, reason, by: by ?? null }
            : null,
      },
      standing: { outcome, toConfirm: named(toConfirm), disputed: named(disputed) },
      unanswered: unansweredItems(facts),
      // The reason is asked for in the form itself.
      toClose: closedDay ? null : closeViolations(facts, null).filter(({ where }) => where !== 'reason'),
    };
  }

  /** The first round as the procedure says; a later one as soon as none runs. */
  private async toStart(
    manager: EntityManager,
    { municipalityId, id: dossierId, state }: DossierRow,
    latest: CoordinationRow | null,
    rounds: readonly RoundRecord[],
    calendar: LegalCalendar,
  ): Promise<Violation[] | null> {
    if (latest?.closedDay === null) {
      const open = rounds.some(({ endedDay }) => endedDay === null);
      if (state !== 'coordination') return null;
      return open ? [{ code: 'coordination.round_open' }] : [];
    }
    const today = this.clock.legalToday();
    const facts = await this.registry.gather(manager, { municipalityId, dossierId, today, reason: null });
    const offer = availableEvents(facts, today, calendar).find(
      ({ event }) => event === 'sendForCoordination',
    );
    if (!offer) return null;
    return offer.decision.allowed ? [] : offer.decision.violations;
  }
}

function withoutVersion({
  version: _version,
  ...settings
}: CoordinationSettings & { version: number }): CoordinationSettings {
  return settings;
}

function termsOn(
  today: LegalDay,
  settings: CoordinationSettings,
  calendar: LegalCalendar,
): Record<CoordinationRoundKind, LegalDay> {
  return {
    normal: dueDayOf('normal', today, settings, calendar),
    urgent: dueDayOf('urgent', today, settings, calendar),
    repeat: dueDayOf('repeat', today, settings, calendar),
  };
}

function longestExtension(
  rounds: readonly RoundRecord[],
  today: LegalDay,
  settings: CoordinationSettings,
  calendar: LegalCalendar,
): LegalDay | null {
  const open = rounds.find(({ endedDay }) => endedDay === null);
  if (!open || open.extendedFrom !== null || today > open.dueDay || settings.extensionWorkingDays === 0)
    return null;
  return extendedDueDay(open.dueDay, settings.extensionWorkingDays, calendar);
}
