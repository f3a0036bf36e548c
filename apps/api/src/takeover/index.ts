export { TakeoverModule } from './takeover.module.js';
