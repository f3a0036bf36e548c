import type { INestApplicationContext } from '@nestjs/common';
import type { RequestHandler } from 'express';
import { listRoutes } from '../access/route-audit.js';
import { Refused } from './refused.js';

interface KnownPath {
  pattern: RegExp;
  methods: Set<string>;
}

/** Tells a path that does not exist (404) from one that exists for other methods (405 with `Allow`). */
export function refuseOtherMethods(app: INestApplicationContext): RequestHandler {
  const bySegments = new Map<number, KnownPath[]>();
  for (const { method, path } of listRoutes(app)) {
    const known = pathsOf(bySegments, path);
    const source = `^${path.replace(/:[^/]+/g, '[^/]+')}/?$`;
    const same = known.find((entry) => entry.pattern.source === new RegExp(source).source);
    if (same) same.methods.add(method);
    else known.push({ pattern: new RegExp(source), methods: new Set([method]) });
  }
  return (request, response, next) => {
    const path = request.originalUrl.split('?', 1)[0]?.replace(/^\/api(?=\/)/, '') ?? '';
    const matching = pathsOf(bySegments, path).filter((entry) => entry.pattern.test(path));
    const methods = new Set(matching.flatMap((entry) => [...entry.methods]));
    if (methods.has('GET')) methods.add('HEAD');
    if (methods.size === 0 || methods.has(request.method) || methods.has('ALL')) {
      next();
      return;
    }
    response.setHeader('Allow', [...methods].sort().join(', '));
    next(new Refused([{ code: 'methodNotAllowed' }], 405));
  };
}

function pathsOf(bySegments: Map<number, KnownPath[]>, path: string): KnownPath[] {
  const count = path.split('/').filter(Boolean).length;
  const known = bySegments.get(count) ?? [];
  bySegments.set(count, known);
  return known;
}
