export * from './template.js';
export { TEMPLATES } from './templates.js';
export { buildPoints, buildTemplate, templateBasis, templateTitle, type TemplateOptions } from './build.js';
export { missingFrom, type MissingElement } from './missing.js';
export { placeNameOf, withPlace, type PlaceName } from './place-name.js';
export { checkTitle, type TitleFinding } from './title.js';
export { renewIds } from './renew-ids.js';
