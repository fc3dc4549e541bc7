import { z } from 'zod';
import { COLORS, projectColor } from '../asana.input.js';
import {
  changeRequest,
  clearable,
  clearableNotes,
  date,
  flag,
  gid,
  name,
  notes,
  optional,
  person,
  position,
  request,
  required,
  workspace,
} from '../asana.request-fields.js';

/** Requests about single projects, sections and tags. */
export const updateProjectBody = changeRequest({
  name: name.optional(),
  notes: clearableNotes,
  color: optional(projectColor),
  public: flag,
  archived: flag,
  due_on: clearable(date).describe('yyyy-mm-dd, also spelled due_date; null clears.'),
  start_on: clearable(date).describe('yyyy-mm-dd; null clears.'),
  owner: clearable(person).describe('Asana gid, `me` or e-mail address; null: nobody.'),
});

export const createSectionBody = request({ name: required(name), ...position });
export const renameSectionBody = request({ name: required(name) });
export const moveTaskBody = request({
  task_id: required(gid).describe('Also spelled task_gid or task.'),
  ...position,
});

export const createTagBody = request({
  name: required(name),
  color: optional(z.enum(COLORS)),
  notes: optional(notes).describe('Also spelled description.'),
  workspace_id: workspace,
});

export type UpdateProject = z.output<typeof updateProjectBody>;
export type CreateSection = z.output<typeof createSectionBody>;
export type RenameSection = z.output<typeof renameSectionBody>;
export type MoveTask = z.output<typeof moveTaskBody>;
export type CreateTag = z.output<typeof createTagBody>;
