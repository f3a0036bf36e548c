import type { EventDesk, EventPlan, PublicParticipation } from '#libs/contracts';
import { addUnits } from '#libs/legal-calendar';
import type { Answer, TestClient } from '../../support/client.js';
import type { Team } from './stage-support.js';

const BASE = '/api/m/vidzale/participation';
const PAGE = 'https://www.vidzale.example/sabiedribas-lidzdaliba/parks';

/** A public discussion that has everything; `today` is the day it is written down. */
export function discussionPlan(today: string): EventPlan {
  const day = (count: number): string => addUnits(today, count, 'day');
  return {
    title: 'Par Vidzāles parka nākotni',
    bases: ['public_discussion', 'participation'],
    subject: 'other',
    stage: 'initiation',
    methods: ['public_discussion', 'meeting', 'survey'],
    documentTitle: 'Vidzāles parka attīstības iecere',
    question: 'Ko Jūs parkā gribētu redzēt pēc pieciem gadiem?',
    grounds: 'Dome gatavo parka attīstības ieceri.',
    aim: 'Uzzināt, kas parkā vajadzīgs.',
    problem: 'Parks kļuvis tukšs.',
    policyArea: 'Vide',
    territory: 'Vidzāles pilsēta',
    information: 'Piedalīties var ikviens.',
    responsible: { name: 'Ilze Bērziņa', phone: '64000001', email: 'ilze.berzina@vidzale.example' },
    opens: day(14),
    closes: day(60),
    places: ['Centrālās pārvaldes ēka, Brīvības iela 1'],
    groups: [
      {
        name: 'Ģimenes ar bērniem',
        impact: 'Rotaļu laukumi.',
        invitedDay: today,
        invitedBy: 'Vēstule bērnudārziem',
        invitedCount: 120,
      },
    ],
    discussion: {
      initiator: 'residents',
      initiators: 85,
      decisionNo: '12',
      decisionDay: today,
      excluded: [],
      gazetteSent: today,
      gazetteReference: '',
      repeats: null,
    },
  };
}

/** Begins an event. */
export async function startEvent(
  client: TestClient,
  plan: EventPlan & { dossierId?: string },
): Promise<{ id: string; code: string }> {
  const answer = await client.post<{ id: string; code: string }>(BASE, plan);
  if (answer.status !== 201) throw new Error(`${answer.status} ${answer.text}`);
  return answer.body;
}

/** The event as its organiser sees it. */
export async function eventDesk(client: TestClient, id: string): Promise<EventDesk> {
  const answer = await client.get<EventDesk>(`${BASE}/${id}`);
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
  return answer.body;
}

/** The event as everybody sees it. */
export function publicEvent(client: TestClient, code: string): Promise<Answer<PublicParticipation>> {
  return client.get<PublicParticipation>(`/api/public/m/vidzale/participation/${code}`);
}

/** Asks for a step with the version that the desk shows. */
export async function step<T = unknown>(
  client: TestClient,
  id: string,
  name: string,
  body: object = {},
): Promise<Answer<T>> {
  const { version } = await eventDesk(client, id);
  return client.post<T>(`${BASE}/${id}/${name}`, { ...body, version });
}

/** Records where the notice stands, over the whole term and the year after. */
export async function publishNotice(client: TestClient, id: string): Promise<Answer<{ id: string }>> {
  const { opens } = await eventDesk(client, id);
  return client.post(`${BASE}/${id}/publications`, {
    what: 'notice',
    url: PAGE,
    from: opens,
    to: addUnits(opens ?? '', 800, 'day'),
    means: 'own_domain',
  });
}

/** A public discussion that was announced today and opens in two weeks. */
export async function announcedDiscussion(team: Team): Promise<{ id: string; code: string }> {
  const { legalToday } = await team.lawyer.session();
  const event = await startEvent(team.lawyer, discussionPlan(legalToday));
  const published = await publishNotice(team.lawyer, event.id);
  if (published.status !== 201) throw new Error(published.text);
  const announced = await step(team.lawyer, event.id, 'announce');
  if (announced.status !== 200) throw new Error(announced.text);
  return event;
}

/** Asks with the secret of an author's link. */
export async function withKey<T>(
  client: TestClient,
  method: 'GET' | 'PUT',
  path: string,
  key: string,
  body?: object,
): Promise<Answer<T>> {
  const answer = await client.raw(path, {
    method,
    headers: {
      'x-opinion-key': key,
      ...(body ? { 'content-type': 'application/json', 'x-csrf-token': await client.token() } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { ...answer, body: JSON.parse(answer.text) as T };
}

/** Sends a form as a browser without scripts does. */
export function submitForm(
  client: TestClient,
  path: string,
  fields: Record<string, string>,
): Promise<Answer<undefined>> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return client.raw(path, { method: 'POST', body: form });
}
