import type { FeatureRoutes } from '../shell/feature-routes';

export const routes: FeatureRoutes = { site: [], mine: [], place: [], work: [] };
