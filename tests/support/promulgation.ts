import type { DossierView, SittingView } from '#libs/contracts';
import { TRACK_QUESTIONS } from '#libs/bylaw-procedure';
import type { TestApp } from './app.js';
import {
  done,
  legalDay,
  moveTo,
  PLACE,
  planSitting,
  prepareSitting,
  readSitting,
  readyForCouncil,
  voteOf,
  type Vidzale,
} from './council.js';
import { advanceDossier, showDossier } from './dossiers.js';

/** The first working day (weekends left out) at least so many days away. */
export async function workingDayIn(people: Vidzale, plus: number): Promise<string> {
  let day = await legalDay(people.secretary, plus);
  while ([0, 6].includes(new Date(day).getUTCDay())) {
    day = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
  }
  return day;
}

/** A by-law about the budget on the agenda of a sitting whose day has not come. */
export async function onAgenda(
  people: Vidzale,
  title: string,
): Promise<{ dossier: DossierView; sitting: SittingView; itemId: string }> {
  const dossier = await readyForCouncil(people, title);
  const { id } = await planSitting(people, await workingDayIn(people, 12));
  const itemId = await prepareSitting(people, id, dossier.id);
  return { dossier, sitting: await readSitting(people, id), itemId };
}

/** The same one, adopted and signed on the day of the sitting. */
export async function signedBylaw(
  people: Vidzale,
  test: Pick<TestApp, 'settled'>,
  title: string,
): Promise<DossierView> {
  const { dossier, sitting, itemId } = await onAgenda(people, title);
  await moveTo(people.secretary, test, sitting.day);
  done(
    await people.secretary.post(
      `/api/m/${PLACE}/agenda-items/${itemId}/vote`,
      voteOf(sitting, { for: 10, against: 3 }),
    ),
  );
  done(
    await people.chair.post(`/api/m/${PLACE}/agenda-items/${itemId}/signature`, {
      day: sitting.day,
      capacity: 'sitting_chair',
      means: 'paper',
      containerDigest: null,
      paperReference: 'Lieta 1-6, 12. lp.',
    }),
  );
  return showDossier(people.lawyer, PLACE, dossier.id);
}

/** Answers every question about the content with no and takes track A. */
export async function takeTrackA(people: Vidzale, id: string): Promise<DossierView> {
  const { version } = await showDossier(people.lawyer, PLACE, id);
  const answers = Object.fromEntries(TRACK_QUESTIONS.map((question) => [question.code, false]));
  done(
    await people.lawyer.put(`/api/m/${PLACE}/dossiers/${id}/questionnaire`, {
      version,
      answers,
    }),
  );
  return advanceDossier(people.lawyer, PLACE, id, 'takeTrackA');
}

/** The address of a dossier's promulgation. */
export const promulgationPath = (id: string, rest = ''): string =>
  `/api/m/${PLACE}/dossiers/${id}/promulgation${rest}`;

/** Prepares and sends the package today. */
export async function sendPackage(
  people: Vidzale,
  id: string,
  own: { day: string; point: string } | null = null,
): Promise<void> {
  done(
    await people.lawyer.put(promulgationPath(id), {
      personalDataChecked: true,
      ownEntryDay: own?.day ?? null,
      ownEntryPoint: own?.point ?? null,
    }),
  );
  const today = await legalDay(people.lawyer);
  done(
    await people.lawyer.post(promulgationPath(id, '/sending'), {
      sentOn: today,
      means: 'gazette_system',
      ministryInformedOn: today,
    }),
  );
}

/** Brings a by-law from nothing to its publication today; returns the day it enters into force. */
export async function publishedBylaw(
  people: Vidzale,
  test: Pick<TestApp, 'settled'>,
  title: string,
): Promise<{ dossier: DossierView; entryDay: string }> {
  const { id } = await signedBylaw(people, test, title);
  await takeTrackA(people, id);
  await sendPackage(people, id);
  const day = await legalDay(people.lawyer);
  const { entryDay } = done(
    await people.lawyer.post<{ entryDay: string }>(promulgationPath(id, '/publication'), {
      number: `${day.slice(0, 4)}/231.7`,
      day,
    }),
  );
  return { dossier: await showDossier(people.lawyer, PLACE, id), entryDay };
}
