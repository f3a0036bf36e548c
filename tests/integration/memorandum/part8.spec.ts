import type { ActPage, DocumentView, LobbyContactInput, Part8Preview } from '#libs/contracts';
import { addUnits } from '#libs/legal-calendar';
import { startTestApp, type TestApp } from '../../support/app.js';
import {
  advanceDossier,
  endorseDossier,
  readDocument,
  showDossier,
  writeDocument,
} from '../../support/dossiers.js';
import * as rounds from '../coordination/coordination-support.js';
import * as stages from '../participation/stage-support.js';

let test: TestApp;
let team: stages.Team;
let all: rounds.Team;

beforeAll(async () => {
  test = await startTestApp();
  team = await stages.logInTeam(test);
  all = await rounds.logInTeam(test);
}, 120_000);
afterAll(() => test?.close());

const path = (id: string, rest: string): string => `/api/m/vidzale/dossiers/${id}/${rest}`;
const preview = async (id: string): Promise<Part8Preview> =>
  (await team.lawyer.get<Part8Preview>(path(id, 'opinion-summary'))).body;
const insert = (id: string) => team.lawyer.post<{ documentId: string }>(path(id, 'opinion-summary'));
const warnings = async (id: string): Promise<string[]> => {
  const { checklist } = await showDossier(team.lawyer, 'vidzale', id);
  return checklist
    .filter(({ events }) => events.includes('submitToCouncil'))
    .flatMap(({ violations }) => violations.filter(({ severity }) => severity === 'warn'))
    .map(({ code }) => code);
};
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
const close = async (stage: stages.RunningStage): Promise<void> => {
  await team.lawyer.post('/api/demo/clock', { toDay: addUnits(stage.lastDay, 1, 'day') });
  await test.settled();
};

/** A draft that institutions read before the public did: one objection, taken into account. */
async function coordinated(): Promise<stages.RunningStage> {
  const { dossierId, round } = await rounds.runningRound(all);
  const given = await rounds.give(
    all.head,
    round,
    rounds.objecting(rounds.objection({ text: 'Termiņš ir par īsu.' })),
  );
  expect(given.status).toBe(201);
  await rounds.disposeAll(all, dossierId, 'partly', 'Termiņš pagarināts; to lūdza arī Jānis Ozols.');
  await rounds.passTerm(test, all, dossierId);
  await rounds.end(all, dossierId);
  const closing = await all.lawyer.post(rounds.path(dossierId, '/close'), {
    outcome: 'not_agreed',
    reason: 'Vienošanās nav panākta.',
  });
  expect(closing.status).toBe(204);
  await team.lawyer.post(path(dossierId, 'endorsement-offer'));
  await endorseDossier(team.endorsers, 'vidzale', dossierId);
  const prepared = await team.lawyer.put(path(dossierId, 'opinion-stage'), stages.ANNOUNCEMENT);
  expect(prepared.status).toBe(200);
  expect((await stages.publish(team, dossierId, 21)).status).toBe(201);
  expect((await stages.open(team, dossierId)).status).toBe(200);
  const { stage } = await stages.desk(team.lawyer, dossierId);
  const { code } = await showDossier(team.lawyer, 'vidzale', dossierId);
  return { dossierId, code, stageId: stage?.id ?? '', lastDay: stage?.lastDay ?? '' };
}

/** A whole opinion stage, and a round of coordination before it, take their time on a busy machine. */
const LONG = 60_000;

it(
  'says where and when the draft was published, what institutions wanted, and whom the drafter met',
  async () => {
    const stage = await coordinated();
    await close(stage);
    expect((await team.lawyer.post(path(stage.dossierId, 'lobby-contacts'), await contact())).status).toBe(
      201,
    );
    const before = await preview(stage.dossierId);
    expect(before).toMatchObject({ current: false, insertedAt: null, inText: null, violations: [] });
    const said = JSON.stringify(before.blocks);
    expect(said).toContain('(https://www.vidzale.example/sabiedribas-lidzdaliba/26)');
    expect(said).toContain(`Iebildums (${rounds.DEVELOPMENT})`);
    expect(said).toContain('Ņemts vērā daļēji: Termiņš pagarināts');
    expect(said).toContain('Atzinumu termiņā nesniedza: Vidzāles ūdens, SIA.');
    expect(said).toContain('Saskaņošana noslēgta bez vienošanās.');
    expect(said).toContain('SIA \\"Tīrie pagalmi\\"');
    expect(before.warnings).toEqual([
      expect.objectContaining({ code: 'part8.may_name_a_person', params: { found: 'Jānis Ozols' } }),
    ]);
    expect((await insert(stage.dossierId)).status).toBe(200);
    expect(await preview(stage.dossierId)).toMatchObject({
      current: true,
      inText: 'current',
      changes: { added: [], removed: [] },
    });
  },
  LONG,
);

it(
  'shows what changed since, and replaces nothing but what it wrote',
  async () => {
    const stage = await stages.runningStage(team);
    await close(stage);
    const id = stage.dossierId;
    const { documentId } = (await insert(id)).body;
    const { doc } = await readDocument(team.lawyer, 'vidzale', documentId);
    const parts = doc.children.map((part) =>
      part.attrs['part'] === 8
        ? part.copy(
            part.content.addToEnd(
              doc.type.schema.node('paragraph', { id: 'manspiebilde' }, [
                doc.type.schema.text('Mana piebilde.'),
              ]),
            ),
          )
        : part,
    );
    await writeDocument(team.lawyer, 'vidzale', documentId, doc.type.create(doc.attrs, parts));
    await team.lawyer.post(path(id, 'lobby-contacts'), await contact());
    const stale = await preview(id);
    expect([stale.current, stale.inText]).toEqual([false, 'current']);
    expect(stale.changes.added).toEqual([
      'Saziņa ar interešu pārstāvjiem (lobētājiem) par projektu:',
      expect.stringContaining('SIA "Tīrie pagalmi"'),
    ]);
    expect(stale.changes.removed).toEqual([]);
    expect((await insert(id)).status).toBe(200);
    const after = (await readDocument(team.lawyer, 'vidzale', documentId)).doc.child(7);
    expect(after.textContent).toContain('Viedokļi nav saņemti.');
    expect(after.lastChild?.textContent).toBe('Mana piebilde.');
    const json = JSON.parse(
      JSON.stringify((await readDocument(team.lawyer, 'vidzale', documentId)).doc.toJSON()).replace(
        'Viedokļi nav saņemti.',
        'Viedokļu nebija.',
      ),
    );
    await writeDocument(team.lawyer, 'vidzale', documentId, doc.type.schema.nodeFromJSON(json));
    expect((await preview(id)).inText).toBe('changed');
  },
  LONG,
);

it(
  'refuses a contact that names somebody who gave an opinion, and warns on the way to the council',
  async () => {
    const stage = await stages.runningStage(team);
    const { body } = await stages.submit(test, team.stranger, stage, {
      authorName: 'Velga Ķirsone',
      named: true,
    });
    await stages.publishOpinion(team, stage.dossierId, body.receipt);
    await close(stage);
    await stages.answerAll(team, stage.dossierId);
    expect(await warnings(stage.dossierId)).toEqual(
      expect.arrayContaining(['contacts_unstated', 'memorandum_to_improve']),
    );
    await team.lawyer.post(
      path(stage.dossierId, 'lobby-contacts'),
      await contact({ reason: 'Tā lūdza Velga Ķirsone' }),
    );
    expect(await warnings(stage.dossierId)).not.toContain('contacts_unstated');
    const refused = await insert(stage.dossierId);
    expect(refused.status).toBe(422);
    expect((await preview(stage.dossierId)).violations).toEqual([
      expect.objectContaining({ code: 'part8.names_a_person', where: 'contacts.0' }),
    ]);
  },
  LONG,
);

it(
  'shows contacts to everybody with the draft, and never the name of a natural person',
  async () => {
    const stage = await stages.runningStage(team);
    const page = async () => team.stranger.get<ActPage>(`/api/public/m/vidzale/acts/${stage.code}`);
    expect((await page()).body.contacts).toBeNull();
    const lobbied = await contact({
      lobbyist: 'person',
      name: 'Uldis Ābele',
      onBehalfOf: 'Biedrība "Pagalmi"',
    });
    await team.lawyer.post(path(stage.dossierId, 'lobby-contacts'), lobbied);
    const shown = await page();
    expect(shown.body.contacts).toMatchObject({
      statement: 'listed',
      contacts: [{ organisation: null, onBehalfOf: 'Biedrība "Pagalmi"', subject: 'Konteineru izvietojums' }],
    });
    expect(shown.text).not.toContain('Ābele');
    await close(stage);
    await insert(stage.dossierId);
    const { documents } = await showDossier(team.lawyer, 'vidzale', stage.dossierId);
    const memorandum = documents.find(({ kind }) => kind === 'memorandum');
    const { text } = await team.lawyer.get<DocumentView>(`/api/m/vidzale/documents/${memorandum?.id}`);
    expect(text).toContain('fiziska persona (Biedrība');
    expect(text).not.toContain('Ābele');
    await advanceDossier(team.lawyer, 'vidzale', stage.dossierId, 'returnToDraft');
  },
  LONG,
);
