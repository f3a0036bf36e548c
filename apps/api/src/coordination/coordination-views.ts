import type {
  CoordinationItemView,
  CoordinationOpinionView,
  CoordinationPartyView,
  CoordinationRoundView,
  LegalDay,
} from '#libs/contracts';
import { endViolations, isLate, partyState } from '#libs/coordination-rules';
import {
  runningRound,
  type ItemRow,
  type OpinionRecord,
  type PartyRecord,
  type RoundRecord,
} from './coordination-records.js';

/** Names of people and files by their ids. */
export interface ViewContext {
  names: ReadonlyMap<string, string>;
  files: Map<string, { id: string; name: string; size: number }>;
}

/** The opinion as it is shown. */
export function opinionView(
  opinion: OpinionRecord,
  round: { dueDay: LegalDay },
  { names, files }: ViewContext,
): CoordinationOpinionView {
  const { id, verdict, text, approvedBy, channel, receivedDay } = opinion;
  return {
    id,
    verdict,
    text,
    approvedBy,
    channel,
    receivedDay,
    late: isLate(receivedDay, round.dueDay),
    recordedBy: names.get(opinion.recordedBy) ?? null,
    file: files.get(opinion.fileId ?? '') ?? null,
    items: opinion.items.map((item) => itemView(item, names)),
  };
}

function itemView(
  { answeredBy, opinionId: _opinion, ...item }: ItemRow,
  names: ReadonlyMap<string, string>,
): CoordinationItemView {
  return { ...item, answeredBy: answeredBy === null ? null : (names.get(answeredBy) ?? null) };
}

function partyView(
  party: PartyRecord,
  round: RoundRecord,
  answering: ReadonlySet<string>,
  context: ViewContext,
): CoordinationPartyView {
  const { id, institutionId, name, email, eAddress, opinion } = party;
  return {
    id,
    institutionId,
    name,
    email,
    eAddress,
    answersHere: institutionId !== null && answering.has(institutionId),
    state: partyState(opinion, { dueDay: round.dueDay, ended: round.endedDay !== null }),
    opinion: opinion && opinionView(opinion, round, context),
  };
}

/** The round as it is shown today; `answering` are the institutions in which somebody can answer here. */
export function roundView(
  round: RoundRecord,
  today: LegalDay,
  answering: ReadonlySet<string>,
  context: ViewContext,
): CoordinationRoundView {
  const { id, coordinationId, number, kind, reason, sentDay, dueDay, endedDay, version } = round;
  return {
    id,
    coordinationId,
    number,
    kind,
    reason,
    sentDay,
    dueDay,
    extension: extensionView(round),
    state: endedDay === null ? 'open' : 'ended',
    endedDay,
    termOver: today > dueDay,
    bylawDocumentId: round.bylawDocumentId,
    bylawVersionId: round.bylawVersionId,
    memorandumVersionId: round.memorandumVersionId,
    parties: round.parties.map((party) => partyView(party, round, answering, context)),
    toEnd: endViolations(runningRound(round), today),
    version,
  };
}

/** How the round was prolonged, if it was. */
export function extensionView({
  extendedFrom,
  extensionDays,
  extensionReason,
}: RoundRecord): CoordinationRoundView['extension'] {
  if (extendedFrom === null) return null;
  return { from: extendedFrom, workingDays: extensionDays ?? 0, reason: extensionReason ?? '' };
}
