import type { FeatureRoutes } from '../shell/feature-routes';
import { signedIn } from '../shell/guards';

export const routes: FeatureRoutes = {
  mine: [
    {
      path: 'mans/balsojumi',
      canActivate: [signedIn],
      loadComponent: () => import('./vote/my-votes-page').then((m) => m.MyVotesPage),
    },
    {
      path: 'mans/projekti',
      pathMatch: 'full',
      canActivate: [signedIn],
      loadComponent: () => import('./my-projects/my-projects-page').then((m) => m.MyProjectsPage),
    },
    {
      path: 'mans/projekti/:place/:id',
      canActivate: [signedIn],
      loadComponent: () => import('./my-projects/my-project-page').then((m) => m.MyProjectPage),
    },
    {
      path: 'mans/projekti/:place/:id/lidzautors',
      canActivate: [signedIn],
      loadComponent: () => import('./my-projects/invitation-page').then((m) => m.InvitationPage),
    },
    {
      path: 'mans/projekti/:place/:id/iesniegts',
      canActivate: [signedIn],
      loadComponent: () => import('./my-projects/submitted-page').then((m) => m.ProjectSubmittedPage),
    },
  ],
  place: [
    {
      path: 'budzets',
      pathMatch: 'full',
      loadComponent: () => import('./overview-page').then((m) => m.BudgetOverviewPage),
    },
    {
      path: 'budzets/nauda',
      pathMatch: 'full',
      loadComponent: () => import('./delivery/money-page').then((m) => m.BudgetMoneyPage),
    },
    {
      path: 'budzets/:year',
      pathMatch: 'full',
      loadComponent: () => import('./cycle/cycle-page').then((m) => m.BudgetCyclePage),
    },
    {
      path: 'budzets/:year/projekti',
      pathMatch: 'full',
      loadComponent: () => import('./projects/projects-page').then((m) => m.BudgetProjectsPage),
    },
    {
      path: 'budzets/:year/projekti/:nr',
      loadComponent: () => import('./projects/project-page').then((m) => m.BudgetProjectPage),
    },
    {
      path: 'budzets/:year/idejas',
      loadComponent: () => import('./ideas/ideas-page').then((m) => m.BudgetIdeasPage),
    },
    {
      path: 'budzets/:year/iesniegt',
      loadComponent: () => import('./my-projects/submit-page').then((m) => m.BudgetSubmitPage),
    },
    {
      path: 'budzets/:year/balsot',
      canDeactivate: [(page: { mayLeave(): Promise<boolean> }) => page.mayLeave()],
      loadComponent: () => import('./vote/vote-page').then((m) => m.BudgetVotePage),
    },
    {
      path: 'budzets/:year/parbaudit',
      loadComponent: () => import('./verify/verify-page').then((m) => m.BudgetVerifyPage),
    },
    {
      path: 'budzets/:year/rezultati',
      loadComponent: () => import('./results/results-page').then((m) => m.BudgetResultsPage),
    },
  ],
};
