import type { RouteRecord } from '../../../apps/api/src/platform/access/route-audit.js';
import type { Caller } from './role-people.js';

/** What one caller got from one route. */
export interface Call {
  route: RouteRecord;
  caller: Caller;
  status: number;
  text: string;
}

/** Refused by the guard or by the use case, for want of a login or a right; everything else was let through. */
export const isRefused = (call: Call): boolean => call.status === 401 || call.status === 403;

/** The table that people review: one line per route, who is let through here and with a role held elsewhere. */
export function routeTable(calls: readonly Call[]): string {
  const groups = new Map<string, Call[]>();
  for (const call of calls) {
    const name = `${call.route.method} ${call.route.path}`;
    groups.set(name, [...(groups.get(name) ?? []), call]);
  }
  const rows = [...groups].map(([name, group]) => [
    `\`${name}\``,
    group[0]?.route.access ?? '',
    names(group, 'here'),
    names(group, 'elsewhere'),
  ]);
  const header = ['route', 'asks for', 'let through', 'let through with a role in another municipality'];
  return [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

function names(calls: readonly Call[], at: Caller['at']): string {
  const all = calls.filter(({ caller }) => caller.at === at);
  const passed = all.filter((call) => !isRefused(call)).map(({ caller }) => caller.role);
  if (passed.length === all.length) return 'everybody';
  if (passed.length === 0) return 'nobody';
  if (at === 'here' && passed.length === all.length - 1 && !passed.includes('anonymous'))
    return 'whoever is logged in';
  return passed.join(', ');
}
