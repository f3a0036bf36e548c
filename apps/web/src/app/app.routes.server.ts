import { RenderMode, type ServerRoute } from '@angular/ssr';
import { personalPaths, secretPaths } from './app.routes';

export const serverRoutes: ServerRoute[] = [
  ...personalPaths.map((path): ServerRoute => ({ path, renderMode: RenderMode.Client })),
  ...secretPaths.map((path): ServerRoute => ({
    path,
    renderMode: RenderMode.Server,
    headers: { 'Cache-Control': 'private, no-store' },
  })),
  { path: '**', renderMode: RenderMode.Server },
];
