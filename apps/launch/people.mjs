const QUERY = `
  SELECT p.name, d.heading_en AS heading, d.about_en AS about
  FROM demo_person d JOIN person p ON p.id = d.person_id ORDER BY d.position`;

/** How many people under one heading are named; the rest are only counted. */
const SHOWN = 10;

/** The demo's people as a table for the terminal: who to log in as. */
export async function demoPeople(databaseUrl) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query(QUERY);
    return table(rows);
  } finally {
    await client.end();
  }
}

function table(rows) {
  const width = Math.max(0, ...rows.map(({ name }) => name.length));
  const groups = [...Map.groupBy(rows, ({ heading }) => heading)];
  const lines = groups.flatMap(([heading, people]) => {
    const rest = people.length - SHOWN;
    return [
      `  ${heading}`,
      ...people.slice(0, SHOWN).map(({ name, about }) => `    ${name.padEnd(width)}  ${about}`),
      ...(rest > 0 ? [`    … and ${rest} more`] : []),
    ];
  });
  return lines.join('\n');
}
