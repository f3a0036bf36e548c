export { PromulgationModule } from './promulgation.module.js';
