import { RenderMode, type ServerRoute } from '@angular/ssr';
import { personalPaths } from './app.routes';

export const serverRoutes: ServerRoute[] = [
  ...personalPaths.map((path): ServerRoute => ({ path, renderMode: RenderMode.Client })),
  { path: '**', renderMode: RenderMode.Server },
];
