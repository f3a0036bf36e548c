export { CollectiveSubmissionsModule } from './collective-submissions.module.js';
