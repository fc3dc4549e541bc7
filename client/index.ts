export {
  type AsanaProfile,
  type AsanaProject,
  type AsanaSection,
  AsanaSkills,
  type AsanaTask,
  type AsanaTeam,
  type AsanaUser,
  type NewTask,
  type PageOptions,
  type SkillPage,
  type TaskChanges,
} from './asana-skills.js';
export { type Result, type SkillError } from './result.js';
export type { components, operations, paths } from './schema.js';
export {
  createSwitchyard,
  type Credential,
  NetworkError,
  type SwitchyardClient,
  type SwitchyardOptions,
} from './switchyard.js';
