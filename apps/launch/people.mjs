const QUERY = `
  SELECT p.name, d.heading_en AS heading, d.about_en AS about
  FROM demo_person d JOIN person p ON p.id = d.person_id ORDER BY d.position`;

/** A longer group is cut: a whole council need not be on the screen. */
const LONGEST = 10;
const SHOWN_OF_LONG = 3;

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
    const shown = people.length > LONGEST ? SHOWN_OF_LONG : people.length;
    const rest = people.length - shown;
    return [
      `  ${heading}`,
      ...people.slice(0, shown).map(({ name, about }) => `    ${name.padEnd(width)}  ${about}`),
      ...(rest > 0 ? [`    … and ${rest} more`] : []),
    ];
  });
  return lines.join('\n');
}
