export { CoordinationModule } from './coordination.module.js';
