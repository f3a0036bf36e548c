import type { INestApplicationContext } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { RequestMethod } from '@nestjs/common';
import type { Permission } from '#libs/access-policy';
import { PUBLIC_ROUTE, REQUIRED_PERMISSION } from './requires.js';

/** One route and what it asks for. */
export interface RouteRecord {
  method: string;
  path: string;
  access: Permission | 'public' | undefined;
}

/** Every route of every controller with what it declares; sorted by path. */
export function listRoutes(app: INestApplicationContext): RouteRecord[] {
  const reflector = app.get(Reflector);
  const scanner = new MetadataScanner();
  const routes = app
    .get(DiscoveryService)
    .getControllers()
    .flatMap(({ instance, metatype }) => {
      if (!instance || !metatype) return [];
      const prototype: object = Object.getPrototypeOf(instance) as object;
      return scanner.getAllMethodNames(prototype).flatMap((name): RouteRecord[] => {
        const handler = (prototype as Record<string, unknown>)[name];
        if (typeof handler !== 'function') return [];
        const paths = reflector.get<string | string[] | undefined>(PATH_METADATA, handler);
        if (paths === undefined) return [];
        const targets = [handler, metatype] as Parameters<Reflector['getAllAndOverride']>[1];
        const access = reflector.getAllAndOverride<boolean | undefined>(PUBLIC_ROUTE, targets)
          ? 'public'
          : reflector.getAllAndOverride<Permission | undefined>(REQUIRED_PERMISSION, targets);
        const method = RequestMethod[reflector.get<number>(METHOD_METADATA, handler)] ?? 'ALL';
        const prefix = reflector.get<string>(PATH_METADATA, metatype);
        return [paths].flat().map((path) => ({ method, path: joinPath(prefix, path), access }));
      });
    });
  return routes.sort((a, b) => `${a.path} ${a.method}`.localeCompare(`${b.path} ${b.method}`, 'en'));
}

/** @throws Error naming every route that declares neither `@Requires` nor `@Public`. */
export function refuseUndeclaredRoutes(app: INestApplicationContext): void {
  const open = listRoutes(app).filter((route) => route.access === undefined);
  if (open.length === 0) return;
  throw new Error(
    `Routes without @Requires or @Public: ${open.map((route) => `${route.method} ${route.path}`).join(', ')}`,
  );
}

function joinPath(...parts: string[]): string {
  return `/${parts
    .flatMap((part) => part.split('/'))
    .filter(Boolean)
    .join('/')}`;
}
