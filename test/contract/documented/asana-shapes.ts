import { at, refused } from './operation.js';

/** Objects of `/api/asana/*` as sections 1.3 and 1.4 say, and how its paths refuse. */
export const FILE = 'id name notes due_on completed assignee projects created_at modified_at';
export const PROJECT =
  'id name description color archived public created_at modified_at workspace.gid workspace.name team.gid team.name';
export const SECTION = 'id name project.gid created_at';
export const TEAM = 'id name description workspace.gid created_at';
export const PERSON = 'id name email photo workspace.gid';
export const PROFILE = 'id name email photo workspaces.0.gid workspaces.0.name';
export const PAGES = at('pagination', 'limit offset next_offset has_more');

export const lacking = (fields: string) => refused({ user_id: '$user' }, 400, `${fields} are required.`);
export const badGid = (field: string, fields: object = {}) =>
  refused({ user_id: '$user', ...fields, [field]: 'x' }, 400, `${field} `);
export const unknownTask = (fields: object = {}) =>
  refused({ user_id: '$user', taskId: '999', ...fields }, 404, 'NOT_FOUND');
export const unconnected = (fields: object = {}) => refused({ user_id: 'nobody', ...fields }, 401, 'AUTH_ERROR');
