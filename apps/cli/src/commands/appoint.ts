import { randomUUID } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { isLegalDay, todayInRiga } from '#libs/legal-calendar';
import { fold, normalizeText } from '#libs/latvian-text';
import type { LegalDay, Violation } from '#libs/contracts';
import { appendToChain } from '../../../api/src/platform/audit/audit-chain.js';
import type { Config } from '../../../api/src/platform/config/config.js';
import {
  hashPersonalCode,
  parsePersonalCode,
  type PersonalCode,
} from '../../../api/src/platform/identity/personal-code.js';
import { CommandRefused, type Command, type CommandCall } from '../command.js';
import { withDatabase } from '../database.js';
import { claim, productionConfig } from '../production.js';

interface Wish {
  ministry: string;
  name: string;
  email: string;
  until: LegalDay | null;
  code: PersonalCode;
}

/**
 * `vietvara appoint`: lets somebody review for VARAM, or for the ministry of `--ministry`, and ends that with `--until`. No municipality may give
 * a role of the state, so the operator does. The personal code is read from standard input, as for `setup`.
 */
export const appointCommand: Command = {
  usage: 'appoint --name NAME --email ADDRESS [--ministry NAME] [--until DAY]',
  summary: "Appoints a ministry's reviewer, or ends the appointment (production)",
  options: ['ministry', 'name', 'email', 'until'],
  operands: 0,
  async run(call) {
    const config = productionConfig(call);
    const today = todayInRiga(Date.now());
    const wish = await readWish(call, config.ministryName, today);
    await claim(config);
    const made = await withDatabase(config.databaseUrl, (dataSource) =>
      appoint(dataSource, config, wish, today),
    );
    return { result: JSON.stringify(made, null, 2) };
  },
};

async function readWish({ options, io }: CommandCall, usual: string, today: LegalDay): Promise<Wish> {
  const typed = (await io.ask("Reviewer's personal code (not shown): ", true)) ?? (await io.readInput());
  const code = parsePersonalCode(typed.trim());
  const [ministry = usual, name = '', email = '', until] = ['ministry', 'name', 'email', 'until'].map(
    (option) => (options[option] === undefined ? undefined : normalizeText(options[option])),
  );
  const violations: Violation[] = [
    ...Object.entries({ ministry, name, email }).flatMap(([where, value]) =>
      value ? [] : [{ code: 'missing', where }],
    ),
    ...(email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) ? [{ code: 'form', where: 'email' }] : []),
    ...(until !== undefined && (!isLegalDay(until) || until < today)
      ? [{ code: 'form', where: 'until' }]
      : []),
    ...(code ? [] : [{ code: 'personalCodeForm', where: 'standard input' }]),
  ];
  if (violations.length > 0 || !code) throw new CommandRefused(violations);
  return { ministry, name, email, until: until ?? null, code };
}

async function appoint(dataSource: DataSource, config: Config, wish: Wish, today: LegalDay) {
  return dataSource.transaction(async (tx) => {
    // Two appointments at once must not make the same ministry or person twice.
    await tx.query(`LOCK TABLE institution IN SHARE ROW EXCLUSIVE MODE`);
    const places = await tx.query<{ id: string }[]>(`SELECT id FROM municipality ORDER BY id`);
    if (places.length === 0) throw new CommandRefused([{ code: 'setupMissing' }]);
    const role = wish.ministry === config.ministryName ? 'varam_reviewer' : 'ministry_reviewer';
    const institutionId = await ministryOf(tx, wish.ministry);
    const personId = await personOf(tx, config, wish);
    const [held] = await tx.query<{ id: string }[]>(
      `SELECT id FROM role_assignment
        WHERE municipality_id IS NULL AND institution_id = $1 AND person_id = $2 AND role = $3
          AND (valid_to IS NULL OR valid_to >= $4)`,
      [institutionId, personId, role, today],
    );
    const id = held?.id ?? randomUUID();
    if (held)
      await tx.query(`UPDATE role_assignment SET valid_to = $2, version = version + 1 WHERE id = $1`, [
        id,
        wish.until,
      ]);
    else
      await tx.query(
        `INSERT INTO role_assignment (id, institution_id, person_id, role, valid_from, valid_to)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [id, institutionId, personId, role, today, wish.until],
      );
    // A reviewer sees what every municipality sends, so every chain tells of it.
    await appendToChain(
      tx,
      places.map(({ id: municipalityId }) => ({
        municipalityId,
        at: new Date(),
        legalDay: today,
        actorKind: 'system',
        actorPersonId: null,
        assignmentId: null,
        action: held && wish.until ? 'role.ended' : 'role.granted',
        subjectType: 'role',
        subjectId: id,
        details: { command: 'appoint', personId, role, institutionId, from: today, to: wish.until },
      })),
    );
    return { role, ministry: wish.ministry, personId, from: held ? null : today, until: wish.until };
  });
}

async function ministryOf(tx: EntityManager, name: string): Promise<string> {
  const [known] = await tx.query<{ id: string }[]>(
    `SELECT id FROM institution WHERE municipality_id IS NULL AND kind = 'ministry' AND name = $1`,
    [name],
  );
  if (known) return known.id;
  const id = randomUUID();
  await tx.query(
    `INSERT INTO institution (id, municipality_id, kind, name) VALUES ($1, NULL, 'ministry', $2)`,
    [id, name],
  );
  return id;
}

async function personOf(tx: EntityManager, config: Config, { code, name, email }: Wish): Promise<string> {
  const hash = hashPersonalCode(code, config.personalCodeKey);
  const [known] = await tx.query<{ id: string; name: string }[]>(
    `SELECT p.id, p.name FROM person_code c JOIN person p ON p.id = c.person_id WHERE c.code_hash = $1`,
    [hash],
  );
  // A typing error in the code would else appoint somebody else.
  if (known && fold(known.name) !== fold(name))
    throw new CommandRefused([{ code: 'personNameDiffers', where: 'name' }]);
  if (known) return known.id;
  const id = randomUUID();
  await tx.query(`INSERT INTO person (id, name, email) VALUES ($1, $2, $3)`, [id, name, email]);
  await tx.query(`INSERT INTO person_code (code_hash, person_id) VALUES ($1, $2)`, [hash, id]);
  return id;
}
