import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { ROLES, STATE_ROLES, type Role } from '#libs/access-policy';
import { TestClient } from '../../support/client.js';

/** Somebody who calls the routes: nobody, a resident without a role, or the holder of one role. */
export interface Caller {
  role: Role | 'anonymous' | 'resident';
  /** Whether the role is held in the municipality that the paths name, or in the other one. */
  at: 'here' | 'elsewhere';
  client: TestClient;
}

/** The municipality that the paths name, and the other one. */
export const HERE = 'vidzale';
const ELSEWHERE = 'ezerkrasti';

const FOREVER = '2000-01-01';

/**
 * Takes every role from the demo's people, gives one person one role in one municipality each, and logs them in as a
 * person does: so the session, the directory and the guard are the real ones.
 */
export async function logInCallers(url: string, dataSource: DataSource): Promise<Caller[]> {
  const people = await dataSource.query<{ id: string; name: string }[]>(
    `SELECT p.id, p.name FROM demo_person d JOIN person p ON p.id = d.person_id ORDER BY d.position`,
  );
  await dataSource.query(`DELETE FROM substitution`);
  await dataSource.query(`DELETE FROM role_assignment`);
  const wanted = (['here', 'elsewhere'] as const).flatMap((at) =>
    (['resident', ...ROLES] as const)
      .filter((role) => at === 'here' || (role !== 'resident' && !STATE_ROLES.includes(role)))
      .map((role) => ({ at, role })),
  );
  const holders = wanted.map(({ at, role }) => {
    const person = people.shift();
    if (!person) throw new Error('The demo has too few people to give each of them one role.');
    return { at, role, person };
  });
  for (const { at, role, person } of holders) {
    if (role !== 'resident') await assign(dataSource, role, at === 'here' ? HERE : ELSEWHERE, person.id);
  }
  const loggedIn = await Promise.all(
    holders.map(async ({ at, role, person }) => ({
      at,
      role,
      client: await TestClient.loggedIn(url, person.name),
    })),
  );
  return [{ at: 'here', role: 'anonymous', client: new TestClient(url) }, ...loggedIn];
}

async function assign(dataSource: DataSource, role: Role, slug: string, personId: string): Promise<void> {
  const place = STATE_ROLES.includes(role) ? null : slug;
  await dataSource.query(
    `INSERT INTO role_assignment (id, municipality_id, institution_id, person_id, role, valid_from)
     SELECT $1, m.id, i.id, $2, $3, $4
       FROM institution i LEFT JOIN municipality m ON m.id = i.municipality_id
      WHERE m.slug IS NOT DISTINCT FROM $5 ORDER BY i.id LIMIT 1`,
    [randomUUID(), personId, role, FOREVER, place],
  );
}
