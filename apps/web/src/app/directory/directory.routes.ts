import type { FeatureRoutes } from '../shell/feature-routes';

export const routes: FeatureRoutes = {
  site: [],
  mine: [],
  place: [],
  work: [
    {
      path: ':place/administracija',
      loadComponent: () => import('./administration-layout').then((m) => m.AdministrationLayout),
      children: [
        {
          path: '',
          pathMatch: 'full',
          loadComponent: () => import('./administration-page').then((m) => m.AdministrationPage),
        },
        { path: 'iestatijumi', loadComponent: () => import('./settings-page').then((m) => m.SettingsPage) },
        {
          path: 'iestades',
          loadComponent: () => import('./institutions-page').then((m) => m.InstitutionsPage),
        },
        { path: 'cilveki', loadComponent: () => import('./people-page').then((m) => m.PeoplePage) },
        { path: 'kalendars', loadComponent: () => import('./calendar-page').then((m) => m.CalendarPage) },
        {
          path: 'atgadinajumi',
          loadComponent: () =>
            import('../deadlines/reminder-settings-page').then((m) => m.ReminderSettingsPage),
        },
        {
          path: 'kartiba',
          loadComponent: () => import('../bylaws/own-steps/own-steps-page').then((m) => m.OwnStepsPage),
        },
        { path: 'registrs', loadComponent: () => import('./register-page').then((m) => m.RegisterPage) },
        { path: 'zurnals', loadComponent: () => import('./audit-page').then((m) => m.AuditPage) },
      ],
    },
    {
      path: ':place/aizvietosana',
      loadComponent: () => import('./own-roles-page').then((m) => m.OwnRolesPage),
    },
  ],
};
