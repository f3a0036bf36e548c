import type { CanDeactivateFn } from '@angular/router';
import type { FeatureRoutes } from '../shell/feature-routes';

/** Waits until what was typed is saved, or kept in this browser where it cannot be. */
const saved: CanDeactivateFn<{ leave(): Promise<void> }> = async (page) => {
  await page.leave();
  return true;
};

export const routes: FeatureRoutes = {
  work: [
    {
      path: ':place/speka',
      pathMatch: 'full',
      loadComponent: () => import('./acts-in-force-page').then((m) => m.ActsInForcePage),
    },
    {
      path: ':place/speka/:year/:slug',
      loadComponent: () => import('./validity-page').then((m) => m.ValidityPage),
    },
  ],
  dossier: [
    {
      path: 'grozijumi',
      pathMatch: 'full',
      loadComponent: () => import('./amendment-page').then((m) => m.AmendmentPage),
    },
    {
      path: 'grozijumi/teksts',
      canDeactivate: [saved],
      loadComponent: () => import('./edited-text-page').then((m) => m.EditedTextPage),
    },
    {
      path: 'grozijumi/konsolidacija',
      canDeactivate: [saved],
      loadComponent: () => import('./consolidated-text-page').then((m) => m.ConsolidatedTextPage),
    },
  ],
};
