export { answerBrokenRequest, answerUnreadableUrl } from './framework-errors.js';
export { type Dialect, type FailureStyle } from './dialects.js';
export { codeOfProviderKind, toProblem } from './from-error.js';
export { ProblemFilter } from './problem.filter.js';
export { invalidField, missingField, problem, ProblemError, type ProblemOptions } from './problem.js';
export { type ServedPath, ServedPaths } from './served-paths.js';
