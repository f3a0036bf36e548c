import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { DataSource, EntityManager } from 'typeorm';
import { todayInRiga } from '#libs/legal-calendar';
import { appendToChain, type AuditEntry } from '../../../api/src/platform/audit/audit-chain.js';
import type { Config } from '../../../api/src/platform/config/config.js';
import { migrate } from '../../../api/src/platform/database/migrate.js';
import { hashPersonalCode } from '../../../api/src/platform/identity/personal-code.js';
import { CommandRefused, type Command, type CommandCall } from '../command.js';
import { withDatabase } from '../database.js';
import { claim, productionConfig } from '../production.js';
import { checkedCode, QUESTIONS, setupViolations, type Answers, type Field } from '../setup-form.js';

/**
 * `vietvara setup`: the first municipality of a production installation and its administrator. Answers come from
 * options, from the JSON file of `--from`, or are asked for; the administrator's personal code is read from standard
 * input, never from an argument that a list of processes would show, and only its keyed hash is kept.
 */
export const setupCommand: Command = {
  usage: 'setup [--from FILE] [--slug … --name … …]',
  summary: 'Makes the first municipality and its administrator (production)',
  options: ['from', ...Object.keys(QUESTIONS)],
  operands: 0,
  async run(call) {
    const config = productionConfig(call);
    const { answers, personalCode } = await collect(call);
    const violations = setupViolations(answers, personalCode);
    if (violations.length > 0) throw new CommandRefused(violations);
    await migrate(config.databaseUrl, join(process.cwd(), 'migrations'));
    await claim(config);
    const made = await withDatabase(config.databaseUrl, (dataSource) =>
      setUp(dataSource, config, answers as Answers, personalCode),
    );
    return {
      result: JSON.stringify(
        { ...made, address: new URL(`/${answers['slug']}`, config.publicUrl).href },
        null,
        2,
      ),
    };
  },
};

async function collect({
  options,
  io,
}: CommandCall): Promise<{ answers: Record<string, string>; personalCode: string }> {
  const file = options['from'];
  const given: Record<string, unknown> = file
    ? (JSON.parse(await io.readFile(file)) as Record<string, unknown>)
    : {};
  const answers: Record<string, string> = {};
  for (const field of Object.keys(QUESTIONS) as Field[]) {
    const value = options[field] ?? given[field] ?? (await io.ask(`${QUESTIONS[field]}: `)) ?? '';
    answers[field] = String(value).trim();
  }
  const personalCode =
    (await io.ask("Administrator's personal code (not shown): ", true)) ?? (await io.readInput());
  return { answers, personalCode: personalCode.trim() };
}

async function setUp(dataSource: DataSource, config: Config, answers: Answers, personalCode: string) {
  return dataSource.transaction(async (tx) => {
    // Two set-ups at once must not both find the table empty.
    await tx.query(`LOCK TABLE municipality IN SHARE ROW EXCLUSIVE MODE`);
    const existing = await tx.query<unknown[]>(`SELECT 1 FROM municipality LIMIT 1`);
    if (existing.length > 0) throw new CommandRefused([{ code: 'setupExists' }]);
    const municipalityId = await insertMunicipality(tx, answers);
    const personId = randomUUID();
    await tx.query(`INSERT INTO person (id, name, email) VALUES ($1, $2, $3)`, [
      personId,
      answers['admin-name'],
      answers['admin-email'],
    ]);
    await tx.query(`INSERT INTO person_code (code_hash, person_id) VALUES ($1, $2)`, [
      hashPersonalCode(checkedCode(personalCode), config.personalCodeKey),
      personId,
    ]);
    const now = new Date();
    const today = todayInRiga(now.getTime());
    await insertAdministrator(tx, {
      municipalityId,
      personId,
      name: `${answers.genitive} pašvaldība`,
      today,
    });
    const entry: Omit<AuditEntry, 'action' | 'subjectType' | 'subjectId'> = {
      municipalityId,
      at: now,
      legalDay: today,
      actorKind: 'system',
      actorPersonId: null,
      assignmentId: null,
      details: { command: 'setup' },
    };
    await appendToChain(tx, [
      { ...entry, action: 'municipality.created', subjectType: 'municipality', subjectId: municipalityId },
      { ...entry, action: 'person.added', subjectType: 'person', subjectId: personId },
    ]);
    return { municipalityId, administratorId: personId };
  });
}

async function insertMunicipality(tx: EntityManager, answers: Answers): Promise<string> {
  const id = randomUUID();
  await tx.query(
    `INSERT INTO municipality (id, slug, code, short_code, name, name_genitive, council_name, council_size, seat, kind,
       official_domain, contact_email, address, colour, number_pattern)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      id,
      answers.slug,
      answers.code,
      answers['short-code'],
      answers.name,
      answers.genitive,
      answers.council,
      Number(answers['council-size']),
      answers.seat,
      answers.kind,
      answers['official-domain'],
      answers['contact-email'],
      answers.address,
      answers.colour,
      answers['number-pattern'],
    ],
  );
  return id;
}

async function insertAdministrator(
  tx: EntityManager,
  {
    municipalityId,
    personId,
    name,
    today,
  }: { municipalityId: string; personId: string; name: string; today: string },
): Promise<void> {
  const institutionId = randomUUID();
  await tx.query(
    `INSERT INTO institution (id, municipality_id, kind, name) VALUES ($1, $2, 'administration', $3)`,
    [institutionId, municipalityId, name],
  );
  await tx.query(
    `INSERT INTO role_assignment (id, municipality_id, institution_id, person_id, role, valid_from)
     VALUES ($1, $2, $3, $4, 'administrator', $5)`,
    [randomUUID(), municipalityId, institutionId, personId, today],
  );
}
