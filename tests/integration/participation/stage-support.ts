import type {
  OpinionDesk,
  OpinionReceipt,
  PublicOpinions,
  PublicStage,
  SubmitOpinion,
} from '#libs/contracts';
import { addUnits } from '#libs/legal-calendar';
import type { TestApp } from '../../support/app.js';
import { TestClient, type Answer } from '../../support/client.js';
import { advanceDossier, draftDossier, endorseDossier } from '../../support/dossiers.js';

/** The people of an opinion stage in Vidzāle. */
export interface Team {
  lawyer: TestClient;
  clerk: TestClient;
  resident: TestClient;
  minor: TestClient;
  stranger: TestClient;
  endorsers: { legal: TestClient; head: TestClient };
}

export const ANNOUNCEMENT = {
  question: 'Kur Jūsu ciemā trūkst konteineru?',
  summary: 'Turpmāk atkritumus šķiro arī lauku mājās.',
  responsible: { name: 'Ilze Bērziņa', phone: '64000001', email: 'ilze.berzina@vidzale.example' },
  targetGroups: ['Lauku māju īpašnieki'],
  channels: ['web', 'post', 'in_person'],
};

/** Logs everybody in. */
export async function logInTeam(test: Pick<TestApp, 'url'>): Promise<Team> {
  const login = (name: string): Promise<TestClient> => TestClient.loggedIn(test.url, name);
  return {
    lawyer: await login('Ilze Bērziņa'),
    clerk: await login('Mārtiņš Egle'),
    resident: await login('Anna Zariņa'),
    minor: await login('Roberts Zariņš'),
    stranger: new TestClient(test.url),
    endorsers: { legal: await login('Laima Ozola'), head: await login('Andris Kalniņš') },
  };
}

/** A dossier that both endorsers have endorsed. */
export async function endorsedDossier(team: Team): Promise<{ id: string; code: string }> {
  const { id, code } = await draftDossier(team.lawyer, 'vidzale');
  await advanceDossier(team.lawyer, 'vidzale', id, 'sendForEndorsement');
  await endorseDossier(team.endorsers, 'vidzale', id);
  return { id, code };
}

/** Records the publication from today to so many days later. */
export async function publish(
  team: Team,
  dossierId: string,
  days: number,
  url = 'https://www.vidzale.example/sabiedribas-lidzdaliba/26',
): Promise<Answer<{ id: string }>> {
  const { legalToday } = await team.lawyer.session();
  return team.lawyer.post(`/api/m/vidzale/dossiers/${dossierId}/publications`, {
    article: 'PL 46(3)',
    url,
    from: legalToday,
    to: addUnits(legalToday, days, 'day'),
    means: 'own_domain',
  });
}

/** What the lawyer sees. */
export async function desk(client: TestClient, dossierId: string): Promise<OpinionDesk> {
  const { body, status, text } = await client.get<OpinionDesk>(
    `/api/m/vidzale/dossiers/${dossierId}/opinion-stage`,
  );
  if (status !== 200) throw new Error(`The desk answered ${status}: ${text.slice(0, 500)}`);
  return body;
}

/** A dossier whose stage has been announced but not opened. */
export async function preparedStage(
  team: Team,
  days: number,
  territory = '',
): Promise<{ id: string; code: string }> {
  const dossier = await endorsedDossier(team);
  const path = `/api/m/vidzale/dossiers/${dossier.id}`;
  const prepared = await team.lawyer.put(`${path}/opinion-stage`, { ...ANNOUNCEMENT, territory });
  if (prepared.status !== 200) throw new Error(prepared.text);
  const published = await publish(team, dossier.id, days);
  if (published.status !== 201) throw new Error(published.text);
  return dossier;
}

/** Asks for the opening with the version that the desk shows. */
export async function open(team: Team, dossierId: string): Promise<Answer<{ lastDay: string }>> {
  const { stage } = await desk(team.lawyer, dossierId);
  return team.lawyer.post(`/api/m/vidzale/dossiers/${dossierId}/opinion-stage/open`, {
    version: stage?.version ?? 1,
  });
}

/** An open stage of three weeks. */
export interface RunningStage {
  dossierId: string;
  code: string;
  stageId: string;
  lastDay: string;
}

/** Opens a stage, about the whole municipality or a part of it. */
export async function runningStage(team: Team, territory = ''): Promise<RunningStage> {
  const { id, code } = await preparedStage(team, 21, territory);
  const opened = await open(team, id);
  if (opened.status !== 200) throw new Error(opened.text);
  const { stage } = await desk(team.lawyer, id);
  if (!stage?.lastDay) throw new Error('The stage has no end.');
  return { dossierId: id, code, stageId: stage.id, lastDay: stage.lastDay };
}

/** The form token of somebody who opened the form a minute ago. */
export async function filledForm(test: TestApp, stageId: string): Promise<string> {
  const { FormTokens } = await import('../../../apps/api/src/participation/form-tokens.js');
  return test.app.get(FormTokens, { strict: false }).issue(stageId, new Date(Date.now() - 60_000));
}

/** Submits an opinion through the public form. */
export async function submit(
  test: TestApp,
  client: TestClient,
  stage: RunningStage,
  opinion: Partial<SubmitOpinion> & { website?: string; token?: string } = {},
): Promise<Answer<OpinionReceipt>> {
  return client.post(`/api/public/m/vidzale/stages/${stage.stageId}/opinions`, {
    kind: 'proposal',
    text: 'Lūdzu novietot konteinerus arī ciemos.',
    named: false,
    adult: true,
    token: await filledForm(test, stage.stageId),
    ...opinion,
  });
}

/** What everybody reads. */
export async function publicOpinions(test: TestApp, code: string): Promise<PublicOpinions & { raw: string }> {
  const { body, text } = await new TestClient(test.url).get<PublicOpinions>(
    `/api/public/m/vidzale/dossiers/${code}/opinions`,
  );
  return { ...body, raw: text };
}

/** The public stage. */
export async function publicStage(
  test: TestApp,
  code: string,
): Promise<Answer<{ stage: PublicStage | null }>> {
  return new TestClient(test.url).get(`/api/public/m/vidzale/dossiers/${code}/opinion-stage`);
}

/** Publishes the opinion as submitted. */
export async function publishOpinion(team: Team, dossierId: string, receipt: string): Promise<string> {
  const found = (await desk(team.lawyer, dossierId)).opinions.find((opinion) => opinion.receipt === receipt);
  if (!found) throw new Error(`No opinion ${receipt}.`);
  const answer = await team.lawyer.post(`/api/m/vidzale/opinions/${found.id}/moderation`, {
    version: found.version,
    decision: 'publish',
  });
  if (answer.status !== 200) throw new Error(answer.text);
  return found.id;
}

/** Answers every published opinion that has no answer. */
export async function answerAll(
  team: Team,
  dossierId: string,
  text: { gist: string; reason: string } = {
    gist: 'Vairāk konteineru ciemos',
    reason: 'Papildināts 5. punkts',
  },
): Promise<Answer<{ id: string }>> {
  const { opinions } = await desk(team.lawyer, dossierId);
  return team.lawyer.post(`/api/m/vidzale/dossiers/${dossierId}/answers`, {
    opinions: opinions
      .filter(({ state, answer }) => state === 'published' && !answer)
      .map(({ id, version }) => ({ id, version })),
    outcome: 'partly',
    ...text,
  });
}
