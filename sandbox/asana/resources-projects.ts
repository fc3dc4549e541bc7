import { type Project, type Section } from './model.js';
import { type Ref, refTo, type ResourceType, type View } from './opt-fields.js';
import { customFieldSettingType } from './resources-custom-fields.js';
import { teamType, userRef, userRefs, workspaceRef } from './resources-people.js';

const NAMED = ['gid', 'resource_type', 'name'] as const;

export const projectType: ResourceType<Project> = {
  compact: NAMED,
  full: [
    ...NAMED,
    'archived',
    'color',
    'completed',
    'completed_at',
    'completed_by',
    'created_at',
    'created_from_template',
    'current_status',
    'current_status_update',
    'custom_field_settings',
    'custom_fields',
    'default_access_level',
    'default_view',
    'due_date',
    'due_on',
    'followers',
    'icon',
    'members',
    'minimum_access_level_for_customization',
    'minimum_access_level_for_sharing',
    'modified_at',
    'notes',
    'owner',
    'permalink_url',
    'privacy_setting',
    'project_brief',
    'public',
    'start_on',
    'team',
    'workspace',
  ],
  fields: {
    gid: (project) => project.gid,
    resource_type: () => 'project',
    name: (project) => project.name,
    archived: (project) => project.archived,
    color: (project) => project.color,
    completed: () => false,
    completed_at: () => null,
    completed_by: () => null,
    created_at: (project) => project.createdAt,
    created_from_template: () => null,
    current_status: () => null,
    current_status_update: () => null,
    custom_field_settings: (project) => settingRefs(project),
    custom_fields: () => [],
    default_access_level: () => 'editor',
    default_view: (project) => project.defaultView,
    due_date: (project) => project.dueOn,
    due_on: (project) => project.dueOn,
    followers: (project, view) => userRefs(project.followers, view),
    html_notes: (project) => project.htmlNotes,
    icon: (project) => project.icon,
    members: (project, view) => userRefs(project.members, view),
    minimum_access_level_for_customization: () => 'editor',
    minimum_access_level_for_sharing: () => 'editor',
    modified_at: (project) => project.modifiedAt,
    notes: (project) => project.notes,
    owner: (project, view) => userRef(project.owner, view),
    permalink_url: (project) => `https://app.asana.com/0/${project.gid}/list`,
    privacy_setting: (project) => project.privacy,
    project_brief: () => null,
    public: (project) => project.privacy === 'public_to_workspace',
    start_on: (project) => project.startOn,
    // The description allows no null here, so a project outside of any team answers none.
    team: (project, { state }) =>
      project.team === null ? undefined : refTo(teamType, state.get('teams', project.team)),
    workspace: (project, view) => workspaceRef(project.workspace, view),
  },
};

export const sectionType: ResourceType<Section> = {
  compact: NAMED,
  full: [...NAMED, 'created_at', 'project'],
  fields: {
    gid: (section) => section.gid,
    resource_type: () => 'section',
    name: (section) => section.name,
    created_at: (section) => section.createdAt,
    project: (section, view) => projectRef(section.project, view),
    projects: (section, view) => [projectRef(section.project, view)],
  },
};

const settingType = customFieldSettingType(projectType);

export const projectRef = (gid: string, { state }: View): Ref => refTo(projectType, state.get('projects', gid));

export const settingRefs = (project: Project): Ref[] =>
  project.settings.map((setting) => refTo(settingType, { project, setting }));
