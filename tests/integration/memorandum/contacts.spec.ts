import type { CoordinationDesk, LobbyContactInput, LobbyContactsView } from '#libs/contracts';
import { startTestApp, type TestApp } from '../../support/app.js';
import type { ProblemBody, TestClient } from '../../support/client.js';
import { advanceDossier, draftDossier, showDossier } from '../../support/dossiers.js';
import { logInTeam, path, type Team } from './memorandum-support.js';

let test: TestApp;
let team: Team;
let id: string;

beforeAll(async () => {
  test = await startTestApp();
  team = await logInTeam(test);
}, 120_000);
afterAll(() => test?.close());
beforeEach(async () => {
  ({ id } = await draftDossier(team.lawyer, 'vidzale'));
}, 30_000);

const codes = (body: unknown): string[] => (body as ProblemBody).violations.map(({ code }) => code);
const contacts = async (client: TestClient = team.lawyer): Promise<LobbyContactsView> =>
  (await client.get<LobbyContactsView>(path(id, 'lobby-contacts'))).body;
const contact = async (changes: Partial<LobbyContactInput> = {}): Promise<LobbyContactInput> => ({
  day: (await team.lawyer.session()).legalToday,
  lobbyist: 'organisation',
  name: 'SIA "Tīrie pagalmi"',
  onBehalfOf: '',
  form: 'meeting',
  subject: 'Konteineru izvietojums',
  proposal: 'Atļaut konteinerus pie ielas',
  outcome: 'declined',
  reason: 'Ietve ir par šauru',
  ...changes,
});
const add = async (changes: Partial<LobbyContactInput> = {}, client = team.lawyer) =>
  client.post<{ id: string }>(path(id, 'lobby-contacts'), await contact(changes));

/** A busy machine takes its time. */
const LONG = 30_000;

it(
  'are written down with who did it, changed and taken out again',
  async () => {
    expect(await contacts()).toMatchObject({ statement: 'unstated', contacts: [], version: 0, locked: [] });
    const added = await add();
    expect(added.status).toBe(201);
    const listed = await contacts(team.clerk);
    expect(listed.statement).toBe('listed');
    expect(listed.contacts[0]).toMatchObject({
      name: 'SIA "Tīrie pagalmi"',
      recordedBy: 'Ilze Bērziņa',
      version: 1,
    });
    const where = path(id, `lobby-contacts/${added.body.id}`);
    const changed = { ...(await contact({ outcome: 'accepted', reason: '' })), version: 1 };
    expect((await team.lawyer.put(where, changed)).status).toBe(200);
    const stale = await team.lawyer.put(where, changed);
    expect([stale.status, codes(stale.body)]).toEqual([409, ['changedMeanwhile']]);
    expect((await team.lawyer.delete(`${where}?version=2`)).status).toBe(204);
    expect((await contacts()).statement).toBe('unstated');
    expect((await team.lawyer.delete(`${where}?version=2`)).status).toBe(404);
  },
  LONG,
);

it(
  'or it is stated that there were none, until one comes',
  async () => {
    const none = path(id, 'lobby-contacts/none');
    expect((await team.lawyer.put(none, { none: true, version: 0 })).status).toBe(200);
    expect(await contacts()).toMatchObject({ statement: 'none', statedBy: 'Ilze Bērziņa', version: 1 });
    expect((await team.lawyer.put(none, { none: false, version: 0 })).status).toBe(409);
    await add();
    expect((await contacts()).statement).toBe('listed');
    const refused = await team.lawyer.put(none, { none: true, version: 2 });
    expect([refused.status, codes(refused.body)]).toEqual([409, ['contact.listed']]);
  },
  LONG,
);

it(
  'are refused when they cannot be, and when the draft is settled',
  async () => {
    const future = await add({ day: '2999-01-01' });
    expect([future.status, codes(future.body)]).toEqual([422, ['contact.day_in_future']]);
    expect(codes((await add({ subject: '  ' })).body)).toEqual(['memorandum.empty']);
    expect((await add({ outcome: 'other' as 'accepted' })).status).toBe(422);
    expect((await add({ day: '2026-02-31' })).status).toBe(422);
    expect((await add({ name: 'a\u0000b' })).status).toBeLessThan(500);
    for (const field of ['onBehalfOf', 'proposal', 'reason'])
      expect((await add({ [field]: null })).status).toBe(422);
    await advanceDossier(team.lawyer, 'vidzale', id, 'withdraw', 'Vairs nav vajadzīgs.');
    const late = await add();
    expect([late.status, codes(late.body)]).toEqual([409, ['contact.locked']]);
    expect((await contacts()).locked.map((one) => one.code)).toEqual(['contact.locked']);
  },
  LONG,
);

it(
  'name no natural person in what everybody reads',
  async () => {
    const person = { lobbyist: 'person', name: 'Anna Zariņa' } as const;
    const named = await add({ ...person, subject: 'Saruna ar Annu Zariņu par konteineriem' });
    expect([named.status, codes(named.body)]).toEqual([422, ['contact.names_a_person']]);
    expect((named.body as unknown as ProblemBody).violations[0]).toMatchObject({ where: 'subject' });
    expect(codes((await add({ reason: 'Rakstīt anna@example.org' })).body)).toEqual([
      'contact.names_a_person',
    ]);
    const { id: other } = (await add({ proposal: 'Tas pats, ko lūdza Pēteris Alksnis' })).body;
    const later = await add({ ...person, name: 'Pēteris Alksnis' });
    expect((later.body as unknown as ProblemBody).violations[0]).toMatchObject({ where: 'name' });
    const changed = { ...(await contact({ reason: 'Anna Zariņa' })), version: 1 };
    expect((await team.lawyer.put(path(id, `lobby-contacts/${other}`), changed)).status).toBe(200);
    expect((await add(person)).status).toBe(422);
    expect((await contacts()).contacts).toHaveLength(1);
  },
  LONG,
);

it(
  'are written by the lawyers of the municipality alone',
  async () => {
    for (const client of [team.head, team.secretary, team.clerk, team.administrator])
      expect((await add({}, client)).status).toBe(403);
    expect((await add({}, team.stranger)).status).toBe(401);
    expect((await team.resident.get(path(id, 'lobby-contacts'))).status).toBe(403);
    expect((await team.foreignLawyer.get(path(id, 'lobby-contacts', 'ezerkrasti'))).status).toBe(404);
    const other = await team.foreignLawyer.post(path(id, 'lobby-contacts', 'ezerkrasti'), await contact());
    expect(other.status).toBe(404);
  },
  LONG,
);

it(
  'stand in the timeline with their article and in the audit record',
  async () => {
    await add();
    const { timeline } = await showDossier(team.lawyer, 'vidzale', id);
    expect(timeline.at(-1)).toMatchObject({
      event: 'recordLobbyContact',
      article: { act: 'IPAL', ref: '6(3)' },
      isPublic: false,
    });
  },
  LONG,
);

it(
  'are shown to institutions without the names of natural persons',
  async () => {
    await add();
    await add({ lobbyist: 'person', name: 'Anna Zariņa', onBehalfOf: 'Biedrība "Pagalmi"' });
    const desk = await team.lawyer.get<CoordinationDesk>(path(id, 'coordination'));
    expect(desk.body.contacts).toMatchObject({
      statement: 'listed',
      contacts: [
        { organisation: 'SIA "Tīrie pagalmi"' },
        { organisation: null, onBehalfOf: 'Biedrība "Pagalmi"' },
      ],
    });
    expect(JSON.stringify(desk.body.contacts)).not.toContain('Zariņa');
  },
  LONG,
);
