export { dropoutCase } from './dropout-case.workflow.js';
