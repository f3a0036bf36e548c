export { SaveClause } from './save-clause.js';
export { TemplatesModule } from './templates.module.js';
