import type {
  CoordinationDesk,
  CoordinationItemInput,
  CoordinationOpinionInput,
  CoordinationPartyInput,
  CoordinationRequests,
  CoordinationRoundView,
} from '#libs/contracts';
import type { TestApp } from '../../support/app.js';
import { TestClient, type Answer } from '../../support/client.js';
import { advanceDossier, draftDossier, showDossier } from '../../support/dossiers.js';

/** The people of a coordination in Vidzāle, and two from elsewhere. */
export interface Team {
  lawyer: TestClient;
  head: TestClient;
  association: TestClient;
  clerk: TestClient;
  councillor: TestClient;
  administrator: TestClient;
  resident: TestClient;
  ministry: TestClient;
  foreignHead: TestClient;
  stranger: TestClient;
}

export const DEVELOPMENT = 'Attīstības un īpašumu nodaļa';
export const ASSOCIATION = 'Vidzāles mantojuma biedrība';
/** A party without an account. */
export const OUTSIDER: CoordinationPartyInput = {
  name: 'Vidzāles ūdens, SIA',
  email: 'birojs@udens.example',
  eAddress: null,
};

/** Logs everybody in. */
export async function logInTeam(test: TestApp): Promise<Team> {
  const login = (name: string): Promise<TestClient> => TestClient.loggedIn(test.url, name);
  return {
    lawyer: await login('Ilze Bērziņa'),
    head: await login('Andris Kalniņš'),
    association: await login('Elza Vilka'),
    clerk: await login('Mārtiņš Egle'),
    councillor: await login('Juris Vītols'),
    administrator: await login('Dace Krūmiņa'),
    resident: await login('Anna Zariņa'),
    ministry: await login('Zane Pētersone'),
    foreignHead: await login('Inga Rozīte'),
    stranger: new TestClient(test.url),
  };
}

/** Where the coordination of a draft is. */
export const path = (dossierId: string, rest = ''): string =>
  `/api/m/vidzale/dossiers/${dossierId}/coordination${rest}`;

/** What the municipality sees. */
export async function desk(client: TestClient, dossierId: string): Promise<CoordinationDesk> {
  const { body, status, text } = await client.get<CoordinationDesk>(path(dossierId));
  if (status !== 200) throw new Error(`The desk answered ${status}: ${text.slice(0, 500)}`);
  return body;
}

/** The last round. */
export async function lastRound(client: TestClient, dossierId: string): Promise<CoordinationRoundView> {
  const round = (await desk(client, dossierId)).rounds.at(-1);
  if (!round) throw new Error('There is no round.');
  return round;
}

/** A complete draft that its author has handed on. */
export async function readyDossier(team: Team): Promise<string> {
  const { id } = await draftDossier(team.lawyer, 'vidzale');
  await advanceDossier(team.lawyer, 'vidzale', id, 'sendForEndorsement');
  return id;
}

/** The institution of that name, as a party. */
export async function party(team: Team, dossierId: string, name: string): Promise<CoordinationPartyInput> {
  const found = (await desk(team.lawyer, dossierId)).institutions.find((one) => one.name === name);
  if (!found) throw new Error(`No institution "${name}".`);
  return { institutionId: found.id };
}

/** Asks for a round. */
export async function start(
  team: Team,
  dossierId: string,
  parties: CoordinationPartyInput[],
  body: { kind?: string; reason?: string; version?: number } = {},
): Promise<Answer<{ id: string; number: number; dueDay: string }>> {
  const { version } = await showDossier(team.lawyer, 'vidzale', dossierId);
  return team.lawyer.post(path(dossierId, '/rounds'), { kind: 'normal', version, ...body, parties });
}

/** A draft sent to the department and to a party without an account. */
export async function runningRound(team: Team): Promise<{ dossierId: string; round: CoordinationRoundView }> {
  const dossierId = await readyDossier(team);
  const started = await start(team, dossierId, [await party(team, dossierId, DEVELOPMENT), OUTSIDER]);
  if (started.status !== 201) throw new Error(started.text);
  return { dossierId, round: await lastRound(team.lawyer, dossierId) };
}

/** The request to an institution about the round, as somebody of that institution finds it. */
export async function requestId(client: TestClient, round: CoordinationRoundView): Promise<string> {
  const { body } = await client.get<CoordinationRequests>('/api/coordination/requests');
  const ids = round.parties.map(({ id }) => id);
  const found = [...body.waiting, ...body.done].find(({ id }) => ids.includes(id));
  if (!found) throw new Error('Nothing is asked.');
  return found.id;
}

/** An objection to the draft as a whole. */
export const objection = (changes: Partial<CoordinationItemInput> = {}): CoordinationItemInput => ({
  kind: 'objection',
  unitId: null,
  text: 'Termiņš ir par īsu.',
  grounds: 'Nodaļa to nevar izpildīt.',
  proposedWording: 'trīs mēnešu laikā',
  ...changes,
});

/** An opinion. */
export const opinion = (changes: Partial<CoordinationOpinionInput> = {}): CoordinationOpinionInput => ({
  verdict: 'no_objections',
  text: '',
  approvedBy: 'Andris Kalniņš, nodaļas vadītājs',
  items: [],
  ...changes,
});

/** An opinion with an objection. */
export const objecting = (...items: CoordinationItemInput[]): CoordinationOpinionInput =>
  opinion({ verdict: 'objections', items: items.length > 0 ? items : [objection()] });

/** Gives the institution's opinion on the round. */
export async function give(
  client: TestClient,
  round: CoordinationRoundView,
  body: CoordinationOpinionInput,
): Promise<Answer<{ id: string; late: boolean }>> {
  return client.post(`/api/coordination/requests/${await requestId(client, round)}/opinion`, body);
}

/** The lawyer types in the opinion of the party without an account. */
export async function giveByFile(
  team: Team,
  dossierId: string,
  round: CoordinationRoundView,
  body: CoordinationOpinionInput & { receivedDay: string },
  file: { name: string; content: string } = {
    name: 'Atzinums Nr. 5.txt',
    content: 'Iebilstam pret 2. punktu.',
  },
): Promise<Answer<{ id: string; late: boolean }>> {
  const outside = round.parties.find(({ institutionId }) => institutionId === null);
  if (!outside) throw new Error('Everybody has an account.');
  const form = new FormData();
  form.append('opinion', JSON.stringify(body));
  form.append('file', new Blob([file.content], { type: 'text/plain' }), file.name);
  return team.lawyer.upload(path(dossierId, `/rounds/${round.id}/parties/${outside.id}/file-opinion`), form);
}

/** Answers every item that has no answer. */
export async function disposeAll(
  team: Team,
  dossierId: string,
  disposition: string,
  reason: string,
): Promise<void> {
  const { rounds } = await desk(team.lawyer, dossierId);
  const items = rounds.flatMap(({ parties }) => parties.flatMap((one) => one.opinion?.items ?? []));
  for (const item of items.filter((one) => one.disposition === null)) {
    const { version } = item;
    const answer = await team.lawyer.put(path(dossierId, `/items/${item.id}/disposition`), {
      disposition,
      reason,
      version,
    });
    if (answer.status !== 200) throw new Error(answer.text);
  }
}

/** Ends the last round; the lawyer has looked for answers of those who are silent, unless said otherwise. */
export async function end(team: Team, dossierId: string, silenceChecked = true): Promise<Answer<unknown>> {
  const { id, version } = await lastRound(team.lawyer, dossierId);
  return team.lawyer.post(path(dossierId, `/rounds/${id}/end`), { version, silenceChecked });
}

/** Lets legal time reach the day after the last day of the last round. */
export async function passTerm(test: TestApp, team: Team, dossierId: string): Promise<void> {
  const { Clock } = await import('../../../apps/api/src/platform/clock/clock.js');
  const { DueEvents } = await import('../../../apps/api/src/platform/clock/due-events.js');
  const { rigaDayEnd } = await import('#libs/legal-calendar');
  const { dueDay } = await lastRound(team.lawyer, dossierId);
  const clock = test.app.get(Clock, { strict: false });
  clock.setOffset(Math.ceil((rigaDayEnd(dueDay) - Date.now()) / 1000) + 3600);
  await test.app.get(DueEvents, { strict: false }).fire();
  await test.settled();
}
