import type { Routes } from '@angular/router';

/**
 * Where a feature adds its pages. The file that exports it is part of the first download:
 * pages come by `loadComponent`, never by a plain import.
 */
export interface FeatureRoutes {
  /** Below the root of the site, rendered on the server for anybody. */
  site?: Routes;
  /** Below the root of the site but of one person, for example `mans`: rendered in the browser only. The feature says itself which need `signedIn`. */
  mine?: Routes;
  /** Below the public pages of a municipality `/:place`. */
  place?: Routes;
  /** Below the workspace `/darbs`; municipal ones start with `:place/`. */
  work?: Routes;
  /** Inside the frame of a by-law's dossier `/darbs/:place/akti/:code`; pages there inject `OpenDossier`. */
  dossier?: Routes;
}
