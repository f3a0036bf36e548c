import { listRoutes } from '../../../apps/api/src/platform/access/route-audit.js';
import type { TestApp } from '../../support/app.js';
import { PLACE, type TestCycle } from './voting-support.js';

/**
 * Every address that can be read, with the cycle's own numbers put in; but not what tells a token, the time (packages
 * hold it, what they hold can be read by itself) or who looked.
 */
export async function readablePaths(app: TestApp, cycle: TestCycle): Promise<string[]> {
  const [project] = await app.dataSource.query<{ id: string }[]>(
    `SELECT id FROM budget_project WHERE cycle_id = $1 AND nr = 1`,
    [cycle.id],
  );
  const skipped = /^\/(session|demo|auth|health|mine\/access$)|\.zip$/;
  const paths = listRoutes(app.app)
    .filter(({ method, path }) => method === 'GET' && !skipped.test(path))
    .flatMap(({ path }) =>
      [cycle.id, project?.id ?? ''].map((id) =>
        path
          .replace(':place', PLACE)
          .replace(':year', String(cycle.year))
          .replace(':nr', '1')
          .replace(/:(id|cycleId|projectId)\b/, id),
      ),
    );
  return [...new Set(paths)].map((path) => `/api${path}`);
}
