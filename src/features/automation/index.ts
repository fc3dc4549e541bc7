export { AutomationModule } from './automation.module.js';
export { AutomationRunner, type TaskEvent } from './automation-runner.js';
