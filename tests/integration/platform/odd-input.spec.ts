import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient, type Answer, type ProblemBody } from '../../support/client.js';
import { draftDossier, readDocument, startDossier } from '../../support/dossiers.js';

/** What somebody or some program may send that no column can hold: refused in words, never a failure of the server. */
let test: TestApp;
let lawyer: TestClient;
let admin: TestClient;

beforeAll(async () => {
  test = await startTestApp();
  lawyer = await TestClient.loggedIn(test.url, 'Ilze Bērziņa');
  admin = await TestClient.loggedIn(test.url, 'Dace Krūmiņa');
}, 120_000);
afterAll(() => test?.close());

const reason = ({ status, text }: Answer<unknown>): [number, string | undefined] => [
  status,
  (JSON.parse(text) as ProblemBody).violations[0]?.code,
];
const nested = (open: string, close: string): string => open.repeat(20_000) + '1' + close.repeat(20_000);

it.each([
  ['/api/public/m/%00/acts', 404, 'notFound'],
  ['/api/public/m/vidzale/acts/a%00b', 404, 'notFound'],
  ['/api/public/m/vidzale/opinions/%00', 404, 'notFound'],
  ['/api/public/m/vidzale/sn/2026/%00', 404, 'notFound'],
  ['/api/public/m/vidzale/acts?q=%00', 400, 'textUnusable'],
  ['/api/public/m/vidzale/sn/99999999999999999999/1', 404, 'notFound'],
  ['/api/public/m/vidzale/sn/2147483648/1', 404, 'notFound'],
  [`/api/public/m/vidzale/sn/2026/1?date=${'9'.repeat(30)}`, 422, 'field.legalDay'],
  ['/api/public/m/vidzale/sn/2026/1?date=0000-01-01', 422, 'field.legalDay'],
])('%s', async (path, ...refusal) => {
  expect(reason(await new TestClient(test.url).get(path))).toEqual(refusal);
});

it.each([
  ['a zero character', { title: 'a\0b' }, 'textUnusable'],
  ['a zero character in a name', { 'a\0b': 1 }, 'textUnusable'],
  ['half of a character', { title: 'Par \ud83d' }, 'textUnusable'],
])('a body with %s', async (_what, body, code) => {
  expect(reason(await lawyer.post('/api/m/vidzale/dossiers', body))).toEqual([400, code]);
});

it.each([
  ['lists', nested('[', ']')],
  ['objects', nested('{"a":', '}')],
])('a body of %s inside each other without end', async (_what, body) => {
  const headers = { 'content-type': 'application/json', 'x-csrf-token': await lawyer.token() };
  const answer = await lawyer.raw('/api/m/vidzale/dossiers', { method: 'POST', headers, body });
  expect(reason(answer)).toEqual([400, 'bodyTooDeep']);
});

it('the name of a step that every object of the language has', async () => {
  const { id } = await startDossier(lawyer, 'vidzale');
  const answer = await lawyer.post(`/api/m/vidzale/dossiers/${id}/endorse`, {
    role: 'constructor',
    bylawVersionId: id,
  });
  expect(reason(answer)).toEqual([409, 'endorser_unknown']);
});

it('a version that no row can have', async () => {
  const { id } = await startDossier(lawyer, 'vidzale');
  const { body } = await admin.get<{ id: string; kind: string; name: string }[]>(
    '/api/m/vidzale/institutions',
  );
  const [institution] = body;
  const answer = await admin.put(`/api/m/vidzale/institutions/${institution?.id}`, {
    kind: institution?.kind,
    name: institution?.name,
    version: 99_999_999_999,
  });
  expect(reason(answer)).toEqual([422, 'valueOutOfRange']);
  expect((await lawyer.get(`/api/m/vidzale/dossiers/${id}`)).status).toBe(200);
});

it('steps that write and take away what cannot be kept', async () => {
  const dossier = await draftDossier(lawyer, 'vidzale');
  const id = dossier.documents.find(({ kind }) => kind === 'bylaw')?.id ?? '';
  const { version } = await readDocument(lawyer, 'vidzale', id);
  const slice = { content: [{ type: 'text', text: '\0' }] };
  const steps = [
    { stepType: 'replace', from: 3, to: 3, slice },
    { stepType: 'replace', from: 3, to: 4 },
  ];
  const answer = await lawyer.post(`/api/m/vidzale/documents/${id}/steps`, { version, clientId: 'a', steps });
  expect(reason(answer)).toEqual([400, 'textUnusable']);
});

it('a register with zero characters', async () => {
  const headers = { 'content-type': 'text/csv', 'x-csrf-token': await admin.token() };
  const body = 'personal_code,born_on,territory\n010101-20001,2001-01-01,a\0b\n';
  const answer = await admin.raw('/api/m/vidzale/register/import', { method: 'POST', headers, body });
  expect(reason(answer)).toEqual([422, 'register.encoding']);
});

it('an uploaded file whose name has a zero character loses it', async () => {
  const body = [
    '--b',
    `Content-Disposition: form-data; name="file"; filename*=UTF-8''a%00b.txt`,
    'Content-Type: text/plain',
    '',
    'Par kapsētām\n\n1. Noteikumi nosaka kārtību.',
    '--b--',
    '',
  ].join('\r\n');
  const headers = {
    'content-type': 'multipart/form-data; boundary=b',
    'x-csrf-token': await lawyer.token(),
  };
  const answer = await lawyer.raw('/api/m/vidzale/imports', { method: 'POST', headers, body });
  expect([answer.status, (JSON.parse(answer.text) as { fileName?: string }).fileName]).toEqual([
    201,
    'ab.txt',
  ]);
});
