export { CollectiveSubmissionsModule } from './collective-submissions.module.js';
export { OpenSubmissions } from './open-submissions.query.js';
