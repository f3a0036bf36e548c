import type { FeatureRoutes } from '../shell/feature-routes';

/** What a memorandum rests on, below `:place/akti/:code`. */
export const routes: FeatureRoutes = {
  dossier: [
    {
      path: 'paskaidrojums/budzets',
      loadComponent: () => import('./fiscal-page').then((m) => m.FiscalPage),
    },
    {
      path: 'paskaidrojums/izmaksas',
      loadComponent: () => import('./administrative-page').then((m) => m.AdministrativePage),
    },
    { path: 'kontakti', loadComponent: () => import('./contacts-page').then((m) => m.ContactsPage) },
  ],
};
