export { answerUnreadableUrl } from './framework-errors.js';
export { type Dialect, type FailureStyle } from './dialects.js';
export { toProblem } from './from-error.js';
export { ProblemFilter } from './problem.filter.js';
export { PROBLEM_TYPE_PREFIX } from './problem-body.js';
export { invalidField, missingField, problem, ProblemError, type ProblemOptions } from './problem.js';
