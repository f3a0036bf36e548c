import { TRACK_QUESTIONS } from '#libs/bylaw-procedure';
import type {
  DossierReviewView,
  DossierView,
  GiveReviewOpinion,
  ReviewDeskView,
  ReviewObjection,
  ReviewQueue,
  SittingView,
} from '#libs/contracts';
import type { TestApp } from '../../support/app.js';
import { TestClient, type Answer, type ProblemBody } from '../../support/client.js';
import {
  done,
  legalDay,
  moveTo,
  PLACE,
  planSitting,
  prepareSitting,
  readSitting,
  voteOf,
  type Vidzale,
} from '../../support/council.js';
import {
  advanceDossier,
  completeBylaw,
  endorseDossier,
  readDocument,
  showDossier,
  writeDocument,
} from '../../support/dossiers.js';
import { signedBylaw, workingDayIn } from '../../support/promulgation.js';

/** Address of a dossier's review. */
export const reviewPath = (id: string, rest = ''): string => `/api/m/${PLACE}/dossiers/${id}/review${rest}`;

/** Codes of a refusal. */
export const codes = (answer: Answer<unknown>): string[] =>
  (answer.body as ProblemBody).violations.map((violation) => violation.code);

/** So many days after the day. */
export const plus = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** The review as the lawyer sees it. */
export async function readReview(people: Vidzale, id: string): Promise<DossierReviewView> {
  return done(await people.lawyer.get<DossierReviewView>(reviewPath(id)));
}

/** The state of the dossier. */
export async function stateOf(people: Vidzale, id: string): Promise<string> {
  return (await showDossier(people.lawyer, PLACE, id)).state;
}

/** Answers that the by-law sets fees (or that another law names a ministry), and takes track B. */
export async function takeTrackB(
  people: Vidzale,
  id: string,
  named?: { name: string; law: string },
): Promise<DossierView> {
  const { version } = await showDossier(people.lawyer, PLACE, id);
  const yes = named ? 'law_names_ministry' : 'fee_rates';
  const answers = Object.fromEntries(TRACK_QUESTIONS.map(({ code }) => [code, code === yes]));
  done(
    await people.lawyer.put(`/api/m/${PLACE}/dossiers/${id}/questionnaire`, {
      version,
      answers,
      ...(named ? { namedMinistry: named } : {}),
    }),
  );
  return advanceDossier(people.lawyer, PLACE, id, 'takeTrackB');
}

/** Sends what is adopted to the ministry today. */
export async function sendForReview(people: Vidzale, id: string, change: object = {}): Promise<string> {
  const { roundId } = done(
    await people.lawyer.post<{ roundId: string }>(reviewPath(id, '/sending'), {
      sentOn: await legalDay(people.lawyer),
      means: 'eaddress',
      institutionId: null,
      sectorView: null,
      ...change,
    }),
  );
  return roundId;
}

/** A signed by-law that waits for the ministry since today. */
export async function inReview(
  people: Vidzale,
  test: TestApp,
  title: string,
): Promise<{ id: string; roundId: string; dossier: DossierView }> {
  const { id } = await signedBylaw(people, test, title);
  const dossier = await takeTrackB(people, id);
  return { id, roundId: await sendForReview(people, id), dossier };
}

/** A reviewer's queue and desk. */
export const desk = {
  queue: async (client: TestClient): Promise<ReviewQueue> =>
    done(await client.get<ReviewQueue>('/api/review/queue')),
  read: async (client: TestClient, roundId: string): Promise<ReviewDeskView<{ changes: unknown[] }>> =>
    done(await client.get<ReviewDeskView<{ changes: unknown[] }>>(`/api/review/${roundId}`)),
  receipt: (client: TestClient, roundId: string, receivedOn: string) =>
    client.post<ProblemBody>(`/api/review/${roundId}/receipt`, { receivedOn }),
  opinion: (client: TestClient, roundId: string, body: Partial<GiveReviewOpinion> = {}) =>
    client.post<ProblemBody>(`/api/review/${roundId}/opinion`, { ...LAWFUL, ...body }),
};

/** An opinion without objections. */
export const LAWFUL: GiveReviewOpinion = {
  outcome: 'no_objections',
  number: '1-18/2045',
  conclusion: 'Iebildumu pret tiesiskumu nav.',
  objections: [],
};

/** An opinion with one objection to a unit. */
export function objectionTo(unitId: string | null): Partial<GiveReviewOpinion> {
  const objection: ReviewObjection = {
    unitId,
    unitLabel: '',
    text: 'Likums pašvaldībai nedod tiesības noteikt šādu maksu.',
    grounds: 'Likuma "Par nodokļiem un nodevām" 12. pants',
    proposedWording: null,
  };
  return {
    outcome: 'objections_partial',
    conclusion: 'Viena norma ir prettiesiska.',
    objections: [objection],
  };
}

/** A by-law with an objection to its first unit. */
export async function objectedTo(
  people: Vidzale,
  test: TestApp,
  varam: TestClient,
  title: string,
): Promise<{ id: string; roundId: string; receivedOn: string }> {
  const { id, roundId } = await inReview(people, test, title);
  const { units } = await desk.read(varam, roundId);
  done(await desk.opinion(varam, roundId, objectionTo(units[0]?.id ?? null)));
  return { id, roundId, receivedOn: await legalDay(varam) };
}

/** Changes the text in the stage of correction, has it endorsed and submits it to the council. */
export async function correct(people: Vidzale, id: string, text: string): Promise<DossierView> {
  await advanceDossier(people.lawyer, PLACE, id, 'startCorrection');
  const { documents, title } = await showDossier(people.lawyer, PLACE, id);
  const bylaw = documents.find((document) => document.kind === 'bylaw');
  if (!bylaw) throw new Error('The dossier has no by-law.');
  const { doc } = await readDocument(people.lawyer, PLACE, bylaw.id);
  const changed = completeBylaw(title, text);
  if (changed.eq(doc)) throw new Error('Nothing is changed.');
  await writeDocument(people.lawyer, PLACE, bylaw.id, changed);
  done(await people.lawyer.post(`/api/m/${PLACE}/dossiers/${id}/endorsement-offer`, {}));
  await endorseDossier(people, PLACE, id);
  return advanceDossier(people.lawyer, PLACE, id, 'submitCorrection');
}

/** Brings an item about the dossier through a sitting: agenda, vote, signature. */
export async function decideInSitting(
  people: Vidzale,
  test: TestApp,
  dossierId: string,
  options: { plusDays?: number; sign?: boolean } = {},
): Promise<{ sitting: SittingView; itemId: string }> {
  const day = await workingDayIn(people, options.plusDays ?? 12);
  const { id } = await planSitting(people, day);
  const itemId = await prepareSitting(people, id, dossierId);
  const sitting = await readSitting(people, id);
  await moveTo(people.secretary, test, day);
  done(await vote(people, sitting, itemId));
  if (options.sign !== false) done(await sign(people, itemId, day));
  return { sitting, itemId };
}

/** The council votes for it. */
export const vote = (people: Vidzale, sitting: SittingView, itemId: string, inFavour = 10) =>
  people.secretary.post<ProblemBody>(
    `/api/m/${PLACE}/agenda-items/${itemId}/vote`,
    voteOf(
      sitting,
      { for: inFavour, against: 13 - inFavour },
      { decisionNumber: '155', minutesRef: 'prot. Nr. 9, 3. p.' },
    ),
  );

/** The chair signs on paper. */
export const sign = (people: Vidzale, itemId: string, day: string) =>
  people.chair.post<{ number: string | null }>(`/api/m/${PLACE}/agenda-items/${itemId}/signature`, {
    day,
    capacity: 'sitting_chair',
    means: 'paper',
    containerDigest: null,
    paperReference: 'Lieta 1-6, 44. lp.',
  });

/** Drafts the disagreement with the whole opinion and puts it on the agenda of a sitting so many days away. */
export async function disagreementOnAgenda(
  people: Vidzale,
  dossierId: string,
  plusDays = 12,
): Promise<{ sitting: SittingView; itemId: string }> {
  done(
    await people.lawyer.put(reviewPath(dossierId, '/disagreement'), {
      whole: true,
      objectionIds: [],
      reasons: 'Likuma 12. pants pašvaldībai dod tiesības noteikt šo nodevu.',
      version: null,
    }),
  );
  const { id } = await planSitting(people, await workingDayIn(people, plusDays));
  const { id: itemId } = done(
    await people.secretary.post<{ id: string }>(`/api/m/${PLACE}/sittings/${id}/items`, {
      dossierId,
      purpose: 'disagreement',
      rapporteur: null,
      addedAtSitting: null,
    }),
  );
  return { sitting: await readSitting(people, id), itemId };
}

/** Prepares the package for the gazette and tries to send it on the day. */
export async function promulgate(people: Vidzale, id: string, sentOn: string): Promise<Answer<ProblemBody>> {
  const path = `/api/m/${PLACE}/dossiers/${id}/promulgation`;
  done(await people.lawyer.put(path, { personalDataChecked: true, ownEntryDay: null, ownEntryPoint: null }));
  return people.lawyer.post<ProblemBody>(`${path}/sending`, {
    sentOn,
    means: 'gazette_system',
    ministryInformedOn: sentOn,
  });
}
