import type { Route } from '@angular/router';
import { routes as amendments } from '../amendments/amendments.routes';
import { routes as coordination } from '../coordination/coordination.routes';
import { routes as council } from '../council/council.routes';
import { routes as documents } from '../documents/documents.routes';
import { routes as memorandum } from '../memorandum/memorandum.routes';
import { routes as participation } from '../participation/participation.routes';
import { routes as promulgation } from '../promulgation/promulgation.routes';
import { routes as review } from '../review/review.routes';
import { routes as summaries } from '../summaries/summaries.routes';
import type { FeatureRoutes } from '../shell/feature-routes';

/** The frame with its tabs, and inside it the pages of every feature that works on the dossier. */
const frame: Route = {
  path: ':place/akti/:code',
  loadComponent: () => import('./dossier-frame').then((m) => m.DossierFrame),
  children: [
    {
      path: '',
      pathMatch: 'full',
      loadComponent: () => import('./overview-page').then((m) => m.OverviewPage),
    },
    {
      path: 'jautajumi',
      loadComponent: () => import('./questionnaire-page').then((m) => m.QuestionnairePage),
    },
    { path: 'vesture', loadComponent: () => import('./history-page').then((m) => m.HistoryPage) },
    ...[
      memorandum,
      documents,
      amendments,
      coordination,
      participation,
      council,
      review,
      summaries,
      promulgation,
    ].flatMap((feature) => feature.dossier ?? []),
    { path: '**', loadComponent: () => import('../shell/not-found').then((m) => m.NotFound) },
  ],
};

export const routes: FeatureRoutes = {
  site: [],
  mine: [],
  place: [],
  work: [
    {
      path: '',
      pathMatch: 'full',
      loadComponent: () => import('../inbox/inbox-page').then((m) => m.InboxPage),
    },
    {
      path: ':place/akti',
      pathMatch: 'full',
      loadComponent: () => import('./dossiers-page').then((m) => m.DossiersPage),
    },
    { path: ':place/norise', loadComponent: () => import('./way/way-page').then((m) => m.WayPage) },
    { path: ':place/akti/jauns', loadComponent: () => import('./start-page').then((m) => m.StartPage) },
    {
      path: ':place/akti/jauns/:importId',
      loadComponent: () => import('./import-page').then((m) => m.ImportPage),
    },
    frame,
  ],
};
