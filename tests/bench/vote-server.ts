import { createHmac, randomBytes } from 'node:crypto';
import { VoteKeys } from '../../apps/api/src/budget/voting/verifiable/vote-keys.js';
import { CONFIG, type Config } from '../../apps/api/src/platform/config/config.js';
import { CsrfTokens } from '../../apps/api/src/platform/identity/csrf.js';
import { startTestApp } from '../support/app.js';
import { TestClient } from '../support/client.js';
import { openVerifiable } from '../integration/budget/verifiable-support.js';
import { cycleRow, placeId, registerPeople } from '../integration/budget/voting-support.js';
import type { VoteStage } from './vote-load.js';

/** One API process with a verifiable vote that is open, in a process of its own. Tells what the load needs. */
const people = Number(process.argv[2]);
const test = await startTestApp({ env: { VIETVARA_TRUST_PROXY: '1' } });
const [coordinator, secretary] = [
  await TestClient.loggedIn(test.url, 'Sanita Lapsa'),
  await TestClient.loggedIn(test.url, 'Kristīne Liepa'),
];
const cycle = await openVerifiable(test, { coordinator, secretary }, { year: 2060 });
const municipalityId = await placeId(test);
const keys = await test.app
  .get(VoteKeys, { strict: false })
  .of(test.dataSource.manager, municipalityId, cycle.id);
const unit = keys.units.get(cycle.units[0]);
if (!unit) throw new Error('The unit has no key.');
const { rulesDigest, frozenRules } = await cycleRow(test, cycle);
const config = test.app.get<Config>(CONFIG, { strict: false });
const csrf = test.app.get(CsrfTokens, { strict: false });

const stage: VoteStage = {
  url: test.url,
  databaseUrl: test.db.url,
  path: `/api/m/vidzale/budget/${cycle.year}`,
  cycleId: cycle.id,
  unitId: cycle.units[0],
  rulesDigest: rulesDigest ?? '',
  rules: frozenRules ?? '',
  unitKey: unit.spki.toString('base64url'),
  unitSecret: unit.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64url'),
  sessions: [],
};
for (const personId of await registerPeople(
  test,
  Array.from({ length: people }, () => '1980-01-01'),
)) {
  const sid = randomBytes(32).toString('base64url');
  const sess = { cookie: { originalMaxAge: 7_200_000, path: '/' }, personId, loggedInAt: Date.now() };
  await test.dataSource.query(
    `INSERT INTO web_session (sid, sess, expire) VALUES ($1, $2, now() + interval '2 hours')`,
    [sid, JSON.stringify(sess)],
  );
  const mac = createHmac('sha256', config.sessionKey).update(sid).digest('base64').replace(/=+$/, '');
  const token = csrf.issue({ session: { personId }, sessionID: sid } as Parameters<typeof csrf.issue>[0]);
  stage.sessions.push({ cookie: `vv=${encodeURIComponent(`s:${sid}.${mac}`)}`, token });
}
process.send?.(stage);
process.on('disconnect', () => process.exit(0));
