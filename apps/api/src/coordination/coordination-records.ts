import type {
  CoordinationChannel,
  CoordinationDisposition,
  CoordinationItemKind,
  CoordinationMeans,
  CoordinationMeetingResult,
  CoordinationOutcome,
  CoordinationRoundKind,
  CoordinationVerdict,
  LegalDay,
} from '#libs/contracts';
import type { RoundFact, RunningRound } from '#libs/coordination-rules';
import { fold } from '#libs/latvian-text';

/** A coordination's row. */
export interface CoordinationRow {
  id: string;
  number: number;
  startedDay: LegalDay;
  closedDay: LegalDay | null;
  outcome: CoordinationOutcome | null;
  reason: string | null;
  closedBy: string | null;
}

/** An item's row. */
export interface ItemRow {
  id: string;
  opinionId: string;
  position: number;
  kind: CoordinationItemKind;
  unitId: string | null;
  unitLabel: string;
  text: string;
  grounds: string;
  proposedWording: string | null;
  disposition: CoordinationDisposition | null;
  reason: string;
  answeredBy: string | null;
  answeredDay: LegalDay | null;
  answerUnits: string[];
  /** What the last meeting with it on the table came to. */
  meeting: CoordinationMeetingResult | null;
  meetingNumber: number | null;
  version: number;
}

/** An opinion with its items. */
export interface OpinionRecord {
  id: string;
  partyId: string;
  verdict: CoordinationVerdict;
  text: string;
  approvedBy: string;
  channel: CoordinationChannel;
  fileId: string | null;
  receivedDay: LegalDay;
  means: CoordinationMeans;
  documentNo: string;
  documentDay: LegalDay | null;
  givenBy: string | null;
  recordedBy: string | null;
  items: ItemRow[];
}

/** A party with its opinion. */
export interface PartyRecord {
  id: string;
  roundId: string;
  institutionId: string | null;
  name: string;
  email: string | null;
  eAddress: string | null;
  sentMeans: CoordinationMeans | null;
  sentOn: LegalDay | null;
  receivedOn: LegalDay | null;
  sentNote: string;
  /** Somebody has looked at the round's text for it. */
  seen: boolean;
  link: { id: string; expiresOn: LegalDay; openedOn: LegalDay | null } | null;
  opinion: OpinionRecord | null;
}

/** A round's row. */
export interface RoundRow {
  id: string;
  municipalityId: string;
  coordinationId: string;
  dossierId: string;
  number: number;
  kind: CoordinationRoundKind;
  reason: string | null;
  sentDay: LegalDay;
  dueDay: LegalDay;
  extendedFrom: LegalDay | null;
  extensionDays: number | null;
  extensionReason: string | null;
  bylawDocumentId: string;
  bylawVersionId: string;
  memorandumVersionId: string | null;
  endedDay: LegalDay | null;
  silenceCheckedBy: string | null;
  silenceCheckedDay: LegalDay | null;
  version: number;
}

/** A round with everything that came to it. */
export interface RoundRecord extends RoundRow {
  parties: PartyRecord[];
}

/** The same for the same party in every round: its institution, or its name whatever the case and diacritics. */
export function partyKey(party: { institutionId: string | null; name: string }): string {
  return party.institutionId ?? `name:${fold(party.name).trim()}`;
}

/** Names of the parties of the round that have not answered. */
export function silentParties(round: RoundRecord): string[] {
  return round.parties.filter(({ opinion }) => opinion === null).map(({ name }) => name);
}

/** The round as the rules look at its end. */
export function runningRound(round: RoundRecord): RunningRound {
  return {
    dueDay: round.dueDay,
    ended: round.endedDay !== null,
    extended: round.extendedFrom !== null,
    answered: round.parties.map(({ opinion }) => opinion !== null),
    unsent: round.parties
      .filter(({ opinion, sentOn }) => opinion === null && sentOn === null)
      .map(({ name }) => name),
  };
}

/** The round as the rules look at its outcome. */
export function roundFact(round: RoundRecord): RoundFact {
  return {
    dueDay: round.dueDay,
    ended: round.endedDay !== null,
    parties: round.parties.map((party) => ({ key: partyKey(party), opinion: party.opinion })),
  };
}
