import type {
  CoordinationChange,
  CoordinationDelivery,
  CoordinationItemView,
  CoordinationOpinionView,
  CoordinationPartyView,
  CoordinationRoundView,
  LegalDay,
  Violation,
} from '#libs/contracts';
import { endViolations, isLate, partyState, unkeptPromises } from '#libs/coordination-rules';
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
  /** What changed in the draft, by the item's id. */
  changes: ReadonlyMap<string, CoordinationChange[]>;
}

/** The opinion as it is shown. */
export function opinionView(
  opinion: OpinionRecord,
  round: { dueDay: LegalDay },
  { names, files, changes }: ViewContext,
): CoordinationOpinionView {
  const { id, verdict, text, approvedBy, channel, receivedDay, means, documentNo, documentDay } = opinion;
  return {
    id,
    verdict,
    text,
    approvedBy,
    channel,
    receivedDay,
    late: isLate(receivedDay, round.dueDay),
    means,
    documentNo,
    documentDay,
    recordedBy: opinion.givenBy ?? names.get(opinion.recordedBy ?? '') ?? null,
    file: files.get(opinion.fileId ?? '') ?? null,
    items: opinion.items.map((item) => itemView(item, names, changes.get(item.id) ?? [])),
  };
}

function itemView(
  { answeredBy, opinionId: _opinion, meeting, meetingNumber, ...item }: ItemRow,
  names: ReadonlyMap<string, string>,
  changes: CoordinationChange[],
): CoordinationItemView {
  return {
    ...item,
    answeredBy: answeredBy === null ? null : (names.get(answeredBy) ?? null),
    meeting: meeting && { number: meetingNumber ?? 0, result: meeting },
    changes,
  };
}

function partyView(
  party: PartyRecord,
  round: RoundRecord,
  answering: ReadonlySet<string>,
  context: ViewContext,
): CoordinationPartyView {
  const { id, institutionId, name, email, eAddress, opinion, link } = party;
  return {
    id,
    institutionId,
    name,
    email,
    eAddress,
    answersHere: institutionId !== null && answering.has(institutionId),
    delivery: deliveryOf(party),
    link: link && { expiresOn: link.expiresOn, openedOn: link.openedOn },
    state: partyState(opinion, { dueDay: round.dueDay, ended: round.endedDay !== null }),
    opinion: opinion && opinionView(opinion, round, context),
  };
}

function deliveryOf({
  sentMeans: means,
  sentOn,
  receivedOn,
  sentNote: note,
}: PartyRecord): CoordinationDelivery | null {
  return means === null || sentOn === null ? null : { means, sentOn, receivedOn, note };
}

/** The round as it is shown today; `answering` are the institutions in which somebody can answer here. */
export function roundView(
  round: RoundRecord,
  today: LegalDay,
  answering: ReadonlySet<string>,
  context: ViewContext,
  dueDayWithMore: (round: RoundRecord) => LegalDay,
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
    silenceChecked: silenceView(round, context.names),
    dueDayWithMore: endedDay === null && today <= dueDay ? dueDayWithMore(round) : null,
    version,
  };
}

function silenceView(
  { silenceCheckedBy: by, silenceCheckedDay: day }: RoundRecord,
  names: ViewContext['names'],
): CoordinationRoundView['silenceChecked'] {
  return by === null || day === null ? null : { by: names.get(by) ?? null, day };
}

/** What whoever sends the draft once more should know: what is said to be taken into account and is not seen in it. */
export function nextRoundWarnings(rounds: readonly CoordinationRoundView[]): Violation[] {
  const items = rounds.flatMap(({ parties }) =>
    parties.flatMap(({ name, opinion }) =>
      (opinion?.items ?? []).map((item) => ({
        kind: item.kind,
        disposition: item.disposition,
        meeting: item.meeting?.result ?? null,
        changed: item.changes.length > 0,
        label: [name, item.unitLabel].filter((part) => part !== '').join(', '),
      })),
    ),
  );
  const unkept = [...new Set(unkeptPromises(items).map(({ label }) => label))];
  return unkept.length === 0
    ? []
    : [{ code: 'coordination.taken_but_unchanged', params: { items: unkept.join('; ') } }];
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
