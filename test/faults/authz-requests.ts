/**
 * For each operation that needs more than to know for whom: fields of a request that succeeds for the owner. Texts that
 * begin with `$` stand for the owner's things. Fields named like a parameter of the path go there.
 */
export type Fields = Readonly<Record<string, unknown>>;

const project_id = '$project';
const task = { taskId: '$task' };
const task_id = '$task';
const bulk = { id: '$bulk' };
const mirror = { id: '$mirror' };
const rule = { id: '$rule' };
const ruleBody = { name: 'Owned', trigger: { type: 'manual', project_id }, actions: [{ type: 'complete' }] };
const service_id = 'asana_service';

export const REQUESTS: Readonly<Record<string, Fields>> = {
  'access.keys.create': { name: 'made', scopes: ['connections:read'] },
  'access.keys.delete': { id: '$key' },
  'asana.attachments.list': task,
  'asana.bulk.cancel': { id: '$runningBulk' },
  'asana.bulk.create': { action: 'complete', items: ['$task'] },
  'asana.bulk.events': bulk,
  'asana.bulk.get': bulk,
  'asana.bulk.items': bulk,
  'asana.bulk.retry': bulk,
  'asana.comments.list': task,
  'asana.customFields.list': { projectId: '$project' },
  'asana.dependencies.add': { ...task, dependencies: ['$otherTask'] },
  'asana.dependencies.list': task,
  'asana.dependencies.remove': { ...task, otherId: '$otherTask' },
  'asana.dependents.add': { ...task, dependents: ['$otherTask'] },
  'asana.dependents.list': task,
  'asana.dependents.remove': { ...task, otherId: '$otherTask' },
  'asana.enhanced.analytics': { project_id },
  'asana.enhanced.automation.create': ruleBody,
  'asana.enhanced.automation.delete': { id: '$spareRule' },
  'asana.enhanced.automation.get': rule,
  'asana.enhanced.automation.patch': { ...rule, name: 'Changed' },
  'asana.enhanced.automation.put': { ...rule, ...ruleBody },
  'asana.enhanced.automation.run': rule,
  'asana.enhanced.automation.runs.get': { ...rule, runId: '$run' },
  'asana.enhanced.automation.runs.list': rule,
  'asana.enhanced.workflows': { project_id },
  'asana.mirrors.create': { project_id },
  'asana.mirrors.delete': { id: '$spareMirror' },
  'asana.mirrors.get': mirror,
  'asana.mirrors.tasks': mirror,
  'asana.post.createTask': { project_id, name: 'Made' },
  'asana.post.listTasks': { project_id },
  'asana.post.search': { project_id, query: 'a' },
  'asana.post.sections': { project_id },
  'asana.post.teams': { workspace_id: '$workspace' },
  'asana.post.updateTask': { task_id, name: 'Changed' },
  'asana.post.users': { workspace_id: '$workspace' },
  'asana.projects.archive': { projectId: '$spareProject' },
  'asana.projects.delete': { projectId: '$spareProject' },
  'asana.projects.get': { projectId: '$project' },
  'asana.projects.update': { projectId: '$project', notes: 'Changed' },
  'asana.sections.addTask': { sectionId: '$section', task_id },
  'asana.sections.create': { projectId: '$project', name: 'Made' },
  'asana.sections.delete': { sectionId: '$spareSection' },
  'asana.sections.list': { project_id },
  'asana.sections.rename': { sectionId: '$section', name: 'Changed' },
  'asana.stories.list': task,
  'asana.subtasks.create': { ...task, name: 'Made' },
  'asana.subtasks.list': task,
  'asana.tags.create': { name: 'made' },
  'asana.tasks.addFollowers': { ...task, followers: ['me'] },
  'asana.tasks.addProject': { ...task, project_id },
  'asana.tasks.addTag': { ...task, tag_id: '$tag' },
  'asana.tasks.comment': { ...task, comment: 'Made' },
  'asana.tasks.complete': task,
  'asana.tasks.create': { name: 'Made' },
  'asana.tasks.delete': { taskId: '$spareTask' },
  'asana.tasks.get': task,
  'asana.tasks.removeFollower': { ...task, follower: 'me' },
  'asana.tasks.removeProject': { ...task, projectId: '$project' },
  'asana.tasks.removeTag': { ...task, tagId: '$tag' },
  'asana.tasks.search': { project_id, query: 'a' },
  'asana.tasks.update': { ...task, name: 'Changed' },
  'asana.tasks.writeCustomFields': { ...task, custom_fields: { Priority: 'High' } },
  'connections.create': { provider: 'asana', access_token: '$accessToken', refresh_token: '$refreshToken' },
  'connections.delete': { id: '$connection' },
  'connections.get': { id: '$connection' },
  'connections.health.get': { id: '$connection' },
  'connections.test': { id: '$connection' },
  'integrations.search.post': { query: 'a', workspace_id: '$workspace' },
  'integrations.sections.post': { project_id },
  'oauth.callback.create': { code: 'none', state: 'none' },
  'proxy.delete': { '*': '/tasks/$proxiedTask' },
  'proxy.get': { '*': '/tasks/$task' },
  'proxy.patch': { '*': '/tasks/$task' },
  'proxy.post': { '*': '/tasks', data: { name: 'Made', workspace: '$workspace' } },
  'proxy.put': { '*': '/tasks/$task', data: { name: 'Changed' } },
  'services.chatCommands.test': { service_id, command: 'use asana' },
  'services.get': { id: service_id },
  'services.workflows.create': { service_id },
  'services.workflows.delete': { id: '$workflow' },
  'webhooks.deliveries.get': { id: '$delivery' },
  'webhooks.deliveries.replay': { id: '$delivery' },
  'webhooks.deliveries.replayMany': { status: 'dead' },
  'webhooks.subscriptions.check': { id: '$subscription' },
  'webhooks.subscriptions.create': { provider: 'asana', resource: '$project' },
  'webhooks.subscriptions.delete': { id: '$spareSubscription' },
  'webhooks.subscriptions.get': { id: '$subscription' },
};

/** Where the owner's success is another answer, with the reason. */
export const OTHER_SUCCESS: Readonly<Record<string, number>> = {
  /** Fails on purpose, for everybody. */
  'asana.errorTest': 400,
  /** No sign-in is under way; what ends one is in `test/contract/auth.spec.ts`. */
  'oauth.callback.create': 400,
  /** Asana knows no PATCH, and its own answer comes through. */
  'proxy.patch': 404,
};
