import * as answers from '../asana.answers.js';
import { examples } from '../asana.examples.js';

/** What is alike of an operation behind its two doors, the REST path here and the path of the POST family. */
export const SECTIONS = {
  summary: 'List sections of a project',
  failure: 'GET_SECTIONS_FAILED',
  answer: answers.sectionListAnswer,
  example: examples.sections,
};

export const TEAMS = {
  summary: 'List teams of a workspace',
  failure: 'GET_TEAMS_FAILED',
  answer: answers.teamListAnswer,
  example: examples.teams,
};

export const PROFILE = {
  summary: 'Show an Asana profile',
  description: 'Another person’s profile needs the scope `users:delegate`.',
  failure: 'GET_USER_PROFILE_FAILED',
  required: 'user_id is required.',
  answer: answers.profileAnswer,
  example: examples.profile,
};
