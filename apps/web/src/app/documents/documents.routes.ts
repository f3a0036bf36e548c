import type { CanDeactivateFn, Routes } from '@angular/router';
import type { FeatureRoutes } from '../shell/feature-routes';

/** Waits until what was typed is saved, or kept in this browser where it cannot be. */
const saved: CanDeactivateFn<{ leave(): Promise<void> }> = async (page) => {
  await page.leave();
  return true;
};

/** The texts of one dossier, below `:place/akti/:code`. */
export const documentsRoutes: Routes = [
  {
    path: 'teksts',
    canDeactivate: [saved],
    loadComponent: () => import('./text-page').then((m) => m.TextPage),
  },
  {
    path: 'paskaidrojums',
    canDeactivate: [saved],
    loadComponent: () => import('./memorandum-page').then((m) => m.MemorandumPage),
  },
  { path: 'teksta-vesture', loadComponent: () => import('./history-page').then((m) => m.TextHistoryPage) },
  { path: 'versijas', loadComponent: () => import('./versions-page').then((m) => m.VersionsPage) },
];

export const routes: FeatureRoutes = { dossier: documentsRoutes };
