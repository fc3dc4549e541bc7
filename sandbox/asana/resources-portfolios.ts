import { type Portfolio } from './model.js';
import { type ResourceType } from './opt-fields.js';
import { userRef, userRefs, workspaceRef } from './resources-people.js';

const NAMED = ['gid', 'resource_type', 'name'] as const;

export const portfolioType: ResourceType<Portfolio> = {
  compact: NAMED,
  full: [
    ...NAMED,
    'color',
    'created_at',
    'created_by',
    'custom_field_settings',
    'due_on',
    'members',
    'owner',
    'permalink_url',
    'public',
    'start_on',
    'workspace',
  ],
  fields: {
    gid: (portfolio) => portfolio.gid,
    resource_type: () => 'portfolio',
    name: (portfolio) => portfolio.name,
    archived: () => false,
    // The description allows no null here.
    color: (portfolio) => portfolio.color ?? undefined,
    created_at: (portfolio) => portfolio.createdAt,
    created_by: (portfolio, view) => userRef(portfolio.owner, view),
    custom_field_settings: () => [],
    due_on: () => null,
    members: (portfolio, view) => userRefs([portfolio.owner], view),
    owner: (portfolio, view) => userRef(portfolio.owner, view),
    permalink_url: (portfolio) => `https://app.asana.com/0/portfolio/${portfolio.gid}/list`,
    public: (portfolio) => portfolio.isPublic,
    start_on: () => null,
    workspace: (portfolio, view) => workspaceRef(portfolio.workspace, view),
  },
};
