export * from './thresholds.js';
export * from './register-answer.js';
export * from './signing.js';
export * from './contents.js';
export * from './procedure.js';
export * from './terms.js';
