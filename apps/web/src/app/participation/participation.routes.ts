import type { FeatureRoutes } from '../shell/feature-routes';
import { signedIn } from '../shell/guards';

export const routes: FeatureRoutes = {
  mine: [
    {
      path: 'mans/viedokli',
      canActivate: [signedIn],
      loadComponent: () => import('./my-opinions-page').then((m) => m.MyOpinionsPage),
    },
  ],
  place: [
    {
      path: 'noteikumi/:code/viedokli',
      loadComponent: () => import('./opinions-page').then((m) => m.OpinionsPage),
    },
    {
      path: 'noteikumi/:code/viedoklis',
      loadComponent: () => import('./opinion-form-page').then((m) => m.OpinionFormPage),
    },
    {
      path: 'noteikumi/:code/apkopojums',
      loadComponent: () => import('./collation-page').then((m) => m.CollationPage),
    },
    {
      path: 'noteikumi/:code/kas-mainijas',
      loadComponent: () => import('./outcome-page').then((m) => m.OutcomePage),
    },
    {
      path: 'viedoklis/:receipt',
      loadComponent: () => import('./receipt-page').then((m) => m.ReceiptPage),
    },
  ],
  work: [{ path: ':place/viedokli', loadComponent: () => import('./stages-page').then((m) => m.StagesPage) }],
  dossier: [
    { path: 'viedokli', loadComponent: () => import('./opinion-desk-page').then((m) => m.OpinionDeskPage) },
  ],
};
