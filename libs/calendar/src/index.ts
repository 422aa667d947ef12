export * from './due.js';
export * from './duration.js';
export * from './local-date.js';
export * from './zone.js';
