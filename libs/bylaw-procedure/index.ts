export * from './states.js';
export * from './facts.js';
export * from './questionnaire.js';
