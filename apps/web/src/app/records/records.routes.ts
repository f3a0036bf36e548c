import { signedIn } from '../shell/guards';
import type { FeatureRoutes } from '../shell/feature-routes';

export const routes: FeatureRoutes = {
  mine: [
    {
      path: 'mans/dati',
      canActivate: [signedIn],
      loadComponent: () => import('./my-data-page').then((m) => m.MyDataPage),
    },
  ],
  work: [
    {
      path: ':place/dati',
      loadComponent: () => import('./records-frame').then((m) => m.RecordsFrame),
      children: [
        {
          path: '',
          pathMatch: 'full',
          loadComponent: () => import('./records-page').then((m) => m.RecordsPage),
        },
        { path: 'pieprasijumi', loadComponent: () => import('./requests-page').then((m) => m.RequestsPage) },
        {
          path: 'pieprasijumi/:id',
          loadComponent: () => import('./request-page').then((m) => m.RequestPage),
        },
        { path: 'glabasana', loadComponent: () => import('./retention-page').then((m) => m.RetentionPage) },
        { path: 'piekluve', loadComponent: () => import('./access-log-page').then((m) => m.AccessLogPage) },
      ],
    },
  ],
};
