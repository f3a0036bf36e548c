const QUERY = `
  SELECT p.name, coalesce(m.name, '–') AS place, coalesce(string_agg(DISTINCT r.role, ', ' ORDER BY r.role), 'resident') AS roles
  FROM person p
  LEFT JOIN role_assignment r ON r.person_id = p.id
  LEFT JOIN municipality m ON m.id = r.municipality_id
  GROUP BY p.id, p.name, m.id, m.name, m.slug
  ORDER BY m.slug DESC NULLS LAST, min(r.role) = 'councillor', p.name`;

/** How many people of one place are named; the rest are only counted. */
const SHOWN = 9;

/** The demo's people as a table for the terminal: who to log in as. Empty where there are none. */
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
  const places = Map.groupBy(rows, (row) => row.place);
  const width = Math.max(0, ...rows.map((row) => row.name.length));
  const lines = [...places].flatMap(([place, people]) => {
    const shown = people.slice(0, SHOWN);
    const rest = people.length - shown.length;
    return [
      `  ${place === '–' ? 'State and residents' : place}`,
      ...shown.map(({ name, roles }) => `    ${name.padEnd(width)}  ${roles.replaceAll('_', ' ')}`),
      ...(rest > 0 ? [`    … and ${rest} more`] : []),
    ];
  });
  return lines.join('\n');
}
