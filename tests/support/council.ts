import type { DossierView, RecordVote, SittingView, VoteChoice } from '#libs/contracts';
import type { TestApp } from './app.js';
import { TestClient, type Answer } from './client.js';
import { advanceDossier, draftDossier, endorseDossier } from './dossiers.js';

/** The people of Vidzāle who bring a by-law through the council. */
export interface Vidzale {
  lawyer: TestClient;
  legal: TestClient;
  head: TestClient;
  secretary: TestClient;
  chair: TestClient;
}

/** The slug they work under. */
export const PLACE = 'vidzale';

/** Logs everybody in. */
export async function peopleOfVidzale(url: string): Promise<Vidzale> {
  return {
    lawyer: await TestClient.loggedIn(url, 'Ilze Bērziņa'),
    legal: await TestClient.loggedIn(url, 'Laima Ozola'),
    head: await TestClient.loggedIn(url, 'Andris Kalniņš'),
    secretary: await TestClient.loggedIn(url, 'Kristīne Liepa'),
    chair: await TestClient.loggedIn(url, 'Juris Vītols'),
  };
}

/** Throws with the answer's text when a request that should work does not. */
export function done<T>(answer: Answer<T>): T {
  if (answer.status < 300) return answer.body;
  throw new Error(`Answered ${answer.status}: ${answer.text.slice(0, 1500)}`);
}

/** Today by legal time, and other days counted from it. */
export async function legalDay(client: TestClient, plusDays = 0): Promise<string> {
  const { legalToday } = await client.session();
  return new Date(Date.parse(legalToday) + plusDays * 86_400_000).toISOString().slice(0, 10);
}

/** Moves legal time of the demo to the day. */
export async function moveTo(client: TestClient, test: Pick<TestApp, 'settled'>, day: string): Promise<void> {
  if ((await legalDay(client)) < day) done(await client.post('/api/demo/clock', { toDay: day }));
  await test.settled();
}

/** A draft about the budget (no opinion stage, PL 46(4)) that is ready for the council. */
export async function readyForCouncil(people: Vidzale, title?: string): Promise<DossierView> {
  const { id } = await draftDossier(people.lawyer, PLACE, {
    kind: 'budget',
    topic: 'budget',
    ...(title ? { title } : {}),
  });
  await advanceDossier(people.lawyer, PLACE, id, 'sendForEndorsement');
  await endorseDossier(people, PLACE, id);
  return advanceDossier(people.lawyer, PLACE, id, 'submitToCouncil');
}

/** Plans a sitting. */
export async function planSitting(
  people: Vidzale,
  day: string,
  overrides: Record<string, unknown> = {},
): Promise<SittingView> {
  const { person } = await people.chair.session();
  const { id } = done(
    await people.secretary.post<{ id: string }>(`/api/m/${PLACE}/sittings`, {
      kind: 'regular',
      repeatLevel: 0,
      day,
      time: '10:00',
      place: 'Vidzāle, Domes laukums 1',
      streamUrl: null,
      chairId: person?.id,
      ...overrides,
    }),
  );
  return readSitting(people, id);
}

/** A sitting as the secretary sees it. */
export async function readSitting(people: Vidzale, id: string): Promise<SittingView> {
  return done(await people.secretary.get<SittingView>(`/api/m/${PLACE}/sittings/${id}`));
}

/** Puts a by-law on the agenda, sends the materials and records both notices, all today. */
export async function prepareSitting(people: Vidzale, sittingId: string, dossierId: string): Promise<string> {
  const { id } = done(
    await people.secretary.post<{ id: string }>(`/api/m/${PLACE}/sittings/${sittingId}/items`, {
      dossierId,
      rapporteur: 'Andris Kalniņš',
      addedAtSitting: null,
    }),
  );
  done(await people.secretary.post(`/api/m/${PLACE}/sittings/${sittingId}/materials`, {}));
  const day = await legalDay(people.secretary);
  for (const what of ['agenda', 'drafts']) {
    done(
      await people.secretary.post(`/api/m/${PLACE}/sittings/${sittingId}/notices`, {
        what,
        url: `https://www.vidzale.example/dome/${what}`,
        day,
        time: '00:01',
        means: 'own_domain',
      }),
    );
  }
  return id;
}

/** A vote with the given numbers of councillors, in the order of the list; the rest are absent. */
export function voteOf(
  sitting: SittingView,
  counts: Partial<Record<VoteChoice, number>>,
  overrides: Partial<RecordVote> = {},
): RecordVote {
  const choices = (['for', 'against', 'abstain', 'not_participating'] as const).flatMap((choice) =>
    Array.from({ length: counts[choice] ?? 0 }, () => choice),
  );
  return {
    present: choices.length,
    votes: choices.map((choice, index) => {
      const councillor = sitting.councillors[index];
      if (!councillor) throw new Error('There are not so many councillors.');
      return { personId: councillor.personId, choice, conflict: false };
    }),
    decisionNumber: '101',
    minutesRef: 'prot. Nr. 7, 12. p.',
    ...overrides,
  };
}
