import { GeolatvijaImportRow, ProjectOriginRow } from './geolatvija.entity.js';
import { GeolatvijaController, PublicGeolatvijaController } from './geolatvija.controller.js';
import { GeolatvijaViews } from './geolatvija-view.query.js';
import { PreviewProjects } from './preview-projects.js';
import { PreviewResults } from './preview-results.js';
import { TakeOverProjects } from './take-over-projects.js';
import { TakeOverResults } from './take-over-results.js';

/** What the module of the participatory budget takes in for projects and results of GeoLatvija.lv. */
export const GEOLATVIJA = {
  entities: [GeolatvijaImportRow, ProjectOriginRow],
  controllers: [GeolatvijaController, PublicGeolatvijaController],
  providers: [GeolatvijaViews, PreviewProjects, PreviewResults, TakeOverProjects, TakeOverResults],
};
