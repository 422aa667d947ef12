export { dayLock } from './entries/log-time.js';
export { TimeEntry } from './entries/time-entry.entity.js';
export { timeEntryLifecycle } from './entries/time-entry.lifecycle.js';
export { TimeModule } from './time.module.js';
