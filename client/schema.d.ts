// Generated from the OpenAPI document by `npm run client`. Do not edit.

export interface paths {
  '/api/{provider}/health': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How healthy a provider is: database, OAuth client, service
     * @description Answers 200 for `degraded` too: read `status`.
     */
    get: operations['health.provider.get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/{provider}/health/connection': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Tests a user's connection with a cheap read at the provider */
    get: operations['health.connection.get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/{provider}/health/diagnosis': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The cause of the state of a user's connection, and the next action
     * @description Rests on what is stored and on a live, cheap call to the provider, and takes a few seconds at most. Answers 200 whatever it finds, but 503 with the same `connection` member while the database is away.
     */
    get: operations['health.diagnosis.get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/{provider}/health/summary': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Health of the provider and, with a user, of that user's tokens and connection */
    get: operations['health.summary.get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/{provider}/health/tokens': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** State of a user's stored tokens, without asking the provider */
    get: operations['health.tokens.get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/bulk': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List bulk operations, newest first */
    get: operations['asana.bulk.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/bulk/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Show how far a bulk operation is */
    get: operations['asana.bulk.get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/bulk/{id}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Stop a bulk operation
     * @description The batch under way ends. What was not sent fails with `cancelled` and can be retried.
     */
    post: operations['asana.bulk.cancel'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/bulk/{id}/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Follow a bulk operation live, as server-sent events
     * @description An event `progress` with `{"operation": …}` at once and after every change, an event `end` with the same when the operation is over; close the stream then. Comment lines keep it open meanwhile; it ends after ten minutes, and when its credential runs out or is revoked.
     */
    get: operations['asana.bulk.events'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/bulk/{id}/items': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List what became of each item, in the order of the request */
    get: operations['asana.bulk.items'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/bulk/{id}/retry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Work the failed items of a bulk operation off again
     * @description A task whose creation may have succeeded is looked for first and never created twice.
     */
    post: operations['asana.bulk.retry'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/create-task': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Create a task in a project */
    post: operations['asana.post.createTask'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/enhanced/analytics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Show figures over all tasks of a project or a workspace
     * @description Small projects are computed while the request waits. Larger ones are computed in the background: the answer says `computing`, how many tasks were read so far, and shows the last figures there were. Figures are kept for five minutes. A task in several projects is counted once. Subtasks outside of projects are not counted.
     */
    get: operations['asana.enhanced.analytics'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/enhanced/automation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List the user’s automation rules, newest first */
    get: operations['asana.enhanced.automation.list'];
    put?: never;
    /**
     * Make an automation rule
     * @description What the rule names (project, sections, tags, people, custom fields) is looked up at once. A rule that waits for events makes sure that Asana tells of its project: see `/api/webhooks/subscriptions`.
     */
    post: operations['asana.enhanced.automation.create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/enhanced/automation/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Show an automation rule */
    get: operations['asana.enhanced.automation.get'];
    /**
     * Change an automation rule
     * @description The same as PATCH: absent members stay as they are.
     */
    put: operations['asana.enhanced.automation.put'];
    post?: never;
    /** Delete an automation rule with the log of its runs */
    delete: operations['asana.enhanced.automation.delete'];
    options?: never;
    head?: never;
    /** Change an automation rule */
    patch: operations['asana.enhanced.automation.patch'];
    trace?: never;
  };
  '/api/asana/enhanced/automation/{id}/run': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Run a rule now, or say what it would do
     * @description Over all tasks of the project of its trigger. Answers 200 with the finished run, or 202 when it takes more than two seconds. A rule acts on a task once in a run, and leaves alone what already is as it should be.
     */
    post: operations['asana.enhanced.automation.run'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/enhanced/automation/{id}/runs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List the runs of a rule, newest first */
    get: operations['asana.enhanced.automation.runs.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/enhanced/automation/{id}/runs/{runId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Show a run of a rule, with what it did to which task */
    get: operations['asana.enhanced.automation.runs.get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/enhanced/workflows': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Show projects as workflows, their sections as stages
     * @description Small projects are computed while the request waits. Larger ones are computed in the background: the answer says `computing`, how many tasks were read so far, and shows the last figures there were. Figures are kept for five minutes. Without a project: the first 50 projects of the default workspace.
     */
    get: operations['asana.enhanced.workflows'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/error-test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Fail on purpose
     * @description Always 400, so that a client can try its handling of errors.
     */
    get: operations['asana.errorTest'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/list-tasks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** List tasks of a project */
    post: operations['asana.post.listTasks'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/mirrors': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List the mirrored projects, newest first */
    get: operations['asana.mirrors.list'];
    put?: never;
    /**
     * Mirror the tasks of a project from now on
     * @description The project is read in full in the background and kept up with by webhooks; as a safety net it is read in full once a day. Mirroring a project again changes nothing; one that failed is tried again.
     */
    post: operations['asana.mirrors.create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/mirrors/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Show how a mirror stands */
    get: operations['asana.mirrors.get'];
    put?: never;
    post?: never;
    /**
     * Mirror a project no more
     * @description What is stored of its tasks is deleted here; nothing changes at Asana.
     */
    delete: operations['asana.mirrors.delete'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/mirrors/{id}/tasks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the tasks of a mirrored project, in the order of their ids
     * @description Read from the mirror alone: the answer costs Asana no call. `mirror` says how old it may be.
     */
    get: operations['asana.mirrors.tasks'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/projects': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List projects of a team or a workspace */
    get: operations['asana.projects.list'];
    put?: never;
    /**
     * List projects; with a name in the body, create one
     * @description Creating needs the scope `asana:write` as well.
     */
    post: operations['asana.post.projects'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/projects/{projectId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Show a project with everything on it */
    get: operations['asana.projects.get'];
    /** Change a project */
    put: operations['asana.projects.update'];
    post?: never;
    /**
     * Delete a project
     * @description Tasks of it that nobody is assigned to and that are in no other project are deleted too; the rest stay without the project. Needs the scope `asana:delete`.
     */
    delete: operations['asana.projects.delete'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/projects/{projectId}/archive': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Archive a project */
    post: operations['asana.projects.archive'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/projects/{projectId}/custom-fields': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List the custom fields that tasks of a project have */
    get: operations['asana.customFields.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/projects/{projectId}/sections': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Create a section in a project
     * @description Asana demands a connection with full access (scope `default`) for this.
     */
    post: operations['asana.sections.create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/search': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Search tasks in a project or in a whole workspace
     * @description Whole workspaces can be searched on paid Asana plans only.
     */
    get: operations['asana.tasks.search'];
    put?: never;
    /** Search tasks of a project, or of a workspace */
    post: operations['asana.post.search'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/sections': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List sections of a project
     * @description Asana demands a connection with full access (scope `default`) for this.
     */
    get: operations['asana.sections.list'];
    put?: never;
    /** List sections of a project */
    post: operations['asana.post.sections'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/sections/{sectionId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Rename a section */
    put: operations['asana.sections.rename'];
    post?: never;
    /**
     * Delete a section
     * @description Asana refuses sections that hold tasks, and the last one of a project. Needs the scope `asana:delete`.
     */
    delete: operations['asana.sections.delete'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/sections/{sectionId}/tasks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Move a task to a section
     * @description To its top, unless a neighbour is named; the task leaves any other section of the project.
     */
    post: operations['asana.sections.addTask'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/status': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Say whether the user’s connection works, and whose account it is
     * @description Asks Asana. A user without a usable connection is an answer, not an error.
     */
    get: operations['asana.status'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/tags': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List tags of a workspace */
    get: operations['asana.tags.list'];
    put?: never;
    /** Create a tag in a workspace */
    post: operations['asana.tags.create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/tasks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List tasks of a project, or the user’s own
     * @description With `completed` or with a project and an `assignee` a page may hold less than `limit` while `has_more` is true.
     */
    get: operations['asana.tasks.list'];
    put?: never;
    /**
     * Create a task
     * @description Without a project or a parent the task is assigned to the user in the default workspace. Custom fields are those of the projects, written by name or gid.
     */
    post: operations['asana.tasks.create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/tasks/{taskId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Show a task with everything on it */
    get: operations['asana.tasks.get'];
    /** Change a task */
    put: operations['asana.tasks.update'];
    post?: never;
    /**
     * Delete a task
     * @description It goes to the trash of the Asana account with its subtasks, from which it can be taken back for 30 days. Needs the scope `asana:delete`.
     */
    delete: operations['asana.tasks.delete'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/tasks/{taskId}/attachments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List files on a task */
    get: operations['asana.attachments.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/tasks/{taskId}/comments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List comments on a task, the oldest first
     * @description A page may hold less than `limit` while `has_more` is true.
     */
    get: operations['asana.comments.list'];
    put?: never;
    /** Comment on a task */
    post: operations['asana.tasks.comment'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/tasks/{taskId}/complete': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Mark a task complete */
    post: operations['asana.tasks.complete'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/tasks/{taskId}/custom-fields': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Write custom fields of a task, by name or gid
     * @description Each value is checked against the type of its field first; a wrong one is answered with what it takes.
     */
    put: operations['asana.tasks.writeCustomFields'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/tasks/{taskId}/dependencies': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List the tasks that must be done before a task */
    get: operations['asana.dependencies.list'];
    put?: never;
    /**
     * Say which tasks must be done before a task
     * @description Asana allows 30 dependencies and dependents together, and refuses circles.
     */
    post: operations['asana.dependencies.add'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/tasks/{taskId}/dependencies/{otherId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Say that a task need not wait for another */
    delete: operations['asana.dependencies.remove'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/tasks/{taskId}/dependents': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List the tasks that wait for a task */
    get: operations['asana.dependents.list'];
    put?: never;
    /** Say which tasks wait for a task */
    post: operations['asana.dependents.add'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/tasks/{taskId}/dependents/{otherId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Say that another task need not wait for a task */
    delete: operations['asana.dependents.remove'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/tasks/{taskId}/followers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Let people follow a task */
    post: operations['asana.tasks.addFollowers'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/tasks/{taskId}/followers/{follower}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Let a person no longer follow a task
     * @description The person by gid, e-mail address or `me`.
     */
    delete: operations['asana.tasks.removeFollower'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/tasks/{taskId}/projects': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Put a task into a project, or elsewhere in it
     * @description With a section: at its end. Before or after a task of the project where one is named.
     */
    post: operations['asana.tasks.addProject'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/tasks/{taskId}/projects/{projectId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Take a task out of a project */
    delete: operations['asana.tasks.removeProject'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/tasks/{taskId}/stories': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List comments on a task and what the system wrote about its changes, the oldest first */
    get: operations['asana.stories.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/tasks/{taskId}/subtasks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List subtasks of a task */
    get: operations['asana.subtasks.list'];
    put?: never;
    /** Create a subtask */
    post: operations['asana.subtasks.create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/tasks/{taskId}/tags': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Put a tag on a task */
    post: operations['asana.tasks.addTag'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/tasks/{taskId}/tags/{tagId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Take a tag off a task */
    delete: operations['asana.tasks.removeTag'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/tasks/bulk': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Create, change or complete up to 1,000 tasks
     * @description All items are checked first; a wrong one is named as `items.17.due_on`, and nothing is stored. The work is done in the background, in batches within Asana’s limits; `Location` names the operation. One item that fails does not keep the others. Send an `Idempotency-Key` to be able to repeat the request.
     */
    post: operations['asana.bulk.create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/teams': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List teams of a workspace
     * @description Asana demands the scope `teams:read` for this.
     */
    get: operations['asana.teams.list'];
    put?: never;
    /** List teams of a workspace */
    post: operations['asana.post.teams'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/update-task': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Change a task */
    post: operations['asana.post.updateTask'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/user-profile': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Show an Asana profile
     * @description Another person’s profile needs the scope `users:delegate`.
     */
    post: operations['asana.post.userProfile'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/user/profile': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Show the user’s own Asana profile, or another
     * @description Another person’s profile needs the scope `users:delegate`.
     */
    get: operations['asana.user.profile'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/users': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List people of a team or a workspace */
    get: operations['asana.users.list'];
    put?: never;
    /** List people of a workspace */
    post: operations['asana.post.users'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/users/me': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Show the user’s own Asana profile */
    get: operations['asana.users.me'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/users/profile': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Show an Asana profile
     * @description Another person’s profile needs the scope `users:delegate`.
     */
    get: operations['asana.users.profile'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/asana/workspaces': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List workspaces of the account */
    get: operations['asana.workspaces.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/{provider}/authorize': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Begin connecting an account; answers with the address of consent
     * @description Without `redirect_uri` the browser that receives this answer (and its cookie) finishes the flow at this server. With a registered `redirect_uri` it is sent there with `code` and `state`, which the client passes on to POST callback.
     */
    get: operations['oauth.authorize.get'];
    put?: never;
    /**
     * Begin connecting an account, with scopes of your choice
     * @description Without `redirect_uri` the browser that receives this answer (and its cookie) finishes the flow at this server. With a registered `redirect_uri` it is sent there with `code` and `state`, which the client passes on to POST callback.
     */
    post: operations['oauth.authorize.create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/{provider}/callback': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Where providers send the browser back to
     * @description Redirects to `{APP_CLIENT_URL}/settings?service={provider}&status=connected` once the account is connected, or to the registered `redirect_uri` of the client that finishes the flow. Failures are sentences in plain text.
     */
    get: operations['oauth.callback.get'];
    put?: never;
    /**
     * Finish connecting an account
     * @description For clients that began with a registered `redirect_uri`: send the `code` and `state` that arrived there, with the credential of the same user. The answer tells about the account and the token, never the token itself.
     */
    post: operations['oauth.callback.create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/{provider}/disconnect': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Revoke and forget a connection */
    post: operations['oauth.disconnect'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/{provider}/initiate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Begin connecting an account; redirects to the provider
     * @description Without `redirect_uri` the browser that receives this answer (and its cookie) finishes the flow at this server. With a registered `redirect_uri` it is sent there with `code` and `state`, which the client passes on to POST callback.
     */
    get: operations['oauth.initiate'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/{provider}/refresh': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Renew the access of a connection now */
    post: operations['oauth.refresh'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/{provider}/status': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether a user has connected an account */
    get: operations['oauth.status.get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/health': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Which providers have an OAuth client configured */
    get: operations['oauth.health.get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/callbacks/campaigns': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List campaigns, newest first */
    get: operations['callbacks.campaigns.list'];
    put?: never;
    /** Create a campaign */
    post: operations['callbacks.campaigns.create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/callbacks/campaigns/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One campaign */
    get: operations['callbacks.campaigns.get'];
    put?: never;
    post?: never;
    /**
     * Delete a campaign
     * @description Its leads stay, without a campaign, and so do their tasks.
     */
    delete: operations['callbacks.campaigns.delete'];
    options?: never;
    head?: never;
    /**
     * Change a campaign
     * @description Null clears where that is possible. Tasks that were made before stay as they are.
     */
    patch: operations['callbacks.campaigns.update'];
    trace?: never;
  };
  '/api/callbacks/campaigns/{id}/tasks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List the callback tasks of a campaign and how far they are, newest first */
    get: operations['callbacks.campaigns.tasks.list'];
    put?: never;
    /**
     * Make callback tasks for many leads of a campaign, in the background
     * @description Each is made as if it had been asked for alone. Repeating the request makes none twice.
     */
    post: operations['callbacks.campaigns.tasks.begin'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/callbacks/leads': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List leads, newest first */
    get: operations['callbacks.leads.list'];
    put?: never;
    /** Create a lead */
    post: operations['callbacks.leads.create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/callbacks/leads/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One lead */
    get: operations['callbacks.leads.get'];
    put?: never;
    post?: never;
    /**
     * Delete a lead
     * @description Its task at Asana stays.
     */
    delete: operations['callbacks.leads.delete'];
    options?: never;
    head?: never;
    /**
     * Change a lead, and its task where the two overlap
     * @description `followUpDate` becomes the due date of its task, `assignee` its assignee, and the status `contacted` completes it: at Asana first, then here. Null clears where that is possible.
     */
    patch: operations['callbacks.leads.update'];
    trace?: never;
  };
  '/api/callbacks/leads/import': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Store up to 1,000 leads
     * @description Each row is a lead as in `POST /api/callbacks/leads`, judged by itself: `results` says what became of it. Only the leads change: tasks that they have at Asana do not follow, and no `lead.updated` is told. Send an `Idempotency-Key` to be able to repeat the request.
     */
    post: operations['callbacks.leads.import'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/callbacks/logs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List what the workflow did and met, newest first */
    get: operations['callbacks.logs.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/callbacks/task-updates': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List the states of tasks that changed, newest first */
    get: operations['callbacks.taskUpdates.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/connections': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List connections, newest first
     * @description A user sees its own; a backend that may act for its users sees all of them, or those of `user_id`.
     */
    get: operations['connections.list'];
    put?: never;
    /**
     * Connect an account with a token that exists already, or a service application by its key
     * @description The provider is asked whose token it is. A connection of the same user to this provider is replaced. At providers where each customer has an address of its own, `site` says which, unless this server is configured with one.
     */
    post: operations['connections.create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/connections/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One connection */
    get: operations['connections.get'];
    put?: never;
    post?: never;
    /**
     * End a connection: revoke it at the provider and delete its tokens
     * @description Without the provider taking part, the tokens are deleted here all the same; `revoked` is then false.
     */
    delete: operations['connections.delete'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/connections/{id}/health': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The cause of the state of a connection, and the next action
     * @description Rests on what is stored and on a live, cheap call to the provider, and takes a few seconds at most. Answers 200 whatever it finds, but 503 with the same `connection` member while the database is away.
     */
    get: operations['connections.health.get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/connections/{id}/test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Prove that a connection works, by a cheap call to the provider */
    post: operations['connections.test'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Follow what happens, live, as server-sent events
     * @description Each event has its type as `event`, an opaque `id` and as `data` the JSON of one item of `GET /api/events/log`. A client that comes back with `Last-Event-ID` (browsers do so by themselves), or `last_event_id` in the query, gets everything since, without gap or repetition, from any instance; else the stream begins with `since`, or now. A user sees its own events and those of the whole organization; a backend that may act for its users sees all, or what `user_id` sees. An event `reset` says that events since the id are no longer kept (30 days): read the state anew. Comment lines keep the stream open; it ends after ten minutes, and when its credential runs out or is revoked.
     */
    get: operations['events.stream'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/events/log': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List what happened, newest first
     * @description The events of the last 30 days, as the stream shows them: same filters, same visibility.
     */
    get: operations['events.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/health': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether data generation runs, and how many jobs are at work */
    get: operations['jobs.health'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/integrations/asana/config': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Show the configuration of the callback workflow, without its secrets */
    get: operations['callbacks.config.get'];
    put?: never;
    /**
     * Configure the callback workflow of your organization
     * @description Asana is asked whose key it is before anything is stored. The key becomes the connection of the reserved user `switchyard:callbacks`. A webhook secret is for a webhook that was made elsewhere and delivers here.
     */
    post: operations['callbacks.config.save'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/integrations/asana/connection': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether the callback workflow reaches Asana */
    get: operations['callbacks.connection.get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/integrations/asana/health': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Whether this family of paths can be served
     * @description Answers 200 for `degraded` too: read `status`. With `organizationId`: how the callback workflow of it does.
     */
    get: operations['integrations.health.get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/integrations/asana/projects': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List projects of a team or a workspace */
    get: operations['integrations.projects.list'];
    put?: never;
    /**
     * List, create, update or archive projects, as `operation` says
     * @description All but `list` need the scope `asana:write`. `task_count` is null in lists of more than 10 projects, because Asana counts the tasks of each on demand.
     */
    post: operations['integrations.projects.post'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/integrations/asana/search': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Search tasks, projects and teams
     * @description Tasks of whole workspaces can be searched on paid Asana plans only; a search of everything then names them under `skipped`. Projects and teams are found among the first 500 of the workspace.
     */
    post: operations['integrations.search.post'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/integrations/asana/sections': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** List sections of a project */
    post: operations['integrations.sections.post'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/integrations/asana/tasks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List tasks whose tags are names
     * @description With `organizationId`: tasks of the callback workflow, or the one that `taskId` names.
     */
    get: operations['integrations.tasks.list'];
    put?: never;
    /**
     * List, create, update, complete, delete or comment on tasks, as `operation` says
     * @description Without an `operation` a body with a `name` creates a task, any other lists. `delete` needs the scope `asana:delete`, everything else but `list` `asana:write`. In an update, `projects`, `tags` and `dependencies` become what is given. A filtered list may hold less than `limit` while `pagination.has_more` is true. A body with `organizationId`, `taskData` and `campaignId` is the callback workflow’s: it makes a task, of ready Asana fields or for a lead, and answers 201. That is limited to 10 a minute from one address, unless the organization has figures of its own.
     */
    post: operations['integrations.tasks.post'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/integrations/asana/tasks/{gid}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Complete or reopen a task of the callback workflow
     * @description The organization is the caller’s; a task that is none of its workflow is not found.
     */
    patch: operations['callbacks.tasks.update'];
    trace?: never;
  };
  '/api/integrations/asana/teams': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List teams of a workspace with their members */
    get: operations['integrations.teams.list'];
    put?: never;
    /** List teams of a workspace with their members */
    post: operations['integrations.teams.post'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/integrations/asana/test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Try a configuration out, step by step, without storing it
     * @description Makes a task and a webhook at Asana and deletes both. Each step that fails says in `next_action` what to do. Without an `apiKey` the stored one is tried.
     */
    post: operations['callbacks.config.test'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/integrations/asana/user/profile': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Show whose account is connected, and what of it the connection covers */
    post: operations['integrations.profile.post'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/integrations/asana/users': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List people of a team or a workspace */
    get: operations['integrations.users.list'];
    put?: never;
    /** List people of a team or a workspace */
    post: operations['integrations.users.post'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/integrations/asana/webhook': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take a delivery of Asana
     * @description For Asana. A delivery has to be signed with the secret of its webhook; it is answered when it is stored, and worked on afterwards. A handshake is accepted only while its webhook is being created.
     */
    post: operations['callbacks.webhook.receive'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/integrations/asana/webhooks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Let Asana tell of what happens to the tasks of a project
     * @description Answers when the webhook is active. It is looked after from then on: made anew when it dies, and what it missed is read. The same target again widens its events.
     */
    post: operations['callbacks.webhooks.create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/integrations/asana/workspaces': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List workspaces of the connected account */
    get: operations['integrations.workspaces.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/job-templates': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List job templates */
    get: operations['jobs.templates.list'];
    put?: never;
    /**
     * Keep settings to start jobs with
     * @description Tokens and keys are not part of a template; they come with each start.
     */
    post: operations['jobs.templates.create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/job-templates/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Show a job template */
    get: operations['jobs.templates.get'];
    put?: never;
    post?: never;
    /** Delete a job template; jobs started with it go on */
    delete: operations['jobs.templates.delete'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/jobs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List jobs, newest activity first */
    get: operations['jobs.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/jobs/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Show all of a job: what it was told, has made, and is about to do */
    get: operations['jobs.get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/jobs/{id}/activity_log': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List what a job has done, newest first */
    get: operations['jobs.activities'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/jobs/{id}/cleanup': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Show how far the last cleanup of a job is */
    get: operations['jobs.cleanupProgress'];
    put?: never;
    /**
     * Remove everything that a job has made, and nothing else
     * @description The answer comes when all is done; broken off, the work goes on, and `GET` tells how far it is. The job is stopped for good. With `dry_run` it only says what would be removed. What cannot be removed is named, and the next call tries it again.
     */
    post: operations['jobs.cleanup'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/jobs/{id}/clone': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Start another job like this one, with the same accounts
     * @description The body replaces single settings, such as `activity_level`.
     */
    post: operations['jobs.clone'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/jobs/{id}/delete': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Delete a job; what it has made stays where it is
     * @description Clean up first to remove what the job has made: afterwards nobody knows any more what that was.
     */
    delete: operations['jobs.delete'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/jobs/{id}/generate-now': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Let a job do one activity now, also while it is paused */
    post: operations['jobs.generateNow'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/jobs/{id}/initialization-progress': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Show how far the initialization of a job is */
    get: operations['jobs.progress'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/jobs/{id}/pause': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Pause a job */
    post: operations['jobs.pause'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/jobs/{id}/resume': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Let a paused or stopped job go on */
    post: operations['jobs.resume'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/jobs/{id}/stop': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Stop a job */
    post: operations['jobs.stop'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/jobs/{id}/usage': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List the calls and tokens of a job by day */
    get: operations['jobs.usage'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/jobs/dry-run': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Say what a job with these settings would make
     * @description Takes the body of a start; tokens are not needed and not looked at. Nobody is asked.
     */
    post: operations['jobs.dryRun'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/jobs/import': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take over a job from a state file of the generator before this one
     * @description Send the file `job_<id>.json` as it is; without a `connection_type` it is Asana’s. The job keeps its id and goes on where it stood.
     */
    post: operations['jobs.import'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/jobs/start': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Start a job that fills an Asana workspace or an Okta organization, and keeps it alive
     * @description What is missing is named in the documented order. Every token is tried out; those that work are kept, sealed, and never shown again. An empty `anthropic_api_key` means texts from templates. The same `seed` gives the same world. `template_id` names a job template whose settings count where the request names none.
     */
    post: operations['jobs.start'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/keys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List API keys, newest first */
    get: operations['access.keys.list'];
    put?: never;
    /**
     * Make an API key
     * @description The key is shown in this answer and never again. It cannot hold scopes that the calling key lacks. With `user_id` it speaks for that one user.
     */
    post: operations['access.keys.create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/keys/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Revoke an API key and end the sessions it minted */
    delete: operations['access.keys.delete'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/me': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Say whose credential this is, and what it may do
     * @description Also where a client learns the `organizationId` that the callback workflow asks for.
     */
    get: operations['access.me'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/oauth/{provider}/url': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The address of consent alone
     * @description Without `redirect_uri` the browser that receives this answer (and its cookie) finishes the flow at this server. With a registered `redirect_uri` it is sent there with `code` and `state`, which the client passes on to POST callback.
     */
    get: operations['oauth.url.get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/okta/apps': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List or search applications */
    get: operations['okta.apps.list'];
    put?: never;
    /**
     * List applications with a token of your own
     * @description The token is used once and not kept.
     */
    post: operations['okta.apps.listing'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/okta/apps/{appId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Show an application */
    get: operations['okta.apps.get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/okta/apps/{appId}/users': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List who is assigned to an application */
    get: operations['okta.apps.users'];
    put?: never;
    /**
     * Assign a user to an application
     * @description Doing it again changes nothing.
     */
    post: operations['okta.apps.assign'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/okta/apps/{appId}/users/{memberId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** End the assignment of a user to an application */
    delete: operations['okta.apps.unassign'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/okta/groups': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List or search groups
     * @description At most one of `q`, `search` and `filter`.
     */
    get: operations['okta.groups.list'];
    put?: never;
    /**
     * List groups with a token of your own, or create a group
     * @description As with users: `token` and `org_url` list, a `profile` creates over the connection and answers 201.
     */
    post: operations['okta.groups.listing'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/okta/groups/{groupId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Show a group */
    get: operations['okta.groups.get'];
    /**
     * Change name and description of a group
     * @description The whole profile: a description that is not named is lost.
     */
    put: operations['okta.groups.update'];
    post?: never;
    /**
     * Delete a group
     * @description Its members stay. Needs the scope `okta:delete`.
     */
    delete: operations['okta.groups.delete'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/okta/groups/{groupId}/members': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List members of a group */
    get: operations['okta.groups.members'];
    put?: never;
    /** Add a user to a group */
    post: operations['okta.groups.addMember'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/okta/groups/{groupId}/members/{memberId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Take a user out of a group */
    delete: operations['okta.groups.removeMember'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/okta/logs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read the system log, the oldest entry first
     * @description Without `until` there always is a `next_cursor`: with it, later entries are read as they come.
     */
    get: operations['okta.logs.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/okta/orgs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Check a token and the address of an organization
     * @description The token is used once and not kept.
     */
    post: operations['okta.orgs.check'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/okta/schema': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List the attributes that users have */
    get: operations['okta.schema.get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/okta/schema/attributes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Add an attribute of the organization’s own
     * @description One of the same name is changed.
     */
    post: operations['okta.schema.addAttribute'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/okta/schema/attributes/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Remove an attribute of the organization’s own with all its values
     * @description Needs the scope `okta:delete`.
     */
    delete: operations['okta.schema.removeAttribute'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/okta/users': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List or search users
     * @description At most one of `q`, `search` and `filter`. Deactivated users are listed only where a filter asks for them.
     */
    get: operations['okta.users.list'];
    put?: never;
    /**
     * List users with a token of your own, or create a user
     * @description With `token` (or `api_key`) and `org_url`: the first users of that organization; the token is used once and not kept. With `profile` instead: creates a user over the connection, which needs the scope `okta:write`, and answers 201.
     */
    post: operations['okta.users.listing'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/okta/users/{userId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Show a user */
    get: operations['okta.users.get'];
    put?: never;
    /** Change attributes of a user */
    post: operations['okta.users.update'];
    /**
     * Delete a user for good
     * @description Deactivates the user first, where that is not done. Needs the scope `okta:delete`.
     */
    delete: operations['okta.users.delete'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/okta/users/{userId}/lifecycle/{transition}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Activate, deactivate, suspend or unsuspend a user, or have the password set anew
     * @description Links to set a password with are never shown: Okta mails them to the user.
     */
    post: operations['okta.users.changeStatus'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/proxy/{provider}/{path}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read from a provider’s API
     * @description Path and query below the provider’s API base are sent as they are, with the token of the user’s connection, and the provider’s answer comes back as it is, its own errors included. Errors of this server are `application/problem+json`. `Upstream-RateLimit-*` tell what is left of the provider’s limit.
     */
    get: operations['proxy.get'];
    /**
     * Put to a provider’s API
     * @description Path and query below the provider’s API base are sent as they are, with the token of the user’s connection, and the provider’s answer comes back as it is, its own errors included. Errors of this server are `application/problem+json`. `Upstream-RateLimit-*` tell what is left of the provider’s limit.
     */
    put: operations['proxy.put'];
    /**
     * Post to a provider’s API
     * @description Path and query below the provider’s API base are sent as they are, with the token of the user’s connection, and the provider’s answer comes back as it is, its own errors included. Errors of this server are `application/problem+json`. `Upstream-RateLimit-*` tell what is left of the provider’s limit.
     */
    post: operations['proxy.post'];
    /**
     * Delete through a provider’s API
     * @description Path and query below the provider’s API base are sent as they are, with the token of the user’s connection, and the provider’s answer comes back as it is, its own errors included. Errors of this server are `application/problem+json`. `Upstream-RateLimit-*` tell what is left of the provider’s limit.
     */
    delete: operations['proxy.delete'];
    options?: never;
    head?: never;
    /**
     * Patch through a provider’s API
     * @description Path and query below the provider’s API base are sent as they are, with the token of the user’s connection, and the provider’s answer comes back as it is, its own errors included. Errors of this server are `application/problem+json`. `Upstream-RateLimit-*` tell what is left of the provider’s limit.
     */
    patch: operations['proxy.patch'];
    trace?: never;
  };
  '/api/services': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Every service with its status, health and what it offers
     * @description Status and health are those of one user’s connection where a user is named or asks, else of the whole organization.
     */
    get: operations['services.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/services/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One service
     * @description Status and health are those of one user’s connection where a user is named or asks, else of the whole organization.
     */
    get: operations['services.get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/services/chat-commands': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every phrase that a chat understands */
    get: operations['services.chatCommands.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/services/health': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How many services are healthy
     * @description Status and health are those of one user’s connection where a user is named or asks, else of the whole organization. Overall: healthy from 80 % healthy services, degraded from 50 %, else unhealthy.
     */
    get: operations['services.health.get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/services/integration-status': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How far services take part in workflows and chat */
    get: operations['services.integrationStatus.get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/services/register-workflow': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Register a workflow that uses a service
     * @description It belongs to the organization.
     */
    post: operations['services.workflows.create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/services/status': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How many services are in each status
     * @description Status and health are those of one user’s connection where a user is named or asks, else of the whole organization.
     */
    get: operations['services.status.get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/services/test-chat-command': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Try a chat command
     * @description A reading command is carried out as the acting user (`simulated: false`); that needs the scope `<provider>:read`. Without a user, and for commands that would change something, `result` says what would be done (`simulated: true`).
     */
    post: operations['services.chatCommands.test'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/services/workflow-capabilities': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Services that can trigger or act in workflows */
    get: operations['services.workflowCapabilities.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/services/workflows': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List registered workflows, newest first */
    get: operations['services.workflows.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/services/workflows/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Delete a registered workflow */
    delete: operations['services.workflows.delete'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/sessions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Mint a session token for one user
     * @description For browser and desktop clients, which must never see an API key. Lives at most 10 minutes and ends with the key that minted it. Without `scopes` it gets every provider and connection scope that the key holds.
     */
    post: operations['access.sessions.create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/validate_token': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Say whether a token is accepted, and whose it is
     * @description Asana: `api_key`. Okta: `token` and `org_url`. The token is not kept.
     */
    post: operations['jobs.validateToken'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/webhooks/{provider}/{token}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Answer the challenge of a provider
     * @description For providers that ask once whether a webhook’s address is the right one, before they deliver. Their challenge comes in a header and is sent back.
     */
    get: operations['webhooks.verify'];
    put?: never;
    /**
     * Take a delivery of a provider
     * @description For providers, at the address that was given to them. A delivery has to be signed as the provider signs; it is answered when it is stored, and worked on afterwards. A handshake is accepted only while the webhook is being created, and answered with the header that brought its secret.
     */
    post: operations['webhooks.receive'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/webhooks/deliveries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List deliveries, newest first
     * @description A user sees its own; a backend that may act for its users sees all of them, or those of `user_id`.
     */
    get: operations['webhooks.deliveries.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/webhooks/deliveries/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One delivery with what it says and why tries of its work failed */
    get: operations['webhooks.deliveries.get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/webhooks/deliveries/{id}/replay': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Work again on one delivery
     * @description From its first try on. What it has done already is not done twice.
     */
    post: operations['webhooks.deliveries.replay'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/webhooks/deliveries/replay': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Work again on deliveries that were given up, or on those of a time
     * @description All that are `dead`, all that were received in a range of time, or those to which both apply. What a delivery has done already is not done twice.
     */
    post: operations['webhooks.deliveries.replayMany'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/webhooks/endpoints': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List endpoints, newest first */
    get: operations['outgoing.endpoints.list'];
    put?: never;
    /**
     * Register an endpoint that is told of events
     * @description Messages are POSTs of `{"type", "timestamp", "data"}`, `data` being the event as `GET /api/events/log` shows it, signed as [Standard Webhooks](https://www.standardwebhooks.com) say: `webhook-id` (the same for every try), `webhook-timestamp`, `webhook-signature`; verify them with one of its libraries and the secret of this answer. An answer of 2xx within 15 seconds ends it; otherwise it is sent up to eleven times over about a day, `Retry-After` is honoured, redirects are not followed. An answer of 410 disables the endpoint at once, five days without a success do so too; the event `webhook_endpoint.disabled` says it. Needs a credential of the whole organization that may act for its users.
     */
    post: operations['outgoing.endpoints.create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/webhooks/endpoints/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One endpoint, and whether it takes what it is sent */
    get: operations['outgoing.endpoints.get'];
    put?: never;
    post?: never;
    /** Delete an endpoint with its messages */
    delete: operations['outgoing.endpoints.delete'];
    options?: never;
    head?: never;
    /**
     * Change an endpoint, disable it, or enable it again
     * @description What waits for a disabled endpoint is sent once it is enabled; what happens meanwhile is not kept for it.
     */
    patch: operations['outgoing.endpoints.update'];
    trace?: never;
  };
  '/api/webhooks/endpoints/{id}/messages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List the messages of the last 30 days, newest first, with the tries of each */
    get: operations['outgoing.messages.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/webhooks/endpoints/{id}/messages/{messageId}/replay': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send a message again, whatever became of it
     * @description With the same `webhook-id`, from its first try on.
     */
    post: operations['outgoing.messages.replay'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/webhooks/endpoints/{id}/replay': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send what happened since a time and was not delivered
     * @description Messages that had their last try, and events for which there was no message because the endpoint was disabled or did not exist yet. What was delivered, or still waits, is left alone.
     */
    post: operations['outgoing.messages.replayMany'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/webhooks/endpoints/{id}/rotate-secret': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Give an endpoint a new secret
     * @description For 24 hours messages are signed with the new one and the one before it.
     */
    post: operations['outgoing.endpoints.rotateSecret'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/webhooks/endpoints/{id}/test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send an endpoint an event of type `endpoint.test`
     * @description Whatever types it wants. Look at the message a moment later to see how it was answered.
     */
    post: operations['outgoing.endpoints.test'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/webhooks/subscriptions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List webhook subscriptions, newest first
     * @description A user sees its own; a backend that may act for its users sees all of them, or those of `user_id`.
     */
    get: operations['webhooks.subscriptions.list'];
    put?: never;
    /**
     * Have a provider tell of what happens to a resource
     * @description One subscription per resource and connection: asked for again, it is the same one, widened by the events named. Answers when the webhook is active. What the provider refuses is an error, and nothing is left of it; where it does not answer, the subscription is not active yet and goes on by itself: see `cause` and `next_check_at`.
     */
    post: operations['webhooks.subscriptions.create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/webhooks/subscriptions/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One webhook subscription, with what became of it */
    get: operations['webhooks.subscriptions.get'];
    put?: never;
    post?: never;
    /**
     * End a webhook subscription, here at once and at the provider
     * @description What was delivered before is still worked on. Without the provider taking part, it is asked again later.
     */
    delete: operations['webhooks.subscriptions.delete'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/webhooks/subscriptions/{id}/check': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Look after a webhook subscription now
     * @description As it is done about every hour: the provider is asked whether the webhook lives, it is made anew if it does not, and what deliveries have not brought is read.
     */
    post: operations['webhooks.subscriptions.check'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/workspace/{gid}/cleanup': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Remove everything from an Asana workspace, whoever made it
     * @description Everything that the tokens reach: projects, tasks, subtasks, portfolios, custom fields and tags; people stay. There is no way back, so ask with `dry_run` first. The tokens are used for this request and not kept. Interrupted, the same request goes on.
     */
    post: operations['jobs.workspace.cleanup'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/workspaces': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** List the Asana workspaces that a token reaches */
    post: operations['jobs.workspaces'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The process answers; restart it when it does not
     * @description The same as `/livez`.
     */
    get: operations['health.live.health'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/healthz': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The process answers; restart it when it does not
     * @description The same as `/livez`.
     */
    get: operations['health.live.healthz'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/livez': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The process answers; restart it when it does not */
    get: operations['health.live.get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/metrics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Metrics in the Prometheus text format */
    get: operations['health.metrics.get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/readyz': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The database answers too; send no requests when it does not
     * @description Answers 503 `{"status":"unavailable"}` within two seconds.
     */
    get: operations['health.ready.get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/settings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The page a browser ends on when no client application is configured */
    get: operations['oauth.settings.page'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    AsanaAnalytics: {
      /** @description The largest first; at most 1,000 people apart. */
      by_assignee: {
        completed: number;
        /** @description null: nobody. */
        gid: string | null;
        id: string | null;
        name: string;
        open: number;
        /** @description Open, and due before now; a due date ends with its day in UTC. */
        overdue: number;
        total: number;
      }[];
      /** @description The largest first; at most 1,000 sections apart. */
      by_section: {
        completed: number;
        gid: string | null;
        id: string | null;
        name: string;
        open: number;
        /** @description Open, and due before now; a due date ends with its day in UTC. */
        overdue: number;
        project: {
          gid: string;
          id: string;
          name: string;
        } | null;
        total: number;
      }[];
      completed: number;
      /** @description Completed of all, 0 to 1. */
      completion_rate: number;
      /** @description From creation to completion. Median and 85th percentile are exact to 1 %. */
      cycle_time: {
        count: number;
        mean_hours: number | null;
        median_hours: number | null;
        p85_hours: number | null;
      };
      /** @description Open tasks due within seven days and not overdue. */
      due_soon: number;
      open: number;
      /** @description Open, and due before now; a due date ends with its day in UTC. */
      overdue: number;
      projects: {
        examined: number;
        /** @description Projects that went away or were closed to the account meanwhile. */
        skipped: number;
      };
      total: number;
      /** @description Open tasks that nobody is assigned to. */
      unassigned: number;
      /** @description The last twelve ISO weeks in UTC, oldest first; the last one is still under way. */
      weekly_throughput: {
        completed: number;
        created: number;
        /** Format: date */
        starts_on: string;
        /** @description ISO 8601, e.g. 2026-W47. */
        week: string;
      }[];
    };
    AsanaAttachment: {
      /** @description ISO 8601, UTC */
      created_at: string | null;
      /** @description The file itself, for about two minutes. */
      download_url: string | null;
      gid: string;
      /** @description asana, dropbox, gdrive, onedrive, box, vimeo or external. */
      host: string | null;
      id: string;
      name: string;
      permanent_url: string | null;
      /** @description In bytes; known for files at Asana. */
      size: number | null;
      view_url: string | null;
    };
    AsanaComment: {
      /** @description ISO 8601, UTC */
      created_at: string | null;
      created_by: {
        gid: string;
        id: string;
        name: string;
      } | null;
      gid: string;
      id: string;
      text: string;
    };
    /** @description A custom field of a project. */
    AsanaCustomField: {
      description: string;
      /** @description How a number is shown: currency, percentage, identifier, duration, custom, none. */
      format: string | null;
      gid: string;
      id: string;
      is_important: boolean;
      name: string;
      options: {
        color: string | null;
        enabled: boolean;
        gid: string;
        id: string;
        name: string;
      }[];
      /** @description Decimal places of a number. */
      precision: number | null;
      read_only: boolean;
      /** @description text, number, enum, multi_enum, date, people or reference; formula and custom_id are computed by Asana. */
      type: string;
    };
    /** @description A custom field as it stands on a task. */
    AsanaCustomFieldValue: {
      /** @description The value as Asana writes it. */
      display_value: string | null;
      gid: string;
      id: string;
      name: string;
      /** @description text, number, enum, multi_enum, date, people or reference; formula and custom_id are computed by Asana. */
      type: string;
      /** @description By type: a text, a number, a date or moment, the option, or a list of options, people or objects. */
      value:
        | (
            | string
            | number
            | {
                gid: string;
                id: string;
                name: string;
              }
            | {
                gid: string;
                id: string;
                name: string;
              }[]
          )
        | null;
    };
    AsanaProject: {
      archived: boolean;
      /** @description Asana’s name of the colour; `blue` where none is set. */
      color: string;
      /** @description ISO 8601, UTC */
      created_at: string | null;
      /** @description The same as `notes`. */
      description: string;
      /** @description yyyy-mm-dd */
      due_on: string | null;
      gid: string;
      id: string;
      /** @description ISO 8601, UTC */
      modified_at: string | null;
      name: string;
      notes: string;
      permalink_url: string | null;
      public: boolean;
      team: {
        gid: string;
        id: string;
        name: string;
      } | null;
      workspace: {
        gid: string;
        id: string;
        name: string;
      } | null;
    };
    /** @description A project with everything on it. */
    AsanaProjectDetails: {
      archived: boolean;
      /** @description Asana’s name of the colour; `blue` where none is set. */
      color: string;
      completed_task_count: number | null;
      /** @description ISO 8601, UTC */
      created_at: string | null;
      custom_fields: components['schemas']['AsanaCustomField'][];
      /** @description The same as `notes`. */
      description: string;
      /** @description The same as `due_on`. */
      due_date: string | null;
      /** @description yyyy-mm-dd */
      due_on: string | null;
      followers: {
        gid: string;
        id: string;
        name: string;
      }[];
      gid: string;
      html_notes: string;
      id: string;
      members: {
        gid: string;
        id: string;
        name: string;
      }[];
      /** @description ISO 8601, UTC */
      modified_at: string | null;
      name: string;
      notes: string;
      owner: {
        gid: string;
        id: string;
        name: string;
      } | null;
      permalink_url: string | null;
      public: boolean;
      /** @description yyyy-mm-dd */
      start_on: string | null;
      task_count: number | null;
      team: {
        gid: string;
        id: string;
        name: string;
      } | null;
      /** @description The project in the Asana web application. */
      url: string;
      workspace: {
        gid: string;
        id: string;
        name: string;
      } | null;
    };
    AsanaRule: {
      /** @description In this order. */
      actions: (
        | {
            /**
             * @description false: not where the task has this comment already. true: once in each run.
             * @default false
             */
            repeat: boolean;
            text: string;
            /** @enum {string} */
            type: 'add_comment';
          }
        | {
            /** @enum {string} */
            type: 'complete';
          }
        | {
            /** @description Asana gid, `me` or e-mail address; null unassigns. */
            assignee: ('me' | string) | null;
            /** @enum {string} */
            type: 'assign';
          }
        | {
            /** @description yyyy-mm-dd, `today`, or days from the day of the run (UTC), such as `+3d`. */
            due_on: string | null;
            /** @enum {string} */
            type: 'set_due_date';
          }
        | {
            /** @description By name or gid. */
            section: string;
            /** @enum {string} */
            type: 'move_to_section';
          }
        | {
            /** @description By name or gid. */
            tag: string;
            /** @enum {string} */
            type: 'add_tag';
          }
        | {
            /** @description By name or gid. */
            tag: string;
            /** @enum {string} */
            type: 'remove_tag';
          }
        | {
            /** @description By name or gid. */
            field: string;
            /** @enum {string} */
            type: 'set_custom_field';
            /** @description By the type of the field; options by name or gid; null clears. */
            value: string | number | null | string[];
          }
        | {
            follower: 'me' | string;
            /** @enum {string} */
            type: 'add_follower';
          }
        | {
            assignee?: 'me' | string;
            /** @description yyyy-mm-dd, `today`, or days from the day of the run (UTC), such as `+3d`. */
            due_on?: string;
            name: string;
            /** @enum {string} */
            type: 'create_subtask';
          }
      )[];
      /** @description All must hold; none: every task. */
      conditions: (
        | {
            /** @description A field of the task, or `custom_fields.<name or gid>`. */
            field:
              | (
                  | 'name'
                  | 'notes'
                  | 'completed'
                  | 'assignee'
                  | 'section'
                  | 'tags'
                  | 'followers'
                  | 'due_on'
                  | 'start_on'
                  | 'created_at'
                  | 'modified_at'
                  | 'completed_at'
                )
              | string;
            /** @enum {string} */
            operator: 'equals';
            value: string | number | boolean;
          }
        | {
            /** @description A field of the task, or `custom_fields.<name or gid>`. */
            field:
              | (
                  | 'name'
                  | 'notes'
                  | 'completed'
                  | 'assignee'
                  | 'section'
                  | 'tags'
                  | 'followers'
                  | 'due_on'
                  | 'start_on'
                  | 'created_at'
                  | 'modified_at'
                  | 'completed_at'
                )
              | string;
            /** @enum {string} */
            operator: 'not_equals';
            value: string | number | boolean;
          }
        | {
            /** @description A field of the task, or `custom_fields.<name or gid>`. */
            field:
              | (
                  | 'name'
                  | 'notes'
                  | 'completed'
                  | 'assignee'
                  | 'section'
                  | 'tags'
                  | 'followers'
                  | 'due_on'
                  | 'start_on'
                  | 'created_at'
                  | 'modified_at'
                  | 'completed_at'
                )
              | string;
            /** @enum {string} */
            operator: 'contains';
            value: string;
          }
        | {
            /** @description A field of the task, or `custom_fields.<name or gid>`. */
            field:
              | (
                  | 'name'
                  | 'notes'
                  | 'completed'
                  | 'assignee'
                  | 'section'
                  | 'tags'
                  | 'followers'
                  | 'due_on'
                  | 'start_on'
                  | 'created_at'
                  | 'modified_at'
                  | 'completed_at'
                )
              | string;
            /** @enum {string} */
            operator: 'not_contains';
            value: string;
          }
        | {
            /** @description A field of the task, or `custom_fields.<name or gid>`. */
            field:
              | (
                  | 'name'
                  | 'notes'
                  | 'completed'
                  | 'assignee'
                  | 'section'
                  | 'tags'
                  | 'followers'
                  | 'due_on'
                  | 'start_on'
                  | 'created_at'
                  | 'modified_at'
                  | 'completed_at'
                )
              | string;
            /** @enum {string} */
            operator: 'in';
            value: (string | number | boolean)[];
          }
        | {
            /** @description A field of the task, or `custom_fields.<name or gid>`. */
            field:
              | (
                  | 'name'
                  | 'notes'
                  | 'completed'
                  | 'assignee'
                  | 'section'
                  | 'tags'
                  | 'followers'
                  | 'due_on'
                  | 'start_on'
                  | 'created_at'
                  | 'modified_at'
                  | 'completed_at'
                )
              | string;
            /** @enum {string} */
            operator: 'not_in';
            value: (string | number | boolean)[];
          }
        | {
            /** @description A field of the task, or `custom_fields.<name or gid>`. */
            field:
              | (
                  | 'name'
                  | 'notes'
                  | 'completed'
                  | 'assignee'
                  | 'section'
                  | 'tags'
                  | 'followers'
                  | 'due_on'
                  | 'start_on'
                  | 'created_at'
                  | 'modified_at'
                  | 'completed_at'
                )
              | string;
            /** @enum {string} */
            operator: 'before';
            /** @description yyyy-mm-dd, `today`, or days from the day of the run (UTC), such as `+3d`. */
            value: string;
          }
        | {
            /** @description A field of the task, or `custom_fields.<name or gid>`. */
            field:
              | (
                  | 'name'
                  | 'notes'
                  | 'completed'
                  | 'assignee'
                  | 'section'
                  | 'tags'
                  | 'followers'
                  | 'due_on'
                  | 'start_on'
                  | 'created_at'
                  | 'modified_at'
                  | 'completed_at'
                )
              | string;
            /** @enum {string} */
            operator: 'after';
            /** @description yyyy-mm-dd, `today`, or days from the day of the run (UTC), such as `+3d`. */
            value: string;
          }
        | {
            /** @description A field of the task, or `custom_fields.<name or gid>`. */
            field:
              | (
                  | 'name'
                  | 'notes'
                  | 'completed'
                  | 'assignee'
                  | 'section'
                  | 'tags'
                  | 'followers'
                  | 'due_on'
                  | 'start_on'
                  | 'created_at'
                  | 'modified_at'
                  | 'completed_at'
                )
              | string;
            /** @enum {string} */
            operator: 'less_than';
            value: number;
          }
        | {
            /** @description A field of the task, or `custom_fields.<name or gid>`. */
            field:
              | (
                  | 'name'
                  | 'notes'
                  | 'completed'
                  | 'assignee'
                  | 'section'
                  | 'tags'
                  | 'followers'
                  | 'due_on'
                  | 'start_on'
                  | 'created_at'
                  | 'modified_at'
                  | 'completed_at'
                )
              | string;
            /** @enum {string} */
            operator: 'greater_than';
            value: number;
          }
        | {
            /** @description A field of the task, or `custom_fields.<name or gid>`. */
            field:
              | (
                  | 'name'
                  | 'notes'
                  | 'completed'
                  | 'assignee'
                  | 'section'
                  | 'tags'
                  | 'followers'
                  | 'due_on'
                  | 'start_on'
                  | 'created_at'
                  | 'modified_at'
                  | 'completed_at'
                )
              | string;
            /** @enum {string} */
            operator: 'is_empty';
          }
        | {
            /** @description A field of the task, or `custom_fields.<name or gid>`. */
            field:
              | (
                  | 'name'
                  | 'notes'
                  | 'completed'
                  | 'assignee'
                  | 'section'
                  | 'tags'
                  | 'followers'
                  | 'due_on'
                  | 'start_on'
                  | 'created_at'
                  | 'modified_at'
                  | 'completed_at'
                )
              | string;
            /** @enum {string} */
            operator: 'is_not_empty';
          }
        | {
            conditions: (
              | {
                  /** @description A field of the task, or `custom_fields.<name or gid>`. */
                  field:
                    | (
                        | 'name'
                        | 'notes'
                        | 'completed'
                        | 'assignee'
                        | 'section'
                        | 'tags'
                        | 'followers'
                        | 'due_on'
                        | 'start_on'
                        | 'created_at'
                        | 'modified_at'
                        | 'completed_at'
                      )
                    | string;
                  /** @enum {string} */
                  operator: 'equals';
                  value: string | number | boolean;
                }
              | {
                  /** @description A field of the task, or `custom_fields.<name or gid>`. */
                  field:
                    | (
                        | 'name'
                        | 'notes'
                        | 'completed'
                        | 'assignee'
                        | 'section'
                        | 'tags'
                        | 'followers'
                        | 'due_on'
                        | 'start_on'
                        | 'created_at'
                        | 'modified_at'
                        | 'completed_at'
                      )
                    | string;
                  /** @enum {string} */
                  operator: 'not_equals';
                  value: string | number | boolean;
                }
              | {
                  /** @description A field of the task, or `custom_fields.<name or gid>`. */
                  field:
                    | (
                        | 'name'
                        | 'notes'
                        | 'completed'
                        | 'assignee'
                        | 'section'
                        | 'tags'
                        | 'followers'
                        | 'due_on'
                        | 'start_on'
                        | 'created_at'
                        | 'modified_at'
                        | 'completed_at'
                      )
                    | string;
                  /** @enum {string} */
                  operator: 'contains';
                  value: string;
                }
              | {
                  /** @description A field of the task, or `custom_fields.<name or gid>`. */
                  field:
                    | (
                        | 'name'
                        | 'notes'
                        | 'completed'
                        | 'assignee'
                        | 'section'
                        | 'tags'
                        | 'followers'
                        | 'due_on'
                        | 'start_on'
                        | 'created_at'
                        | 'modified_at'
                        | 'completed_at'
                      )
                    | string;
                  /** @enum {string} */
                  operator: 'not_contains';
                  value: string;
                }
              | {
                  /** @description A field of the task, or `custom_fields.<name or gid>`. */
                  field:
                    | (
                        | 'name'
                        | 'notes'
                        | 'completed'
                        | 'assignee'
                        | 'section'
                        | 'tags'
                        | 'followers'
                        | 'due_on'
                        | 'start_on'
                        | 'created_at'
                        | 'modified_at'
                        | 'completed_at'
                      )
                    | string;
                  /** @enum {string} */
                  operator: 'in';
                  value: (string | number | boolean)[];
                }
              | {
                  /** @description A field of the task, or `custom_fields.<name or gid>`. */
                  field:
                    | (
                        | 'name'
                        | 'notes'
                        | 'completed'
                        | 'assignee'
                        | 'section'
                        | 'tags'
                        | 'followers'
                        | 'due_on'
                        | 'start_on'
                        | 'created_at'
                        | 'modified_at'
                        | 'completed_at'
                      )
                    | string;
                  /** @enum {string} */
                  operator: 'not_in';
                  value: (string | number | boolean)[];
                }
              | {
                  /** @description A field of the task, or `custom_fields.<name or gid>`. */
                  field:
                    | (
                        | 'name'
                        | 'notes'
                        | 'completed'
                        | 'assignee'
                        | 'section'
                        | 'tags'
                        | 'followers'
                        | 'due_on'
                        | 'start_on'
                        | 'created_at'
                        | 'modified_at'
                        | 'completed_at'
                      )
                    | string;
                  /** @enum {string} */
                  operator: 'before';
                  /** @description yyyy-mm-dd, `today`, or days from the day of the run (UTC), such as `+3d`. */
                  value: string;
                }
              | {
                  /** @description A field of the task, or `custom_fields.<name or gid>`. */
                  field:
                    | (
                        | 'name'
                        | 'notes'
                        | 'completed'
                        | 'assignee'
                        | 'section'
                        | 'tags'
                        | 'followers'
                        | 'due_on'
                        | 'start_on'
                        | 'created_at'
                        | 'modified_at'
                        | 'completed_at'
                      )
                    | string;
                  /** @enum {string} */
                  operator: 'after';
                  /** @description yyyy-mm-dd, `today`, or days from the day of the run (UTC), such as `+3d`. */
                  value: string;
                }
              | {
                  /** @description A field of the task, or `custom_fields.<name or gid>`. */
                  field:
                    | (
                        | 'name'
                        | 'notes'
                        | 'completed'
                        | 'assignee'
                        | 'section'
                        | 'tags'
                        | 'followers'
                        | 'due_on'
                        | 'start_on'
                        | 'created_at'
                        | 'modified_at'
                        | 'completed_at'
                      )
                    | string;
                  /** @enum {string} */
                  operator: 'less_than';
                  value: number;
                }
              | {
                  /** @description A field of the task, or `custom_fields.<name or gid>`. */
                  field:
                    | (
                        | 'name'
                        | 'notes'
                        | 'completed'
                        | 'assignee'
                        | 'section'
                        | 'tags'
                        | 'followers'
                        | 'due_on'
                        | 'start_on'
                        | 'created_at'
                        | 'modified_at'
                        | 'completed_at'
                      )
                    | string;
                  /** @enum {string} */
                  operator: 'greater_than';
                  value: number;
                }
              | {
                  /** @description A field of the task, or `custom_fields.<name or gid>`. */
                  field:
                    | (
                        | 'name'
                        | 'notes'
                        | 'completed'
                        | 'assignee'
                        | 'section'
                        | 'tags'
                        | 'followers'
                        | 'due_on'
                        | 'start_on'
                        | 'created_at'
                        | 'modified_at'
                        | 'completed_at'
                      )
                    | string;
                  /** @enum {string} */
                  operator: 'is_empty';
                }
              | {
                  /** @description A field of the task, or `custom_fields.<name or gid>`. */
                  field:
                    | (
                        | 'name'
                        | 'notes'
                        | 'completed'
                        | 'assignee'
                        | 'section'
                        | 'tags'
                        | 'followers'
                        | 'due_on'
                        | 'start_on'
                        | 'created_at'
                        | 'modified_at'
                        | 'completed_at'
                      )
                    | string;
                  /** @enum {string} */
                  operator: 'is_not_empty';
                }
            )[];
            /** @enum {string} */
            operator: 'any';
          }
      )[];
      /** Format: date-time */
      created_at: string;
      enabled: boolean;
      /** Format: uuid */
      id: string;
      /** Format: date-time */
      last_run_at: string | null;
      name: string;
      /** @description When the rule runs. It can always be run by hand too, over all tasks of the project; `due_soon` and `overdue` are looked for every hour, and with `task_completed` and `task_moved` they also select the tasks. The `task_…` triggers run the rule within moments on the one task to which it happened in Asana, once for each event: created in the project or added to it, changed in any field, completed, moved to another section. An event of a task for which the conditions do not hold leaves no run. What the rule itself has just changed does not run it again, and after ten runs that changed the same task within an hour further ones are `skipped`. */
      trigger:
        | {
            /** @description The project whose tasks the rule is about. */
            project_id: string;
            /** @enum {string} */
            type: 'manual';
          }
        | {
            /** @description Minute, hour, day of month, month, day of week, in UTC. */
            cron: string;
            /** @description The project whose tasks the rule is about. */
            project_id: string;
            /** @enum {string} */
            type: 'schedule';
          }
        | {
            /** @description The project whose tasks the rule is about. */
            project_id: string;
            /** @enum {string} */
            type: 'task_created';
          }
        | {
            /** @description The project whose tasks the rule is about. */
            project_id: string;
            /** @enum {string} */
            type: 'task_updated';
          }
        | {
            /** @description The project whose tasks the rule is about. */
            project_id: string;
            /** @enum {string} */
            type: 'task_completed';
          }
        | {
            /** @description The project whose tasks the rule is about. */
            project_id: string;
            /** @description Only moves into this section, by name or gid. */
            section?: string;
            /** @enum {string} */
            type: 'task_moved';
          }
        | {
            /**
             * @description Due within so many days.
             * @default 3
             */
            days: number;
            /** @description The project whose tasks the rule is about. */
            project_id: string;
            /** @enum {string} */
            type: 'due_soon';
          }
        | {
            /** @description The project whose tasks the rule is about. */
            project_id: string;
            /** @enum {string} */
            type: 'overdue';
          };
      /** Format: date-time */
      updated_at: string;
    };
    /** @description What was done to one task. */
    AsanaRuleEffect: {
      actions: {
        detail: string | null;
        error_code: string | null;
        /**
         * @description `planned`: what a dry run would do. `unchanged`: the task was so already.
         * @enum {string}
         */
        outcome: 'planned' | 'changed' | 'unchanged' | 'failed';
        type: string;
      }[];
      task: {
        gid: string;
        id: string;
        name: string;
      };
    };
    AsanaRuleRun: {
      /** @description `manual`, `schedule`, or the kind of an event. */
      cause: string;
      /** @description Tasks that were changed; in a dry run, that would be. */
      changed: number;
      dry_run: boolean;
      effects: components['schemas']['AsanaRuleEffect'][];
      /** @description Why the run ended before it was through. */
      error: {
        code: string;
        message: string;
      } | null;
      /** @description Of the event that started it, as in `GET /api/events/log`. */
      event_id: string | null;
      /** @description Tasks looked at. */
      examined: number;
      /** @description Tasks of which an action failed. */
      failed: number;
      /** Format: date-time */
      finished_at: string | null;
      /** Format: uuid */
      id: string;
      /** @description Tasks for which all conditions held, up to the limit of the run. */
      matched: number;
      /** Format: uuid */
      rule_id: string;
      /** Format: date-time */
      started_at: string;
      /**
       * @description `skipped`: an event that would have run the rule once too often on its task; `error` says so.
       * @enum {string}
       */
      status: 'running' | 'succeeded' | 'partly' | 'failed' | 'skipped';
      /** @description gid of the one task of that event. */
      task_id: string | null;
      /** @description Path of the run with its effects. */
      url: string;
    };
    AsanaRuleRunSummary: {
      /** @description `manual`, `schedule`, or the kind of an event. */
      cause: string;
      /** @description Tasks that were changed; in a dry run, that would be. */
      changed: number;
      dry_run: boolean;
      /** @description Why the run ended before it was through. */
      error: {
        code: string;
        message: string;
      } | null;
      /** @description Of the event that started it, as in `GET /api/events/log`. */
      event_id: string | null;
      /** @description Tasks looked at. */
      examined: number;
      /** @description Tasks of which an action failed. */
      failed: number;
      /** Format: date-time */
      finished_at: string | null;
      /** Format: uuid */
      id: string;
      /** @description Tasks for which all conditions held, up to the limit of the run. */
      matched: number;
      /** Format: uuid */
      rule_id: string;
      /** Format: date-time */
      started_at: string;
      /**
       * @description `skipped`: an event that would have run the rule once too often on its task; `error` says so.
       * @enum {string}
       */
      status: 'running' | 'succeeded' | 'partly' | 'failed' | 'skipped';
      /** @description gid of the one task of that event. */
      task_id: string | null;
      /** @description Path of the run with its effects. */
      url: string;
    };
    AsanaSection: {
      /** @description ISO 8601, UTC */
      created_at: string | null;
      gid: string;
      id: string;
      name: string;
      project: {
        gid: string;
        id: string;
        name: string;
      } | null;
    };
    /** @description A comment, or what the system wrote about a change. */
    AsanaStory: {
      /** @description ISO 8601, UTC */
      created_at: string | null;
      created_by: {
        gid: string;
        id: string;
        name: string;
      } | null;
      gid: string;
      id: string;
      /** @description What happened, such as `comment_added` or `section_changed`. */
      resource_subtype: string | null;
      text: string;
      /** @enum {string} */
      type: 'comment' | 'system';
    };
    AsanaTag: {
      color: string | null;
      /** @description The same as `notes`. */
      description: string;
      gid: string;
      id: string;
      name: string;
      notes: string;
      permalink_url: string | null;
      workspace: {
        gid: string;
        id: string;
        name: string;
      } | null;
    };
    /** @description A task; its assignee is an object. */
    AsanaTask: {
      assignee: {
        /** @description Asana does not tell it with a task. */
        email: string | null;
        gid: string;
        id: string;
        name: string;
      } | null;
      completed: boolean;
      /** @description ISO 8601, UTC */
      completed_at: string | null;
      /** @description ISO 8601, UTC */
      created_at: string | null;
      /** @description The same as `notes`. */
      description: string;
      /** @description ISO 8601, UTC */
      due_at: string | null;
      /** @description yyyy-mm-dd */
      due_on: string | null;
      gid: string;
      id: string;
      /** @description ISO 8601, UTC */
      modified_at: string | null;
      name: string;
      notes: string;
      permalink_url: string | null;
      projects: {
        gid: string;
        id: string;
        name: string;
      }[];
      tags: {
        gid: string;
        id: string;
        name: string;
      }[];
      /** @description The task in the Asana web application. */
      url: string;
      workspace: {
        gid: string;
        id: string;
        name: string;
      } | null;
    };
    /** @description A task with everything on it; its assignee is an object. */
    AsanaTaskDetails: {
      assignee: {
        /** @description Asana does not tell it with a task. */
        email: string | null;
        gid: string;
        id: string;
        name: string;
      } | null;
      completed: boolean;
      /** @description ISO 8601, UTC */
      completed_at: string | null;
      completed_by: {
        gid: string;
        id: string;
        name: string;
      } | null;
      /** @description ISO 8601, UTC */
      created_at: string | null;
      custom_fields: components['schemas']['AsanaCustomFieldValue'][];
      /** @description Tasks that must be done before. */
      dependencies: {
        gid: string;
        id: string;
      }[];
      /** @description Tasks that wait for this one. */
      dependents: {
        gid: string;
        id: string;
      }[];
      /** @description The same as `notes`. */
      description: string;
      /** @description ISO 8601, UTC */
      due_at: string | null;
      /** @description yyyy-mm-dd */
      due_on: string | null;
      followers: {
        gid: string;
        id: string;
        name: string;
      }[];
      gid: string;
      html_notes: string;
      id: string;
      /** @description The section in which each project shows the task. */
      memberships: {
        project: {
          gid: string;
          id: string;
          name: string;
        } | null;
        section: {
          gid: string;
          id: string;
          name: string;
        } | null;
      }[];
      /** @description ISO 8601, UTC */
      modified_at: string | null;
      name: string;
      notes: string;
      num_subtasks: number;
      parent: {
        gid: string;
        id: string;
        name: string;
      } | null;
      permalink_url: string | null;
      projects: {
        gid: string;
        id: string;
        name: string;
      }[];
      resource_subtype: string | null;
      /** @description ISO 8601, UTC */
      start_at: string | null;
      /** @description yyyy-mm-dd */
      start_on: string | null;
      /** @description The first 100; `num_subtasks` says how many there are. */
      subtasks: {
        completed: boolean;
        gid: string;
        id: string;
        name: string;
      }[];
      tags: {
        gid: string;
        id: string;
        name: string;
      }[];
      /** @description The task in the Asana web application. */
      url: string;
      workspace: {
        gid: string;
        id: string;
        name: string;
      } | null;
    };
    /** @description A task with everything on it; its assignee is a name. */
    AsanaTaskDetailsFile: {
      /** @description Name of the assignee. */
      assignee: string | null;
      completed: boolean;
      /** @description ISO 8601, UTC */
      completed_at: string | null;
      completed_by: {
        gid: string;
        id: string;
        name: string;
      } | null;
      /** @description ISO 8601, UTC */
      created_at: string | null;
      custom_fields: components['schemas']['AsanaCustomFieldValue'][];
      /** @description Tasks that must be done before. */
      dependencies: {
        gid: string;
        id: string;
      }[];
      /** @description Tasks that wait for this one. */
      dependents: {
        gid: string;
        id: string;
      }[];
      /** @description The same as `notes`. */
      description: string;
      /** @description ISO 8601, UTC */
      due_at: string | null;
      /** @description yyyy-mm-dd */
      due_on: string | null;
      followers: {
        gid: string;
        id: string;
        name: string;
      }[];
      gid: string;
      html_notes: string;
      id: string;
      /** @description The section in which each project shows the task. */
      memberships: {
        project: {
          gid: string;
          id: string;
          name: string;
        } | null;
        section: {
          gid: string;
          id: string;
          name: string;
        } | null;
      }[];
      /** @description ISO 8601, UTC */
      modified_at: string | null;
      name: string;
      notes: string;
      num_subtasks: number;
      parent: {
        gid: string;
        id: string;
        name: string;
      } | null;
      permalink_url: string | null;
      projects: {
        gid: string;
        id: string;
        name: string;
      }[];
      resource_subtype: string | null;
      /** @description ISO 8601, UTC */
      start_at: string | null;
      /** @description yyyy-mm-dd */
      start_on: string | null;
      /** @description The first 100; `num_subtasks` says how many there are. */
      subtasks: {
        completed: boolean;
        gid: string;
        id: string;
        name: string;
      }[];
      tags: {
        gid: string;
        id: string;
        name: string;
      }[];
      /** @description The task in the Asana web application. */
      url: string;
      workspace: {
        gid: string;
        id: string;
        name: string;
      } | null;
    };
    /** @description A task as a file of a search; its assignee is a name. */
    AsanaTaskFile: {
      /** @description Name of the assignee. */
      assignee: string | null;
      completed: boolean;
      /** @description ISO 8601, UTC */
      completed_at: string | null;
      /** @description ISO 8601, UTC */
      created_at: string | null;
      /** @description The same as `notes`. */
      description: string;
      /** @description ISO 8601, UTC */
      due_at: string | null;
      /** @description yyyy-mm-dd */
      due_on: string | null;
      gid: string;
      id: string;
      /** @description ISO 8601, UTC */
      modified_at: string | null;
      name: string;
      notes: string;
      permalink_url: string | null;
      projects: {
        gid: string;
        id: string;
        name: string;
      }[];
      tags: {
        gid: string;
        id: string;
        name: string;
      }[];
      /** @description The task in the Asana web application. */
      url: string;
      workspace: {
        gid: string;
        id: string;
        name: string;
      } | null;
    };
    AsanaTeam: {
      /** @description Asana does not tell when a team was made. */
      created_at: string | null;
      description: string;
      gid: string;
      id: string;
      name: string;
      workspace: {
        gid: string;
        id: string;
        name: string;
      } | null;
    };
    AsanaUser: {
      email: string | null;
      gid: string;
      id: string;
      name: string;
      photo: string | null;
      /** @description The workspace asked for; null where only a team was. */
      workspace: {
        gid: string;
        id: string;
      } | null;
    };
    AsanaUserProfile: {
      email: string | null;
      gid: string;
      id: string;
      name: string;
      photo: string | null;
      workspaces: {
        gid: string;
        id: string;
        name: string;
      }[];
    };
    /** @description A project, its sections seen as stages. */
    AsanaWorkflow: {
      completed: number;
      gid: string;
      id: string;
      name: string;
      open: number;
      /** @description Open, and due before now; a due date ends with its day in UTC. */
      overdue: number;
      /** @description The sections, in the order Asana shows them. */
      stages: {
        /** @description How long the open tasks of the stage have been waiting. */
        ageing: {
          /**
           * @description `entered_stage`: since the task came into this section, as its stories tell. `created`: since the task was created, so at most that long in this section; for projects with too many open tasks to read their stories.
           * @enum {string}
           */
          basis: 'entered_stage' | 'created';
          days_1_to_7: number;
          days_7_to_30: number;
          oldest_days: number | null;
          over_30_days: number;
          under_1_day: number;
        };
        completed: number;
        gid: string;
        id: string;
        name: string;
        open: number;
        /** @description Open, and due before now; a due date ends with its day in UTC. */
        overdue: number;
        total: number;
      }[];
      total: number;
    };
    AsanaWorkspace: {
      gid: string;
      id: string;
      is_organization: boolean;
      name: string;
    };
    AtomError: {
      detail: string;
      error: {
        code: string;
        message: string;
      };
      errors?: {
        field: string;
        message: string;
      }[];
      instance?: string;
      message: string;
      /** @constant */
      ok: false;
      request_id?: string;
      status: number;
      /** @constant */
      success: false;
      title: string;
      /** Format: uri */
      type: string;
    };
    CallbackCampaign: {
      additionalFields: {
        [key: string]: unknown;
      };
      asanaProjectId: string | null;
      assignees: string[];
      /** @enum {string} */
      assignmentStrategy: 'default' | 'round-robin';
      /** Format: date-time */
      createdAt: string;
      customFields: {
        [key: string]: string;
      };
      defaultAssignee: string | null;
      externalId: string | null;
      followers: string[];
      /** Format: uuid */
      id: string;
      name: string;
      tags: string[];
      /** Format: date-time */
      updatedAt: string;
    };
    CallbackLead: {
      aiConfidence: number | null;
      assignedTo: string | null;
      callDuration: number | null;
      /** Format: date-time */
      callTime: string | null;
      /** Format: uuid */
      campaignId: string | null;
      /** Format: date-time */
      contactedAt: string | null;
      /** Format: date-time */
      createdAt: string;
      customFields: {
        [key: string]: unknown;
      };
      email: string | null;
      externalId: string | null;
      /** Format: date */
      followUpDate: string | null;
      /** Format: uuid */
      id: string;
      /** Format: date-time */
      lastUpdated: string;
      name: string | null;
      phone: string | null;
      score: number | null;
      status: string;
      summary: string | null;
      tags: string[];
      /** @description gid of its callback task. */
      taskId: string | null;
    };
    EnhancedError: {
      detail: string;
      error: {
        code: string;
        endpoint: string;
        message: string;
        service: string;
      };
      errors?: {
        field: string;
        message: string;
      }[];
      instance?: string;
      message: string;
      /** @constant */
      ok: false;
      request_id?: string;
      source: string;
      status: number;
      /** @constant */
      success: false;
      /** Format: date-time */
      timestamp: string;
      title: string;
      /** Format: uri */
      type: string;
    };
    IntegrationMember: {
      email: string | null;
      gid: string;
      id: string;
      name: string;
      photo: string | null;
    };
    /** @description A task whose tags are names. */
    IntegrationPageTask: {
      /** @description The address is told in lists, where the connection may read people. */
      assignee: {
        email: string | null;
        gid: string;
        id: string;
        name: string;
      } | null;
      completed: boolean;
      /** @description ISO 8601, UTC */
      completed_at: string | null;
      completed_by: {
        gid: string;
        id: string;
        name: string;
      } | null;
      /** @description ISO 8601, UTC */
      created_at: string | null;
      custom_fields: components['schemas']['AsanaCustomFieldValue'][];
      /** @description Tasks that must be done before. */
      dependencies: {
        gid: string;
        id: string;
      }[];
      /** @description Tasks that wait for this one. */
      dependents: {
        gid: string;
        id: string;
      }[];
      /** @description The same as `notes`. */
      description: string;
      /** @description ISO 8601, UTC */
      due_at: string | null;
      /** @description yyyy-mm-dd */
      due_on: string | null;
      followers: {
        gid: string;
        id: string;
        name: string;
      }[];
      gid: string;
      html_notes: string;
      id: string;
      /** @description The section in which each project shows the task. */
      memberships: {
        project: {
          gid: string;
          id: string;
          name: string;
        } | null;
        section: {
          gid: string;
          id: string;
          name: string;
        } | null;
      }[];
      /** @description ISO 8601, UTC */
      modified_at: string | null;
      name: string;
      notes: string;
      num_subtasks: number;
      parent: {
        gid: string;
        id: string;
        name: string;
      } | null;
      permalink_url: string | null;
      projects: {
        gid: string;
        id: string;
        name: string;
      }[];
      resource_subtype: string | null;
      /** @description ISO 8601, UTC */
      start_at: string | null;
      /** @description yyyy-mm-dd */
      start_on: string | null;
      /** @description The first 100; in lists those of the first 20 tasks that have some. `num_subtasks` says how many there are. */
      subtasks: {
        completed: boolean;
        gid: string;
        id: string;
        name: string;
      }[];
      /** @description Names. */
      tags: string[];
      /** @description The task in the Asana web application. */
      url: string;
      workspace: {
        gid: string;
        id: string;
        name: string;
      } | null;
    };
    /** @description A task with everything on it. */
    IntegrationTask: {
      /** @description The address is told in lists, where the connection may read people. */
      assignee: {
        email: string | null;
        gid: string;
        id: string;
        name: string;
      } | null;
      completed: boolean;
      /** @description ISO 8601, UTC */
      completed_at: string | null;
      completed_by: {
        gid: string;
        id: string;
        name: string;
      } | null;
      /** @description ISO 8601, UTC */
      created_at: string | null;
      custom_fields: components['schemas']['AsanaCustomFieldValue'][];
      /** @description Tasks that must be done before. */
      dependencies: {
        gid: string;
        id: string;
      }[];
      /** @description Tasks that wait for this one. */
      dependents: {
        gid: string;
        id: string;
      }[];
      /** @description The same as `notes`. */
      description: string;
      /** @description ISO 8601, UTC */
      due_at: string | null;
      /** @description yyyy-mm-dd */
      due_on: string | null;
      followers: {
        gid: string;
        id: string;
        name: string;
      }[];
      gid: string;
      html_notes: string;
      id: string;
      /** @description The section in which each project shows the task. */
      memberships: {
        project: {
          gid: string;
          id: string;
          name: string;
        } | null;
        section: {
          gid: string;
          id: string;
          name: string;
        } | null;
      }[];
      /** @description ISO 8601, UTC */
      modified_at: string | null;
      name: string;
      notes: string;
      num_subtasks: number;
      parent: {
        gid: string;
        id: string;
        name: string;
      } | null;
      permalink_url: string | null;
      projects: {
        gid: string;
        id: string;
        name: string;
      }[];
      resource_subtype: string | null;
      /** @description ISO 8601, UTC */
      start_at: string | null;
      /** @description yyyy-mm-dd */
      start_on: string | null;
      /** @description The first 100; in lists those of the first 20 tasks that have some. `num_subtasks` says how many there are. */
      subtasks: {
        completed: boolean;
        gid: string;
        id: string;
        name: string;
      }[];
      tags: {
        gid: string;
        id: string;
        name: string;
      }[];
      /** @description The task in the Asana web application. */
      url: string;
      workspace: {
        gid: string;
        id: string;
        name: string;
      } | null;
    };
    /** @description A team and who is in it: the first 100. */
    IntegrationTeam: {
      description: string;
      gid: string;
      html_description: string;
      id: string;
      /** @description null beyond the first 20 teams, and where it may not be read. */
      members: components['schemas']['IntegrationMember'][] | null;
      name: string;
      organization: {
        gid: string;
        id: string;
        name: string;
      } | null;
      permalink_url: string | null;
      /** @description The team in the Asana web application. */
      url: string;
      /** @description The same as `organization`. */
      workspace: {
        gid: string;
        id: string;
        name: string;
      } | null;
    };
    IntegrationWorkspace: {
      gid: string;
      id: string;
      is_organization: boolean;
      name: string;
    };
    /** @description A task as Asana last showed it. */
    MirroredTask: {
      assignee: {
        gid: string;
        name: string | null;
      } | null;
      completed: boolean;
      completed_at: string | null;
      created_at: string | null;
      custom_fields: {
        date_value: {
          date: string | null;
          date_time: string | null;
        } | null;
        display_value: string | null;
        enum_value: {
          gid: string;
          name: string | null;
        } | null;
        gid: string;
        multi_enum_values: {
          gid: string;
          name: string | null;
        }[];
        name: string | null;
        number_value: number | null;
        people_value: {
          gid: string;
          name: string | null;
        }[];
        text_value: string | null;
        type: string | null;
      }[];
      due_at: string | null;
      due_on: string | null;
      followers: {
        gid: string;
        name: string | null;
      }[];
      gid: string;
      id: string;
      memberships: {
        project: {
          gid: string;
          name: string | null;
        } | null;
        section: {
          gid: string;
          name: string | null;
        } | null;
      }[];
      modified_at: string;
      name: string | null;
      notes: string | null;
      parent: {
        gid: string;
        name: string | null;
      } | null;
      permalink_url: string | null;
      projects: {
        gid: string;
        name: string | null;
      }[];
      resource_subtype: string | null;
      /**
       * Format: date-time
       * @description When Asana last showed it so.
       */
      seen_at: string;
      start_on: string | null;
      tags: {
        gid: string;
        name: string | null;
      }[];
      workspace: {
        gid: string;
        name: string | null;
      } | null;
    };
    ProblemError: {
      code: string;
      detail: string;
      errors?: {
        field: string;
        message: string;
      }[];
      instance?: string;
      request_id?: string;
      status: number;
      title: string;
      /** Format: uri */
      type: string;
    };
    QuantumError: {
      detail: string;
      details?: string;
      error: string;
      errors?: {
        field: string;
        message: string;
      }[];
      instance?: string;
      request_id?: string;
      status: number;
      title: string;
      /** Format: uri */
      type: string;
    };
    ReportState: {
      age_seconds: number | null;
      /**
       * Format: date-time
       * @description When the figures shown were computed.
       */
      computed_at: string | null;
      /** @description Tasks read, so far or in all. */
      examined: number;
      /** @description Why the last computation failed. */
      failure_code: string | null;
      /** @description At most five minutes old. */
      fresh: boolean;
      /**
       * @description `computing`: ask again; older figures are shown meanwhile.
       * @enum {string}
       */
      status: 'ready' | 'computing' | 'failed';
    };
    /** @description A project whose tasks are kept here as they are at Asana. */
    TaskMirror: {
      /** @description Since then. Events keep a `live` mirror younger. */
      age_seconds: number | null;
      /** Format: date-time */
      created_at: string;
      /** @description Tasks read by the full reading under way or done last. */
      examined: number;
      /** @description Why the last attempt failed, e.g. `not_connected`. */
      failure_code: string | null;
      /** Format: uuid */
      id: string;
      /**
       * Format: date-time
       * @description When it is read in full again.
       */
      next_sync_at: string | null;
      percent: number | null;
      project_id: string;
      /**
       * Format: date-time
       * @description Beginning of the full reading under way or done last.
       */
      started_at: string;
      /**
       * @description `syncing`: being read in full. `live`: kept up with. `failed`: read again later, see `failure_code`.
       * @enum {string}
       */
      status: 'syncing' | 'live' | 'failed';
      /**
       * Format: date-time
       * @description End of the last full reading.
       */
      synced_at: string | null;
      /** @description Asana tells what happens in the project; otherwise full readings alone find it. */
      told: boolean;
      /** @description Tasks the project had when that began; null where Asana did not say. */
      total: number | null;
      /** @description Tasks of the user that are known to have changed and are to be fetched. */
      waiting: number;
    };
    TextError: {
      detail: string;
      error: string;
      errors?: {
        field: string;
        message: string;
      }[];
      instance?: string;
      /** @constant */
      ok: false;
      request_id?: string;
      status: number;
      /** @constant */
      success: false;
      title: string;
      /** Format: uri */
      type: string;
    };
  };
  responses: {
    /** @description BAD_REQUEST */
    AtomError400: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['AtomError'];
      };
    };
    /** @description UNAUTHORIZED */
    AtomError401: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['AtomError'];
      };
    };
    /** @description FORBIDDEN */
    AtomError403: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['AtomError'];
      };
    };
    /** @description NOT_FOUND */
    AtomError404: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['AtomError'];
      };
    };
    /** @description CONFLICT */
    AtomError409: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['AtomError'];
      };
    };
    /** @description PAYLOAD_TOO_LARGE */
    AtomError413: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['AtomError'];
      };
    };
    /** @description UNPROCESSABLE_ENTITY */
    AtomError422: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['AtomError'];
      };
    };
    /** @description TOO_MANY_REQUESTS */
    AtomError429: {
      headers: {
        /** @description Seconds to wait. */
        'Retry-After'?: number;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['AtomError'];
      };
    };
    /** @description INTERNAL_SERVER_ERROR */
    AtomError500: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['AtomError'];
      };
    };
    /** @description SERVICE_UNAVAILABLE */
    AtomError503: {
      headers: {
        /** @description Seconds to wait. */
        'Retry-After'?: number;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['AtomError'];
      };
    };
    /** @description BAD_REQUEST */
    EnhancedError400: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['EnhancedError'];
      };
    };
    /** @description UNAUTHORIZED */
    EnhancedError401: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['EnhancedError'];
      };
    };
    /** @description FORBIDDEN */
    EnhancedError403: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['EnhancedError'];
      };
    };
    /** @description NOT_FOUND */
    EnhancedError404: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['EnhancedError'];
      };
    };
    /** @description CONFLICT */
    EnhancedError409: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['EnhancedError'];
      };
    };
    /** @description UNPROCESSABLE_ENTITY */
    EnhancedError422: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['EnhancedError'];
      };
    };
    /** @description TOO_MANY_REQUESTS */
    EnhancedError429: {
      headers: {
        /** @description Seconds to wait. */
        'Retry-After'?: number;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['EnhancedError'];
      };
    };
    /** @description INTERNAL_SERVER_ERROR */
    EnhancedError500: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['EnhancedError'];
      };
    };
    /** @description SERVICE_UNAVAILABLE */
    EnhancedError503: {
      headers: {
        /** @description Seconds to wait. */
        'Retry-After'?: number;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['EnhancedError'];
      };
    };
    /** @description BAD_REQUEST */
    ProblemError400: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['ProblemError'];
      };
    };
    /** @description UNAUTHORIZED */
    ProblemError401: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['ProblemError'];
      };
    };
    /** @description FORBIDDEN */
    ProblemError403: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['ProblemError'];
      };
    };
    /** @description NOT_FOUND */
    ProblemError404: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['ProblemError'];
      };
    };
    /** @description CONFLICT */
    ProblemError409: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['ProblemError'];
      };
    };
    /** @description GONE */
    ProblemError410: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['ProblemError'];
      };
    };
    /** @description PAYLOAD_TOO_LARGE */
    ProblemError413: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['ProblemError'];
      };
    };
    /** @description UNPROCESSABLE_ENTITY */
    ProblemError422: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['ProblemError'];
      };
    };
    /** @description TOO_MANY_REQUESTS */
    ProblemError429: {
      headers: {
        /** @description Seconds to wait. */
        'Retry-After'?: number;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['ProblemError'];
      };
    };
    /** @description INTERNAL_SERVER_ERROR */
    ProblemError500: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['ProblemError'];
      };
    };
    /** @description SERVICE_UNAVAILABLE */
    ProblemError503: {
      headers: {
        /** @description Seconds to wait. */
        'Retry-After'?: number;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['ProblemError'];
      };
    };
    /** @description BAD_REQUEST */
    QuantumError400: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['QuantumError'];
      };
    };
    /** @description UNAUTHORIZED */
    QuantumError401: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['QuantumError'];
      };
    };
    /** @description FORBIDDEN */
    QuantumError403: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['QuantumError'];
      };
    };
    /** @description NOT_FOUND */
    QuantumError404: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['QuantumError'];
      };
    };
    /** @description CONFLICT */
    QuantumError409: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['QuantumError'];
      };
    };
    /** @description PAYLOAD_TOO_LARGE */
    QuantumError413: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['QuantumError'];
      };
    };
    /** @description UNPROCESSABLE_ENTITY */
    QuantumError422: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['QuantumError'];
      };
    };
    /** @description TOO_MANY_REQUESTS */
    QuantumError429: {
      headers: {
        /** @description Seconds to wait. */
        'Retry-After'?: number;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['QuantumError'];
      };
    };
    /** @description INTERNAL_SERVER_ERROR */
    QuantumError500: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['QuantumError'];
      };
    };
    /** @description SERVICE_UNAVAILABLE */
    QuantumError503: {
      headers: {
        /** @description Seconds to wait. */
        'Retry-After'?: number;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['QuantumError'];
      };
    };
    /** @description BAD_REQUEST */
    TextError400: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['TextError'];
      };
    };
    /** @description UNAUTHORIZED */
    TextError401: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['TextError'];
      };
    };
    /** @description FORBIDDEN */
    TextError403: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['TextError'];
      };
    };
    /** @description NOT_FOUND */
    TextError404: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['TextError'];
      };
    };
    /** @description CONFLICT */
    TextError409: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['TextError'];
      };
    };
    /** @description PAYLOAD_TOO_LARGE */
    TextError413: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['TextError'];
      };
    };
    /** @description UNPROCESSABLE_ENTITY */
    TextError422: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['TextError'];
      };
    };
    /** @description TOO_MANY_REQUESTS */
    TextError429: {
      headers: {
        /** @description Seconds to wait. */
        'Retry-After'?: number;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['TextError'];
      };
    };
    /** @description INTERNAL_SERVER_ERROR */
    TextError500: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['TextError'];
      };
    };
    /** @description SERVICE_UNAVAILABLE */
    TextError503: {
      headers: {
        /** @description Seconds to wait. */
        'Retry-After'?: number;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['TextError'];
      };
    };
  };
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  'health.provider.get': {
    parameters: {
      query?: {
        user_id?: string;
      };
      header?: never;
      path: {
        provider: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description How healthy a provider is: database, OAuth client, service */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            checks: {
              database: {
                message: string;
                /** @enum {string} */
                status: 'healthy' | 'unavailable';
              };
              enhanced_api: {
                message: string;
                /** @enum {string} */
                status: 'healthy' | 'unavailable';
              };
              oauth_config: {
                message: string;
                /** @enum {string} */
                status: 'healthy' | 'misconfigured' | 'error';
              };
              service: {
                message: string;
                /** @enum {string} */
                status: 'healthy' | 'unavailable';
              };
            };
            message: string;
            /** @enum {boolean} */
            needs_oauth: true;
            /** @enum {boolean} */
            ok: true;
            service: string;
            /** @enum {string} */
            status: 'healthy' | 'degraded';
            /** Format: date-time */
            timestamp: string;
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'health.connection.get': {
    parameters: {
      query?: {
        user_id?: string;
      };
      header?: never;
      path: {
        provider: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Tests a user's connection with a cheap read at the provider */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {string} */
            connection_status: 'connected';
            message: string;
            /** @enum {boolean} */
            success: true;
            test_result: {
              api_response_time: string;
            } & {
              [key: string]: unknown;
            };
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'health.diagnosis.get': {
    parameters: {
      query?: {
        user_id?: string;
      };
      header?: never;
      path: {
        provider: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The cause of the state of a user's connection, and the next action */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            connection: {
              /** @enum {string} */
              cause:
                | 'healthy'
                | 'not_connected'
                | 'not_configured'
                | 'expired'
                | 'revoked'
                | 'refresh_failing'
                | 'scope_missing'
                | 'access_forbidden'
                | 'plan_required'
                | 'rate_limited'
                | 'provider_down'
                | 'provider_rejects'
                | 'clock_skew'
                | 'name_unresolved'
                | 'network_unreachable'
                | 'address_wrong'
                | 'address_refused'
                | 'tls_untrusted'
                | 'keys_missing'
                | 'tokens_damaged'
                | 'database_down';
              /** Format: date-time */
              checked_at: string;
              evidence: {
                clock_skew_seconds?: number;
                /** Format: date-time */
                expires_at?: string | null;
                failure?: string;
                failure_code?: string;
                failures?: number;
                granted_scopes?: string[];
                has_refresh_token?: boolean;
                http_status?: number;
                /** Format: date-time */
                last_refreshed_at?: string | null;
                /** @enum {string} */
                probe?: 'succeeded' | 'failed' | 'timed_out';
                probe_ms?: number;
                required_scope?: string;
                retry_after_seconds?: number;
                /** @enum {string} */
                stored_status?: 'active' | 'expired' | 'revoked' | 'error';
                /** Format: date-time */
                until?: string;
              };
              message: string;
              next_action: {
                /** @enum {string} */
                code:
                  | 'none'
                  | 'connect'
                  | 'reconnect'
                  | 'wait'
                  | 'contact_provider_status'
                  | 'configure_client'
                  | 'add_scopes'
                  | 'ask_administrator'
                  | 'upgrade_plan'
                  | 'fix_clock'
                  | 'check_network'
                  | 'restore_keys';
                retry_after_seconds?: number;
                text: string;
                /** Format: uri */
                url?: string;
              };
              /** Format: date-time */
              since: string | null;
              /** @enum {string} */
              status: 'healthy' | 'degraded' | 'unhealthy';
            };
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'health.summary.get': {
    parameters: {
      query?: {
        user_id?: string;
      };
      header?: never;
      path: {
        provider: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Health of the provider and, with a user, of that user's tokens and connection */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            components: {
              connection?:
                | {
                    /** @enum {string} */
                    connection_status: 'connected';
                    message: string;
                    /** @enum {boolean} */
                    success: true;
                    test_result: {
                      api_response_time: string;
                    } & {
                      [key: string]: unknown;
                    };
                  }
                | {
                    /** @enum {string} */
                    connection_status: 'unauthenticated' | 'api_error' | 'failed';
                    message: string;
                    /** @enum {boolean} */
                    success: false;
                  };
              overall: {
                checks: {
                  database: {
                    message: string;
                    /** @enum {string} */
                    status: 'healthy' | 'unavailable';
                  };
                  enhanced_api: {
                    message: string;
                    /** @enum {string} */
                    status: 'healthy' | 'unavailable';
                  };
                  oauth_config: {
                    message: string;
                    /** @enum {string} */
                    status: 'healthy' | 'misconfigured' | 'error';
                  };
                  service: {
                    message: string;
                    /** @enum {string} */
                    status: 'healthy' | 'unavailable';
                  };
                };
                message: string;
                /** @enum {boolean} */
                needs_oauth: true;
                /** @enum {boolean} */
                ok: true;
                service: string;
                /** @enum {string} */
                status: 'healthy' | 'degraded';
                /** Format: date-time */
                timestamp: string;
              };
              tokens?:
                | {
                    /** @enum {boolean} */
                    success: true;
                    token_health: {
                      /** Format: date-time */
                      expires_at: string | null;
                      has_tokens: boolean;
                      /** Format: date-time */
                      last_refreshed: string | null;
                      message?: string;
                      /** @enum {string} */
                      token_status: 'not_configured' | 'expired' | 'expiring_soon' | 'active';
                      user_id: string;
                    };
                  }
                | {
                    error: string;
                    /** @enum {boolean} */
                    success: false;
                  };
            };
            links?: {
              diagnosis: string;
            };
            /** @enum {string} */
            overall_status: 'healthy' | 'degraded';
            service: string;
            /** Format: date-time */
            timestamp: string;
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'health.tokens.get': {
    parameters: {
      query?: {
        user_id?: string;
      };
      header?: never;
      path: {
        provider: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description State of a user's stored tokens, without asking the provider */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {boolean} */
            success: true;
            token_health: {
              /** Format: date-time */
              expires_at: string | null;
              has_tokens: boolean;
              /** Format: date-time */
              last_refreshed: string | null;
              message?: string;
              /** @enum {string} */
              token_status: 'not_configured' | 'expired' | 'expiring_soon' | 'active';
              user_id: string;
            };
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'asana.bulk.list': {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        /** @description Your own id of the user to work for. Absent: the user of the session token. */
        user_id?: string | null;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List bulk operations, newest first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              /** @description Send as `cursor` for the next page; null on the last one. */
              next_cursor: string | null;
              operations: {
                /** @enum {string} */
                action: 'create' | 'update' | 'complete';
                /** Format: date-time */
                created_at: string;
                /** @description At that pace; null when there is none. */
                estimated_seconds_remaining: number | null;
                failed: number;
                /** @description Why the operation failed, e.g. `not_connected`. */
                failure_code: string | null;
                /** Format: date-time */
                finished_at: string | null;
                /** Format: uuid */
                id: string;
                /** @description Of late; null while it does not run. */
                items_per_second: number | null;
                /** @description Of the items, those that have ended. */
                percent: number;
                remaining: number;
                /** Format: date-time */
                started_at: string | null;
                /**
                 * @description `completed`: every item has ended, some perhaps failed. `failed`: nothing more could be done.
                 * @enum {string}
                 */
                status: 'queued' | 'running' | 'completed' | 'cancelled' | 'failed';
                succeeded: number;
                total: number;
              }[];
            };
            /** @description Send as `cursor` for the next page; null on the last one. */
            next_cursor: string | null;
            /** @enum {boolean} */
            ok: true;
            operations: {
              /** @enum {string} */
              action: 'create' | 'update' | 'complete';
              /** Format: date-time */
              created_at: string;
              /** @description At that pace; null when there is none. */
              estimated_seconds_remaining: number | null;
              failed: number;
              /** @description Why the operation failed, e.g. `not_connected`. */
              failure_code: string | null;
              /** Format: date-time */
              finished_at: string | null;
              /** Format: uuid */
              id: string;
              /** @description Of late; null while it does not run. */
              items_per_second: number | null;
              /** @description Of the items, those that have ended. */
              percent: number;
              remaining: number;
              /** Format: date-time */
              started_at: string | null;
              /**
               * @description `completed`: every item has ended, some perhaps failed. `failed`: nothing more could be done.
               * @enum {string}
               */
              status: 'queued' | 'running' | 'completed' | 'cancelled' | 'failed';
              succeeded: number;
              total: number;
            }[];
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.bulk.get': {
    parameters: {
      query?: {
        /** @description Your own id of the user to work for. Absent: the user of the session token. */
        user_id?: string | null;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Show how far a bulk operation is */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              operation: {
                /** @enum {string} */
                action: 'create' | 'update' | 'complete';
                /** Format: date-time */
                created_at: string;
                /** @description At that pace; null when there is none. */
                estimated_seconds_remaining: number | null;
                failed: number;
                /** @description Why the operation failed, e.g. `not_connected`. */
                failure_code: string | null;
                /** Format: date-time */
                finished_at: string | null;
                /** Format: uuid */
                id: string;
                /** @description Of late; null while it does not run. */
                items_per_second: number | null;
                /** @description Of the items, those that have ended. */
                percent: number;
                remaining: number;
                /** Format: date-time */
                started_at: string | null;
                /**
                 * @description `completed`: every item has ended, some perhaps failed. `failed`: nothing more could be done.
                 * @enum {string}
                 */
                status: 'queued' | 'running' | 'completed' | 'cancelled' | 'failed';
                succeeded: number;
                total: number;
              };
            };
            /** @enum {boolean} */
            ok: true;
            operation: {
              /** @enum {string} */
              action: 'create' | 'update' | 'complete';
              /** Format: date-time */
              created_at: string;
              /** @description At that pace; null when there is none. */
              estimated_seconds_remaining: number | null;
              failed: number;
              /** @description Why the operation failed, e.g. `not_connected`. */
              failure_code: string | null;
              /** Format: date-time */
              finished_at: string | null;
              /** Format: uuid */
              id: string;
              /** @description Of late; null while it does not run. */
              items_per_second: number | null;
              /** @description Of the items, those that have ended. */
              percent: number;
              remaining: number;
              /** Format: date-time */
              started_at: string | null;
              /**
               * @description `completed`: every item has ended, some perhaps failed. `failed`: nothing more could be done.
               * @enum {string}
               */
              status: 'queued' | 'running' | 'completed' | 'cancelled' | 'failed';
              succeeded: number;
              total: number;
            };
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.bulk.cancel': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Your own id of the user to work for. Absent: the user of the session token. */
          user_id?: string | null;
        };
      };
    };
    responses: {
      /** @description Stop a bulk operation */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              operation: {
                /** @enum {string} */
                action: 'create' | 'update' | 'complete';
                /** Format: date-time */
                created_at: string;
                /** @description At that pace; null when there is none. */
                estimated_seconds_remaining: number | null;
                failed: number;
                /** @description Why the operation failed, e.g. `not_connected`. */
                failure_code: string | null;
                /** Format: date-time */
                finished_at: string | null;
                /** Format: uuid */
                id: string;
                /** @description Of late; null while it does not run. */
                items_per_second: number | null;
                /** @description Of the items, those that have ended. */
                percent: number;
                remaining: number;
                /** Format: date-time */
                started_at: string | null;
                /**
                 * @description `completed`: every item has ended, some perhaps failed. `failed`: nothing more could be done.
                 * @enum {string}
                 */
                status: 'queued' | 'running' | 'completed' | 'cancelled' | 'failed';
                succeeded: number;
                total: number;
              };
            };
            /** @enum {boolean} */
            ok: true;
            operation: {
              /** @enum {string} */
              action: 'create' | 'update' | 'complete';
              /** Format: date-time */
              created_at: string;
              /** @description At that pace; null when there is none. */
              estimated_seconds_remaining: number | null;
              failed: number;
              /** @description Why the operation failed, e.g. `not_connected`. */
              failure_code: string | null;
              /** Format: date-time */
              finished_at: string | null;
              /** Format: uuid */
              id: string;
              /** @description Of late; null while it does not run. */
              items_per_second: number | null;
              /** @description Of the items, those that have ended. */
              percent: number;
              remaining: number;
              /** Format: date-time */
              started_at: string | null;
              /**
               * @description `completed`: every item has ended, some perhaps failed. `failed`: nothing more could be done.
               * @enum {string}
               */
              status: 'queued' | 'running' | 'completed' | 'cancelled' | 'failed';
              succeeded: number;
              total: number;
            };
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      409: components['responses']['AtomError409'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.bulk.events': {
    parameters: {
      query?: {
        /** @description Your own id of the user to work for. Absent: the user of the session token. */
        user_id?: string | null;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Follow a bulk operation live, as server-sent events */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.bulk.items': {
    parameters: {
      query?: {
        /** @description `next_cursor` of the page before. */
        cursor?: string;
        limit?: number;
        status?: 'pending' | 'sent' | 'succeeded' | 'failed';
        /** @description Your own id of the user to work for. Absent: the user of the session token. */
        user_id?: string | null;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List what became of each item, in the order of the request */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              items: {
                /** @description Times it was sent. */
                attempts: number;
                error: {
                  code: string;
                  message: string;
                } | null;
                /** Format: date-time */
                finished_at: string | null;
                /** @description Place in the request, from 0. */
                index: number;
                /** @description What Asana was, or will be, told. */
                input: {
                  [key: string]: unknown;
                };
                /** @enum {string} */
                status: 'pending' | 'sent' | 'succeeded' | 'failed';
                task_id: string | null;
              }[];
              /** @description Send as `cursor` for the next page; null on the last one. */
              next_cursor: string | null;
            };
            items: {
              /** @description Times it was sent. */
              attempts: number;
              error: {
                code: string;
                message: string;
              } | null;
              /** Format: date-time */
              finished_at: string | null;
              /** @description Place in the request, from 0. */
              index: number;
              /** @description What Asana was, or will be, told. */
              input: {
                [key: string]: unknown;
              };
              /** @enum {string} */
              status: 'pending' | 'sent' | 'succeeded' | 'failed';
              task_id: string | null;
            }[];
            /** @description Send as `cursor` for the next page; null on the last one. */
            next_cursor: string | null;
            /** @enum {boolean} */
            ok: true;
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.bulk.retry': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Your own id of the user to work for. Absent: the user of the session token. */
          user_id?: string | null;
        };
      };
    };
    responses: {
      /** @description Work the failed items of a bulk operation off again */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              operation: {
                /** @enum {string} */
                action: 'create' | 'update' | 'complete';
                /** Format: date-time */
                created_at: string;
                /** @description At that pace; null when there is none. */
                estimated_seconds_remaining: number | null;
                failed: number;
                /** @description Why the operation failed, e.g. `not_connected`. */
                failure_code: string | null;
                /** Format: date-time */
                finished_at: string | null;
                /** Format: uuid */
                id: string;
                /** @description Of late; null while it does not run. */
                items_per_second: number | null;
                /** @description Of the items, those that have ended. */
                percent: number;
                remaining: number;
                /** Format: date-time */
                started_at: string | null;
                /**
                 * @description `completed`: every item has ended, some perhaps failed. `failed`: nothing more could be done.
                 * @enum {string}
                 */
                status: 'queued' | 'running' | 'completed' | 'cancelled' | 'failed';
                succeeded: number;
                total: number;
              };
            };
            /** @enum {boolean} */
            ok: true;
            operation: {
              /** @enum {string} */
              action: 'create' | 'update' | 'complete';
              /** Format: date-time */
              created_at: string;
              /** @description At that pace; null when there is none. */
              estimated_seconds_remaining: number | null;
              failed: number;
              /** @description Why the operation failed, e.g. `not_connected`. */
              failure_code: string | null;
              /** Format: date-time */
              finished_at: string | null;
              /** Format: uuid */
              id: string;
              /** @description Of late; null while it does not run. */
              items_per_second: number | null;
              /** @description Of the items, those that have ended. */
              percent: number;
              remaining: number;
              /** Format: date-time */
              started_at: string | null;
              /**
               * @description `completed`: every item has ended, some perhaps failed. `failed`: nothing more could be done.
               * @enum {string}
               */
              status: 'queued' | 'running' | 'completed' | 'cancelled' | 'failed';
              succeeded: number;
              total: number;
            };
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      409: components['responses']['AtomError409'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.post.createTask': {
    parameters: {
      query?: never;
      header?: {
        /** @description A key of your choice, 1 to 255 visible ASCII characters, for this request and its repetitions within 24 hours: they create once and get the same answer, marked `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          assignee?: 'me' | string;
          /** Format: date */
          due_on?: string;
          name: string;
          /** @description Also spelled description. */
          notes?: string;
          /** @description Also spelled project_gid or project. */
          project_id: string;
          /** @description Your own id of the user to work for. Absent: the user of the session token. */
          user_id?: string;
        };
      };
    };
    responses: {
      /** @description Create a task in a project */
      200: {
        headers: {
          /** @description Present when the answer is that of an earlier request. */
          'Idempotency-Replayed'?: 'true';
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: components['schemas']['AsanaTaskDetailsFile'];
            /** @enum {boolean} */
            ok: true;
            /** @enum {boolean} */
            success: true;
            task: components['schemas']['AsanaTaskDetails'];
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      409: components['responses']['AtomError409'];
      422: components['responses']['AtomError422'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.enhanced.analytics': {
    parameters: {
      query?: {
        /** @description Absent: all projects of the workspace. */
        project_id?: string;
        /** @description `true` computes anew, however young the kept figures are. */
        refresh?: 'true' | 'false' | '';
        /** @description Your own id of the user to work for. */
        user_id?: string;
        /** @description Absent: the default workspace. Ignored beside `project_id`. */
        workspace_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Show figures over all tasks of a project or a workspace */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description null until the first computation is over. */
            analytics: components['schemas']['AsanaAnalytics'] | null;
            data: {
              /** @description null until the first computation is over. */
              analytics: components['schemas']['AsanaAnalytics'] | null;
              report: components['schemas']['ReportState'];
            };
            /** @enum {boolean} */
            ok: true;
            report: components['schemas']['ReportState'];
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.enhanced.automation.list': {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        /** @description Your own id of the user to work for. */
        user_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List the user’s automation rules, newest first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              /** @description Send as `cursor` for the next page; null on the last one. */
              next_cursor: string | null;
              rules: components['schemas']['AsanaRule'][];
            };
            /** @description Send as `cursor` for the next page; null on the last one. */
            next_cursor: string | null;
            /** @enum {boolean} */
            ok: true;
            rules: components['schemas']['AsanaRule'][];
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.enhanced.automation.create': {
    parameters: {
      query?: never;
      header?: {
        /** @description A key of your choice, 1 to 255 visible ASCII characters, for this request and its repetitions within 24 hours: they create once and get the same answer, marked `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description In this order. */
          actions: (
            | {
                /**
                 * @description false: not where the task has this comment already. true: once in each run.
                 * @default false
                 */
                repeat?: boolean;
                text: string;
                /** @enum {string} */
                type: 'add_comment';
              }
            | {
                /** @enum {string} */
                type: 'complete';
              }
            | {
                /** @description Asana gid, `me` or e-mail address; null unassigns. */
                assignee: ('me' | string) | null;
                /** @enum {string} */
                type: 'assign';
              }
            | {
                /** @description yyyy-mm-dd, `today`, or days from the day of the run (UTC), such as `+3d`. */
                due_on: string | null;
                /** @enum {string} */
                type: 'set_due_date';
              }
            | {
                /** @description By name or gid. */
                section: string;
                /** @enum {string} */
                type: 'move_to_section';
              }
            | {
                /** @description By name or gid. */
                tag: string;
                /** @enum {string} */
                type: 'add_tag';
              }
            | {
                /** @description By name or gid. */
                tag: string;
                /** @enum {string} */
                type: 'remove_tag';
              }
            | {
                /** @description By name or gid. */
                field: string;
                /** @enum {string} */
                type: 'set_custom_field';
                /** @description By the type of the field; options by name or gid; null clears. */
                value: string | number | null | string[];
              }
            | {
                follower: 'me' | string;
                /** @enum {string} */
                type: 'add_follower';
              }
            | {
                assignee?: 'me' | string;
                /** @description yyyy-mm-dd, `today`, or days from the day of the run (UTC), such as `+3d`. */
                due_on?: string;
                name: string;
                /** @enum {string} */
                type: 'create_subtask';
              }
          )[];
          /**
           * @description All must hold; none: every task.
           * @default []
           */
          conditions?: (
            | {
                /** @description A field of the task, or `custom_fields.<name or gid>`. */
                field:
                  | (
                      | 'name'
                      | 'notes'
                      | 'completed'
                      | 'assignee'
                      | 'section'
                      | 'tags'
                      | 'followers'
                      | 'due_on'
                      | 'start_on'
                      | 'created_at'
                      | 'modified_at'
                      | 'completed_at'
                    )
                  | string;
                /** @enum {string} */
                operator: 'equals';
                value: string | number | boolean;
              }
            | {
                /** @description A field of the task, or `custom_fields.<name or gid>`. */
                field:
                  | (
                      | 'name'
                      | 'notes'
                      | 'completed'
                      | 'assignee'
                      | 'section'
                      | 'tags'
                      | 'followers'
                      | 'due_on'
                      | 'start_on'
                      | 'created_at'
                      | 'modified_at'
                      | 'completed_at'
                    )
                  | string;
                /** @enum {string} */
                operator: 'not_equals';
                value: string | number | boolean;
              }
            | {
                /** @description A field of the task, or `custom_fields.<name or gid>`. */
                field:
                  | (
                      | 'name'
                      | 'notes'
                      | 'completed'
                      | 'assignee'
                      | 'section'
                      | 'tags'
                      | 'followers'
                      | 'due_on'
                      | 'start_on'
                      | 'created_at'
                      | 'modified_at'
                      | 'completed_at'
                    )
                  | string;
                /** @enum {string} */
                operator: 'contains';
                value: string;
              }
            | {
                /** @description A field of the task, or `custom_fields.<name or gid>`. */
                field:
                  | (
                      | 'name'
                      | 'notes'
                      | 'completed'
                      | 'assignee'
                      | 'section'
                      | 'tags'
                      | 'followers'
                      | 'due_on'
                      | 'start_on'
                      | 'created_at'
                      | 'modified_at'
                      | 'completed_at'
                    )
                  | string;
                /** @enum {string} */
                operator: 'not_contains';
                value: string;
              }
            | {
                /** @description A field of the task, or `custom_fields.<name or gid>`. */
                field:
                  | (
                      | 'name'
                      | 'notes'
                      | 'completed'
                      | 'assignee'
                      | 'section'
                      | 'tags'
                      | 'followers'
                      | 'due_on'
                      | 'start_on'
                      | 'created_at'
                      | 'modified_at'
                      | 'completed_at'
                    )
                  | string;
                /** @enum {string} */
                operator: 'in';
                value: (string | number | boolean)[];
              }
            | {
                /** @description A field of the task, or `custom_fields.<name or gid>`. */
                field:
                  | (
                      | 'name'
                      | 'notes'
                      | 'completed'
                      | 'assignee'
                      | 'section'
                      | 'tags'
                      | 'followers'
                      | 'due_on'
                      | 'start_on'
                      | 'created_at'
                      | 'modified_at'
                      | 'completed_at'
                    )
                  | string;
                /** @enum {string} */
                operator: 'not_in';
                value: (string | number | boolean)[];
              }
            | {
                /** @description A field of the task, or `custom_fields.<name or gid>`. */
                field:
                  | (
                      | 'name'
                      | 'notes'
                      | 'completed'
                      | 'assignee'
                      | 'section'
                      | 'tags'
                      | 'followers'
                      | 'due_on'
                      | 'start_on'
                      | 'created_at'
                      | 'modified_at'
                      | 'completed_at'
                    )
                  | string;
                /** @enum {string} */
                operator: 'before';
                /** @description yyyy-mm-dd, `today`, or days from the day of the run (UTC), such as `+3d`. */
                value: string;
              }
            | {
                /** @description A field of the task, or `custom_fields.<name or gid>`. */
                field:
                  | (
                      | 'name'
                      | 'notes'
                      | 'completed'
                      | 'assignee'
                      | 'section'
                      | 'tags'
                      | 'followers'
                      | 'due_on'
                      | 'start_on'
                      | 'created_at'
                      | 'modified_at'
                      | 'completed_at'
                    )
                  | string;
                /** @enum {string} */
                operator: 'after';
                /** @description yyyy-mm-dd, `today`, or days from the day of the run (UTC), such as `+3d`. */
                value: string;
              }
            | {
                /** @description A field of the task, or `custom_fields.<name or gid>`. */
                field:
                  | (
                      | 'name'
                      | 'notes'
                      | 'completed'
                      | 'assignee'
                      | 'section'
                      | 'tags'
                      | 'followers'
                      | 'due_on'
                      | 'start_on'
                      | 'created_at'
                      | 'modified_at'
                      | 'completed_at'
                    )
                  | string;
                /** @enum {string} */
                operator: 'less_than';
                value: number;
              }
            | {
                /** @description A field of the task, or `custom_fields.<name or gid>`. */
                field:
                  | (
                      | 'name'
                      | 'notes'
                      | 'completed'
                      | 'assignee'
                      | 'section'
                      | 'tags'
                      | 'followers'
                      | 'due_on'
                      | 'start_on'
                      | 'created_at'
                      | 'modified_at'
                      | 'completed_at'
                    )
                  | string;
                /** @enum {string} */
                operator: 'greater_than';
                value: number;
              }
            | {
                /** @description A field of the task, or `custom_fields.<name or gid>`. */
                field:
                  | (
                      | 'name'
                      | 'notes'
                      | 'completed'
                      | 'assignee'
                      | 'section'
                      | 'tags'
                      | 'followers'
                      | 'due_on'
                      | 'start_on'
                      | 'created_at'
                      | 'modified_at'
                      | 'completed_at'
                    )
                  | string;
                /** @enum {string} */
                operator: 'is_empty';
              }
            | {
                /** @description A field of the task, or `custom_fields.<name or gid>`. */
                field:
                  | (
                      | 'name'
                      | 'notes'
                      | 'completed'
                      | 'assignee'
                      | 'section'
                      | 'tags'
                      | 'followers'
                      | 'due_on'
                      | 'start_on'
                      | 'created_at'
                      | 'modified_at'
                      | 'completed_at'
                    )
                  | string;
                /** @enum {string} */
                operator: 'is_not_empty';
              }
            | {
                conditions: (
                  | {
                      /** @description A field of the task, or `custom_fields.<name or gid>`. */
                      field:
                        | (
                            | 'name'
                            | 'notes'
                            | 'completed'
                            | 'assignee'
                            | 'section'
                            | 'tags'
                            | 'followers'
                            | 'due_on'
                            | 'start_on'
                            | 'created_at'
                            | 'modified_at'
                            | 'completed_at'
                          )
                        | string;
                      /** @enum {string} */
                      operator: 'equals';
                      value: string | number | boolean;
                    }
                  | {
                      /** @description A field of the task, or `custom_fields.<name or gid>`. */
                      field:
                        | (
                            | 'name'
                            | 'notes'
                            | 'completed'
                            | 'assignee'
                            | 'section'
                            | 'tags'
                            | 'followers'
                            | 'due_on'
                            | 'start_on'
                            | 'created_at'
                            | 'modified_at'
                            | 'completed_at'
                          )
                        | string;
                      /** @enum {string} */
                      operator: 'not_equals';
                      value: string | number | boolean;
                    }
                  | {
                      /** @description A field of the task, or `custom_fields.<name or gid>`. */
                      field:
                        | (
                            | 'name'
                            | 'notes'
                            | 'completed'
                            | 'assignee'
                            | 'section'
                            | 'tags'
                            | 'followers'
                            | 'due_on'
                            | 'start_on'
                            | 'created_at'
                            | 'modified_at'
                            | 'completed_at'
                          )
                        | string;
                      /** @enum {string} */
                      operator: 'contains';
                      value: string;
                    }
                  | {
                      /** @description A field of the task, or `custom_fields.<name or gid>`. */
                      field:
                        | (
                            | 'name'
                            | 'notes'
                            | 'completed'
                            | 'assignee'
                            | 'section'
                            | 'tags'
                            | 'followers'
                            | 'due_on'
                            | 'start_on'
                            | 'created_at'
                            | 'modified_at'
                            | 'completed_at'
                          )
                        | string;
                      /** @enum {string} */
                      operator: 'not_contains';
                      value: string;
                    }
                  | {
                      /** @description A field of the task, or `custom_fields.<name or gid>`. */
                      field:
                        | (
                            | 'name'
                            | 'notes'
                            | 'completed'
                            | 'assignee'
                            | 'section'
                            | 'tags'
                            | 'followers'
                            | 'due_on'
                            | 'start_on'
                            | 'created_at'
                            | 'modified_at'
                            | 'completed_at'
                          )
                        | string;
                      /** @enum {string} */
                      operator: 'in';
                      value: (string | number | boolean)[];
                    }
                  | {
                      /** @description A field of the task, or `custom_fields.<name or gid>`. */
                      field:
                        | (
                            | 'name'
                            | 'notes'
                            | 'completed'
                            | 'assignee'
                            | 'section'
                            | 'tags'
                            | 'followers'
                            | 'due_on'
                            | 'start_on'
                            | 'created_at'
                            | 'modified_at'
                            | 'completed_at'
                          )
                        | string;
                      /** @enum {string} */
                      operator: 'not_in';
                      value: (string | number | boolean)[];
                    }
                  | {
                      /** @description A field of the task, or `custom_fields.<name or gid>`. */
                      field:
                        | (
                            | 'name'
                            | 'notes'
                            | 'completed'
                            | 'assignee'
                            | 'section'
                            | 'tags'
                            | 'followers'
                            | 'due_on'
                            | 'start_on'
                            | 'created_at'
                            | 'modified_at'
                            | 'completed_at'
                          )
                        | string;
                      /** @enum {string} */
                      operator: 'before';
                      /** @description yyyy-mm-dd, `today`, or days from the day of the run (UTC), such as `+3d`. */
                      value: string;
                    }
                  | {
                      /** @description A field of the task, or `custom_fields.<name or gid>`. */
                      field:
                        | (
                            | 'name'
                            | 'notes'
                            | 'completed'
                            | 'assignee'
                            | 'section'
                            | 'tags'
                            | 'followers'
                            | 'due_on'
                            | 'start_on'
                            | 'created_at'
                            | 'modified_at'
                            | 'completed_at'
                          )
                        | string;
                      /** @enum {string} */
                      operator: 'after';
                      /** @description yyyy-mm-dd, `today`, or days from the day of the run (UTC), such as `+3d`. */
                      value: string;
                    }
                  | {
                      /** @description A field of the task, or `custom_fields.<name or gid>`. */
                      field:
                        | (
                            | 'name'
                            | 'notes'
                            | 'completed'
                            | 'assignee'
                            | 'section'
                            | 'tags'
                            | 'followers'
                            | 'due_on'
                            | 'start_on'
                            | 'created_at'
                            | 'modified_at'
                            | 'completed_at'
                          )
                        | string;
                      /** @enum {string} */
                      operator: 'less_than';
                      value: number;
                    }
                  | {
                      /** @description A field of the task, or `custom_fields.<name or gid>`. */
                      field:
                        | (
                            | 'name'
                            | 'notes'
                            | 'completed'
                            | 'assignee'
                            | 'section'
                            | 'tags'
                            | 'followers'
                            | 'due_on'
                            | 'start_on'
                            | 'created_at'
                            | 'modified_at'
                            | 'completed_at'
                          )
                        | string;
                      /** @enum {string} */
                      operator: 'greater_than';
                      value: number;
                    }
                  | {
                      /** @description A field of the task, or `custom_fields.<name or gid>`. */
                      field:
                        | (
                            | 'name'
                            | 'notes'
                            | 'completed'
                            | 'assignee'
                            | 'section'
                            | 'tags'
                            | 'followers'
                            | 'due_on'
                            | 'start_on'
                            | 'created_at'
                            | 'modified_at'
                            | 'completed_at'
                          )
                        | string;
                      /** @enum {string} */
                      operator: 'is_empty';
                    }
                  | {
                      /** @description A field of the task, or `custom_fields.<name or gid>`. */
                      field:
                        | (
                            | 'name'
                            | 'notes'
                            | 'completed'
                            | 'assignee'
                            | 'section'
                            | 'tags'
                            | 'followers'
                            | 'due_on'
                            | 'start_on'
                            | 'created_at'
                            | 'modified_at'
                            | 'completed_at'
                          )
                        | string;
                      /** @enum {string} */
                      operator: 'is_not_empty';
                    }
                )[];
                /** @enum {string} */
                operator: 'any';
              }
          )[];
          /** @default true */
          enabled?: boolean;
          name: string;
          /** @description When the rule runs. It can always be run by hand too, over all tasks of the project; `due_soon` and `overdue` are looked for every hour, and with `task_completed` and `task_moved` they also select the tasks. The `task_…` triggers run the rule within moments on the one task to which it happened in Asana, once for each event: created in the project or added to it, changed in any field, completed, moved to another section. An event of a task for which the conditions do not hold leaves no run. What the rule itself has just changed does not run it again, and after ten runs that changed the same task within an hour further ones are `skipped`. */
          trigger:
            | {
                /** @description The project whose tasks the rule is about. */
                project_id: string;
                /** @enum {string} */
                type: 'manual';
              }
            | {
                /** @description Minute, hour, day of month, month, day of week, in UTC. */
                cron: string;
                /** @description The project whose tasks the rule is about. */
                project_id: string;
                /** @enum {string} */
                type: 'schedule';
              }
            | {
                /** @description The project whose tasks the rule is about. */
                project_id: string;
                /** @enum {string} */
                type: 'task_created';
              }
            | {
                /** @description The project whose tasks the rule is about. */
                project_id: string;
                /** @enum {string} */
                type: 'task_updated';
              }
            | {
                /** @description The project whose tasks the rule is about. */
                project_id: string;
                /** @enum {string} */
                type: 'task_completed';
              }
            | {
                /** @description The project whose tasks the rule is about. */
                project_id: string;
                /** @description Only moves into this section, by name or gid. */
                section?: string;
                /** @enum {string} */
                type: 'task_moved';
              }
            | {
                /**
                 * @description Due within so many days.
                 * @default 3
                 */
                days?: number;
                /** @description The project whose tasks the rule is about. */
                project_id: string;
                /** @enum {string} */
                type: 'due_soon';
              }
            | {
                /** @description The project whose tasks the rule is about. */
                project_id: string;
                /** @enum {string} */
                type: 'overdue';
              };
          /** @description Your own id of the user to work for. */
          user_id?: string;
        };
      };
    };
    responses: {
      /** @description Make an automation rule */
      201: {
        headers: {
          /** @description Present when the answer is that of an earlier request. */
          'Idempotency-Replayed'?: 'true';
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              rule: components['schemas']['AsanaRule'];
            };
            /** @enum {boolean} */
            ok: true;
            rule: components['schemas']['AsanaRule'];
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      409: components['responses']['AtomError409'];
      422: components['responses']['AtomError422'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.enhanced.automation.get': {
    parameters: {
      query?: {
        /** @description Your own id of the user to work for. */
        user_id?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Show an automation rule */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              rule: components['schemas']['AsanaRule'];
            };
            /** @enum {boolean} */
            ok: true;
            rule: components['schemas']['AsanaRule'];
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.enhanced.automation.put': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description In this order. */
          actions?: (
            | {
                /**
                 * @description false: not where the task has this comment already. true: once in each run.
                 * @default false
                 */
                repeat?: boolean;
                text: string;
                /** @enum {string} */
                type: 'add_comment';
              }
            | {
                /** @enum {string} */
                type: 'complete';
              }
            | {
                /** @description Asana gid, `me` or e-mail address; null unassigns. */
                assignee: ('me' | string) | null;
                /** @enum {string} */
                type: 'assign';
              }
            | {
                /** @description yyyy-mm-dd, `today`, or days from the day of the run (UTC), such as `+3d`. */
                due_on: string | null;
                /** @enum {string} */
                type: 'set_due_date';
              }
            | {
                /** @description By name or gid. */
                section: string;
                /** @enum {string} */
                type: 'move_to_section';
              }
            | {
                /** @description By name or gid. */
                tag: string;
                /** @enum {string} */
                type: 'add_tag';
              }
            | {
                /** @description By name or gid. */
                tag: string;
                /** @enum {string} */
                type: 'remove_tag';
              }
            | {
                /** @description By name or gid. */
                field: string;
                /** @enum {string} */
                type: 'set_custom_field';
                /** @description By the type of the field; options by name or gid; null clears. */
                value: string | number | null | string[];
              }
            | {
                follower: 'me' | string;
                /** @enum {string} */
                type: 'add_follower';
              }
            | {
                assignee?: 'me' | string;
                /** @description yyyy-mm-dd, `today`, or days from the day of the run (UTC), such as `+3d`. */
                due_on?: string;
                name: string;
                /** @enum {string} */
                type: 'create_subtask';
              }
          )[];
          /** @description All must hold; none: every task. */
          conditions?: (
            | {
                /** @description A field of the task, or `custom_fields.<name or gid>`. */
                field:
                  | (
                      | 'name'
                      | 'notes'
                      | 'completed'
                      | 'assignee'
                      | 'section'
                      | 'tags'
                      | 'followers'
                      | 'due_on'
                      | 'start_on'
                      | 'created_at'
                      | 'modified_at'
                      | 'completed_at'
                    )
                  | string;
                /** @enum {string} */
                operator: 'equals';
                value: string | number | boolean;
              }
            | {
                /** @description A field of the task, or `custom_fields.<name or gid>`. */
                field:
                  | (
                      | 'name'
                      | 'notes'
                      | 'completed'
                      | 'assignee'
                      | 'section'
                      | 'tags'
                      | 'followers'
                      | 'due_on'
                      | 'start_on'
                      | 'created_at'
                      | 'modified_at'
                      | 'completed_at'
                    )
                  | string;
                /** @enum {string} */
                operator: 'not_equals';
                value: string | number | boolean;
              }
            | {
                /** @description A field of the task, or `custom_fields.<name or gid>`. */
                field:
                  | (
                      | 'name'
                      | 'notes'
                      | 'completed'
                      | 'assignee'
                      | 'section'
                      | 'tags'
                      | 'followers'
                      | 'due_on'
                      | 'start_on'
                      | 'created_at'
                      | 'modified_at'
                      | 'completed_at'
                    )
                  | string;
                /** @enum {string} */
                operator: 'contains';
                value: string;
              }
            | {
                /** @description A field of the task, or `custom_fields.<name or gid>`. */
                field:
                  | (
                      | 'name'
                      | 'notes'
                      | 'completed'
                      | 'assignee'
                      | 'section'
                      | 'tags'
                      | 'followers'
                      | 'due_on'
                      | 'start_on'
                      | 'created_at'
                      | 'modified_at'
                      | 'completed_at'
                    )
                  | string;
                /** @enum {string} */
                operator: 'not_contains';
                value: string;
              }
            | {
                /** @description A field of the task, or `custom_fields.<name or gid>`. */
                field:
                  | (
                      | 'name'
                      | 'notes'
                      | 'completed'
                      | 'assignee'
                      | 'section'
                      | 'tags'
                      | 'followers'
                      | 'due_on'
                      | 'start_on'
                      | 'created_at'
                      | 'modified_at'
                      | 'completed_at'
                    )
                  | string;
                /** @enum {string} */
                operator: 'in';
                value: (string | number | boolean)[];
              }
            | {
                /** @description A field of the task, or `custom_fields.<name or gid>`. */
                field:
                  | (
                      | 'name'
                      | 'notes'
                      | 'completed'
                      | 'assignee'
                      | 'section'
                      | 'tags'
                      | 'followers'
                      | 'due_on'
                      | 'start_on'
                      | 'created_at'
                      | 'modified_at'
                      | 'completed_at'
                    )
                  | string;
                /** @enum {string} */
                operator: 'not_in';
                value: (string | number | boolean)[];
              }
            | {
                /** @description A field of the task, or `custom_fields.<name or gid>`. */
                field:
                  | (
                      | 'name'
                      | 'notes'
                      | 'completed'
                      | 'assignee'
                      | 'section'
                      | 'tags'
                      | 'followers'
                      | 'due_on'
                      | 'start_on'
                      | 'created_at'
                      | 'modified_at'
                      | 'completed_at'
                    )
                  | string;
                /** @enum {string} */
                operator: 'before';
                /** @description yyyy-mm-dd, `today`, or days from the day of the run (UTC), such as `+3d`. */
                value: string;
              }
            | {
                /** @description A field of the task, or `custom_fields.<name or gid>`. */
                field:
                  | (
                      | 'name'
                      | 'notes'
                      | 'completed'
                      | 'assignee'
                      | 'section'
                      | 'tags'
                      | 'followers'
                      | 'due_on'
                      | 'start_on'
                      | 'created_at'
                      | 'modified_at'
                      | 'completed_at'
                    )
                  | string;
                /** @enum {string} */
                operator: 'after';
                /** @description yyyy-mm-dd, `today`, or days from the day of the run (UTC), such as `+3d`. */
                value: string;
              }
            | {
                /** @description A field of the task, or `custom_fields.<name or gid>`. */
                field:
                  | (
                      | 'name'
                      | 'notes'
                      | 'completed'
                      | 'assignee'
                      | 'section'
                      | 'tags'
                      | 'followers'
                      | 'due_on'
                      | 'start_on'
                      | 'created_at'
                      | 'modified_at'
                      | 'completed_at'
                    )
                  | string;
                /** @enum {string} */
                operator: 'less_than';
                value: number;
              }
            | {
                /** @description A field of the task, or `custom_fields.<name or gid>`. */
                field:
                  | (
                      | 'name'
                      | 'notes'
                      | 'completed'
                      | 'assignee'
                      | 'section'
                      | 'tags'
                      | 'followers'
                      | 'due_on'
                      | 'start_on'
                      | 'created_at'
                      | 'modified_at'
                      | 'completed_at'
                    )
                  | string;
                /** @enum {string} */
                operator: 'greater_than';
                value: number;
              }
            | {
                /** @description A field of the task, or `custom_fields.<name or gid>`. */
                field:
                  | (
                      | 'name'
                      | 'notes'
                      | 'completed'
                      | 'assignee'
                      | 'section'
                      | 'tags'
                      | 'followers'
                      | 'due_on'
                      | 'start_on'
                      | 'created_at'
                      | 'modified_at'
                      | 'completed_at'
                    )
                  | string;
                /** @enum {string} */
                operator: 'is_empty';
              }
            | {
                /** @description A field of the task, or `custom_fields.<name or gid>`. */
                field:
                  | (
                      | 'name'
                      | 'notes'
                      | 'completed'
                      | 'assignee'
                      | 'section'
                      | 'tags'
                      | 'followers'
                      | 'due_on'
                      | 'start_on'
                      | 'created_at'
                      | 'modified_at'
                      | 'completed_at'
                    )
                  | string;
                /** @enum {string} */
                operator: 'is_not_empty';
              }
            | {
                conditions: (
                  | {
                      /** @description A field of the task, or `custom_fields.<name or gid>`. */
                      field:
                        | (
                            | 'name'
                            | 'notes'
                            | 'completed'
                            | 'assignee'
                            | 'section'
                            | 'tags'
                            | 'followers'
                            | 'due_on'
                            | 'start_on'
                            | 'created_at'
                            | 'modified_at'
                            | 'completed_at'
                          )
                        | string;
                      /** @enum {string} */
                      operator: 'equals';
                      value: string | number | boolean;
                    }
                  | {
                      /** @description A field of the task, or `custom_fields.<name or gid>`. */
                      field:
                        | (
                            | 'name'
                            | 'notes'
                            | 'completed'
                            | 'assignee'
                            | 'section'
                            | 'tags'
                            | 'followers'
                            | 'due_on'
                            | 'start_on'
                            | 'created_at'
                            | 'modified_at'
                            | 'completed_at'
                          )
                        | string;
                      /** @enum {string} */
                      operator: 'not_equals';
                      value: string | number | boolean;
                    }
                  | {
                      /** @description A field of the task, or `custom_fields.<name or gid>`. */
                      field:
                        | (
                            | 'name'
                            | 'notes'
                            | 'completed'
                            | 'assignee'
                            | 'section'
                            | 'tags'
                            | 'followers'
                            | 'due_on'
                            | 'start_on'
                            | 'created_at'
                            | 'modified_at'
                            | 'completed_at'
                          )
                        | string;
                      /** @enum {string} */
                      operator: 'contains';
                      value: string;
                    }
                  | {
                      /** @description A field of the task, or `custom_fields.<name or gid>`. */
                      field:
                        | (
                            | 'name'
                            | 'notes'
                            | 'completed'
                            | 'assignee'
                            | 'section'
                            | 'tags'
                            | 'followers'
                            | 'due_on'
                            | 'start_on'
                            | 'created_at'
                            | 'modified_at'
                            | 'completed_at'
                          )
                        | string;
                      /** @enum {string} */
                      operator: 'not_contains';
                      value: string;
                    }
                  | {
                      /** @description A field of the task, or `custom_fields.<name or gid>`. */
                      field:
                        | (
                            | 'name'
                            | 'notes'
                            | 'completed'
                            | 'assignee'
                            | 'section'
                            | 'tags'
                            | 'followers'
                            | 'due_on'
                            | 'start_on'
                            | 'created_at'
                            | 'modified_at'
                            | 'completed_at'
                          )
                        | string;
                      /** @enum {string} */
                      operator: 'in';
                      value: (string | number | boolean)[];
                    }
                  | {
                      /** @description A field of the task, or `custom_fields.<name or gid>`. */
                      field:
                        | (
                            | 'name'
                            | 'notes'
                            | 'completed'
                            | 'assignee'
                            | 'section'
                            | 'tags'
                            | 'followers'
                            | 'due_on'
                            | 'start_on'
                            | 'created_at'
                            | 'modified_at'
                            | 'completed_at'
                          )
                        | string;
                      /** @enum {string} */
                      operator: 'not_in';
                      value: (string | number | boolean)[];
                    }
                  | {
                      /** @description A field of the task, or `custom_fields.<name or gid>`. */
                      field:
                        | (
                            | 'name'
                            | 'notes'
                            | 'completed'
                            | 'assignee'
                            | 'section'
                            | 'tags'
                            | 'followers'
                            | 'due_on'
                            | 'start_on'
                            | 'created_at'
                            | 'modified_at'
                            | 'completed_at'
                          )
                        | string;
                      /** @enum {string} */
                      operator: 'before';
                      /** @description yyyy-mm-dd, `today`, or days from the day of the run (UTC), such as `+3d`. */
                      value: string;
                    }
                  | {
                      /** @description A field of the task, or `custom_fields.<name or gid>`. */
                      field:
                        | (
                            | 'name'
                            | 'notes'
                            | 'completed'
                            | 'assignee'
                            | 'section'
                            | 'tags'
                            | 'followers'
                            | 'due_on'
                            | 'start_on'
                            | 'created_at'
                            | 'modified_at'
                            | 'completed_at'
                          )
                        | string;
                      /** @enum {string} */
                      operator: 'after';
                      /** @description yyyy-mm-dd, `today`, or days from the day of the run (UTC), such as `+3d`. */
                      value: string;
                    }
                  | {
                      /** @description A field of the task, or `custom_fields.<name or gid>`. */
                      field:
                        | (
                            | 'name'
                            | 'notes'
                            | 'completed'
                            | 'assignee'
                            | 'section'
                            | 'tags'
                            | 'followers'
                            | 'due_on'
                            | 'start_on'
                            | 'created_at'
                            | 'modified_at'
                            | 'completed_at'
                          )
                        | string;
                      /** @enum {string} */
                      operator: 'less_than';
                      value: number;
                    }
                  | {
                      /** @description A field of the task, or `custom_fields.<name or gid>`. */
                      field:
                        | (
                            | 'name'
                            | 'notes'
                            | 'completed'
                            | 'assignee'
                            | 'section'
                            | 'tags'
                            | 'followers'
                            | 'due_on'
                            | 'start_on'
                            | 'created_at'
                            | 'modified_at'
                            | 'completed_at'
                          )
                        | string;
                      /** @enum {string} */
                      operator: 'greater_than';
                      value: number;
                    }
                  | {
                      /** @description A field of the task, or `custom_fields.<name or gid>`. */
                      field:
                        | (
                            | 'name'
                            | 'notes'
                            | 'completed'
                            | 'assignee'
                            | 'section'
                            | 'tags'
                            | 'followers'
                            | 'due_on'
                            | 'start_on'
                            | 'created_at'
                            | 'modified_at'
                            | 'completed_at'
                          )
                        | string;
                      /** @enum {string} */
                      operator: 'is_empty';
                    }
                  | {
                      /** @description A field of the task, or `custom_fields.<name or gid>`. */
                      field:
                        | (
                            | 'name'
                            | 'notes'
                            | 'completed'
                            | 'assignee'
                            | 'section'
                            | 'tags'
                            | 'followers'
                            | 'due_on'
                            | 'start_on'
                            | 'created_at'
                            | 'modified_at'
                            | 'completed_at'
                          )
                        | string;
                      /** @enum {string} */
                      operator: 'is_not_empty';
                    }
                )[];
                /** @enum {string} */
                operator: 'any';
              }
          )[];
          enabled?: boolean;
          name?: string;
          /** @description When the rule runs. It can always be run by hand too, over all tasks of the project; `due_soon` and `overdue` are looked for every hour, and with `task_completed` and `task_moved` they also select the tasks. The `task_…` triggers run the rule within moments on the one task to which it happened in Asana, once for each event: created in the project or added to it, changed in any field, completed, moved to another section. An event of a task for which the conditions do not hold leaves no run. What the rule itself has just changed does not run it again, and after ten runs that changed the same task within an hour further ones are `skipped`. */
          trigger?:
            | {
                /** @description The project whose tasks the rule is about. */
                project_id: string;
                /** @enum {string} */
                type: 'manual';
              }
            | {
                /** @description Minute, hour, day of month, month, day of week, in UTC. */
                cron: string;
                /** @description The project whose tasks the rule is about. */
                project_id: string;
                /** @enum {string} */
                type: 'schedule';
              }
            | {
                /** @description The project whose tasks the rule is about. */
                project_id: string;
                /** @enum {string} */
                type: 'task_created';
              }
            | {
                /** @description The project whose tasks the rule is about. */
                project_id: string;
                /** @enum {string} */
                type: 'task_updated';
              }
            | {
                /** @description The project whose tasks the rule is about. */
                project_id: string;
                /** @enum {string} */
                type: 'task_completed';
              }
            | {
                /** @description The project whose tasks the rule is about. */
                project_id: string;
                /** @description Only moves into this section, by name or gid. */
                section?: string;
                /** @enum {string} */
                type: 'task_moved';
              }
            | {
                /**
                 * @description Due within so many days.
                 * @default 3
                 */
                days?: number;
                /** @description The project whose tasks the rule is about. */
                project_id: string;
                /** @enum {string} */
                type: 'due_soon';
              }
            | {
                /** @description The project whose tasks the rule is about. */
                project_id: string;
                /** @enum {string} */
                type: 'overdue';
              };
          /** @description Your own id of the user to work for. */
          user_id?: string;
        };
      };
    };
    responses: {
      /** @description Change an automation rule */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              rule: components['schemas']['AsanaRule'];
            };
            /** @enum {boolean} */
            ok: true;
            rule: components['schemas']['AsanaRule'];
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.enhanced.automation.delete': {
    parameters: {
      query?: {
        /** @description Your own id of the user to work for. */
        user_id?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Delete an automation rule with the log of its runs */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              /** Format: uuid */
              id: string;
              message: string;
            };
            message: string;
            /** @enum {boolean} */
            ok: true;
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.enhanced.automation.patch': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description In this order. */
          actions?: (
            | {
                /**
                 * @description false: not where the task has this comment already. true: once in each run.
                 * @default false
                 */
                repeat?: boolean;
                text: string;
                /** @enum {string} */
                type: 'add_comment';
              }
            | {
                /** @enum {string} */
                type: 'complete';
              }
            | {
                /** @description Asana gid, `me` or e-mail address; null unassigns. */
                assignee: ('me' | string) | null;
                /** @enum {string} */
                type: 'assign';
              }
            | {
                /** @description yyyy-mm-dd, `today`, or days from the day of the run (UTC), such as `+3d`. */
                due_on: string | null;
                /** @enum {string} */
                type: 'set_due_date';
              }
            | {
                /** @description By name or gid. */
                section: string;
                /** @enum {string} */
                type: 'move_to_section';
              }
            | {
                /** @description By name or gid. */
                tag: string;
                /** @enum {string} */
                type: 'add_tag';
              }
            | {
                /** @description By name or gid. */
                tag: string;
                /** @enum {string} */
                type: 'remove_tag';
              }
            | {
                /** @description By name or gid. */
                field: string;
                /** @enum {string} */
                type: 'set_custom_field';
                /** @description By the type of the field; options by name or gid; null clears. */
                value: string | number | null | string[];
              }
            | {
                follower: 'me' | string;
                /** @enum {string} */
                type: 'add_follower';
              }
            | {
                assignee?: 'me' | string;
                /** @description yyyy-mm-dd, `today`, or days from the day of the run (UTC), such as `+3d`. */
                due_on?: string;
                name: string;
                /** @enum {string} */
                type: 'create_subtask';
              }
          )[];
          /** @description All must hold; none: every task. */
          conditions?: (
            | {
                /** @description A field of the task, or `custom_fields.<name or gid>`. */
                field:
                  | (
                      | 'name'
                      | 'notes'
                      | 'completed'
                      | 'assignee'
                      | 'section'
                      | 'tags'
                      | 'followers'
                      | 'due_on'
                      | 'start_on'
                      | 'created_at'
                      | 'modified_at'
                      | 'completed_at'
                    )
                  | string;
                /** @enum {string} */
                operator: 'equals';
                value: string | number | boolean;
              }
            | {
                /** @description A field of the task, or `custom_fields.<name or gid>`. */
                field:
                  | (
                      | 'name'
                      | 'notes'
                      | 'completed'
                      | 'assignee'
                      | 'section'
                      | 'tags'
                      | 'followers'
                      | 'due_on'
                      | 'start_on'
                      | 'created_at'
                      | 'modified_at'
                      | 'completed_at'
                    )
                  | string;
                /** @enum {string} */
                operator: 'not_equals';
                value: string | number | boolean;
              }
            | {
                /** @description A field of the task, or `custom_fields.<name or gid>`. */
                field:
                  | (
                      | 'name'
                      | 'notes'
                      | 'completed'
                      | 'assignee'
                      | 'section'
                      | 'tags'
                      | 'followers'
                      | 'due_on'
                      | 'start_on'
                      | 'created_at'
                      | 'modified_at'
                      | 'completed_at'
                    )
                  | string;
                /** @enum {string} */
                operator: 'contains';
                value: string;
              }
            | {
                /** @description A field of the task, or `custom_fields.<name or gid>`. */
                field:
                  | (
                      | 'name'
                      | 'notes'
                      | 'completed'
                      | 'assignee'
                      | 'section'
                      | 'tags'
                      | 'followers'
                      | 'due_on'
                      | 'start_on'
                      | 'created_at'
                      | 'modified_at'
                      | 'completed_at'
                    )
                  | string;
                /** @enum {string} */
                operator: 'not_contains';
                value: string;
              }
            | {
                /** @description A field of the task, or `custom_fields.<name or gid>`. */
                field:
                  | (
                      | 'name'
                      | 'notes'
                      | 'completed'
                      | 'assignee'
                      | 'section'
                      | 'tags'
                      | 'followers'
                      | 'due_on'
                      | 'start_on'
                      | 'created_at'
                      | 'modified_at'
                      | 'completed_at'
                    )
                  | string;
                /** @enum {string} */
                operator: 'in';
                value: (string | number | boolean)[];
              }
            | {
                /** @description A field of the task, or `custom_fields.<name or gid>`. */
                field:
                  | (
                      | 'name'
                      | 'notes'
                      | 'completed'
                      | 'assignee'
                      | 'section'
                      | 'tags'
                      | 'followers'
                      | 'due_on'
                      | 'start_on'
                      | 'created_at'
                      | 'modified_at'
                      | 'completed_at'
                    )
                  | string;
                /** @enum {string} */
                operator: 'not_in';
                value: (string | number | boolean)[];
              }
            | {
                /** @description A field of the task, or `custom_fields.<name or gid>`. */
                field:
                  | (
                      | 'name'
                      | 'notes'
                      | 'completed'
                      | 'assignee'
                      | 'section'
                      | 'tags'
                      | 'followers'
                      | 'due_on'
                      | 'start_on'
                      | 'created_at'
                      | 'modified_at'
                      | 'completed_at'
                    )
                  | string;
                /** @enum {string} */
                operator: 'before';
                /** @description yyyy-mm-dd, `today`, or days from the day of the run (UTC), such as `+3d`. */
                value: string;
              }
            | {
                /** @description A field of the task, or `custom_fields.<name or gid>`. */
                field:
                  | (
                      | 'name'
                      | 'notes'
                      | 'completed'
                      | 'assignee'
                      | 'section'
                      | 'tags'
                      | 'followers'
                      | 'due_on'
                      | 'start_on'
                      | 'created_at'
                      | 'modified_at'
                      | 'completed_at'
                    )
                  | string;
                /** @enum {string} */
                operator: 'after';
                /** @description yyyy-mm-dd, `today`, or days from the day of the run (UTC), such as `+3d`. */
                value: string;
              }
            | {
                /** @description A field of the task, or `custom_fields.<name or gid>`. */
                field:
                  | (
                      | 'name'
                      | 'notes'
                      | 'completed'
                      | 'assignee'
                      | 'section'
                      | 'tags'
                      | 'followers'
                      | 'due_on'
                      | 'start_on'
                      | 'created_at'
                      | 'modified_at'
                      | 'completed_at'
                    )
                  | string;
                /** @enum {string} */
                operator: 'less_than';
                value: number;
              }
            | {
                /** @description A field of the task, or `custom_fields.<name or gid>`. */
                field:
                  | (
                      | 'name'
                      | 'notes'
                      | 'completed'
                      | 'assignee'
                      | 'section'
                      | 'tags'
                      | 'followers'
                      | 'due_on'
                      | 'start_on'
                      | 'created_at'
                      | 'modified_at'
                      | 'completed_at'
                    )
                  | string;
                /** @enum {string} */
                operator: 'greater_than';
                value: number;
              }
            | {
                /** @description A field of the task, or `custom_fields.<name or gid>`. */
                field:
                  | (
                      | 'name'
                      | 'notes'
                      | 'completed'
                      | 'assignee'
                      | 'section'
                      | 'tags'
                      | 'followers'
                      | 'due_on'
                      | 'start_on'
                      | 'created_at'
                      | 'modified_at'
                      | 'completed_at'
                    )
                  | string;
                /** @enum {string} */
                operator: 'is_empty';
              }
            | {
                /** @description A field of the task, or `custom_fields.<name or gid>`. */
                field:
                  | (
                      | 'name'
                      | 'notes'
                      | 'completed'
                      | 'assignee'
                      | 'section'
                      | 'tags'
                      | 'followers'
                      | 'due_on'
                      | 'start_on'
                      | 'created_at'
                      | 'modified_at'
                      | 'completed_at'
                    )
                  | string;
                /** @enum {string} */
                operator: 'is_not_empty';
              }
            | {
                conditions: (
                  | {
                      /** @description A field of the task, or `custom_fields.<name or gid>`. */
                      field:
                        | (
                            | 'name'
                            | 'notes'
                            | 'completed'
                            | 'assignee'
                            | 'section'
                            | 'tags'
                            | 'followers'
                            | 'due_on'
                            | 'start_on'
                            | 'created_at'
                            | 'modified_at'
                            | 'completed_at'
                          )
                        | string;
                      /** @enum {string} */
                      operator: 'equals';
                      value: string | number | boolean;
                    }
                  | {
                      /** @description A field of the task, or `custom_fields.<name or gid>`. */
                      field:
                        | (
                            | 'name'
                            | 'notes'
                            | 'completed'
                            | 'assignee'
                            | 'section'
                            | 'tags'
                            | 'followers'
                            | 'due_on'
                            | 'start_on'
                            | 'created_at'
                            | 'modified_at'
                            | 'completed_at'
                          )
                        | string;
                      /** @enum {string} */
                      operator: 'not_equals';
                      value: string | number | boolean;
                    }
                  | {
                      /** @description A field of the task, or `custom_fields.<name or gid>`. */
                      field:
                        | (
                            | 'name'
                            | 'notes'
                            | 'completed'
                            | 'assignee'
                            | 'section'
                            | 'tags'
                            | 'followers'
                            | 'due_on'
                            | 'start_on'
                            | 'created_at'
                            | 'modified_at'
                            | 'completed_at'
                          )
                        | string;
                      /** @enum {string} */
                      operator: 'contains';
                      value: string;
                    }
                  | {
                      /** @description A field of the task, or `custom_fields.<name or gid>`. */
                      field:
                        | (
                            | 'name'
                            | 'notes'
                            | 'completed'
                            | 'assignee'
                            | 'section'
                            | 'tags'
                            | 'followers'
                            | 'due_on'
                            | 'start_on'
                            | 'created_at'
                            | 'modified_at'
                            | 'completed_at'
                          )
                        | string;
                      /** @enum {string} */
                      operator: 'not_contains';
                      value: string;
                    }
                  | {
                      /** @description A field of the task, or `custom_fields.<name or gid>`. */
                      field:
                        | (
                            | 'name'
                            | 'notes'
                            | 'completed'
                            | 'assignee'
                            | 'section'
                            | 'tags'
                            | 'followers'
                            | 'due_on'
                            | 'start_on'
                            | 'created_at'
                            | 'modified_at'
                            | 'completed_at'
                          )
                        | string;
                      /** @enum {string} */
                      operator: 'in';
                      value: (string | number | boolean)[];
                    }
                  | {
                      /** @description A field of the task, or `custom_fields.<name or gid>`. */
                      field:
                        | (
                            | 'name'
                            | 'notes'
                            | 'completed'
                            | 'assignee'
                            | 'section'
                            | 'tags'
                            | 'followers'
                            | 'due_on'
                            | 'start_on'
                            | 'created_at'
                            | 'modified_at'
                            | 'completed_at'
                          )
                        | string;
                      /** @enum {string} */
                      operator: 'not_in';
                      value: (string | number | boolean)[];
                    }
                  | {
                      /** @description A field of the task, or `custom_fields.<name or gid>`. */
                      field:
                        | (
                            | 'name'
                            | 'notes'
                            | 'completed'
                            | 'assignee'
                            | 'section'
                            | 'tags'
                            | 'followers'
                            | 'due_on'
                            | 'start_on'
                            | 'created_at'
                            | 'modified_at'
                            | 'completed_at'
                          )
                        | string;
                      /** @enum {string} */
                      operator: 'before';
                      /** @description yyyy-mm-dd, `today`, or days from the day of the run (UTC), such as `+3d`. */
                      value: string;
                    }
                  | {
                      /** @description A field of the task, or `custom_fields.<name or gid>`. */
                      field:
                        | (
                            | 'name'
                            | 'notes'
                            | 'completed'
                            | 'assignee'
                            | 'section'
                            | 'tags'
                            | 'followers'
                            | 'due_on'
                            | 'start_on'
                            | 'created_at'
                            | 'modified_at'
                            | 'completed_at'
                          )
                        | string;
                      /** @enum {string} */
                      operator: 'after';
                      /** @description yyyy-mm-dd, `today`, or days from the day of the run (UTC), such as `+3d`. */
                      value: string;
                    }
                  | {
                      /** @description A field of the task, or `custom_fields.<name or gid>`. */
                      field:
                        | (
                            | 'name'
                            | 'notes'
                            | 'completed'
                            | 'assignee'
                            | 'section'
                            | 'tags'
                            | 'followers'
                            | 'due_on'
                            | 'start_on'
                            | 'created_at'
                            | 'modified_at'
                            | 'completed_at'
                          )
                        | string;
                      /** @enum {string} */
                      operator: 'less_than';
                      value: number;
                    }
                  | {
                      /** @description A field of the task, or `custom_fields.<name or gid>`. */
                      field:
                        | (
                            | 'name'
                            | 'notes'
                            | 'completed'
                            | 'assignee'
                            | 'section'
                            | 'tags'
                            | 'followers'
                            | 'due_on'
                            | 'start_on'
                            | 'created_at'
                            | 'modified_at'
                            | 'completed_at'
                          )
                        | string;
                      /** @enum {string} */
                      operator: 'greater_than';
                      value: number;
                    }
                  | {
                      /** @description A field of the task, or `custom_fields.<name or gid>`. */
                      field:
                        | (
                            | 'name'
                            | 'notes'
                            | 'completed'
                            | 'assignee'
                            | 'section'
                            | 'tags'
                            | 'followers'
                            | 'due_on'
                            | 'start_on'
                            | 'created_at'
                            | 'modified_at'
                            | 'completed_at'
                          )
                        | string;
                      /** @enum {string} */
                      operator: 'is_empty';
                    }
                  | {
                      /** @description A field of the task, or `custom_fields.<name or gid>`. */
                      field:
                        | (
                            | 'name'
                            | 'notes'
                            | 'completed'
                            | 'assignee'
                            | 'section'
                            | 'tags'
                            | 'followers'
                            | 'due_on'
                            | 'start_on'
                            | 'created_at'
                            | 'modified_at'
                            | 'completed_at'
                          )
                        | string;
                      /** @enum {string} */
                      operator: 'is_not_empty';
                    }
                )[];
                /** @enum {string} */
                operator: 'any';
              }
          )[];
          enabled?: boolean;
          name?: string;
          /** @description When the rule runs. It can always be run by hand too, over all tasks of the project; `due_soon` and `overdue` are looked for every hour, and with `task_completed` and `task_moved` they also select the tasks. The `task_…` triggers run the rule within moments on the one task to which it happened in Asana, once for each event: created in the project or added to it, changed in any field, completed, moved to another section. An event of a task for which the conditions do not hold leaves no run. What the rule itself has just changed does not run it again, and after ten runs that changed the same task within an hour further ones are `skipped`. */
          trigger?:
            | {
                /** @description The project whose tasks the rule is about. */
                project_id: string;
                /** @enum {string} */
                type: 'manual';
              }
            | {
                /** @description Minute, hour, day of month, month, day of week, in UTC. */
                cron: string;
                /** @description The project whose tasks the rule is about. */
                project_id: string;
                /** @enum {string} */
                type: 'schedule';
              }
            | {
                /** @description The project whose tasks the rule is about. */
                project_id: string;
                /** @enum {string} */
                type: 'task_created';
              }
            | {
                /** @description The project whose tasks the rule is about. */
                project_id: string;
                /** @enum {string} */
                type: 'task_updated';
              }
            | {
                /** @description The project whose tasks the rule is about. */
                project_id: string;
                /** @enum {string} */
                type: 'task_completed';
              }
            | {
                /** @description The project whose tasks the rule is about. */
                project_id: string;
                /** @description Only moves into this section, by name or gid. */
                section?: string;
                /** @enum {string} */
                type: 'task_moved';
              }
            | {
                /**
                 * @description Due within so many days.
                 * @default 3
                 */
                days?: number;
                /** @description The project whose tasks the rule is about. */
                project_id: string;
                /** @enum {string} */
                type: 'due_soon';
              }
            | {
                /** @description The project whose tasks the rule is about. */
                project_id: string;
                /** @enum {string} */
                type: 'overdue';
              };
          /** @description Your own id of the user to work for. */
          user_id?: string;
        };
      };
    };
    responses: {
      /** @description Change an automation rule */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              rule: components['schemas']['AsanaRule'];
            };
            /** @enum {boolean} */
            ok: true;
            rule: components['schemas']['AsanaRule'];
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.enhanced.automation.run': {
    parameters: {
      query?: never;
      header?: {
        /** @description A key of your choice, 1 to 255 visible ASCII characters, for this request and its repetitions within 24 hours: they create once and get the same answer, marked `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description Says what would be done to which task, and changes nothing.
           * @default false
           */
          dry_run?: boolean;
          /**
           * @description Most tasks to act on.
           * @default 500
           */
          limit?: number;
          /** @description Your own id of the user to work for. */
          user_id?: string;
        };
      };
    };
    responses: {
      /** @description Run a rule now, or say what it would do */
      200: {
        headers: {
          /** @description Present when the answer is that of an earlier request. */
          'Idempotency-Replayed'?: 'true';
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              run: components['schemas']['AsanaRuleRun'];
            };
            /** @enum {boolean} */
            ok: true;
            run: components['schemas']['AsanaRuleRun'];
            /** @enum {boolean} */
            success: true;
            /** @description Path of the run with its effects. */
            url: string;
          };
        };
      };
      /** @description The run is still going on: look at its url. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              run: components['schemas']['AsanaRuleRun'];
            };
            /** @enum {boolean} */
            ok: true;
            run: components['schemas']['AsanaRuleRun'];
            /** @enum {boolean} */
            success: true;
            /** @description Path of the run with its effects. */
            url: string;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      409: components['responses']['AtomError409'];
      422: components['responses']['AtomError422'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.enhanced.automation.runs.list': {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        /** @description Your own id of the user to work for. */
        user_id?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List the runs of a rule, newest first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              /** @description Send as `cursor` for the next page; null on the last one. */
              next_cursor: string | null;
              runs: components['schemas']['AsanaRuleRunSummary'][];
            };
            /** @description Send as `cursor` for the next page; null on the last one. */
            next_cursor: string | null;
            /** @enum {boolean} */
            ok: true;
            runs: components['schemas']['AsanaRuleRunSummary'][];
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.enhanced.automation.runs.get': {
    parameters: {
      query?: {
        /** @description Your own id of the user to work for. */
        user_id?: string;
      };
      header?: never;
      path: {
        id: string;
        runId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Show a run of a rule, with what it did to which task */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              run: components['schemas']['AsanaRuleRun'];
            };
            /** @enum {boolean} */
            ok: true;
            run: components['schemas']['AsanaRuleRun'];
            /** @enum {boolean} */
            success: true;
            /** @description Path of the run with its effects. */
            url: string;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.enhanced.workflows': {
    parameters: {
      query?: {
        /** @description Absent: the projects of the default workspace. */
        project_id?: string;
        /** @description `true` computes anew, however young the kept figures are. */
        refresh?: 'true' | 'false' | '';
        /** @description Your own id of the user to work for. */
        user_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Show projects as workflows, their sections as stages */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              report: components['schemas']['ReportState'];
              truncated: boolean;
              /** @description Empty until the first computation is over. */
              workflows: components['schemas']['AsanaWorkflow'][];
            };
            /** @enum {boolean} */
            ok: true;
            report: components['schemas']['ReportState'];
            /** @enum {boolean} */
            success: true;
            /** @description Empty until the first computation is over. */
            workflows: components['schemas']['AsanaWorkflow'][];
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.errorTest': {
    parameters: {
      query?: {
        /** @description Your own id of the user to work for. Absent: the user of the session token. */
        user_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Fail on purpose */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.post.listTasks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Absent and without a project: me. */
          assignee?: 'me' | string;
          completed?: boolean;
          /** @description Leaves out what was completed before this moment (ISO 8601 or `now`). */
          completed_since?: 'now' | string;
          /** @default 100 */
          limit?: number;
          /** @description `nextPageToken` or `pagination.next_offset` of the page before. */
          offset?: string;
          /** @description Also spelled project_gid or project. */
          project_id: string;
          /** @description Your own id of the user to work for. Absent: the user of the session token. */
          user_id?: string;
          /** @description Also spelled workspace_gid or workspace. Absent: the default workspace. */
          workspace_id?: string;
        };
      };
    };
    responses: {
      /** @description List tasks of a project */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Only beside lists that change slowly. Our own writes end what is kept at once. */
            cache?: {
              /** @description Since Asana gave the list. */
              age_seconds: number;
              /** @enum {string} */
              status: 'hit' | 'miss';
            };
            data: {
              data: {
                files: components['schemas']['AsanaTaskFile'][];
                /** @description The same as `pagination.next_offset`. */
                nextPageToken: string | null;
              };
              files: components['schemas']['AsanaTaskFile'][];
              /** @enum {string} */
              status: 'success';
              tasks: components['schemas']['AsanaTask'][];
            };
            /** @enum {boolean} */
            ok: true;
            pagination: {
              has_more: boolean;
              limit: number;
              /** @description Opaque; send it as `offset` for the next page. */
              next_offset: string | null;
              offset: string | null;
            };
            /** @enum {boolean} */
            success: true;
            tasks: components['schemas']['AsanaTask'][];
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.mirrors.list': {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        /** @description Your own id of the user to work for. Absent: the user of the session token. */
        user_id?: string | null;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List the mirrored projects, newest first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              mirrors: components['schemas']['TaskMirror'][];
              /** @description Send as `cursor` for the next page; null on the last one. */
              next_cursor: string | null;
            };
            mirrors: components['schemas']['TaskMirror'][];
            /** @description Send as `cursor` for the next page; null on the last one. */
            next_cursor: string | null;
            /** @enum {boolean} */
            ok: true;
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.mirrors.create': {
    parameters: {
      query?: never;
      header?: {
        /** @description A key of your choice, 1 to 255 visible ASCII characters, for this request and its repetitions within 24 hours: they create once and get the same answer, marked `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Also spelled project_gid or project. */
          project_id: string;
          /** @description Your own id of the user to work for. Absent: the user of the session token. */
          user_id?: string;
        };
      };
    };
    responses: {
      /** @description Mirror the tasks of a project from now on */
      202: {
        headers: {
          /** @description Present when the answer is that of an earlier request. */
          'Idempotency-Replayed'?: 'true';
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              mirror: components['schemas']['TaskMirror'];
            };
            mirror: components['schemas']['TaskMirror'];
            /** @enum {boolean} */
            ok: true;
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      409: components['responses']['AtomError409'];
      422: components['responses']['AtomError422'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.mirrors.get': {
    parameters: {
      query?: {
        /** @description Your own id of the user to work for. Absent: the user of the session token. */
        user_id?: string | null;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Show how a mirror stands */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              mirror: components['schemas']['TaskMirror'];
            };
            mirror: components['schemas']['TaskMirror'];
            /** @enum {boolean} */
            ok: true;
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.mirrors.delete': {
    parameters: {
      query?: {
        /** @description Your own id of the user to work for. Absent: the user of the session token. */
        user_id?: string | null;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Mirror a project no more */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              /** Format: uuid */
              id: string;
            };
            message: string;
            /** @enum {boolean} */
            ok: true;
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.mirrors.tasks': {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        /** @description Your own id of the user to work for. Absent: the user of the session token. */
        user_id?: string | null;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List the tasks of a mirrored project, in the order of their ids */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              mirror: components['schemas']['TaskMirror'];
              /** @description Send as `cursor` for the next page; null on the last one. */
              next_cursor: string | null;
              tasks: components['schemas']['MirroredTask'][];
            };
            mirror: components['schemas']['TaskMirror'];
            /** @description Send as `cursor` for the next page; null on the last one. */
            next_cursor: string | null;
            /** @enum {boolean} */
            ok: true;
            /** @enum {boolean} */
            success: true;
            tasks: components['schemas']['MirroredTask'][];
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.projects.list': {
    parameters: {
      query?: {
        archived?: boolean;
        limit?: number;
        /** @description `nextPageToken` or `pagination.next_offset` of the page before. */
        offset?: string;
        /** @description Also spelled team_gid or team. */
        team_id?: string;
        /** @description Your own id of the user to work for. Absent: the user of the session token. */
        user_id?: string;
        /** @description Also spelled workspace_gid or workspace. Absent: the default workspace. */
        workspace_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List projects of a team or a workspace */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Only beside lists that change slowly. Our own writes end what is kept at once. */
            cache?: {
              /** @description Since Asana gave the list. */
              age_seconds: number;
              /** @enum {string} */
              status: 'hit' | 'miss';
            };
            data: {
              data: {
                /** @description The same as `pagination.next_offset`. */
                nextPageToken: string | null;
                projects: components['schemas']['AsanaProject'][];
              };
              projects: components['schemas']['AsanaProject'][];
              /** @enum {string} */
              status: 'success';
            };
            /** @enum {boolean} */
            ok: true;
            pagination: {
              has_more: boolean;
              limit: number;
              /** @description Opaque; send it as `offset` for the next page. */
              next_offset: string | null;
              offset: string | null;
            };
            projects: components['schemas']['AsanaProject'][];
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.post.projects': {
    parameters: {
      query?: never;
      header?: {
        /** @description A key of your choice, 1 to 255 visible ASCII characters, for this request and its repetitions within 24 hours: they create once and get the same answer, marked `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @default false */
          archived?: boolean;
          /** @enum {string} */
          color?:
            | 'dark-pink'
            | 'light-pink'
            | 'dark-green'
            | 'light-green'
            | 'dark-blue'
            | 'light-blue'
            | 'dark-red'
            | 'light-red'
            | 'dark-teal'
            | 'light-teal'
            | 'dark-brown'
            | 'light-brown'
            | 'dark-orange'
            | 'light-orange'
            | 'dark-purple'
            | 'light-purple'
            | 'dark-warm-gray'
            | 'light-warm-gray'
            | 'none';
          /** @default 100 */
          limit?: number;
          /** @description Present: a project of this name is created. Absent: projects are listed. */
          name?: string;
          /** @description Also spelled description. */
          notes?: string;
          /** @description `nextPageToken` or `pagination.next_offset` of the page before. */
          offset?: string;
          public?: boolean;
          /** @description Also spelled team_gid or team. */
          team_id?: string;
          /** @description Your own id of the user to work for. Absent: the user of the session token. */
          user_id?: string;
          /** @description Also spelled workspace_gid or workspace. Absent: the default workspace. */
          workspace_id?: string;
        };
      };
    };
    responses: {
      /** @description List projects; with a name in the body, create one */
      200: {
        headers: {
          /** @description Present when the answer is that of an earlier request. */
          'Idempotency-Replayed'?: 'true';
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                /** @description Only beside lists that change slowly. Our own writes end what is kept at once. */
                cache?: {
                  /** @description Since Asana gave the list. */
                  age_seconds: number;
                  /** @enum {string} */
                  status: 'hit' | 'miss';
                };
                data: {
                  data: {
                    /** @description The same as `pagination.next_offset`. */
                    nextPageToken: string | null;
                    projects: components['schemas']['AsanaProject'][];
                  };
                  projects: components['schemas']['AsanaProject'][];
                  /** @enum {string} */
                  status: 'success';
                };
                /** @enum {boolean} */
                ok: true;
                pagination: {
                  has_more: boolean;
                  limit: number;
                  /** @description Opaque; send it as `offset` for the next page. */
                  next_offset: string | null;
                  offset: string | null;
                };
                projects: components['schemas']['AsanaProject'][];
                /** @enum {boolean} */
                success: true;
              }
            | {
                data: components['schemas']['AsanaProject'];
                /** @enum {boolean} */
                ok: true;
                project: components['schemas']['AsanaProject'];
                /** @enum {boolean} */
                success: true;
              };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      409: components['responses']['AtomError409'];
      422: components['responses']['AtomError422'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.projects.get': {
    parameters: {
      query?: {
        /** @description Your own id of the user to work for. Absent: the user of the session token. */
        user_id?: string;
      };
      header?: never;
      path: {
        projectId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Show a project with everything on it */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: components['schemas']['AsanaProjectDetails'];
            /** @enum {boolean} */
            ok: true;
            project: components['schemas']['AsanaProjectDetails'];
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.projects.update': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        projectId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          archived?: boolean;
          /** @enum {string} */
          color?:
            | 'dark-pink'
            | 'light-pink'
            | 'dark-green'
            | 'light-green'
            | 'dark-blue'
            | 'light-blue'
            | 'dark-red'
            | 'light-red'
            | 'dark-teal'
            | 'light-teal'
            | 'dark-brown'
            | 'light-brown'
            | 'dark-orange'
            | 'light-orange'
            | 'dark-purple'
            | 'light-purple'
            | 'dark-warm-gray'
            | 'light-warm-gray'
            | 'none';
          /**
           * Format: date
           * @description yyyy-mm-dd, also spelled due_date; null clears.
           */
          due_on?: string | null;
          name?: string;
          /** @description Also spelled description. Null or an empty text clears. */
          notes?: string;
          /** @description Asana gid, `me` or e-mail address; null: nobody. */
          owner?: ('me' | string) | null;
          public?: boolean;
          /**
           * Format: date
           * @description yyyy-mm-dd; null clears.
           */
          start_on?: string | null;
          /** @description Your own id of the user to work for. Absent: the user of the session token. */
          user_id?: string;
        };
      };
    };
    responses: {
      /** @description Change a project */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              archived: boolean;
              /** @description Asana’s name of the colour; `blue` where none is set. */
              color: string;
              /** @description ISO 8601, UTC */
              created_at: string | null;
              /** @description The same as `notes`. */
              description: string;
              /** @description yyyy-mm-dd */
              due_on: string | null;
              gid: string;
              id: string;
              /** @description A sentence for a person. */
              message: string;
              /** @description ISO 8601, UTC */
              modified_at: string | null;
              name: string;
              notes: string;
              permalink_url: string | null;
              public: boolean;
              team: {
                gid: string;
                id: string;
                name: string;
              } | null;
              workspace: {
                gid: string;
                id: string;
                name: string;
              } | null;
            };
            /** @enum {boolean} */
            ok: true;
            project: components['schemas']['AsanaProject'];
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.projects.delete': {
    parameters: {
      query?: {
        /** @description Deletes nothing, and says what would be deleted. */
        dry_run?: 'true' | 'false';
        /** @description Your own id of the user to work for. Absent: the user of the session token. */
        user_id?: string;
      };
      header?: never;
      path: {
        projectId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Delete a project */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                /** @description What was changed. */
                data: {
                  gid: string;
                  id: string;
                  /** @description A sentence for a person. */
                  message: string;
                };
                /** @description A sentence for a person. */
                message: string;
                /** @enum {boolean} */
                ok: true;
                /** @enum {boolean} */
                success: true;
              }
            | {
                data: {
                  gid: string;
                  id: string;
                  /** @description A sentence for a person. */
                  message: string;
                  name: string;
                  would_delete: {
                    /** @description False: there are more tasks than were looked at, so at least so many. */
                    complete: boolean;
                    /** @description Direct ones of a task, which go with it. Null: not counted. */
                    subtasks: number | null;
                    /** @description Of a project: those without an assignee that are in no other project. */
                    tasks: number;
                  };
                };
                /** @enum {boolean} */
                dry_run: true;
                /** @description A sentence for a person. */
                message: string;
                /** @enum {boolean} */
                ok: true;
                /** @enum {boolean} */
                success: true;
              };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.projects.archive': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        projectId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Your own id of the user to work for. Absent: the user of the session token. */
          user_id?: string;
        };
      };
    };
    responses: {
      /** @description Archive a project */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              archived: boolean;
              /** @description Asana’s name of the colour; `blue` where none is set. */
              color: string;
              /** @description ISO 8601, UTC */
              created_at: string | null;
              /** @description The same as `notes`. */
              description: string;
              /** @description yyyy-mm-dd */
              due_on: string | null;
              gid: string;
              id: string;
              /** @description A sentence for a person. */
              message: string;
              /** @description ISO 8601, UTC */
              modified_at: string | null;
              name: string;
              notes: string;
              permalink_url: string | null;
              public: boolean;
              team: {
                gid: string;
                id: string;
                name: string;
              } | null;
              workspace: {
                gid: string;
                id: string;
                name: string;
              } | null;
            };
            /** @enum {boolean} */
            ok: true;
            project: components['schemas']['AsanaProject'];
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.customFields.list': {
    parameters: {
      query?: {
        limit?: number;
        /** @description `nextPageToken` or `pagination.next_offset` of the page before. */
        offset?: string;
        /** @description Your own id of the user to work for. Absent: the user of the session token. */
        user_id?: string;
      };
      header?: never;
      path: {
        projectId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List the custom fields that tasks of a project have */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Only beside lists that change slowly. Our own writes end what is kept at once. */
            cache?: {
              /** @description Since Asana gave the list. */
              age_seconds: number;
              /** @enum {string} */
              status: 'hit' | 'miss';
            };
            custom_fields: components['schemas']['AsanaCustomField'][];
            data: {
              custom_fields: components['schemas']['AsanaCustomField'][];
            };
            /** @enum {boolean} */
            ok: true;
            pagination: {
              has_more: boolean;
              limit: number;
              /** @description Opaque; send it as `offset` for the next page. */
              next_offset: string | null;
              offset: string | null;
            };
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.sections.create': {
    parameters: {
      query?: never;
      header?: {
        /** @description A key of your choice, 1 to 255 visible ASCII characters, for this request and its repetitions within 24 hours: they create once and get the same answer, marked `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string;
      };
      path: {
        projectId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          insert_after?: string;
          insert_before?: string;
          name: string;
          /** @description Your own id of the user to work for. Absent: the user of the session token. */
          user_id?: string;
        };
      };
    };
    responses: {
      /** @description Create a section in a project */
      201: {
        headers: {
          /** @description Present when the answer is that of an earlier request. */
          'Idempotency-Replayed'?: 'true';
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: components['schemas']['AsanaSection'];
            /** @enum {boolean} */
            ok: true;
            section: components['schemas']['AsanaSection'];
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      409: components['responses']['AtomError409'];
      422: components['responses']['AtomError422'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.tasks.search': {
    parameters: {
      query: {
        limit?: number;
        /** @description Also spelled project_gid or project. */
        project_id?: string;
        query: string;
        /** @description Your own id of the user to work for. Absent: the user of the session token. */
        user_id?: string;
        /** @description Also spelled workspace_gid or workspace. Absent: the default workspace. */
        workspace_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Search tasks in a project or in a whole workspace */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Only beside lists that change slowly. Our own writes end what is kept at once. */
            cache?: {
              /** @description Since Asana gave the list. */
              age_seconds: number;
              /** @enum {string} */
              status: 'hit' | 'miss';
            };
            data: {
              data: {
                files: components['schemas']['AsanaTaskFile'][];
                /** @description The same as `pagination.next_offset`. */
                nextPageToken: string | null;
              };
              files: components['schemas']['AsanaTaskFile'][];
              /** @enum {string} */
              status: 'success';
              tasks: components['schemas']['AsanaTask'][];
            };
            /** @enum {boolean} */
            ok: true;
            pagination: {
              has_more: boolean;
              limit: number;
              /** @description Opaque; send it as `offset` for the next page. */
              next_offset: string | null;
              offset: string | null;
            };
            results: {
              assignee: {
                /** @description Asana does not tell it with a task. */
                email: string | null;
                gid: string;
                id: string;
                name: string;
              } | null;
              completed: boolean;
              /** @description ISO 8601, UTC */
              completed_at: string | null;
              /** @description ISO 8601, UTC */
              created_at: string | null;
              /** @description The same as `notes`. */
              description: string;
              /** @description ISO 8601, UTC */
              due_at: string | null;
              /** @description yyyy-mm-dd */
              due_on: string | null;
              gid: string;
              id: string;
              /** @description ISO 8601, UTC */
              modified_at: string | null;
              name: string;
              notes: string;
              permalink_url: string | null;
              projects: {
                gid: string;
                id: string;
                name: string;
              }[];
              tags: {
                gid: string;
                id: string;
                name: string;
              }[];
              /** @enum {string} */
              type: 'task';
              /** @description The task in the Asana web application. */
              url: string;
              workspace: {
                gid: string;
                id: string;
                name: string;
              } | null;
            }[];
            /** @enum {boolean} */
            success: true;
            tasks: components['schemas']['AsanaTask'][];
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.post.search': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @default 100 */
          limit?: number;
          /** @description Also spelled project_gid or project. */
          project_id?: string;
          query: string;
          /** @description Your own id of the user to work for. Absent: the user of the session token. */
          user_id?: string;
          /** @description Also spelled workspace_gid or workspace. Absent: the default workspace. */
          workspace_id?: string;
        };
      };
    };
    responses: {
      /** @description Search tasks of a project, or of a workspace */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Only beside lists that change slowly. Our own writes end what is kept at once. */
            cache?: {
              /** @description Since Asana gave the list. */
              age_seconds: number;
              /** @enum {string} */
              status: 'hit' | 'miss';
            };
            data: {
              data: {
                files: components['schemas']['AsanaTaskFile'][];
                /** @description The same as `pagination.next_offset`. */
                nextPageToken: string | null;
              };
              files: components['schemas']['AsanaTaskFile'][];
              /** @enum {string} */
              status: 'success';
              tasks: components['schemas']['AsanaTask'][];
            };
            /** @enum {boolean} */
            ok: true;
            pagination: {
              has_more: boolean;
              limit: number;
              /** @description Opaque; send it as `offset` for the next page. */
              next_offset: string | null;
              offset: string | null;
            };
            results: {
              assignee: {
                /** @description Asana does not tell it with a task. */
                email: string | null;
                gid: string;
                id: string;
                name: string;
              } | null;
              completed: boolean;
              /** @description ISO 8601, UTC */
              completed_at: string | null;
              /** @description ISO 8601, UTC */
              created_at: string | null;
              /** @description The same as `notes`. */
              description: string;
              /** @description ISO 8601, UTC */
              due_at: string | null;
              /** @description yyyy-mm-dd */
              due_on: string | null;
              gid: string;
              id: string;
              /** @description ISO 8601, UTC */
              modified_at: string | null;
              name: string;
              notes: string;
              permalink_url: string | null;
              projects: {
                gid: string;
                id: string;
                name: string;
              }[];
              tags: {
                gid: string;
                id: string;
                name: string;
              }[];
              /** @enum {string} */
              type: 'task';
              /** @description The task in the Asana web application. */
              url: string;
              workspace: {
                gid: string;
                id: string;
                name: string;
              } | null;
            }[];
            /** @enum {boolean} */
            success: true;
            tasks: components['schemas']['AsanaTask'][];
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.sections.list': {
    parameters: {
      query: {
        limit?: number;
        /** @description `nextPageToken` or `pagination.next_offset` of the page before. */
        offset?: string;
        /** @description Also spelled project_gid or project. */
        project_id: string;
        /** @description Your own id of the user to work for. Absent: the user of the session token. */
        user_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List sections of a project */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Only beside lists that change slowly. Our own writes end what is kept at once. */
            cache?: {
              /** @description Since Asana gave the list. */
              age_seconds: number;
              /** @enum {string} */
              status: 'hit' | 'miss';
            };
            data: {
              data: {
                /** @description The same as `pagination.next_offset`. */
                nextPageToken: string | null;
                sections: components['schemas']['AsanaSection'][];
              };
              sections: components['schemas']['AsanaSection'][];
              /** @enum {string} */
              status: 'success';
            };
            /** @enum {boolean} */
            ok: true;
            pagination: {
              has_more: boolean;
              limit: number;
              /** @description Opaque; send it as `offset` for the next page. */
              next_offset: string | null;
              offset: string | null;
            };
            sections: components['schemas']['AsanaSection'][];
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.post.sections': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @default 100 */
          limit?: number;
          /** @description `nextPageToken` or `pagination.next_offset` of the page before. */
          offset?: string;
          /** @description Also spelled project_gid or project. */
          project_id: string;
          /** @description Your own id of the user to work for. Absent: the user of the session token. */
          user_id?: string;
        };
      };
    };
    responses: {
      /** @description List sections of a project */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Only beside lists that change slowly. Our own writes end what is kept at once. */
            cache?: {
              /** @description Since Asana gave the list. */
              age_seconds: number;
              /** @enum {string} */
              status: 'hit' | 'miss';
            };
            data: {
              data: {
                /** @description The same as `pagination.next_offset`. */
                nextPageToken: string | null;
                sections: components['schemas']['AsanaSection'][];
              };
              sections: components['schemas']['AsanaSection'][];
              /** @enum {string} */
              status: 'success';
            };
            /** @enum {boolean} */
            ok: true;
            pagination: {
              has_more: boolean;
              limit: number;
              /** @description Opaque; send it as `offset` for the next page. */
              next_offset: string | null;
              offset: string | null;
            };
            sections: components['schemas']['AsanaSection'][];
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.sections.rename': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        sectionId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
          /** @description Your own id of the user to work for. Absent: the user of the session token. */
          user_id?: string;
        };
      };
    };
    responses: {
      /** @description Rename a section */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: components['schemas']['AsanaSection'];
            /** @enum {boolean} */
            ok: true;
            section: components['schemas']['AsanaSection'];
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.sections.delete': {
    parameters: {
      query?: {
        /** @description Your own id of the user to work for. Absent: the user of the session token. */
        user_id?: string;
      };
      header?: never;
      path: {
        sectionId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Delete a section */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description What was changed. */
            data: {
              gid: string;
              id: string;
              /** @description A sentence for a person. */
              message: string;
            };
            /** @description A sentence for a person. */
            message: string;
            /** @enum {boolean} */
            ok: true;
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.sections.addTask': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        sectionId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          insert_after?: string;
          insert_before?: string;
          /** @description Also spelled task_gid or task. */
          task_id: string;
          /** @description Your own id of the user to work for. Absent: the user of the session token. */
          user_id?: string;
        };
      };
    };
    responses: {
      /** @description Move a task to a section */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description What was changed. */
            data: {
              gid: string;
              id: string;
              /** @description A sentence for a person. */
              message: string;
            };
            /** @description A sentence for a person. */
            message: string;
            /** @enum {boolean} */
            ok: true;
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.status': {
    parameters: {
      query?: {
        /** @description Your own id of the user to work for. Absent: the user of the session token. */
        user_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Say whether the user’s connection works, and whose account it is */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            connected: boolean;
            data: {
              connected: boolean;
              /** @description A sentence for a person. */
              message: string;
              /** Format: date-time */
              timestamp: string;
              user: components['schemas']['AsanaUserProfile'] | null;
              workspaces: {
                gid: string;
                id: string;
                name: string;
              }[];
            };
            /** @description A sentence for a person. */
            message: string;
            /** @enum {boolean} */
            ok: true;
            /** @enum {boolean} */
            success: true;
            /** Format: date-time */
            timestamp: string;
            user: components['schemas']['AsanaUserProfile'] | null;
            workspaces: {
              gid: string;
              id: string;
              name: string;
            }[];
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.tags.list': {
    parameters: {
      query?: {
        limit?: number;
        /** @description `nextPageToken` or `pagination.next_offset` of the page before. */
        offset?: string;
        /** @description Your own id of the user to work for. Absent: the user of the session token. */
        user_id?: string;
        /** @description Also spelled workspace_gid or workspace. Absent: the default workspace. */
        workspace_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List tags of a workspace */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Only beside lists that change slowly. Our own writes end what is kept at once. */
            cache?: {
              /** @description Since Asana gave the list. */
              age_seconds: number;
              /** @enum {string} */
              status: 'hit' | 'miss';
            };
            data: {
              tags: components['schemas']['AsanaTag'][];
            };
            /** @enum {boolean} */
            ok: true;
            pagination: {
              has_more: boolean;
              limit: number;
              /** @description Opaque; send it as `offset` for the next page. */
              next_offset: string | null;
              offset: string | null;
            };
            /** @enum {boolean} */
            success: true;
            tags: components['schemas']['AsanaTag'][];
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.tags.create': {
    parameters: {
      query?: never;
      header?: {
        /** @description A key of your choice, 1 to 255 visible ASCII characters, for this request and its repetitions within 24 hours: they create once and get the same answer, marked `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {string} */
          color?:
            | 'dark-pink'
            | 'light-pink'
            | 'dark-green'
            | 'light-green'
            | 'dark-blue'
            | 'light-blue'
            | 'dark-red'
            | 'light-red'
            | 'dark-teal'
            | 'light-teal'
            | 'dark-brown'
            | 'light-brown'
            | 'dark-orange'
            | 'light-orange'
            | 'dark-purple'
            | 'light-purple'
            | 'dark-warm-gray'
            | 'light-warm-gray';
          name: string;
          /** @description Also spelled description. */
          notes?: string;
          /** @description Your own id of the user to work for. Absent: the user of the session token. */
          user_id?: string;
          /** @description Also spelled workspace_gid or workspace. Absent: the default workspace. */
          workspace_id?: string;
        };
      };
    };
    responses: {
      /** @description Create a tag in a workspace */
      201: {
        headers: {
          /** @description Present when the answer is that of an earlier request. */
          'Idempotency-Replayed'?: 'true';
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: components['schemas']['AsanaTag'];
            /** @enum {boolean} */
            ok: true;
            /** @enum {boolean} */
            success: true;
            tag: components['schemas']['AsanaTag'];
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      409: components['responses']['AtomError409'];
      422: components['responses']['AtomError422'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.tasks.list': {
    parameters: {
      query?: {
        /** @description Absent and without a project: me. */
        assignee?: 'me' | string;
        completed?: boolean;
        /** @description Leaves out what was completed before this moment (ISO 8601 or `now`). */
        completed_since?: 'now' | string;
        limit?: number;
        /** @description `nextPageToken` or `pagination.next_offset` of the page before. */
        offset?: string;
        /** @description Also spelled project_gid or project. */
        project_id?: string;
        /** @description Your own id of the user to work for. Absent: the user of the session token. */
        user_id?: string;
        /** @description Also spelled workspace_gid or workspace. Absent: the default workspace. */
        workspace_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List tasks of a project, or the user’s own */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Only beside lists that change slowly. Our own writes end what is kept at once. */
            cache?: {
              /** @description Since Asana gave the list. */
              age_seconds: number;
              /** @enum {string} */
              status: 'hit' | 'miss';
            };
            data: {
              data: {
                files: components['schemas']['AsanaTaskFile'][];
                /** @description The same as `pagination.next_offset`. */
                nextPageToken: string | null;
              };
              files: components['schemas']['AsanaTaskFile'][];
              /** @enum {string} */
              status: 'success';
              tasks: components['schemas']['AsanaTask'][];
            };
            /** @enum {boolean} */
            ok: true;
            pagination: {
              has_more: boolean;
              limit: number;
              /** @description Opaque; send it as `offset` for the next page. */
              next_offset: string | null;
              offset: string | null;
            };
            /** @enum {boolean} */
            success: true;
            tasks: components['schemas']['AsanaTask'][];
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.tasks.create': {
    parameters: {
      query?: never;
      header?: {
        /** @description A key of your choice, 1 to 255 visible ASCII characters, for this request and its repetitions within 24 hours: they create once and get the same answer, marked `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          assignee?: 'me' | string;
          completed?: boolean;
          /** @description Values by name or gid of the field: a text, a number, an option or several by name or gid, a date (yyyy-mm-dd or a moment), people by gid, e-mail address or `me`. Null clears. */
          custom_fields?: {
            [key: string]: unknown;
          };
          /** @description gids of tasks that must be done before. */
          dependencies?: string[];
          /**
           * Format: date-time
           * @description A moment in ISO 8601, instead of due_on.
           */
          due_at?: string;
          /** Format: date */
          due_on?: string;
          followers?: ('me' | string)[];
          /** @description Rich text of Asana instead of notes: `<body>…</body>`. */
          html_notes?: string;
          name: string;
          /** @description Also spelled description. */
          notes?: string;
          /** @description Makes it a subtask. Also spelled parent_gid or parent. */
          parent_id?: string;
          /** @description Also spelled project_gid or project. */
          project_id?: string;
          projects?: string[] | null;
          /** @description Of one of the projects. Also spelled section_gid or section. */
          section_id?: string;
          /** Format: date */
          start_on?: string;
          /** @description gids. */
          tags?: string[];
          /** @description Your own id of the user to work for. Absent: the user of the session token. */
          user_id?: string;
          /** @description Also spelled workspace_gid or workspace. Absent: the default workspace. */
          workspace_id?: string;
        };
      };
    };
    responses: {
      /** @description Create a task */
      201: {
        headers: {
          /** @description Present when the answer is that of an earlier request. */
          'Idempotency-Replayed'?: 'true';
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: components['schemas']['AsanaTaskDetailsFile'];
            /** @enum {boolean} */
            ok: true;
            /** @enum {boolean} */
            success: true;
            task: components['schemas']['AsanaTaskDetails'];
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      409: components['responses']['AtomError409'];
      422: components['responses']['AtomError422'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.tasks.get': {
    parameters: {
      query?: {
        /** @description Your own id of the user to work for. Absent: the user of the session token. */
        user_id?: string;
      };
      header?: never;
      path: {
        taskId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Show a task with everything on it */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: components['schemas']['AsanaTaskDetailsFile'];
            /** @enum {boolean} */
            ok: true;
            /** @enum {boolean} */
            success: true;
            task: components['schemas']['AsanaTaskDetails'];
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.tasks.update': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        taskId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Asana gid, `me` or e-mail address; null unassigns. */
          assignee?: ('me' | string) | null;
          completed?: boolean;
          /** @description Values by name or gid of the field: a text, a number, an option or several by name or gid, a date (yyyy-mm-dd or a moment), people by gid, e-mail address or `me`. Null clears. */
          custom_fields?: {
            [key: string]: unknown;
          };
          /**
           * Format: date-time
           * @description A moment in ISO 8601, instead of due_on; null clears.
           */
          due_at?: string | null;
          /**
           * Format: date
           * @description yyyy-mm-dd; null clears.
           */
          due_on?: string | null;
          /** @description Rich text of Asana instead of notes: `<body>…</body>`. */
          html_notes?: string;
          name?: string;
          /** @description Also spelled description. Null or an empty text clears. */
          notes?: string;
          /**
           * Format: date
           * @description yyyy-mm-dd; null clears.
           */
          start_on?: string | null;
          /** @description Your own id of the user to work for. Absent: the user of the session token. */
          user_id?: string;
        };
      };
    };
    responses: {
      /** @description Change a task */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              /** @description Name of the assignee. */
              assignee: string | null;
              completed: boolean;
              /** @description ISO 8601, UTC */
              completed_at: string | null;
              completed_by: {
                gid: string;
                id: string;
                name: string;
              } | null;
              /** @description ISO 8601, UTC */
              created_at: string | null;
              custom_fields: components['schemas']['AsanaCustomFieldValue'][];
              /** @description Tasks that must be done before. */
              dependencies: {
                gid: string;
                id: string;
              }[];
              /** @description Tasks that wait for this one. */
              dependents: {
                gid: string;
                id: string;
              }[];
              /** @description The same as `notes`. */
              description: string;
              /** @description ISO 8601, UTC */
              due_at: string | null;
              /** @description yyyy-mm-dd */
              due_on: string | null;
              followers: {
                gid: string;
                id: string;
                name: string;
              }[];
              gid: string;
              html_notes: string;
              id: string;
              /** @description The section in which each project shows the task. */
              memberships: {
                project: {
                  gid: string;
                  id: string;
                  name: string;
                } | null;
                section: {
                  gid: string;
                  id: string;
                  name: string;
                } | null;
              }[];
              /** @description A sentence for a person. */
              message: string;
              /** @description ISO 8601, UTC */
              modified_at: string | null;
              name: string;
              notes: string;
              num_subtasks: number;
              parent: {
                gid: string;
                id: string;
                name: string;
              } | null;
              permalink_url: string | null;
              projects: {
                gid: string;
                id: string;
                name: string;
              }[];
              resource_subtype: string | null;
              /** @description ISO 8601, UTC */
              start_at: string | null;
              /** @description yyyy-mm-dd */
              start_on: string | null;
              /** @description The first 100; `num_subtasks` says how many there are. */
              subtasks: {
                completed: boolean;
                gid: string;
                id: string;
                name: string;
              }[];
              tags: {
                gid: string;
                id: string;
                name: string;
              }[];
              /** @description The task in the Asana web application. */
              url: string;
              workspace: {
                gid: string;
                id: string;
                name: string;
              } | null;
            };
            /** @enum {boolean} */
            ok: true;
            /** @enum {boolean} */
            success: true;
            task: components['schemas']['AsanaTaskDetails'];
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.tasks.delete': {
    parameters: {
      query?: {
        /** @description Deletes nothing, and says what would be deleted. */
        dry_run?: 'true' | 'false';
        /** @description Your own id of the user to work for. Absent: the user of the session token. */
        user_id?: string;
      };
      header?: never;
      path: {
        taskId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Delete a task */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                /** @description What was changed. */
                data: {
                  gid: string;
                  id: string;
                  /** @description A sentence for a person. */
                  message: string;
                };
                /** @description A sentence for a person. */
                message: string;
                /** @enum {boolean} */
                ok: true;
                /** @enum {boolean} */
                success: true;
              }
            | {
                data: {
                  gid: string;
                  id: string;
                  /** @description A sentence for a person. */
                  message: string;
                  name: string;
                  would_delete: {
                    /** @description False: there are more tasks than were looked at, so at least so many. */
                    complete: boolean;
                    /** @description Direct ones of a task, which go with it. Null: not counted. */
                    subtasks: number | null;
                    /** @description Of a project: those without an assignee that are in no other project. */
                    tasks: number;
                  };
                };
                /** @enum {boolean} */
                dry_run: true;
                /** @description A sentence for a person. */
                message: string;
                /** @enum {boolean} */
                ok: true;
                /** @enum {boolean} */
                success: true;
              };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.attachments.list': {
    parameters: {
      query?: {
        limit?: number;
        /** @description `nextPageToken` or `pagination.next_offset` of the page before. */
        offset?: string;
        /** @description Your own id of the user to work for. Absent: the user of the session token. */
        user_id?: string;
      };
      header?: never;
      path: {
        taskId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List files on a task */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            attachments: components['schemas']['AsanaAttachment'][];
            /** @description Only beside lists that change slowly. Our own writes end what is kept at once. */
            cache?: {
              /** @description Since Asana gave the list. */
              age_seconds: number;
              /** @enum {string} */
              status: 'hit' | 'miss';
            };
            data: {
              attachments: components['schemas']['AsanaAttachment'][];
            };
            /** @enum {boolean} */
            ok: true;
            pagination: {
              has_more: boolean;
              limit: number;
              /** @description Opaque; send it as `offset` for the next page. */
              next_offset: string | null;
              offset: string | null;
            };
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.comments.list': {
    parameters: {
      query?: {
        limit?: number;
        /** @description `nextPageToken` or `pagination.next_offset` of the page before. */
        offset?: string;
        /** @description Your own id of the user to work for. Absent: the user of the session token. */
        user_id?: string;
      };
      header?: never;
      path: {
        taskId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List comments on a task, the oldest first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Only beside lists that change slowly. Our own writes end what is kept at once. */
            cache?: {
              /** @description Since Asana gave the list. */
              age_seconds: number;
              /** @enum {string} */
              status: 'hit' | 'miss';
            };
            comments: components['schemas']['AsanaStory'][];
            data: {
              comments: components['schemas']['AsanaStory'][];
            };
            /** @enum {boolean} */
            ok: true;
            pagination: {
              has_more: boolean;
              limit: number;
              /** @description Opaque; send it as `offset` for the next page. */
              next_offset: string | null;
              offset: string | null;
            };
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.tasks.comment': {
    parameters: {
      query?: never;
      header?: {
        /** @description A key of your choice, 1 to 255 visible ASCII characters, for this request and its repetitions within 24 hours: they create once and get the same answer, marked `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string;
      };
      path: {
        taskId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Also spelled text. */
          comment: string;
          /** @description Your own id of the user to work for. Absent: the user of the session token. */
          user_id?: string;
        };
      };
    };
    responses: {
      /** @description Comment on a task */
      201: {
        headers: {
          /** @description Present when the answer is that of an earlier request. */
          'Idempotency-Replayed'?: 'true';
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            comment: components['schemas']['AsanaComment'];
            data: components['schemas']['AsanaComment'];
            /** @enum {boolean} */
            ok: true;
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      409: components['responses']['AtomError409'];
      422: components['responses']['AtomError422'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.tasks.complete': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        taskId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Your own id of the user to work for. Absent: the user of the session token. */
          user_id?: string;
        };
      };
    };
    responses: {
      /** @description Mark a task complete */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              /** @description Name of the assignee. */
              assignee: string | null;
              completed: boolean;
              /** @description ISO 8601, UTC */
              completed_at: string | null;
              completed_by: {
                gid: string;
                id: string;
                name: string;
              } | null;
              /** @description ISO 8601, UTC */
              created_at: string | null;
              custom_fields: components['schemas']['AsanaCustomFieldValue'][];
              /** @description Tasks that must be done before. */
              dependencies: {
                gid: string;
                id: string;
              }[];
              /** @description Tasks that wait for this one. */
              dependents: {
                gid: string;
                id: string;
              }[];
              /** @description The same as `notes`. */
              description: string;
              /** @description ISO 8601, UTC */
              due_at: string | null;
              /** @description yyyy-mm-dd */
              due_on: string | null;
              followers: {
                gid: string;
                id: string;
                name: string;
              }[];
              gid: string;
              html_notes: string;
              id: string;
              /** @description The section in which each project shows the task. */
              memberships: {
                project: {
                  gid: string;
                  id: string;
                  name: string;
                } | null;
                section: {
                  gid: string;
                  id: string;
                  name: string;
                } | null;
              }[];
              /** @description A sentence for a person. */
              message: string;
              /** @description ISO 8601, UTC */
              modified_at: string | null;
              name: string;
              notes: string;
              num_subtasks: number;
              parent: {
                gid: string;
                id: string;
                name: string;
              } | null;
              permalink_url: string | null;
              projects: {
                gid: string;
                id: string;
                name: string;
              }[];
              resource_subtype: string | null;
              /** @description ISO 8601, UTC */
              start_at: string | null;
              /** @description yyyy-mm-dd */
              start_on: string | null;
              /** @description The first 100; `num_subtasks` says how many there are. */
              subtasks: {
                completed: boolean;
                gid: string;
                id: string;
                name: string;
              }[];
              tags: {
                gid: string;
                id: string;
                name: string;
              }[];
              /** @description The task in the Asana web application. */
              url: string;
              workspace: {
                gid: string;
                id: string;
                name: string;
              } | null;
            };
            /** @enum {boolean} */
            ok: true;
            /** @enum {boolean} */
            success: true;
            task: components['schemas']['AsanaTaskDetails'];
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.tasks.writeCustomFields': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        taskId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Values by name or gid of the field: a text, a number, an option or several by name or gid, a date (yyyy-mm-dd or a moment), people by gid, e-mail address or `me`. Null clears. */
          custom_fields: {
            [key: string]: unknown;
          };
          /** @description Your own id of the user to work for. Absent: the user of the session token. */
          user_id?: string;
        };
      };
    };
    responses: {
      /** @description Write custom fields of a task, by name or gid */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              /** @description Name of the assignee. */
              assignee: string | null;
              completed: boolean;
              /** @description ISO 8601, UTC */
              completed_at: string | null;
              completed_by: {
                gid: string;
                id: string;
                name: string;
              } | null;
              /** @description ISO 8601, UTC */
              created_at: string | null;
              custom_fields: components['schemas']['AsanaCustomFieldValue'][];
              /** @description Tasks that must be done before. */
              dependencies: {
                gid: string;
                id: string;
              }[];
              /** @description Tasks that wait for this one. */
              dependents: {
                gid: string;
                id: string;
              }[];
              /** @description The same as `notes`. */
              description: string;
              /** @description ISO 8601, UTC */
              due_at: string | null;
              /** @description yyyy-mm-dd */
              due_on: string | null;
              followers: {
                gid: string;
                id: string;
                name: string;
              }[];
              gid: string;
              html_notes: string;
              id: string;
              /** @description The section in which each project shows the task. */
              memberships: {
                project: {
                  gid: string;
                  id: string;
                  name: string;
                } | null;
                section: {
                  gid: string;
                  id: string;
                  name: string;
                } | null;
              }[];
              /** @description A sentence for a person. */
              message: string;
              /** @description ISO 8601, UTC */
              modified_at: string | null;
              name: string;
              notes: string;
              num_subtasks: number;
              parent: {
                gid: string;
                id: string;
                name: string;
              } | null;
              permalink_url: string | null;
              projects: {
                gid: string;
                id: string;
                name: string;
              }[];
              resource_subtype: string | null;
              /** @description ISO 8601, UTC */
              start_at: string | null;
              /** @description yyyy-mm-dd */
              start_on: string | null;
              /** @description The first 100; `num_subtasks` says how many there are. */
              subtasks: {
                completed: boolean;
                gid: string;
                id: string;
                name: string;
              }[];
              tags: {
                gid: string;
                id: string;
                name: string;
              }[];
              /** @description The task in the Asana web application. */
              url: string;
              workspace: {
                gid: string;
                id: string;
                name: string;
              } | null;
            };
            /** @enum {boolean} */
            ok: true;
            /** @enum {boolean} */
            success: true;
            task: components['schemas']['AsanaTaskDetails'];
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.dependencies.list': {
    parameters: {
      query?: {
        limit?: number;
        /** @description `nextPageToken` or `pagination.next_offset` of the page before. */
        offset?: string;
        /** @description Your own id of the user to work for. Absent: the user of the session token. */
        user_id?: string;
      };
      header?: never;
      path: {
        taskId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List the tasks that must be done before a task */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Only beside lists that change slowly. Our own writes end what is kept at once. */
            cache?: {
              /** @description Since Asana gave the list. */
              age_seconds: number;
              /** @enum {string} */
              status: 'hit' | 'miss';
            };
            data: {
              dependencies: components['schemas']['AsanaTask'][];
            };
            dependencies: components['schemas']['AsanaTask'][];
            /** @enum {boolean} */
            ok: true;
            pagination: {
              has_more: boolean;
              limit: number;
              /** @description Opaque; send it as `offset` for the next page. */
              next_offset: string | null;
              offset: string | null;
            };
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.dependencies.add': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        taskId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          dependencies: string[];
          /** @description Your own id of the user to work for. Absent: the user of the session token. */
          user_id?: string;
        };
      };
    };
    responses: {
      /** @description Say which tasks must be done before a task */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description What was changed. */
            data: {
              gid: string;
              id: string;
              /** @description A sentence for a person. */
              message: string;
            };
            /** @description A sentence for a person. */
            message: string;
            /** @enum {boolean} */
            ok: true;
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.dependencies.remove': {
    parameters: {
      query?: {
        /** @description Your own id of the user to work for. Absent: the user of the session token. */
        user_id?: string;
      };
      header?: never;
      path: {
        otherId: string;
        taskId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Say that a task need not wait for another */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description What was changed. */
            data: {
              gid: string;
              id: string;
              /** @description A sentence for a person. */
              message: string;
            };
            /** @description A sentence for a person. */
            message: string;
            /** @enum {boolean} */
            ok: true;
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.dependents.list': {
    parameters: {
      query?: {
        limit?: number;
        /** @description `nextPageToken` or `pagination.next_offset` of the page before. */
        offset?: string;
        /** @description Your own id of the user to work for. Absent: the user of the session token. */
        user_id?: string;
      };
      header?: never;
      path: {
        taskId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List the tasks that wait for a task */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Only beside lists that change slowly. Our own writes end what is kept at once. */
            cache?: {
              /** @description Since Asana gave the list. */
              age_seconds: number;
              /** @enum {string} */
              status: 'hit' | 'miss';
            };
            data: {
              dependents: components['schemas']['AsanaTask'][];
            };
            dependents: components['schemas']['AsanaTask'][];
            /** @enum {boolean} */
            ok: true;
            pagination: {
              has_more: boolean;
              limit: number;
              /** @description Opaque; send it as `offset` for the next page. */
              next_offset: string | null;
              offset: string | null;
            };
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.dependents.add': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        taskId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          dependents: string[];
          /** @description Your own id of the user to work for. Absent: the user of the session token. */
          user_id?: string;
        };
      };
    };
    responses: {
      /** @description Say which tasks wait for a task */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description What was changed. */
            data: {
              gid: string;
              id: string;
              /** @description A sentence for a person. */
              message: string;
            };
            /** @description A sentence for a person. */
            message: string;
            /** @enum {boolean} */
            ok: true;
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.dependents.remove': {
    parameters: {
      query?: {
        /** @description Your own id of the user to work for. Absent: the user of the session token. */
        user_id?: string;
      };
      header?: never;
      path: {
        otherId: string;
        taskId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Say that another task need not wait for a task */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description What was changed. */
            data: {
              gid: string;
              id: string;
              /** @description A sentence for a person. */
              message: string;
            };
            /** @description A sentence for a person. */
            message: string;
            /** @enum {boolean} */
            ok: true;
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.tasks.addFollowers': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        taskId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          followers: ('me' | string)[];
          /** @description Your own id of the user to work for. Absent: the user of the session token. */
          user_id?: string;
        };
      };
    };
    responses: {
      /** @description Let people follow a task */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description What was changed. */
            data: {
              gid: string;
              id: string;
              /** @description A sentence for a person. */
              message: string;
            };
            /** @description A sentence for a person. */
            message: string;
            /** @enum {boolean} */
            ok: true;
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.tasks.removeFollower': {
    parameters: {
      query?: {
        /** @description Your own id of the user to work for. Absent: the user of the session token. */
        user_id?: string;
      };
      header?: never;
      path: {
        follower: 'me' | string;
        taskId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Let a person no longer follow a task */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description What was changed. */
            data: {
              gid: string;
              id: string;
              /** @description A sentence for a person. */
              message: string;
            };
            /** @description A sentence for a person. */
            message: string;
            /** @enum {boolean} */
            ok: true;
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.tasks.addProject': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        taskId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          insert_after?: string;
          insert_before?: string;
          /** @description Also spelled project_gid or project. */
          project_id: string;
          /** @description Also spelled section_gid or section. */
          section_id?: string;
          /** @description Your own id of the user to work for. Absent: the user of the session token. */
          user_id?: string;
        };
      };
    };
    responses: {
      /** @description Put a task into a project, or elsewhere in it */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description What was changed. */
            data: {
              gid: string;
              id: string;
              /** @description A sentence for a person. */
              message: string;
            };
            /** @description A sentence for a person. */
            message: string;
            /** @enum {boolean} */
            ok: true;
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.tasks.removeProject': {
    parameters: {
      query?: {
        /** @description Your own id of the user to work for. Absent: the user of the session token. */
        user_id?: string;
      };
      header?: never;
      path: {
        projectId: string;
        taskId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Take a task out of a project */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description What was changed. */
            data: {
              gid: string;
              id: string;
              /** @description A sentence for a person. */
              message: string;
            };
            /** @description A sentence for a person. */
            message: string;
            /** @enum {boolean} */
            ok: true;
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.stories.list': {
    parameters: {
      query?: {
        limit?: number;
        /** @description `nextPageToken` or `pagination.next_offset` of the page before. */
        offset?: string;
        /** @description Your own id of the user to work for. Absent: the user of the session token. */
        user_id?: string;
      };
      header?: never;
      path: {
        taskId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List comments on a task and what the system wrote about its changes, the oldest first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Only beside lists that change slowly. Our own writes end what is kept at once. */
            cache?: {
              /** @description Since Asana gave the list. */
              age_seconds: number;
              /** @enum {string} */
              status: 'hit' | 'miss';
            };
            data: {
              stories: components['schemas']['AsanaStory'][];
            };
            /** @enum {boolean} */
            ok: true;
            pagination: {
              has_more: boolean;
              limit: number;
              /** @description Opaque; send it as `offset` for the next page. */
              next_offset: string | null;
              offset: string | null;
            };
            stories: components['schemas']['AsanaStory'][];
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.subtasks.list': {
    parameters: {
      query?: {
        limit?: number;
        /** @description `nextPageToken` or `pagination.next_offset` of the page before. */
        offset?: string;
        /** @description Your own id of the user to work for. Absent: the user of the session token. */
        user_id?: string;
      };
      header?: never;
      path: {
        taskId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List subtasks of a task */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Only beside lists that change slowly. Our own writes end what is kept at once. */
            cache?: {
              /** @description Since Asana gave the list. */
              age_seconds: number;
              /** @enum {string} */
              status: 'hit' | 'miss';
            };
            data: {
              subtasks: components['schemas']['AsanaTask'][];
            };
            /** @enum {boolean} */
            ok: true;
            pagination: {
              has_more: boolean;
              limit: number;
              /** @description Opaque; send it as `offset` for the next page. */
              next_offset: string | null;
              offset: string | null;
            };
            subtasks: components['schemas']['AsanaTask'][];
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.subtasks.create': {
    parameters: {
      query?: never;
      header?: {
        /** @description A key of your choice, 1 to 255 visible ASCII characters, for this request and its repetitions within 24 hours: they create once and get the same answer, marked `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string;
      };
      path: {
        taskId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          assignee?: 'me' | string;
          completed?: boolean;
          /** @description Values by name or gid of the field: a text, a number, an option or several by name or gid, a date (yyyy-mm-dd or a moment), people by gid, e-mail address or `me`. Null clears. */
          custom_fields?: {
            [key: string]: unknown;
          };
          /** @description gids of tasks that must be done before. */
          dependencies?: string[];
          /**
           * Format: date-time
           * @description A moment in ISO 8601, instead of due_on.
           */
          due_at?: string;
          /** Format: date */
          due_on?: string;
          followers?: ('me' | string)[];
          /** @description Rich text of Asana instead of notes: `<body>…</body>`. */
          html_notes?: string;
          name: string;
          /** @description Also spelled description. */
          notes?: string;
          /** Format: date */
          start_on?: string;
          /** @description gids. */
          tags?: string[];
          /** @description Your own id of the user to work for. Absent: the user of the session token. */
          user_id?: string;
        };
      };
    };
    responses: {
      /** @description Create a subtask */
      201: {
        headers: {
          /** @description Present when the answer is that of an earlier request. */
          'Idempotency-Replayed'?: 'true';
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: components['schemas']['AsanaTaskDetailsFile'];
            /** @enum {boolean} */
            ok: true;
            /** @enum {boolean} */
            success: true;
            task: components['schemas']['AsanaTaskDetails'];
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      409: components['responses']['AtomError409'];
      422: components['responses']['AtomError422'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.tasks.addTag': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        taskId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Also spelled tag_gid or tag. */
          tag_id: string;
          /** @description Your own id of the user to work for. Absent: the user of the session token. */
          user_id?: string;
        };
      };
    };
    responses: {
      /** @description Put a tag on a task */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description What was changed. */
            data: {
              gid: string;
              id: string;
              /** @description A sentence for a person. */
              message: string;
            };
            /** @description A sentence for a person. */
            message: string;
            /** @enum {boolean} */
            ok: true;
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.tasks.removeTag': {
    parameters: {
      query?: {
        /** @description Your own id of the user to work for. Absent: the user of the session token. */
        user_id?: string;
      };
      header?: never;
      path: {
        tagId: string;
        taskId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Take a tag off a task */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description What was changed. */
            data: {
              gid: string;
              id: string;
              /** @description A sentence for a person. */
              message: string;
            };
            /** @description A sentence for a person. */
            message: string;
            /** @enum {boolean} */
            ok: true;
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.bulk.create': {
    parameters: {
      query?: never;
      header?: {
        /** @description A key of your choice, 1 to 255 visible ASCII characters, for this request and its repetitions within 24 hours: they create once and get the same answer, marked `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | {
              /** @enum {string} */
              action: 'create';
              items: {
                assignee?: 'me' | string;
                completed?: boolean;
                /** @description Values by name or gid of the field: a text, a number, an option or several by name or gid, a date (yyyy-mm-dd or a moment), people by gid, e-mail address or `me`. Null clears. */
                custom_fields?: {
                  [key: string]: unknown;
                };
                /** @description gids of tasks that must be done before. */
                dependencies?: string[];
                /**
                 * Format: date-time
                 * @description A moment in ISO 8601, instead of due_on.
                 */
                due_at?: string;
                /** Format: date */
                due_on?: string;
                followers?: ('me' | string)[];
                /** @description Rich text of Asana instead of notes: `<body>…</body>`. */
                html_notes?: string;
                name: string;
                /** @description Also spelled description. */
                notes?: string;
                /** @description Makes it a subtask. Also spelled parent_gid or parent. */
                parent_id?: string;
                /** @description Also spelled project_gid or project. */
                project_id?: string;
                projects?: string[] | null;
                /** @description Of one of the projects. Also spelled section_gid or section. */
                section_id?: string;
                /** Format: date */
                start_on?: string;
                /** @description gids. */
                tags?: string[];
                /** @description Your own id of the user to work for. Absent: the user of the session token. */
                user_id?: string;
                /** @description Also spelled workspace_gid or workspace. Absent: the default workspace. */
                workspace_id?: string;
              }[];
              /** @description For items that name no project, parent or workspace of their own. */
              project_id?: string;
              /** @description Your own id of the user to work for. Absent: the user of the session token. */
              user_id?: string | null;
            }
          | {
              /** @enum {string} */
              action: 'update';
              items: {
                /** @description Asana gid, `me` or e-mail address; null unassigns. */
                assignee?: ('me' | string) | null;
                completed?: boolean;
                /** @description Values by name or gid of the field: a text, a number, an option or several by name or gid, a date (yyyy-mm-dd or a moment), people by gid, e-mail address or `me`. Null clears. */
                custom_fields?: {
                  [key: string]: unknown;
                };
                /**
                 * Format: date-time
                 * @description A moment in ISO 8601, instead of due_on; null clears.
                 */
                due_at?: string | null;
                /**
                 * Format: date
                 * @description yyyy-mm-dd; null clears.
                 */
                due_on?: string | null;
                /** @description Rich text of Asana instead of notes: `<body>…</body>`. */
                html_notes?: string;
                name?: string;
                /** @description Also spelled description. Null or an empty text clears. */
                notes?: string;
                /**
                 * Format: date
                 * @description yyyy-mm-dd; null clears.
                 */
                start_on?: string | null;
                /** @description Also spelled task_gid or task. */
                task_id: string;
                /** @description Your own id of the user to work for. Absent: the user of the session token. */
                user_id?: string;
              }[];
              /** @description The project whose custom fields the items set; needed only for those. */
              project_id?: string;
              /** @description Your own id of the user to work for. Absent: the user of the session token. */
              user_id?: string | null;
            }
          | {
              /** @enum {string} */
              action: 'complete';
              /** @description Tasks, as `{ "task_id": "1200…" }` or as gids. */
              items: {
                /** @description Also spelled task_gid or task. */
                task_id: string;
                /** @description Your own id of the user to work for. Absent: the user of the session token. */
                user_id?: string;
              }[];
              /** @description Your own id of the user to work for. Absent: the user of the session token. */
              user_id?: string | null;
            };
      };
    };
    responses: {
      /** @description Create, change or complete up to 1,000 tasks */
      202: {
        headers: {
          /** @description Present when the answer is that of an earlier request. */
          'Idempotency-Replayed'?: 'true';
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              operation: {
                /** @enum {string} */
                action: 'create' | 'update' | 'complete';
                /** Format: date-time */
                created_at: string;
                /** @description At that pace; null when there is none. */
                estimated_seconds_remaining: number | null;
                failed: number;
                /** @description Why the operation failed, e.g. `not_connected`. */
                failure_code: string | null;
                /** Format: date-time */
                finished_at: string | null;
                /** Format: uuid */
                id: string;
                /** @description Of late; null while it does not run. */
                items_per_second: number | null;
                /** @description Of the items, those that have ended. */
                percent: number;
                remaining: number;
                /** Format: date-time */
                started_at: string | null;
                /**
                 * @description `completed`: every item has ended, some perhaps failed. `failed`: nothing more could be done.
                 * @enum {string}
                 */
                status: 'queued' | 'running' | 'completed' | 'cancelled' | 'failed';
                succeeded: number;
                total: number;
              };
            };
            /** @enum {boolean} */
            ok: true;
            operation: {
              /** @enum {string} */
              action: 'create' | 'update' | 'complete';
              /** Format: date-time */
              created_at: string;
              /** @description At that pace; null when there is none. */
              estimated_seconds_remaining: number | null;
              failed: number;
              /** @description Why the operation failed, e.g. `not_connected`. */
              failure_code: string | null;
              /** Format: date-time */
              finished_at: string | null;
              /** Format: uuid */
              id: string;
              /** @description Of late; null while it does not run. */
              items_per_second: number | null;
              /** @description Of the items, those that have ended. */
              percent: number;
              remaining: number;
              /** Format: date-time */
              started_at: string | null;
              /**
               * @description `completed`: every item has ended, some perhaps failed. `failed`: nothing more could be done.
               * @enum {string}
               */
              status: 'queued' | 'running' | 'completed' | 'cancelled' | 'failed';
              succeeded: number;
              total: number;
            };
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      409: components['responses']['AtomError409'];
      413: components['responses']['AtomError413'];
      422: components['responses']['AtomError422'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.teams.list': {
    parameters: {
      query?: {
        limit?: number;
        /** @description `nextPageToken` or `pagination.next_offset` of the page before. */
        offset?: string;
        /** @description Only the teams of this organization that the account is a member of. */
        organization?: string;
        /** @description Your own id of the user to work for. Absent: the user of the session token. */
        user_id?: string;
        /** @description Also spelled workspace_gid or workspace. Absent: the default workspace. */
        workspace_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List teams of a workspace */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Only beside lists that change slowly. Our own writes end what is kept at once. */
            cache?: {
              /** @description Since Asana gave the list. */
              age_seconds: number;
              /** @enum {string} */
              status: 'hit' | 'miss';
            };
            data: {
              data: {
                /** @description The same as `pagination.next_offset`. */
                nextPageToken: string | null;
                teams: components['schemas']['AsanaTeam'][];
              };
              /** @enum {string} */
              status: 'success';
              teams: components['schemas']['AsanaTeam'][];
            };
            /** @enum {boolean} */
            ok: true;
            pagination: {
              has_more: boolean;
              limit: number;
              /** @description Opaque; send it as `offset` for the next page. */
              next_offset: string | null;
              offset: string | null;
            };
            /** @enum {boolean} */
            success: true;
            teams: components['schemas']['AsanaTeam'][];
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.post.teams': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @default 100 */
          limit?: number;
          /** @description `nextPageToken` or `pagination.next_offset` of the page before. */
          offset?: string;
          /** @description Your own id of the user to work for. Absent: the user of the session token. */
          user_id?: string;
          /** @description Also spelled workspace_gid or workspace. */
          workspace_id: string;
        };
      };
    };
    responses: {
      /** @description List teams of a workspace */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Only beside lists that change slowly. Our own writes end what is kept at once. */
            cache?: {
              /** @description Since Asana gave the list. */
              age_seconds: number;
              /** @enum {string} */
              status: 'hit' | 'miss';
            };
            data: {
              data: {
                /** @description The same as `pagination.next_offset`. */
                nextPageToken: string | null;
                teams: components['schemas']['AsanaTeam'][];
              };
              /** @enum {string} */
              status: 'success';
              teams: components['schemas']['AsanaTeam'][];
            };
            /** @enum {boolean} */
            ok: true;
            pagination: {
              has_more: boolean;
              limit: number;
              /** @description Opaque; send it as `offset` for the next page. */
              next_offset: string | null;
              offset: string | null;
            };
            /** @enum {boolean} */
            success: true;
            teams: components['schemas']['AsanaTeam'][];
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.post.updateTask': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Asana gid, `me` or e-mail address; null unassigns. */
          assignee?: ('me' | string) | null;
          completed?: boolean;
          /**
           * Format: date
           * @description yyyy-mm-dd; null clears.
           */
          due_on?: string | null;
          name?: string;
          /** @description Also spelled description. Null or an empty text clears. */
          notes?: string;
          /** @description Also spelled task_gid. */
          task_id: string;
          /** @description Your own id of the user to work for. Absent: the user of the session token. */
          user_id?: string;
        };
      };
    };
    responses: {
      /** @description Change a task */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              /** @description Name of the assignee. */
              assignee: string | null;
              completed: boolean;
              /** @description ISO 8601, UTC */
              completed_at: string | null;
              completed_by: {
                gid: string;
                id: string;
                name: string;
              } | null;
              /** @description ISO 8601, UTC */
              created_at: string | null;
              custom_fields: components['schemas']['AsanaCustomFieldValue'][];
              /** @description Tasks that must be done before. */
              dependencies: {
                gid: string;
                id: string;
              }[];
              /** @description Tasks that wait for this one. */
              dependents: {
                gid: string;
                id: string;
              }[];
              /** @description The same as `notes`. */
              description: string;
              /** @description ISO 8601, UTC */
              due_at: string | null;
              /** @description yyyy-mm-dd */
              due_on: string | null;
              followers: {
                gid: string;
                id: string;
                name: string;
              }[];
              gid: string;
              html_notes: string;
              id: string;
              /** @description The section in which each project shows the task. */
              memberships: {
                project: {
                  gid: string;
                  id: string;
                  name: string;
                } | null;
                section: {
                  gid: string;
                  id: string;
                  name: string;
                } | null;
              }[];
              /** @description A sentence for a person. */
              message: string;
              /** @description ISO 8601, UTC */
              modified_at: string | null;
              name: string;
              notes: string;
              num_subtasks: number;
              parent: {
                gid: string;
                id: string;
                name: string;
              } | null;
              permalink_url: string | null;
              projects: {
                gid: string;
                id: string;
                name: string;
              }[];
              resource_subtype: string | null;
              /** @description ISO 8601, UTC */
              start_at: string | null;
              /** @description yyyy-mm-dd */
              start_on: string | null;
              /** @description The first 100; `num_subtasks` says how many there are. */
              subtasks: {
                completed: boolean;
                gid: string;
                id: string;
                name: string;
              }[];
              tags: {
                gid: string;
                id: string;
                name: string;
              }[];
              /** @description The task in the Asana web application. */
              url: string;
              workspace: {
                gid: string;
                id: string;
                name: string;
              } | null;
            };
            /** @enum {boolean} */
            ok: true;
            /** @enum {boolean} */
            success: true;
            task: components['schemas']['AsanaTaskDetails'];
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.post.userProfile': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          target_user_id?: 'me' | string;
          /** @description Your own id of the user to work for. Absent: the user of the session token. */
          user_id?: string;
        };
      };
    };
    responses: {
      /** @description Show an Asana profile */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: components['schemas']['AsanaUserProfile'];
            /** @enum {boolean} */
            ok: true;
            /** @enum {boolean} */
            success: true;
            user: components['schemas']['AsanaUserProfile'];
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.user.profile': {
    parameters: {
      query?: {
        target_user_id?: 'me' | string;
        /** @description Your own id of the user to work for. Absent: the user of the session token. */
        user_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Show the user’s own Asana profile, or another */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: components['schemas']['AsanaUserProfile'];
            /** @enum {boolean} */
            ok: true;
            /** @enum {boolean} */
            success: true;
            user: components['schemas']['AsanaUserProfile'];
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.users.list': {
    parameters: {
      query?: {
        limit?: number;
        /** @description `nextPageToken` or `pagination.next_offset` of the page before. */
        offset?: string;
        /** @description Also spelled team_gid or team. */
        team_id?: string;
        /** @description Your own id of the user to work for. Absent: the user of the session token. */
        user_id?: string;
        /** @description Also spelled workspace_gid or workspace. Absent: the default workspace. */
        workspace_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List people of a team or a workspace */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Only beside lists that change slowly. Our own writes end what is kept at once. */
            cache?: {
              /** @description Since Asana gave the list. */
              age_seconds: number;
              /** @enum {string} */
              status: 'hit' | 'miss';
            };
            data: {
              data: {
                /** @description The same as `pagination.next_offset`. */
                nextPageToken: string | null;
                users: components['schemas']['AsanaUser'][];
              };
              /** @enum {string} */
              status: 'success';
              users: components['schemas']['AsanaUser'][];
            };
            /** @enum {boolean} */
            ok: true;
            pagination: {
              has_more: boolean;
              limit: number;
              /** @description Opaque; send it as `offset` for the next page. */
              next_offset: string | null;
              offset: string | null;
            };
            /** @enum {boolean} */
            success: true;
            users: components['schemas']['AsanaUser'][];
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.post.users': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @default 100 */
          limit?: number;
          /** @description `nextPageToken` or `pagination.next_offset` of the page before. */
          offset?: string;
          /** @description Your own id of the user to work for. Absent: the user of the session token. */
          user_id?: string;
          /** @description Also spelled workspace_gid or workspace. */
          workspace_id: string;
        };
      };
    };
    responses: {
      /** @description List people of a workspace */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Only beside lists that change slowly. Our own writes end what is kept at once. */
            cache?: {
              /** @description Since Asana gave the list. */
              age_seconds: number;
              /** @enum {string} */
              status: 'hit' | 'miss';
            };
            data: {
              data: {
                /** @description The same as `pagination.next_offset`. */
                nextPageToken: string | null;
                users: components['schemas']['AsanaUser'][];
              };
              /** @enum {string} */
              status: 'success';
              users: components['schemas']['AsanaUser'][];
            };
            /** @enum {boolean} */
            ok: true;
            pagination: {
              has_more: boolean;
              limit: number;
              /** @description Opaque; send it as `offset` for the next page. */
              next_offset: string | null;
              offset: string | null;
            };
            /** @enum {boolean} */
            success: true;
            users: components['schemas']['AsanaUser'][];
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.users.me': {
    parameters: {
      query?: {
        /** @description Your own id of the user to work for. Absent: the user of the session token. */
        user_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Show the user’s own Asana profile */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: components['schemas']['AsanaUserProfile'];
            /** @enum {boolean} */
            ok: true;
            /** @enum {boolean} */
            success: true;
            user: components['schemas']['AsanaUserProfile'];
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.users.profile': {
    parameters: {
      query?: {
        target_user_id?: 'me' | string;
        /** @description Your own id of the user to work for. Absent: the user of the session token. */
        user_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Show an Asana profile */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: components['schemas']['AsanaUserProfile'];
            /** @enum {boolean} */
            ok: true;
            /** @enum {boolean} */
            success: true;
            user: components['schemas']['AsanaUserProfile'];
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'asana.workspaces.list': {
    parameters: {
      query?: {
        limit?: number;
        /** @description `nextPageToken` or `pagination.next_offset` of the page before. */
        offset?: string;
        /** @description Your own id of the user to work for. Absent: the user of the session token. */
        user_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List workspaces of the account */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Only beside lists that change slowly. Our own writes end what is kept at once. */
            cache?: {
              /** @description Since Asana gave the list. */
              age_seconds: number;
              /** @enum {string} */
              status: 'hit' | 'miss';
            };
            data: {
              workspaces: components['schemas']['AsanaWorkspace'][];
            };
            /** @enum {boolean} */
            ok: true;
            pagination: {
              has_more: boolean;
              limit: number;
              /** @description Opaque; send it as `offset` for the next page. */
              next_offset: string | null;
              offset: string | null;
            };
            /** @enum {boolean} */
            success: true;
            workspaces: components['schemas']['AsanaWorkspace'][];
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'oauth.authorize.get': {
    parameters: {
      query?: {
        redirect_uri?: string;
        return_url?: string;
        state?: string;
        user_id?: string | null;
      };
      header?: never;
      path: {
        provider: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Begin connecting an account; answers with the address of consent */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uri */
            auth_url: string;
            /** Format: uri */
            authorization_url: string;
            client_id: string;
            csrf_token: string;
            /** @enum {boolean} */
            ok: true;
            scopes: string[];
            state: string;
            /** @enum {boolean} */
            success: true;
            user_id: string;
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'oauth.authorize.create': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        provider: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          redirect_uri?: string;
          return_url?: string;
          scopes?: string[];
          state?: string;
          user_id?: string | null;
        };
      };
    };
    responses: {
      /** @description Begin connecting an account, with scopes of your choice */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uri */
            auth_url: string;
            /** Format: uri */
            authorization_url: string;
            client_id: string;
            csrf_token: string;
            /** @enum {boolean} */
            ok: true;
            scopes: string[];
            state: string;
            /** @enum {boolean} */
            success: true;
            user_id: string;
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'oauth.callback.get': {
    parameters: {
      query?: {
        code?: string;
        error?: string;
        iss?: string;
        state?: string;
      };
      header?: never;
      path: {
        provider: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Where providers send the browser back to */
      302: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description BAD_REQUEST */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': string;
        };
      };
      /** @description NOT_FOUND */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': string;
        };
      };
      /** @description TOO_MANY_REQUESTS */
      429: {
        headers: {
          /** @description Seconds to wait. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'text/plain': string;
        };
      };
      /** @description INTERNAL_SERVER_ERROR */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': string;
        };
      };
      /** @description SERVICE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'text/plain': string;
        };
      };
    };
  };
  'oauth.callback.create': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        provider: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          code: string;
          /** @enum {string} */
          grant_type?: 'authorization_code';
          redirect_uri?: string;
          state: string;
          user_id?: string | null;
        };
      };
    };
    responses: {
      /** @description Finish connecting an account */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
            /** @enum {boolean} */
            ok: true;
            provider: string;
            /** @enum {string} */
            status: 'success';
            /** @enum {boolean} */
            success: true;
            token_info: {
              /** Format: date-time */
              created_at: string;
              /** Format: date-time */
              expires_at: string | null;
              expires_in: number | null;
              scope: string;
              /** @enum {string} */
              token_type: 'bearer';
            };
            tokens: {
              user_info:
                | ({
                    email: string | null;
                    gid: string;
                    id: string;
                    name: string | null;
                  } & {
                    [key: string]: unknown;
                  })
                | null;
            };
            user_info:
              | ({
                  email: string | null;
                  gid: string;
                  id: string;
                  name: string | null;
                } & {
                  [key: string]: unknown;
                })
              | null;
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'oauth.disconnect': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        provider: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          user_id?: string | null;
        };
      };
    };
    responses: {
      /** @description Revoke and forget a connection */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
            /** @enum {boolean} */
            ok: true;
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'oauth.initiate': {
    parameters: {
      query?: {
        redirect_uri?: string;
        return_url?: string;
        state?: string;
        user_id?: string | null;
      };
      header?: never;
      path: {
        provider: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Begin connecting an account; redirects to the provider */
      302: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'oauth.refresh': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        provider: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          user_id?: string | null;
        };
      };
    };
    responses: {
      /** @description Renew the access of a connection now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: date-time */
            expires_at: string | null;
            message: string;
            /** @enum {boolean} */
            ok: true;
            /** @enum {string} */
            status: 'success';
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'oauth.status.get': {
    parameters: {
      query?: {
        user_id?: string | null;
      };
      header?: never;
      path: {
        provider: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Whether a user has connected an account */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            connected: boolean;
            expired: boolean;
            /** Format: date-time */
            expires_at: string | null;
            message: string;
            /** @enum {boolean} */
            ok: true;
            provider: string;
            /** Format: uri */
            reconnect_url?: string;
            scopes: string[];
            /** @enum {boolean} */
            success: true;
            tokens: {
              user_info:
                | ({
                    email: string | null;
                    gid: string;
                    id: string;
                    name: string | null;
                  } & {
                    [key: string]: unknown;
                  })
                | null;
            } | null;
            user_id: string;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'oauth.health.get': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Which providers have an OAuth client configured */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            oauth_configured: {
              [key: string]: boolean;
            };
            /** @enum {boolean} */
            ok: true;
          };
        };
      };
      400: components['responses']['AtomError400'];
      401: components['responses']['AtomError401'];
      403: components['responses']['AtomError403'];
      404: components['responses']['AtomError404'];
      429: components['responses']['AtomError429'];
      500: components['responses']['AtomError500'];
      503: components['responses']['AtomError503'];
    };
  };
  'callbacks.campaigns.list': {
    parameters: {
      query?: {
        cursor?: string;
        externalId?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List campaigns, newest first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            campaigns: components['schemas']['CallbackCampaign'][];
            next_cursor: string | null;
            /** @enum {boolean} */
            ok: true;
          };
        };
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'callbacks.campaigns.create': {
    parameters: {
      query?: never;
      header?: {
        /** @description A key of your choice, 1 to 255 visible ASCII characters, for this request and its repetitions within 24 hours: they create once and get the same answer, marked `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Further custom fields by gid or name, given to every task. */
          additionalFields?: {
            [key: string]: unknown;
          };
          /** @description Where its tasks go; absent: the default project. */
          asanaProjectId?: string | null;
          /** @description Who take turns, for the strategy `round-robin`. */
          assignees?: ('me' | string)[];
          /** @enum {string} */
          assignmentStrategy?: 'default' | 'round-robin';
          /** @description gids of the custom fields of the project that take these values. */
          customFields?: {
            callDuration?: string;
            leadScore?: string;
            priority?: string;
          };
          /** @description Asana gid, `me` or e-mail address; for the strategy `default`. */
          defaultAssignee?: ('me' | string) | null;
          /** @description Your own id of it: it may stand for ours everywhere. */
          externalId?: string | null;
          followers?: ('me' | string)[];
          name: string;
          /** @description Of Asana, by gid or name. */
          tags?: string[];
        };
      };
    };
    responses: {
      /** @description Create a campaign */
      201: {
        headers: {
          /** @description Present when the answer is that of an earlier request. */
          'Idempotency-Replayed'?: 'true';
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            campaign: components['schemas']['CallbackCampaign'];
            /** @enum {boolean} */
            ok: true;
          };
        };
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      409: components['responses']['ProblemError409'];
      422: components['responses']['ProblemError422'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'callbacks.campaigns.get': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One campaign */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            campaign: components['schemas']['CallbackCampaign'];
            /** @enum {boolean} */
            ok: true;
          };
        };
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'callbacks.campaigns.delete': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Delete a campaign */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
            /** @enum {boolean} */
            ok: true;
          };
        };
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'callbacks.campaigns.update': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Further custom fields by gid or name, given to every task. */
          additionalFields?: {
            [key: string]: unknown;
          };
          /** @description Where its tasks go; absent: the default project. */
          asanaProjectId?: string | null;
          /** @description Who take turns, for the strategy `round-robin`. */
          assignees?: ('me' | string)[];
          /** @enum {string} */
          assignmentStrategy?: 'default' | 'round-robin';
          /** @description gids of the custom fields of the project that take these values. */
          customFields?: {
            callDuration?: string;
            leadScore?: string;
            priority?: string;
          };
          /** @description Asana gid, `me` or e-mail address; for the strategy `default`. */
          defaultAssignee?: ('me' | string) | null;
          /** @description Your own id of it: it may stand for ours everywhere. */
          externalId?: string | null;
          followers?: ('me' | string)[];
          name?: string;
          /** @description Of Asana, by gid or name. */
          tags?: string[];
        };
      };
    };
    responses: {
      /** @description Change a campaign */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            campaign: components['schemas']['CallbackCampaign'];
            /** @enum {boolean} */
            ok: true;
          };
        };
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      409: components['responses']['ProblemError409'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'callbacks.campaigns.tasks.list': {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        status?: 'intended' | 'sent' | 'linked' | 'failed' | 'deleted';
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List the callback tasks of a campaign and how far they are, newest first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            next_cursor: string | null;
            /** @enum {boolean} */
            ok: true;
            tasks: {
              attempts: number;
              /** Format: date-time */
              created_at: string;
              failure_code: string | null;
              /** Format: uuid */
              id: string;
              /** Format: uuid */
              lead_id: string | null;
              /**
               * @description `intended` waits, `sent` is being made or looked for, `linked` is there, `deleted` is so at Asana.
               * @enum {string}
               */
              status: 'intended' | 'sent' | 'linked' | 'failed' | 'deleted';
              task_gid: string | null;
              /** Format: date-time */
              updated_at: string;
            }[];
          };
        };
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'callbacks.campaigns.tasks.begin': {
    parameters: {
      query?: never;
      header?: {
        /** @description A key of your choice, 1 to 255 visible ASCII characters, for this request and its repetitions within 24 hours: they create once and get the same answer, marked `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description Instead of leadIds: leads of the campaign without a task, also in the making; the oldest 1,000.
           * @enum {boolean}
           */
          all?: true;
          leadIds?: string[];
          priority?: string;
        };
      };
    };
    responses: {
      /** @description Make callback tasks for many leads of a campaign, in the background */
      202: {
        headers: {
          /** @description Present when the answer is that of an earlier request. */
          'Idempotency-Replayed'?: 'true';
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {boolean} */
            ok: true;
            queued: number;
            /** @description Leads that have a task, or one in the making, or that are not yours. */
            skipped: number;
          };
        };
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      409: components['responses']['ProblemError409'];
      422: components['responses']['ProblemError422'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'callbacks.leads.list': {
    parameters: {
      query?: {
        /** @description id or externalId of a campaign. */
        campaignId?: string;
        cursor?: string;
        externalId?: string;
        hasTask?: 'true' | 'false';
        limit?: number;
        status?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List leads, newest first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            leads: components['schemas']['CallbackLead'][];
            next_cursor: string | null;
            /** @enum {boolean} */
            ok: true;
          };
        };
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'callbacks.leads.create': {
    parameters: {
      query?: never;
      header?: {
        /** @description A key of your choice, 1 to 255 visible ASCII characters, for this request and its repetitions within 24 hours: they create once and get the same answer, marked `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description 0 to 1; more is taken for percent. */
          aiConfidence?: number | null;
          /** @description A name. */
          assignedTo?: string | null;
          /** @description Seconds. */
          callDuration?: number | null;
          /** Format: date-time */
          callTime?: string | null;
          /** @description id or externalId of a campaign. */
          campaignId?: string | null;
          customFields?: {
            [key: string]: unknown;
          };
          email?: string | null;
          /** @description Your own id of it: it may stand for ours everywhere. */
          externalId?: string | null;
          /** Format: date */
          followUpDate?: string | null;
          name?: string | null;
          phone?: string | null;
          /** @description 0 to 100. */
          score?: number | null;
          /** @description `new`, `callback`, `contacted`, or one of your own. */
          status?: string;
          summary?: string | null;
          /** @description Of Asana, by gid or name, for its task. */
          tags?: string[];
        };
      };
    };
    responses: {
      /** @description Create a lead */
      201: {
        headers: {
          /** @description Present when the answer is that of an earlier request. */
          'Idempotency-Replayed'?: 'true';
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            lead: components['schemas']['CallbackLead'];
            /** @enum {boolean} */
            ok: true;
          };
        };
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      409: components['responses']['ProblemError409'];
      422: components['responses']['ProblemError422'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'callbacks.leads.get': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One lead */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            lead: components['schemas']['CallbackLead'];
            /** @enum {boolean} */
            ok: true;
          };
        };
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'callbacks.leads.delete': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Delete a lead */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
            /** @enum {boolean} */
            ok: true;
          };
        };
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'callbacks.leads.update': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description 0 to 1; more is taken for percent. */
          aiConfidence?: number | null;
          /** @description A name. */
          assignedTo?: string | null;
          /** @description Who its task is assigned to: Asana gid, `me` or e-mail address. */
          assignee?: 'me' | string;
          /** @description Seconds. */
          callDuration?: number | null;
          /** Format: date-time */
          callTime?: string | null;
          /** @description id or externalId of a campaign. */
          campaignId?: string | null;
          customFields?: {
            [key: string]: unknown;
          };
          email?: string | null;
          /** @description Your own id of it: it may stand for ours everywhere. */
          externalId?: string | null;
          /** Format: date */
          followUpDate?: string | null;
          name?: string | null;
          phone?: string | null;
          /** @description 0 to 100. */
          score?: number | null;
          /** @description `new`, `callback`, `contacted`, or one of your own. */
          status?: string;
          summary?: string | null;
          /** @description Of Asana, by gid or name, for its task. */
          tags?: string[];
        };
      };
    };
    responses: {
      /** @description Change a lead, and its task where the two overlap */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            lead: components['schemas']['CallbackLead'];
            /** @enum {boolean} */
            ok: true;
          };
        };
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      409: components['responses']['ProblemError409'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'callbacks.leads.import': {
    parameters: {
      query?: never;
      header?: {
        /** @description A key of your choice, 1 to 255 visible ASCII characters, for this request and its repetitions within 24 hours: they create once and get the same answer, marked `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description One faulty row refuses all; otherwise the others are stored.
           * @default false
           */
          allOrNothing?: boolean;
          leads: unknown[];
          /**
           * @description What to do with a row whose externalId is known: take over the fields it names, or nothing.
           * @default update
           * @enum {string}
           */
          onDuplicate?: 'update' | 'skip';
        };
      };
    };
    responses: {
      /** @description Store up to 1,000 leads */
      200: {
        headers: {
          /** @description Present when the answer is that of an earlier request. */
          'Idempotency-Replayed'?: 'true';
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            created: number;
            failed: number;
            /** @enum {boolean} */
            ok: true;
            /** @description In the order of the request. */
            results: {
              errors?: {
                field: string;
                message: string;
              }[];
              /** Format: uuid */
              id: string | null;
              index: number;
              /** @enum {string} */
              status: 'created' | 'updated' | 'skipped' | 'failed';
            }[];
            skipped: number;
            updated: number;
          };
        };
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      409: components['responses']['ProblemError409'];
      413: components['responses']['ProblemError413'];
      422: components['responses']['ProblemError422'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'callbacks.logs.list': {
    parameters: {
      query?: {
        cursor?: string;
        event_type?: 'task_created' | 'task_updated' | 'webhook_received' | 'error';
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List what the workflow did and met, newest first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            logs: {
              /** Format: date-time */
              created_at: string;
              event_data: {
                [key: string]: unknown;
              };
              /** @enum {string} */
              event_type: 'task_created' | 'task_updated' | 'webhook_received' | 'error';
              /** Format: uuid */
              id: string;
            }[];
            next_cursor: string | null;
            /** @enum {boolean} */
            ok: true;
          };
        };
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'callbacks.taskUpdates.list': {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        task_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List the states of tasks that changed, newest first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            next_cursor: string | null;
            /** @enum {boolean} */
            ok: true;
            task_updates: {
              /** Format: date-time */
              created_at: string;
              /** Format: uuid */
              id: string;
              task_data: {
                [key: string]: unknown;
              };
              task_id: string;
              update_type: string;
            }[];
          };
        };
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'connections.list': {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        provider?: string;
        status?: 'active' | 'expired' | 'revoked' | 'error';
        user_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List connections, newest first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            connections: {
              account: {
                email?: string;
                id: string;
                name?: string;
                profile: {
                  [key: string]: unknown;
                };
              } | null;
              /** Format: date-time */
              created_at: string;
              expired: boolean;
              /** Format: date-time */
              expires_at: string | null;
              failure_code: string | null;
              has_refresh_token: boolean;
              /** Format: uuid */
              id: string;
              /** Format: date-time */
              last_refreshed_at: string | null;
              /** Format: date-time */
              last_used_at: string | null;
              metadata: {
                [key: string]: unknown;
              };
              provider: string;
              scopes: string[];
              site: string | null;
              /** @enum {string} */
              status: 'active' | 'expired' | 'revoked' | 'error';
              /** @enum {string} */
              token_type: 'Bearer' | 'SSWS';
              /** Format: date-time */
              updated_at: string;
              user_id: string;
            }[];
            next_cursor: string | null;
            /** @enum {boolean} */
            ok: true;
          };
        };
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'connections.create': {
    parameters: {
      query?: never;
      header?: {
        /** @description A key of your choice, 1 to 255 visible ASCII characters, for this request and its repetitions within 24 hours: they create once and get the same answer, marked `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          access_token?: string | null;
          client_id?: string | null;
          expires_at?: (string | number) | null;
          metadata?: {
            [key: string]: unknown;
          };
          private_key?:
            | (
                | string
                | {
                    [key: string]: unknown;
                  }
              )
            | null;
          provider: string;
          refresh_token?: string | null;
          /** @default [] */
          scopes?: string[];
          site?: string | null;
          /** @enum {string|null} */
          token_type?: 'Bearer' | 'SSWS' | null;
          user_id?: string | null;
        };
      };
    };
    responses: {
      /** @description Connect an account with a token that exists already, or a service application by its key */
      201: {
        headers: {
          /** @description Present when the answer is that of an earlier request. */
          'Idempotency-Replayed'?: 'true';
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            connection: {
              account: {
                email?: string;
                id: string;
                name?: string;
                profile: {
                  [key: string]: unknown;
                };
              } | null;
              /** Format: date-time */
              created_at: string;
              expired: boolean;
              /** Format: date-time */
              expires_at: string | null;
              failure_code: string | null;
              has_refresh_token: boolean;
              /** Format: uuid */
              id: string;
              /** Format: date-time */
              last_refreshed_at: string | null;
              /** Format: date-time */
              last_used_at: string | null;
              metadata: {
                [key: string]: unknown;
              };
              provider: string;
              scopes: string[];
              site: string | null;
              /** @enum {string} */
              status: 'active' | 'expired' | 'revoked' | 'error';
              /** @enum {string} */
              token_type: 'Bearer' | 'SSWS';
              /** Format: date-time */
              updated_at: string;
              user_id: string;
            };
            /** @enum {boolean} */
            ok: true;
          };
        };
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      409: components['responses']['ProblemError409'];
      422: components['responses']['ProblemError422'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'connections.get': {
    parameters: {
      query?: {
        user_id?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One connection */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            connection: {
              account: {
                email?: string;
                id: string;
                name?: string;
                profile: {
                  [key: string]: unknown;
                };
              } | null;
              /** Format: date-time */
              created_at: string;
              expired: boolean;
              /** Format: date-time */
              expires_at: string | null;
              failure_code: string | null;
              has_refresh_token: boolean;
              /** Format: uuid */
              id: string;
              /** Format: date-time */
              last_refreshed_at: string | null;
              /** Format: date-time */
              last_used_at: string | null;
              metadata: {
                [key: string]: unknown;
              };
              provider: string;
              scopes: string[];
              site: string | null;
              /** @enum {string} */
              status: 'active' | 'expired' | 'revoked' | 'error';
              /** @enum {string} */
              token_type: 'Bearer' | 'SSWS';
              /** Format: date-time */
              updated_at: string;
              user_id: string;
            };
            /** @enum {boolean} */
            ok: true;
          };
        };
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'connections.delete': {
    parameters: {
      query?: {
        user_id?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description End a connection: revoke it at the provider and delete its tokens */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
            /** @enum {boolean} */
            ok: true;
            revoked: boolean;
          };
        };
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'connections.health.get': {
    parameters: {
      query?: {
        user_id?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The cause of the state of a connection, and the next action */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            connection: {
              /** @enum {string} */
              cause:
                | 'healthy'
                | 'not_connected'
                | 'not_configured'
                | 'expired'
                | 'revoked'
                | 'refresh_failing'
                | 'scope_missing'
                | 'access_forbidden'
                | 'plan_required'
                | 'rate_limited'
                | 'provider_down'
                | 'provider_rejects'
                | 'clock_skew'
                | 'name_unresolved'
                | 'network_unreachable'
                | 'address_wrong'
                | 'address_refused'
                | 'tls_untrusted'
                | 'keys_missing'
                | 'tokens_damaged'
                | 'database_down';
              /** Format: date-time */
              checked_at: string;
              evidence: {
                clock_skew_seconds?: number;
                /** Format: date-time */
                expires_at?: string | null;
                failure?: string;
                failure_code?: string;
                failures?: number;
                granted_scopes?: string[];
                has_refresh_token?: boolean;
                http_status?: number;
                /** Format: date-time */
                last_refreshed_at?: string | null;
                /** @enum {string} */
                probe?: 'succeeded' | 'failed' | 'timed_out';
                probe_ms?: number;
                required_scope?: string;
                retry_after_seconds?: number;
                /** @enum {string} */
                stored_status?: 'active' | 'expired' | 'revoked' | 'error';
                /** Format: date-time */
                until?: string;
              };
              message: string;
              next_action: {
                /** @enum {string} */
                code:
                  | 'none'
                  | 'connect'
                  | 'reconnect'
                  | 'wait'
                  | 'contact_provider_status'
                  | 'configure_client'
                  | 'add_scopes'
                  | 'ask_administrator'
                  | 'upgrade_plan'
                  | 'fix_clock'
                  | 'check_network'
                  | 'restore_keys';
                retry_after_seconds?: number;
                text: string;
                /** Format: uri */
                url?: string;
              };
              /** Format: date-time */
              since: string | null;
              /** @enum {string} */
              status: 'healthy' | 'degraded' | 'unhealthy';
            };
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'connections.test': {
    parameters: {
      query?: {
        user_id?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Prove that a connection works, by a cheap call to the provider */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {string} */
            connection_status: 'connected';
            /** @enum {boolean} */
            ok: true;
            test_result: {
              [key: string]: unknown;
            };
          };
        };
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'events.stream': {
    parameters: {
      query?: {
        last_event_id?: string;
        since?: string;
        types?: string;
        user_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Follow what happens, live, as server-sent events */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'events.list': {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        since?: string;
        types?: string;
        user_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List what happened, newest first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            events: {
              data: {
                [key: string]: unknown;
              };
              /** Format: uuid */
              id: string;
              /** Format: date-time */
              occurred_at: string;
              source: string;
              subject: string;
              type: string;
              user_id: string | null;
            }[];
            next_cursor: string | null;
            /** @enum {boolean} */
            ok: true;
          };
        };
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'jobs.health': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Whether data generation runs, and how many jobs are at work */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            active_jobs: number;
            connection_types_supported: ('asana' | 'okta')[];
            /** @enum {string} */
            status: 'running';
            /** @enum {boolean} */
            success: true;
            /** @enum {string} */
            version: '2.0.0';
          };
        };
      };
      400: components['responses']['TextError400'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'callbacks.config.get': {
    parameters: {
      query: {
        /** @description Your own organization. */
        organizationId: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Show the configuration of the callback workflow, without its secrets */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            config: {
              defaultProjectId: string | null;
              /** @enum {boolean} */
              hasApiKey: true;
              hasWebhookSecret: boolean;
              rateLimit: {
                burstLimit: number;
                requestsPerMinute: number;
              };
              /** @enum {string} */
              source: 'stored' | 'environment';
              /** @description What is counted when callback tasks are asked for: each API key, or each client’s address. */
              taskLimit: {
                limit: number;
                /** @enum {string} */
                per: 'credential' | 'address';
                windowSeconds: number;
              };
              webhookUrl: string;
              workspaceId: string | null;
            };
          };
        };
      };
      400: components['responses']['QuantumError400'];
      401: components['responses']['QuantumError401'];
      403: components['responses']['QuantumError403'];
      404: components['responses']['QuantumError404'];
      429: components['responses']['QuantumError429'];
      500: components['responses']['QuantumError500'];
      503: components['responses']['QuantumError503'];
    };
  };
  'callbacks.config.save': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          config: {
            /** @description A personal access token of Asana. Sealed, and never shown again. Absent: the one before stays. */
            apiKey?: string;
            defaultProjectId: string;
            /** @description How many callback tasks each API key of the organization may ask for, in a minute and at most in a second of it. Absent: as everybody, counted by address. */
            rateLimit?: {
              /** @default 10 */
              burstLimit?: number;
              /** @default 100 */
              requestsPerMinute?: number;
            };
            /** @description Of a webhook that was made elsewhere and delivers to that address. Sealed, and never shown again. */
            webhookSecret?: string;
            /**
             * Format: uri
             * @description A public address that leads to this server’s POST /api/integrations/asana/webhook. Absent: its own.
             */
            webhookUrl?: string;
            workspaceId: string;
          };
          /** @description Your own organization. */
          organizationId: string;
        };
      };
    };
    responses: {
      /** @description Configure the callback workflow of your organization */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            config: {
              defaultProjectId: string | null;
              /** @enum {boolean} */
              hasApiKey: true;
              hasWebhookSecret: boolean;
              rateLimit: {
                burstLimit: number;
                requestsPerMinute: number;
              };
              /** @enum {string} */
              source: 'stored' | 'environment';
              /** @description What is counted when callback tasks are asked for: each API key, or each client’s address. */
              taskLimit: {
                limit: number;
                /** @enum {string} */
                per: 'credential' | 'address';
                windowSeconds: number;
              };
              webhookUrl: string;
              workspaceId: string | null;
            };
          };
        };
      };
      400: components['responses']['QuantumError400'];
      401: components['responses']['QuantumError401'];
      403: components['responses']['QuantumError403'];
      404: components['responses']['QuantumError404'];
      429: components['responses']['QuantumError429'];
      500: components['responses']['QuantumError500'];
      503: components['responses']['QuantumError503'];
    };
  };
  'callbacks.connection.get': {
    parameters: {
      query: {
        /** @description Your own organization. */
        organizationId: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Whether the callback workflow reaches Asana */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            connected: boolean;
          };
        };
      };
      400: components['responses']['QuantumError400'];
      401: components['responses']['QuantumError401'];
      403: components['responses']['QuantumError403'];
      404: components['responses']['QuantumError404'];
      429: components['responses']['QuantumError429'];
      500: components['responses']['QuantumError500'];
      503: components['responses']['QuantumError503'];
    };
  };
  'integrations.health.get': {
    parameters: {
      query?: {
        /** @description Of the callback workflow: your own organization. */
        organizationId?: string;
        /** @description Your own id of the user to work for. Absent: the user of the session token. */
        user_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Whether this family of paths can be served */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                database_available: boolean;
                message: string;
                /** @enum {boolean} */
                ok: true;
                /** @enum {string} */
                service: 'asana';
                service_available: boolean;
                service_info: {
                  api_base_url: string;
                  id: string;
                  name: string;
                  needs_oauth: boolean;
                };
                services: {
                  projects: {
                    enabled: boolean;
                    /** @enum {string} */
                    status: 'available' | 'unavailable';
                  };
                  search: {
                    enabled: boolean;
                    /** @enum {string} */
                    status: 'available' | 'unavailable';
                  };
                  tasks: {
                    enabled: boolean;
                    /** @enum {string} */
                    status: 'available' | 'unavailable';
                  };
                  teams: {
                    enabled: boolean;
                    /** @enum {string} */
                    status: 'available' | 'unavailable';
                  };
                };
                /** @enum {string} */
                status: 'healthy' | 'degraded';
                /** @enum {boolean} */
                success: true;
                /** Format: date-time */
                timestamp: string;
              }
            | {
                metrics: {
                  errorEvents: number;
                  /** Format: date-time */
                  lastWebhook: string | null;
                  /** @description Percent of the last 100 log entries that are no errors; 100 without any. */
                  successRate: number;
                  totalEvents: number;
                  /** @description A webhook arrived within the last hour. */
                  webhookActive: boolean;
                };
                recentEvents: {
                  /** Format: date-time */
                  created_at: string;
                  event_data: {
                    [key: string]: unknown;
                  };
                  /** @enum {string} */
                  event_type: 'task_created' | 'task_updated' | 'webhook_received' | 'error';
                  /** Format: uuid */
                  id: string;
                }[];
                /** @enum {string} */
                status: 'healthy' | 'degraded' | 'unhealthy';
              };
        };
      };
      /** @description BAD_REQUEST */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['EnhancedError'] | components['schemas']['QuantumError'];
        };
      };
      /** @description UNAUTHORIZED */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['EnhancedError'] | components['schemas']['QuantumError'];
        };
      };
      /** @description FORBIDDEN */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['EnhancedError'] | components['schemas']['QuantumError'];
        };
      };
      /** @description NOT_FOUND */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['EnhancedError'] | components['schemas']['QuantumError'];
        };
      };
      /** @description TOO_MANY_REQUESTS */
      429: {
        headers: {
          /** @description Seconds to wait. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['EnhancedError'] | components['schemas']['QuantumError'];
        };
      };
      /** @description INTERNAL_SERVER_ERROR */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['EnhancedError'] | components['schemas']['QuantumError'];
        };
      };
      /** @description SERVICE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['EnhancedError'] | components['schemas']['QuantumError'];
        };
      };
    };
  };
  'integrations.projects.list': {
    parameters: {
      query?: {
        /** @description Default false. */
        archived?: 'true' | 'false' | 'all';
        limit?: number;
        /** @description `pagination.next_offset` of the page before. */
        offset?: string;
        /** @description Also spelled team_gid or team. */
        team_id?: string;
        /** @description Your own id of the user to work for. Absent: the user of the session token. */
        user_id?: string;
        /** @description Also spelled workspace_gid or workspace. Absent: the default workspace. */
        workspace_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List projects of a team or a workspace */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              archived: string;
              /** @description Only beside lists that change slowly. Our own writes end what is kept at once. */
              cache?: {
                /** @description Since Asana gave the list. */
                age_seconds: number;
                /** @enum {string} */
                status: 'hit' | 'miss';
              };
              pagination: {
                has_more: boolean;
                limit: number;
                /** @description Opaque; send it as `offset` for the next page. */
                next_offset: string | null;
                offset: string | null;
              };
              projects: components['schemas']['AsanaProjectDetails'][];
              total_count: number;
              workspace_id: string | null;
            };
            /** @enum {string} */
            endpoint: 'projects';
            /** @enum {boolean} */
            ok: true;
            /** @enum {string} */
            service: 'asana';
            /** @enum {string} */
            source: 'asana_api';
            /** @enum {boolean} */
            success: true;
            /** Format: date-time */
            timestamp: string;
            /** @description How many this answer holds; the same as `data.total_count`. */
            total_count: number;
          };
        };
      };
      400: components['responses']['EnhancedError400'];
      401: components['responses']['EnhancedError401'];
      403: components['responses']['EnhancedError403'];
      404: components['responses']['EnhancedError404'];
      429: components['responses']['EnhancedError429'];
      500: components['responses']['EnhancedError500'];
      503: components['responses']['EnhancedError503'];
    };
  };
  'integrations.projects.post': {
    parameters: {
      query?: never;
      header?: {
        /** @description A key of your choice, 1 to 255 visible ASCII characters, for this request and its repetitions within 24 hours: they create once and get the same answer, marked `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description Default false.
           * @enum {string}
           */
          archived?: 'true' | 'false' | 'all';
          /** @description For create and update. */
          data?: {
            archived?: boolean;
            /** @enum {string} */
            color?:
              | 'dark-pink'
              | 'light-pink'
              | 'dark-green'
              | 'light-green'
              | 'dark-blue'
              | 'light-blue'
              | 'dark-red'
              | 'light-red'
              | 'dark-teal'
              | 'light-teal'
              | 'dark-brown'
              | 'light-brown'
              | 'dark-orange'
              | 'light-orange'
              | 'dark-purple'
              | 'light-purple'
              | 'dark-warm-gray'
              | 'light-warm-gray'
              | 'none';
            /**
             * Format: date
             * @description yyyy-mm-dd; null clears.
             */
            due_on?: string | null;
            name?: string;
            /** @description Also spelled description. Null or an empty text clears. */
            notes?: string;
            /** @description Asana gid, `me` or e-mail address; null: nobody. */
            owner?: ('me' | string) | null;
            public?: boolean;
            /**
             * Format: date
             * @description yyyy-mm-dd; null clears.
             */
            start_on?: string | null;
            /** @description Also spelled team_gid or team. */
            team_id?: string;
          };
          /** @default 100 */
          limit?: number;
          /** @description `pagination.next_offset` of the page before. */
          offset?: string;
          /**
           * @description Default list.
           * @enum {string}
           */
          operation?: 'list' | 'create' | 'update' | 'archive';
          /** @description For update and archive. */
          project_id?: string;
          /** @description Also spelled team_gid or team. */
          team_id?: string;
          /** @description Your own id of the user to work for. Absent: the user of the session token. */
          user_id?: string;
          /** @description Also spelled workspace_gid or workspace. Absent: the default workspace. */
          workspace_id?: string;
        };
      };
    };
    responses: {
      /** @description List, create, update or archive projects, as `operation` says */
      200: {
        headers: {
          /** @description Present when the answer is that of an earlier request. */
          'Idempotency-Replayed'?: 'true';
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                data:
                  | {
                      archived: string;
                      /** @description Only beside lists that change slowly. Our own writes end what is kept at once. */
                      cache?: {
                        /** @description Since Asana gave the list. */
                        age_seconds: number;
                        /** @enum {string} */
                        status: 'hit' | 'miss';
                      };
                      pagination: {
                        has_more: boolean;
                        limit: number;
                        /** @description Opaque; send it as `offset` for the next page. */
                        next_offset: string | null;
                        offset: string | null;
                      };
                      projects: components['schemas']['AsanaProjectDetails'][];
                      total_count: number;
                      workspace_id: string | null;
                    }
                  | {
                      project: components['schemas']['AsanaProjectDetails'];
                      url: string;
                    };
                /** @enum {string} */
                endpoint: 'projects';
                /** @enum {boolean} */
                ok: true;
                /** @enum {string} */
                service: 'asana';
                /** @enum {string} */
                source: 'asana_api';
                /** @enum {boolean} */
                success: true;
                /** Format: date-time */
                timestamp: string;
              }
            | {
                data:
                  | {
                      archived: string;
                      /** @description Only beside lists that change slowly. Our own writes end what is kept at once. */
                      cache?: {
                        /** @description Since Asana gave the list. */
                        age_seconds: number;
                        /** @enum {string} */
                        status: 'hit' | 'miss';
                      };
                      pagination: {
                        has_more: boolean;
                        limit: number;
                        /** @description Opaque; send it as `offset` for the next page. */
                        next_offset: string | null;
                        offset: string | null;
                      };
                      projects: components['schemas']['AsanaProjectDetails'][];
                      total_count: number;
                      workspace_id: string | null;
                    }
                  | {
                      project: components['schemas']['AsanaProjectDetails'];
                      url: string;
                    };
                /** @enum {string} */
                endpoint: 'projects';
                /** @enum {boolean} */
                ok: true;
                /** @enum {string} */
                service: 'asana';
                /** @enum {string} */
                source: 'asana_api';
                /** @enum {boolean} */
                success: true;
                /** Format: date-time */
                timestamp: string;
                /** @description How many this answer holds; the same as `data.total_count`. */
                total_count: number;
              };
        };
      };
      400: components['responses']['EnhancedError400'];
      401: components['responses']['EnhancedError401'];
      403: components['responses']['EnhancedError403'];
      404: components['responses']['EnhancedError404'];
      409: components['responses']['EnhancedError409'];
      422: components['responses']['EnhancedError422'];
      429: components['responses']['EnhancedError429'];
      500: components['responses']['EnhancedError500'];
      503: components['responses']['EnhancedError503'];
    };
  };
  'integrations.search.post': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @default 100 */
          limit?: number;
          /** @description Only tasks of this project. */
          project_id?: string;
          query: string;
          /**
           * @description Default all.
           * @enum {string}
           */
          type?: 'all' | 'tasks' | 'projects' | 'teams';
          /** @description Your own id of the user to work for. Absent: the user of the session token. */
          user_id?: string;
          /** @description Also spelled workspace_gid or workspace. Absent: the default workspace. */
          workspace_id?: string;
        };
      };
    };
    responses: {
      /** @description Search tasks, projects and teams */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              query: string;
              results: (
                | {
                    completed: boolean;
                    created_at: string | null;
                    gid: string;
                    id: string;
                    name: string;
                    notes: string;
                    /** @enum {string} */
                    type: 'task';
                    url: string;
                  }
                | {
                    archived: boolean;
                    created_at: string | null;
                    gid: string;
                    id: string;
                    name: string;
                    notes: string;
                    /** @enum {string} */
                    type: 'project';
                    url: string;
                  }
                | {
                    created_at: string | null;
                    gid: string;
                    id: string;
                    members_count: number | null;
                    name: string;
                    notes: string;
                    /** @enum {string} */
                    type: 'team';
                    url: string;
                  }
              )[];
              search_type: string;
              /** @description What a search of everything had to leave out: the account may not read it. */
              skipped: {
                reason: string;
                /** @enum {string} */
                type: 'tasks' | 'projects' | 'teams';
              }[];
              total_count: number;
            };
            /** @enum {string} */
            endpoint: 'search';
            /** @enum {boolean} */
            ok: true;
            /** @enum {string} */
            service: 'asana';
            /** @enum {string} */
            source: 'asana_api';
            /** @enum {boolean} */
            success: true;
            /** Format: date-time */
            timestamp: string;
            /** @description How many this answer holds; the same as `data.total_count`. */
            total_count: number;
          };
        };
      };
      400: components['responses']['EnhancedError400'];
      401: components['responses']['EnhancedError401'];
      403: components['responses']['EnhancedError403'];
      404: components['responses']['EnhancedError404'];
      429: components['responses']['EnhancedError429'];
      500: components['responses']['EnhancedError500'];
      503: components['responses']['EnhancedError503'];
    };
  };
  'integrations.sections.post': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @default 100 */
          limit?: number;
          /** @description `pagination.next_offset` of the page before. */
          offset?: string;
          /** @description Also spelled project_gid or project. */
          project_id: string;
          /** @description Your own id of the user to work for. Absent: the user of the session token. */
          user_id?: string;
        };
      };
    };
    responses: {
      /** @description List sections of a project */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              /** @description Only beside lists that change slowly. Our own writes end what is kept at once. */
              cache?: {
                /** @description Since Asana gave the list. */
                age_seconds: number;
                /** @enum {string} */
                status: 'hit' | 'miss';
              };
              pagination: {
                has_more: boolean;
                limit: number;
                /** @description Opaque; send it as `offset` for the next page. */
                next_offset: string | null;
                offset: string | null;
              };
              project_id: string;
              sections: components['schemas']['AsanaSection'][];
              total_count: number;
            };
            /** @enum {string} */
            endpoint: 'sections';
            /** @enum {boolean} */
            ok: true;
            /** @enum {string} */
            service: 'asana';
            /** @enum {string} */
            source: 'asana_api';
            /** @enum {boolean} */
            success: true;
            /** Format: date-time */
            timestamp: string;
            /** @description How many this answer holds; the same as `data.total_count`. */
            total_count: number;
          };
        };
      };
      400: components['responses']['EnhancedError400'];
      401: components['responses']['EnhancedError401'];
      403: components['responses']['EnhancedError403'];
      404: components['responses']['EnhancedError404'];
      429: components['responses']['EnhancedError429'];
      500: components['responses']['EnhancedError500'];
      503: components['responses']['EnhancedError503'];
    };
  };
  'integrations.tasks.list': {
    parameters: {
      query?: {
        /** @description Absent: me. `all`: everybody’s, of one project. */
        assignee?: 'all' | ('me' | string);
        /** @description Of the callback workflow: id or externalId of a campaign, or a name for one that has no settings here. */
        campaignId?: string;
        /** @description Default all. */
        completed?: 'not_completed' | 'true' | 'false' | 'all';
        /** @description Of the callback workflow. */
        completed_since?: string;
        created_since?: string;
        due_on?: string;
        limit?: number;
        /** @description Of the callback workflow. */
        modified_since?: string;
        /** @description `pagination.next_offset` of the page before. */
        offset?: string;
        /** @description Of the callback workflow: your own organization. */
        organizationId?: string;
        /** @description Only tasks whose custom field “Priority” has this option. */
        priority?: string;
        /** @description Also spelled project_gid or project. */
        project_id?: string;
        /** @description Of the callback workflow: shows this one task. */
        taskId?: string;
        /** @description Your own id of the user to work for. Absent: the user of the session token. */
        user_id?: string;
        /** @description Also spelled workspace_gid or workspace. Absent: the default workspace. */
        workspace_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List tasks whose tags are names */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                data: {
                  assignee: string;
                  /** @description Only beside lists that change slowly. Our own writes end what is kept at once. */
                  cache?: {
                    /** @description Since Asana gave the list. */
                    age_seconds: number;
                    /** @enum {string} */
                    status: 'hit' | 'miss';
                  };
                  completed: string;
                  pagination: {
                    has_more: boolean;
                    limit: number;
                    /** @description Opaque; send it as `offset` for the next page. */
                    next_offset: string | null;
                    offset: string | null;
                  };
                  project_id: string | null;
                  tasks: components['schemas']['IntegrationPageTask'][];
                  total_count: number;
                  workspace_id: string | null;
                };
                /** @enum {string} */
                endpoint: 'tasks';
                /** @enum {boolean} */
                ok: true;
                /** @enum {string} */
                service: 'asana';
                /** @enum {string} */
                source: 'asana_api';
                /** @enum {boolean} */
                success: true;
                /** Format: date-time */
                timestamp: string;
                /** @description How many this answer holds; the same as `data.total_count`. */
                total_count: number;
              }
            | (
                | {
                    task: components['schemas']['AsanaTaskDetails'];
                  }
                | {
                    /** @description Send as `offset` for the next page. */
                    next_offset: string | null;
                    tasks: components['schemas']['AsanaTask'][];
                  }
              );
        };
      };
      /** @description BAD_REQUEST */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['EnhancedError'] | components['schemas']['QuantumError'];
        };
      };
      /** @description UNAUTHORIZED */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['EnhancedError'] | components['schemas']['QuantumError'];
        };
      };
      /** @description FORBIDDEN */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['EnhancedError'] | components['schemas']['QuantumError'];
        };
      };
      /** @description NOT_FOUND */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['EnhancedError'] | components['schemas']['QuantumError'];
        };
      };
      /** @description TOO_MANY_REQUESTS */
      429: {
        headers: {
          /** @description Seconds to wait. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['EnhancedError'] | components['schemas']['QuantumError'];
        };
      };
      /** @description INTERNAL_SERVER_ERROR */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['EnhancedError'] | components['schemas']['QuantumError'];
        };
      };
      /** @description SERVICE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['EnhancedError'] | components['schemas']['QuantumError'];
        };
      };
    };
  };
  'integrations.tasks.post': {
    parameters: {
      query?: never;
      header?: {
        /** @description A key of your choice, 1 to 255 visible ASCII characters, for this request and its repetitions within 24 hours: they create once and get the same answer, marked `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Absent: me. `all`: everybody’s, of one project. */
          assignee?: 'all' | ('me' | string);
          /** @description Of the callback workflow: id or externalId of a campaign, or a name for one that has no settings here. */
          campaignId?: string;
          /** @description For add_comment. */
          comment?: string;
          /**
           * @description Default not_completed.
           * @enum {string}
           */
          completed?: 'not_completed' | 'true' | 'false' | 'all';
          created_since?: string;
          /** @description For create and update. */
          data?: {
            /** @description Asana gid, `me` or e-mail address; null unassigns. */
            assignee?: ('me' | string) | null;
            completed?: boolean;
            /** @description gids of tasks that must be done before. */
            dependencies?: (
              | string
              | {
                  gid: string;
                }
              | {
                  id: string;
                }
            )[];
            /**
             * Format: date-time
             * @description A moment in ISO 8601, instead of due_on; null clears.
             */
            due_at?: string | null;
            /**
             * Format: date
             * @description yyyy-mm-dd; null clears.
             */
            due_on?: string | null;
            name?: string;
            /** @description Also spelled description. Null or an empty text clears. */
            notes?: string;
            /** @description Makes it a subtask; null makes it a task of its own. Also spelled parent. */
            parent_id?: string | null;
            /** @description An option of the custom field “Priority” of the task’s project; null clears. */
            priority?: string | null;
            /** @description Each by gid or by name. */
            projects?: (
              | string
              | {
                  gid: string;
                }
              | {
                  id: string;
                }
              | {
                  name: string;
                }
            )[];
            /** @description Each by gid or by name. */
            tags?: (
              | string
              | {
                  gid: string;
                }
              | {
                  id: string;
                }
              | {
                  name: string;
                }
            )[];
          };
          /**
           * Format: date-time
           * @description Of the task to create.
           */
          due_at?: string;
          /** Format: date */
          due_on?: string;
          /** @default 100 */
          limit?: number;
          /** @description Creates a task where no `operation` is named. */
          name?: string;
          /** @description Of the task to create. Also spelled description. */
          notes?: string;
          /** @description `pagination.next_offset` of the page before. */
          offset?: string;
          /**
           * @description Absent: create where there is a `name`, else list.
           * @enum {string}
           */
          operation?: 'list' | 'create' | 'update' | 'complete' | 'delete' | 'add_comment';
          /** @description Of the callback workflow: your own organization. */
          organizationId?: string;
          /** @description Only tasks whose custom field “Priority” has this option. */
          priority?: string;
          /** @description Also spelled project_gid or project. */
          project_id?: string;
          /** @description Each by gid or by name. */
          projects?: (
            | string
            | {
                gid: string;
              }
            | {
                id: string;
              }
            | {
                name: string;
              }
          )[];
          /** @description For update, complete, delete and add_comment. */
          task_id?: string;
          /** @description Fields of an Asana task as they are; or `{ "type": "callback", "lead": {…}, "priority": "high" }`, from which the task is built. */
          taskData?: Record<string, never>;
          /** @description Your own id of the user to work for. Absent: the user of the session token. */
          user_id?: string;
          /** @description Also spelled workspace_gid or workspace. Absent: the default workspace. */
          workspace_id?: string;
        };
      };
    };
    responses: {
      /** @description List, create, update, complete, delete or comment on tasks, as `operation` says */
      200: {
        headers: {
          /** @description Present when the answer is that of an earlier request. */
          'Idempotency-Replayed'?: 'true';
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                data:
                  | {
                      assignee: string;
                      /** @description Only beside lists that change slowly. Our own writes end what is kept at once. */
                      cache?: {
                        /** @description Since Asana gave the list. */
                        age_seconds: number;
                        /** @enum {string} */
                        status: 'hit' | 'miss';
                      };
                      completed: string;
                      pagination: {
                        has_more: boolean;
                        limit: number;
                        /** @description Opaque; send it as `offset` for the next page. */
                        next_offset: string | null;
                        offset: string | null;
                      };
                      project_id: string | null;
                      tasks: components['schemas']['IntegrationTask'][];
                      total_count: number;
                      workspace_id: string | null;
                    }
                  | {
                      task: components['schemas']['IntegrationTask'];
                      url: string;
                    }
                  | {
                      message: string;
                      task: components['schemas']['IntegrationTask'];
                    }
                  | {
                      message: string;
                      task_id: string;
                    }
                  | {
                      message: string;
                      story: components['schemas']['AsanaComment'];
                    };
                /** @enum {string} */
                endpoint: 'tasks';
                /** @enum {boolean} */
                ok: true;
                /** @enum {string} */
                service: 'asana';
                /** @enum {string} */
                source: 'asana_api';
                /** @enum {boolean} */
                success: true;
                /** Format: date-time */
                timestamp: string;
              }
            | {
                data:
                  | {
                      assignee: string;
                      /** @description Only beside lists that change slowly. Our own writes end what is kept at once. */
                      cache?: {
                        /** @description Since Asana gave the list. */
                        age_seconds: number;
                        /** @enum {string} */
                        status: 'hit' | 'miss';
                      };
                      completed: string;
                      pagination: {
                        has_more: boolean;
                        limit: number;
                        /** @description Opaque; send it as `offset` for the next page. */
                        next_offset: string | null;
                        offset: string | null;
                      };
                      project_id: string | null;
                      tasks: components['schemas']['IntegrationTask'][];
                      total_count: number;
                      workspace_id: string | null;
                    }
                  | {
                      task: components['schemas']['IntegrationTask'];
                      url: string;
                    }
                  | {
                      message: string;
                      task: components['schemas']['IntegrationTask'];
                    }
                  | {
                      message: string;
                      task_id: string;
                    }
                  | {
                      message: string;
                      story: components['schemas']['AsanaComment'];
                    };
                /** @enum {string} */
                endpoint: 'tasks';
                /** @enum {boolean} */
                ok: true;
                /** @enum {string} */
                service: 'asana';
                /** @enum {string} */
                source: 'asana_api';
                /** @enum {boolean} */
                success: true;
                /** Format: date-time */
                timestamp: string;
                /** @description How many this answer holds; the same as `data.total_count`. */
                total_count: number;
              };
        };
      };
      /** @description List, create, update, complete, delete or comment on tasks, as `operation` says */
      201: {
        headers: {
          /** @description Present when the answer is that of an earlier request. */
          'Idempotency-Replayed'?: 'true';
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            task: components['schemas']['AsanaTaskDetails'];
          };
        };
      };
      /** @description BAD_REQUEST */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['EnhancedError'] | components['schemas']['QuantumError'];
        };
      };
      /** @description UNAUTHORIZED */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['EnhancedError'] | components['schemas']['QuantumError'];
        };
      };
      /** @description FORBIDDEN */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['EnhancedError'] | components['schemas']['QuantumError'];
        };
      };
      /** @description NOT_FOUND */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['EnhancedError'] | components['schemas']['QuantumError'];
        };
      };
      /** @description CONFLICT */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['EnhancedError'] | components['schemas']['QuantumError'];
        };
      };
      /** @description UNPROCESSABLE_ENTITY */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['EnhancedError'] | components['schemas']['QuantumError'];
        };
      };
      /** @description TOO_MANY_REQUESTS */
      429: {
        headers: {
          /** @description Seconds to wait. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['EnhancedError'] | components['schemas']['QuantumError'];
        };
      };
      /** @description INTERNAL_SERVER_ERROR */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['EnhancedError'] | components['schemas']['QuantumError'];
        };
      };
      /** @description SERVICE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['EnhancedError'] | components['schemas']['QuantumError'];
        };
      };
    };
  };
  'callbacks.tasks.update': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        gid: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          completed: boolean;
        };
      };
    };
    responses: {
      /** @description Complete or reopen a task of the callback workflow */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            task: components['schemas']['AsanaTaskDetails'];
          };
        };
      };
      400: components['responses']['QuantumError400'];
      401: components['responses']['QuantumError401'];
      403: components['responses']['QuantumError403'];
      404: components['responses']['QuantumError404'];
      429: components['responses']['QuantumError429'];
      500: components['responses']['QuantumError500'];
      503: components['responses']['QuantumError503'];
    };
  };
  'integrations.teams.list': {
    parameters: {
      query?: {
        limit?: number;
        /** @description `pagination.next_offset` of the page before. */
        offset?: string;
        /** @description Your own id of the user to work for. Absent: the user of the session token. */
        user_id?: string;
        /** @description Also spelled workspace_gid or workspace. Absent: the default workspace. */
        workspace_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List teams of a workspace with their members */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              /** @description Only beside lists that change slowly. Our own writes end what is kept at once. */
              cache?: {
                /** @description Since Asana gave the list. */
                age_seconds: number;
                /** @enum {string} */
                status: 'hit' | 'miss';
              };
              pagination: {
                has_more: boolean;
                limit: number;
                /** @description Opaque; send it as `offset` for the next page. */
                next_offset: string | null;
                offset: string | null;
              };
              teams: components['schemas']['IntegrationTeam'][];
              total_count: number;
              workspace_id: string;
            };
            /** @enum {string} */
            endpoint: 'teams';
            /** @enum {boolean} */
            ok: true;
            /** @enum {string} */
            service: 'asana';
            /** @enum {string} */
            source: 'asana_api';
            /** @enum {boolean} */
            success: true;
            /** Format: date-time */
            timestamp: string;
            /** @description How many this answer holds; the same as `data.total_count`. */
            total_count: number;
          };
        };
      };
      400: components['responses']['EnhancedError400'];
      401: components['responses']['EnhancedError401'];
      403: components['responses']['EnhancedError403'];
      404: components['responses']['EnhancedError404'];
      429: components['responses']['EnhancedError429'];
      500: components['responses']['EnhancedError500'];
      503: components['responses']['EnhancedError503'];
    };
  };
  'integrations.teams.post': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @default 100 */
          limit?: number;
          /** @description `pagination.next_offset` of the page before. */
          offset?: string;
          /** @description Your own id of the user to work for. Absent: the user of the session token. */
          user_id?: string;
          /** @description Also spelled workspace_gid or workspace. Absent: the default workspace. */
          workspace_id?: string;
        };
      };
    };
    responses: {
      /** @description List teams of a workspace with their members */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              /** @description Only beside lists that change slowly. Our own writes end what is kept at once. */
              cache?: {
                /** @description Since Asana gave the list. */
                age_seconds: number;
                /** @enum {string} */
                status: 'hit' | 'miss';
              };
              pagination: {
                has_more: boolean;
                limit: number;
                /** @description Opaque; send it as `offset` for the next page. */
                next_offset: string | null;
                offset: string | null;
              };
              teams: components['schemas']['IntegrationTeam'][];
              total_count: number;
              workspace_id: string;
            };
            /** @enum {string} */
            endpoint: 'teams';
            /** @enum {boolean} */
            ok: true;
            /** @enum {string} */
            service: 'asana';
            /** @enum {string} */
            source: 'asana_api';
            /** @enum {boolean} */
            success: true;
            /** Format: date-time */
            timestamp: string;
            /** @description How many this answer holds; the same as `data.total_count`. */
            total_count: number;
          };
        };
      };
      400: components['responses']['EnhancedError400'];
      401: components['responses']['EnhancedError401'];
      403: components['responses']['EnhancedError403'];
      404: components['responses']['EnhancedError404'];
      429: components['responses']['EnhancedError429'];
      500: components['responses']['EnhancedError500'];
      503: components['responses']['EnhancedError503'];
    };
  };
  'callbacks.config.test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          config: {
            apiKey?: string;
            defaultProjectId?: string;
            webhookUrl?: string;
            workspaceId?: string;
          };
          /** @description Your own organization. */
          organizationId: string;
        };
      };
    };
    responses: {
      /** @description Try a configuration out, step by step, without storing it */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            checks: {
              message: string;
              /** @enum {string} */
              name: 'api_key' | 'workspace' | 'project' | 'write_access' | 'webhook_reachability';
              /** @description What to do, when it failed. */
              next_action?: string;
              passed: boolean;
            }[];
            /** @description What failed first. */
            error?: string;
            success: boolean;
          };
        };
      };
      400: components['responses']['QuantumError400'];
      401: components['responses']['QuantumError401'];
      403: components['responses']['QuantumError403'];
      404: components['responses']['QuantumError404'];
      429: components['responses']['QuantumError429'];
      500: components['responses']['QuantumError500'];
      503: components['responses']['QuantumError503'];
    };
  };
  'integrations.profile.post': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Your own id of the user to work for. Absent: the user of the session token. */
          user_id?: string;
        };
      };
    };
    responses: {
      /** @description Show whose account is connected, and what of it the connection covers */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              services: {
                projects: {
                  enabled: boolean;
                  /** @enum {string} */
                  status: 'connected' | 'scope_missing';
                };
                search: {
                  enabled: boolean;
                  /** @enum {string} */
                  status: 'connected' | 'scope_missing';
                };
                tasks: {
                  enabled: boolean;
                  /** @enum {string} */
                  status: 'connected' | 'scope_missing';
                };
                teams: {
                  enabled: boolean;
                  /** @enum {string} */
                  status: 'connected' | 'scope_missing';
                };
              };
              user: components['schemas']['AsanaUserProfile'];
              workspace_id: string | null;
            };
            /** @enum {string} */
            endpoint: 'user/profile';
            /** @enum {boolean} */
            ok: true;
            /** @enum {string} */
            service: 'asana';
            /** @enum {string} */
            source: 'asana_api';
            /** @enum {boolean} */
            success: true;
            /** Format: date-time */
            timestamp: string;
          };
        };
      };
      400: components['responses']['EnhancedError400'];
      401: components['responses']['EnhancedError401'];
      403: components['responses']['EnhancedError403'];
      404: components['responses']['EnhancedError404'];
      429: components['responses']['EnhancedError429'];
      500: components['responses']['EnhancedError500'];
      503: components['responses']['EnhancedError503'];
    };
  };
  'integrations.users.list': {
    parameters: {
      query?: {
        limit?: number;
        /** @description `pagination.next_offset` of the page before. */
        offset?: string;
        /** @description Also spelled team_gid or team. */
        team_id?: string;
        /** @description Your own id of the user to work for. Absent: the user of the session token. */
        user_id?: string;
        /** @description Also spelled workspace_gid or workspace. Absent: the default workspace. */
        workspace_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List people of a team or a workspace */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              /** @description Only beside lists that change slowly. Our own writes end what is kept at once. */
              cache?: {
                /** @description Since Asana gave the list. */
                age_seconds: number;
                /** @enum {string} */
                status: 'hit' | 'miss';
              };
              pagination: {
                has_more: boolean;
                limit: number;
                /** @description Opaque; send it as `offset` for the next page. */
                next_offset: string | null;
                offset: string | null;
              };
              total_count: number;
              users: components['schemas']['AsanaUser'][];
              workspace_id: string | null;
            };
            /** @enum {string} */
            endpoint: 'users';
            /** @enum {boolean} */
            ok: true;
            /** @enum {string} */
            service: 'asana';
            /** @enum {string} */
            source: 'asana_api';
            /** @enum {boolean} */
            success: true;
            /** Format: date-time */
            timestamp: string;
            /** @description How many this answer holds; the same as `data.total_count`. */
            total_count: number;
          };
        };
      };
      400: components['responses']['EnhancedError400'];
      401: components['responses']['EnhancedError401'];
      403: components['responses']['EnhancedError403'];
      404: components['responses']['EnhancedError404'];
      429: components['responses']['EnhancedError429'];
      500: components['responses']['EnhancedError500'];
      503: components['responses']['EnhancedError503'];
    };
  };
  'integrations.users.post': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @default 100 */
          limit?: number;
          /** @description `pagination.next_offset` of the page before. */
          offset?: string;
          /** @description Also spelled team_gid or team. */
          team_id?: string;
          /** @description Your own id of the user to work for. Absent: the user of the session token. */
          user_id?: string;
          /** @description Also spelled workspace_gid or workspace. Absent: the default workspace. */
          workspace_id?: string;
        };
      };
    };
    responses: {
      /** @description List people of a team or a workspace */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              /** @description Only beside lists that change slowly. Our own writes end what is kept at once. */
              cache?: {
                /** @description Since Asana gave the list. */
                age_seconds: number;
                /** @enum {string} */
                status: 'hit' | 'miss';
              };
              pagination: {
                has_more: boolean;
                limit: number;
                /** @description Opaque; send it as `offset` for the next page. */
                next_offset: string | null;
                offset: string | null;
              };
              total_count: number;
              users: components['schemas']['AsanaUser'][];
              workspace_id: string | null;
            };
            /** @enum {string} */
            endpoint: 'users';
            /** @enum {boolean} */
            ok: true;
            /** @enum {string} */
            service: 'asana';
            /** @enum {string} */
            source: 'asana_api';
            /** @enum {boolean} */
            success: true;
            /** Format: date-time */
            timestamp: string;
            /** @description How many this answer holds; the same as `data.total_count`. */
            total_count: number;
          };
        };
      };
      400: components['responses']['EnhancedError400'];
      401: components['responses']['EnhancedError401'];
      403: components['responses']['EnhancedError403'];
      404: components['responses']['EnhancedError404'];
      429: components['responses']['EnhancedError429'];
      500: components['responses']['EnhancedError500'];
      503: components['responses']['EnhancedError503'];
    };
  };
  'callbacks.webhook.receive': {
    parameters: {
      query?: {
        /** @description For the webhook of a setup test. */
        setup_test?: string;
        /** @description Which webhook it is; absent for one that was made elsewhere. */
        token?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Take a delivery of Asana */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {boolean} */
            received: true;
          };
        };
      };
      400: components['responses']['QuantumError400'];
      401: components['responses']['QuantumError401'];
      413: components['responses']['QuantumError413'];
      429: components['responses']['QuantumError429'];
      500: components['responses']['QuantumError500'];
      503: components['responses']['QuantumError503'];
    };
  };
  'callbacks.webhooks.create': {
    parameters: {
      query?: never;
      header?: {
        /** @description A key of your choice, 1 to 255 visible ASCII characters, for this request and its repetitions within 24 hours: they create once and get the same answer, marked `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Absent: task.added, task.changed, task.completed, task.deleted. */
          events?: string[];
          /** @description Your own organization. */
          organizationId: string;
          /** @description What to watch: the gid of a project or a task. */
          target: string;
        };
      };
    };
    responses: {
      /** @description Let Asana tell of what happens to the tasks of a project */
      201: {
        headers: {
          /** @description Present when the answer is that of an earlier request. */
          'Idempotency-Replayed'?: 'true';
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            webhook: {
              active: boolean;
              /** Format: date-time */
              created_at: string;
              events: string[];
              gid: string;
              /**
               * Format: uuid
               * @description Of the subscription: see /api/webhooks/subscriptions.
               */
              id: string;
              resource: {
                gid: string;
              };
              /** @description Where Asana delivers. */
              target: string;
            };
          };
        };
      };
      400: components['responses']['QuantumError400'];
      401: components['responses']['QuantumError401'];
      403: components['responses']['QuantumError403'];
      404: components['responses']['QuantumError404'];
      409: components['responses']['QuantumError409'];
      422: components['responses']['QuantumError422'];
      429: components['responses']['QuantumError429'];
      500: components['responses']['QuantumError500'];
      503: components['responses']['QuantumError503'];
    };
  };
  'integrations.workspaces.list': {
    parameters: {
      query?: {
        limit?: number;
        /** @description `pagination.next_offset` of the page before. */
        offset?: string;
        /** @description Your own id of the user to work for. Absent: the user of the session token. */
        user_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List workspaces of the connected account */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              /** @description Only beside lists that change slowly. Our own writes end what is kept at once. */
              cache?: {
                /** @description Since Asana gave the list. */
                age_seconds: number;
                /** @enum {string} */
                status: 'hit' | 'miss';
              };
              pagination: {
                has_more: boolean;
                limit: number;
                /** @description Opaque; send it as `offset` for the next page. */
                next_offset: string | null;
                offset: string | null;
              };
              total_count: number;
              workspaces: components['schemas']['IntegrationWorkspace'][];
            };
            /** @enum {string} */
            endpoint: 'workspaces';
            /** @enum {boolean} */
            ok: true;
            /** @enum {string} */
            service: 'asana';
            /** @enum {string} */
            source: 'asana_api';
            /** @enum {boolean} */
            success: true;
            /** Format: date-time */
            timestamp: string;
            /** @description How many this answer holds; the same as `data.total_count`. */
            total_count: number;
          };
        };
      };
      400: components['responses']['EnhancedError400'];
      401: components['responses']['EnhancedError401'];
      403: components['responses']['EnhancedError403'];
      404: components['responses']['EnhancedError404'];
      429: components['responses']['EnhancedError429'];
      500: components['responses']['EnhancedError500'];
      503: components['responses']['EnhancedError503'];
    };
  };
  'jobs.templates.list': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List job templates */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {boolean} */
            success: true;
            templates: {
              config: {
                [key: string]: unknown;
              };
              /** @enum {string} */
              connection_type: 'asana' | 'okta';
              /** Format: date-time */
              created_at: string;
              /** Format: uuid */
              id: string;
              name: string;
            }[];
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'jobs.templates.create': {
    parameters: {
      query?: never;
      header?: {
        /** @description A key of your choice, 1 to 255 visible ASCII characters, for this request and its repetitions within 24 hours: they create once and get the same answer, marked `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          config: {
            [key: string]: unknown;
          };
          name: string;
        };
      };
    };
    responses: {
      /** @description Keep settings to start jobs with */
      201: {
        headers: {
          /** @description Present when the answer is that of an earlier request. */
          'Idempotency-Replayed'?: 'true';
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {boolean} */
            success: true;
            template: {
              config: {
                [key: string]: unknown;
              };
              /** @enum {string} */
              connection_type: 'asana' | 'okta';
              /** Format: date-time */
              created_at: string;
              /** Format: uuid */
              id: string;
              name: string;
            };
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      409: components['responses']['TextError409'];
      422: components['responses']['TextError422'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'jobs.templates.get': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Show a job template */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {boolean} */
            success: true;
            template: {
              config: {
                [key: string]: unknown;
              };
              /** @enum {string} */
              connection_type: 'asana' | 'okta';
              /** Format: date-time */
              created_at: string;
              /** Format: uuid */
              id: string;
              name: string;
            };
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'jobs.templates.delete': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Delete a job template; jobs started with it go on */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'jobs.list': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List jobs, newest activity first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            jobs: {
              /** @enum {string} */
              connection_type: 'asana' | 'okta';
              industry: string;
              job_id: string;
              job_name: string | null;
              /** Format: date-time */
              last_activity: string | null;
              /** Format: date-time */
              next_activity_time: string | null;
              /** Format: date-time */
              started_at: string;
              stats: {
                [key: string]: number;
              };
              /** @enum {string} */
              status: 'initializing' | 'running' | 'paused' | 'stopped';
              vendor: string;
              workspace_name: string;
            }[];
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'jobs.get': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Show all of a job: what it was told, has made, and is about to do */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            job: {
              activity_log: {
                action: string;
                details: {
                  [key: string]: unknown;
                };
                /** Format: date-time */
                timestamp: string;
              }[];
              api_usage: {
                [key: string]: unknown;
              };
              config: {
                [key: string]: unknown;
              };
              /** @enum {string} */
              connection_type: 'asana' | 'okta';
              /** Format: date-time */
              created_at: string;
              errors: {
                message: string;
                /** Format: date-time */
                timestamp: string;
                type: string;
              }[];
              job_id: string;
              job_name: string | null;
              /** Format: date-time */
              last_activity: string | null;
              /** Format: date-time */
              last_saved: string;
              /** Format: date-time */
              next_activity_time: string | null;
              /** Format: date-time */
              started_at: string;
              stats: {
                [key: string]: number;
              };
              /** @enum {string} */
              status: 'initializing' | 'running' | 'paused' | 'stopped';
              /** @enum {string} */
              text_source: 'anthropic' | 'template' | 'mixed';
            } & {
              [key: string]: unknown;
            };
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'jobs.activities': {
    parameters: {
      query?: {
        limit?: number;
        offset?: number;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List what a job has done, newest first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            activities: {
              action: string;
              details: {
                [key: string]: unknown;
              };
              /** Format: date-time */
              timestamp: string;
            }[];
            limit: number;
            offset: number;
            /** @enum {boolean} */
            success: true;
            total: number;
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'jobs.cleanupProgress': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Show how far the last cleanup of a job is */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                cleanup_id: string;
                completed: boolean;
                deleted_custom_fields: number;
                deleted_portfolios: number;
                deleted_projects: number;
                deleted_subtasks: number;
                deleted_tags: number;
                deleted_tasks: number;
                /** Format: date-time */
                ended_at: string | null;
                failed_items: {
                  error: string;
                  id: string | null;
                  name: string;
                  type: string;
                }[];
                failed_projects: {
                  error: string;
                  id: string | null;
                  name: string;
                }[];
                progress: {
                  completed_objects: number;
                  percentage: number;
                  total_objects: number;
                };
                /** Format: date-time */
                started_at: string;
                /** @enum {boolean} */
                success: true;
                total_projects: number;
              }
            | {
                assignments_removed: number;
                cleanup_id: string;
                completed: boolean;
                /** Format: date-time */
                ended_at: string | null;
                errors: string[];
                groups_deleted: number;
                progress: {
                  completed_objects: number;
                  percentage: number;
                  total_objects: number;
                };
                /** Format: date-time */
                started_at: string;
                /** @enum {boolean} */
                success: true;
                users_deleted: number;
              };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'jobs.cleanup': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @default false */
          dry_run?: boolean;
        };
      };
    };
    responses: {
      /** @description Remove everything that a job has made, and nothing else */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                cleanup_id: string;
                completed: boolean;
                deleted_custom_fields: number;
                deleted_portfolios: number;
                deleted_projects: number;
                deleted_subtasks: number;
                deleted_tags: number;
                deleted_tasks: number;
                failed_items: {
                  error: string;
                  id: string | null;
                  name: string;
                  type: string;
                }[];
                failed_projects: {
                  error: string;
                  id: string | null;
                  name: string;
                }[];
                /** @enum {boolean} */
                success: true;
                total_projects: number;
              }
            | {
                assignments_removed: number;
                cleanup_id: string;
                completed: boolean;
                errors: string[];
                groups_deleted: number;
                /** @enum {boolean} */
                success: true;
                users_deleted: number;
              }
            | {
                deleted_custom_fields: number;
                deleted_portfolios: number;
                deleted_projects: number;
                deleted_subtasks: number;
                deleted_tags: number;
                deleted_tasks: number;
                /** @enum {boolean} */
                dry_run: true;
                failed_items: {
                  error: string;
                  id: string | null;
                  name: string;
                  type: string;
                }[];
                failed_projects: {
                  error: string;
                  id: string | null;
                  name: string;
                }[];
                /** @enum {boolean} */
                success: true;
                total_projects: number;
              }
            | {
                assignments_removed: number;
                /** @enum {boolean} */
                dry_run: true;
                errors: string[];
                groups_deleted: number;
                /** @enum {boolean} */
                success: true;
                users_deleted: number;
              };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'jobs.clone': {
    parameters: {
      query?: never;
      header?: {
        /** @description A key of your choice, 1 to 255 visible ASCII characters, for this request and its repetitions within 24 hours: they create once and get the same answer, marked `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          [key: string]: unknown;
        };
      };
    };
    responses: {
      /** @description Start another job like this one, with the same accounts */
      200: {
        headers: {
          /** @description Present when the answer is that of an earlier request. */
          'Idempotency-Replayed'?: 'true';
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {string} */
            connection_type: 'asana' | 'okta';
            job_id: string;
            message: string;
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      409: components['responses']['TextError409'];
      422: components['responses']['TextError422'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'jobs.delete': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Delete a job; what it has made stays where it is */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'jobs.generateNow': {
    parameters: {
      query?: never;
      header?: {
        /** @description A key of your choice, 1 to 255 visible ASCII characters, for this request and its repetitions within 24 hours: they create once and get the same answer, marked `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Let a job do one activity now, also while it is paused */
      200: {
        headers: {
          /** @description Present when the answer is that of an earlier request. */
          'Idempotency-Replayed'?: 'true';
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      409: components['responses']['TextError409'];
      422: components['responses']['TextError422'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'jobs.progress': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Show how far the initialization of a job is */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            details: {
              [key: string]: unknown;
            };
            initializing: boolean;
            progress: {
              completed_objects: number;
              elapsed_seconds: number;
              eta_seconds: number | null;
              percentage: number;
              total_objects: number;
            };
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'jobs.pause': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Pause a job */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'jobs.resume': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Let a paused or stopped job go on */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'jobs.stop': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Stop a job */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'jobs.usage': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List the calls and tokens of a job by day */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            days: {
              /** Format: date */
              day: string;
              input_tokens: number;
              model_calls: number;
              output_tokens: number;
              provider_calls: number;
              template_texts: number;
            }[];
            /** @enum {boolean} */
            success: true;
            token_budget: number | null;
            tokens_left: number | null;
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'jobs.dryRun': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          anthropic_api_key?: string | null;
          connection_type?: string | null;
          industry?: string | null;
          org_size?: string | null;
          org_url?: string | null;
          user_tokens?: unknown[] | null;
          workspace_gid?: string | null;
        } & {
          [key: string]: unknown;
        };
      };
    };
    responses: {
      /** @description Say what a job with these settings would make */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {string} */
            connection_type: 'asana' | 'okta';
            /** @enum {boolean} */
            dry_run: true;
            objects: {
              [key: string]: number;
            };
            seed: string;
            steps: number;
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'jobs.import': {
    parameters: {
      query?: never;
      header?: {
        /** @description A key of your choice, 1 to 255 visible ASCII characters, for this request and its repetitions within 24 hours: they create once and get the same answer, marked `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          _deleting?: boolean;
          activity_log?: {
            action: string;
            /** @default {} */
            details?: {
              [key: string]: unknown;
            };
            timestamp: string;
          }[];
          config: {
            [key: string]: unknown;
          };
          /**
           * @default asana
           * @enum {string}
           */
          connection_type?: 'asana' | 'okta';
          created_at?: string;
          errors?: {
            message: string;
            timestamp: string;
            type: string;
          }[];
          job_id: string;
          job_name?: string | null;
          last_activity?: string | null;
          started_at?: string;
          /** @default {} */
          stats?: {
            [key: string]: number;
          };
          /**
           * @default stopped
           * @enum {string}
           */
          status?: 'initializing' | 'running' | 'paused' | 'stopped';
        } & {
          [key: string]: unknown;
        };
      };
    };
    responses: {
      /** @description Take over a job from a state file of the generator before this one */
      200: {
        headers: {
          /** @description Present when the answer is that of an earlier request. */
          'Idempotency-Replayed'?: 'true';
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {string} */
            connection_type: 'asana' | 'okta';
            job_id: string;
            message: string;
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      409: components['responses']['TextError409'];
      413: components['responses']['TextError413'];
      422: components['responses']['TextError422'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'jobs.start': {
    parameters: {
      query?: never;
      header?: {
        /** @description A key of your choice, 1 to 255 visible ASCII characters, for this request and its repetitions within 24 hours: they create once and get the same answer, marked `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          anthropic_api_key?: string | null;
          connection_type?: string | null;
          industry?: string | null;
          org_size?: string | null;
          org_url?: string | null;
          user_tokens?: unknown[] | null;
          workspace_gid?: string | null;
        } & {
          [key: string]: unknown;
        };
      };
    };
    responses: {
      /** @description Start a job that fills an Asana workspace or an Okta organization, and keeps it alive */
      200: {
        headers: {
          /** @description Present when the answer is that of an earlier request. */
          'Idempotency-Replayed'?: 'true';
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {string} */
            connection_type: 'asana' | 'okta';
            job_id: string;
            message: string;
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      409: components['responses']['TextError409'];
      422: components['responses']['TextError422'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'access.keys.list': {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List API keys, newest first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            keys: {
              /** Format: date-time */
              created_at: string;
              /** Format: date-time */
              expires_at: string | null;
              hint: string;
              /** Format: uuid */
              id: string;
              /** Format: date-time */
              last_used_at: string | null;
              name: string;
              scopes: string[];
              user_id: string | null;
            }[];
            next_cursor: string | null;
            /** @enum {boolean} */
            ok: true;
          };
        };
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'access.keys.create': {
    parameters: {
      query?: never;
      header?: {
        /** @description A key of your choice, 1 to 255 visible ASCII characters, for this request and its repetitions within 24 hours: they create once and get the same answer, marked `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** Format: date-time */
          expires_at?: string | null;
          name: string;
          scopes: string[];
          user_id?: string | null;
        };
      };
    };
    responses: {
      /** @description Make an API key */
      201: {
        headers: {
          /** @description Present when the answer is that of an earlier request. */
          'Idempotency-Replayed'?: 'true';
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            api_key: {
              /** Format: date-time */
              created_at: string;
              /** Format: date-time */
              expires_at: string | null;
              hint: string;
              /** Format: uuid */
              id: string;
              /** Format: date-time */
              last_used_at: string | null;
              name: string;
              scopes: string[];
              user_id: string | null;
            };
            key: string;
            /** @enum {boolean} */
            ok: true;
          };
        };
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      409: components['responses']['ProblemError409'];
      422: components['responses']['ProblemError422'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'access.keys.delete': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Revoke an API key and end the sessions it minted */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
            /** @enum {boolean} */
            ok: true;
          };
        };
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      409: components['responses']['ProblemError409'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'access.me': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Say whose credential this is, and what it may do */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            credential: {
              /** @enum {string} */
              kind: 'api_key' | 'session';
              scopes: string[];
              /** @description The one user it speaks for; null: the whole organization. */
              user_id: string | null;
            };
            /** @enum {boolean} */
            ok: true;
            organization: {
              /** Format: uuid */
              id: string;
              name: string;
            };
          };
        };
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'oauth.url.get': {
    parameters: {
      query?: {
        redirect_uri?: string;
        return_url?: string;
        state?: string;
        user_id?: string | null;
      };
      header?: never;
      path: {
        provider: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The address of consent alone */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uri */
            oauth_url: string;
            /** @enum {boolean} */
            ok: true;
            service: string;
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'okta.apps.list': {
    parameters: {
      query?: {
        /** @description `next_cursor` of the page before. */
        cursor?: string;
        /** @description Expression over a few attributes, e.g. `status eq "ACTIVE"`. */
        filter?: string;
        limit?: number;
        /** @description Beginning of a name or an e-mail address. */
        q?: string;
        /** @description Your own id of the user to work for. */
        user_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List or search applications */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            apps: {
              created: string | null;
              id: string;
              label: string | null;
              lastUpdated: string | null;
              /** @description The label, else the internal name. */
              name: string;
              status: string;
            }[];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            next_cursor: string | null;
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'okta.apps.listing': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description The same under its other name. */
          api_key?: string | null;
          /**
           * @description Passed to Okta.
           * @default 50
           */
          limit?: number;
          /** @description E.g. `https://acme.okta.com`. */
          org_url?: string | null;
          /** @description API token of an administrator (SSWS). */
          token?: string | null;
          /** @description Your own id of the user to work for. */
          user_id?: string;
        };
      };
    };
    responses: {
      /** @description List applications with a token of your own */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            apps: {
              created: string | null;
              id: string;
              label: string | null;
              lastUpdated: string | null;
              /** @description The label, else the internal name. */
              name: string;
              status: string;
            }[];
            /** @enum {boolean} */
            success: true;
            /** @description Things returned, not those of the organization. */
            total: number;
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'okta.apps.get': {
    parameters: {
      query?: {
        /** @description Your own id of the user to work for. */
        user_id?: string;
      };
      header?: never;
      path: {
        appId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Show an application */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            app: {
              created: string | null;
              id: string;
              label: string | null;
              lastUpdated: string | null;
              /** @description The label, else the internal name. */
              name: string;
              status: string;
            };
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'okta.apps.users': {
    parameters: {
      query?: {
        /** @description `next_cursor` of the page before. */
        cursor?: string;
        limit?: number;
        /** @description Your own id of the user to work for. */
        user_id?: string;
      };
      header?: never;
      path: {
        appId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List who is assigned to an application */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Send it as `cursor` for the next page; null on the last one. */
            next_cursor: string | null;
            /** @enum {boolean} */
            success: true;
            users: {
              created: string | null;
              lastUpdated: string | null;
              /** @description Name of the user in the application. */
              login: string | null;
              /** @description USER, or GROUP where a group brought it. */
              scope: string | null;
              status: string | null;
              user_id: string;
            }[];
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'okta.apps.assign': {
    parameters: {
      query?: never;
      header?: {
        /** @description A key of your choice, 1 to 255 visible ASCII characters, for this request and its repetitions within 24 hours: they create once and get the same answer, marked `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string;
      };
      path: {
        appId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Okta id of the user. */
          member_id: string;
          /** @description Your own id of the user to work for. */
          user_id?: string;
        };
      };
    };
    responses: {
      /** @description Assign a user to an application */
      201: {
        headers: {
          /** @description Present when the answer is that of an earlier request. */
          'Idempotency-Replayed'?: 'true';
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            assignment: {
              created: string | null;
              lastUpdated: string | null;
              /** @description Name of the user in the application. */
              login: string | null;
              /** @description USER, or GROUP where a group brought it. */
              scope: string | null;
              status: string | null;
              user_id: string;
            };
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      409: components['responses']['TextError409'];
      422: components['responses']['TextError422'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'okta.apps.unassign': {
    parameters: {
      query?: {
        /** @description Your own id of the user to work for. */
        user_id?: string;
      };
      header?: never;
      path: {
        appId: string;
        memberId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description End the assignment of a user to an application */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'okta.groups.list': {
    parameters: {
      query?: {
        /** @description `next_cursor` of the page before. */
        cursor?: string;
        /** @description Expression over a few attributes, e.g. `status eq "ACTIVE"`. */
        filter?: string;
        limit?: number;
        /** @description Beginning of a name or an e-mail address. */
        q?: string;
        /** @description Expression over any attribute, e.g. `profile.department eq "Sales"`. */
        search?: string;
        /** @description Your own id of the user to work for. */
        user_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List or search groups */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            groups: {
              created: string | null;
              description: string | null;
              id: string;
              lastUpdated: string | null;
              name: string;
              /** @description OKTA_GROUP, APP_GROUP or BUILT_IN. */
              type: string;
            }[];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            next_cursor: string | null;
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'okta.groups.listing': {
    parameters: {
      query?: never;
      header?: {
        /** @description A key of your choice, 1 to 255 visible ASCII characters, for this request and its repetitions within 24 hours: they create once and get the same answer, marked `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description The same under its other name. */
          api_key?: string | null;
          /**
           * @description Passed to Okta.
           * @default 50
           */
          limit?: number;
          /** @description E.g. `https://acme.okta.com`. */
          org_url?: string | null;
          /** @description Creates a group. */
          profile?: {
            description?: string;
            name: string;
          };
          /** @description API token of an administrator (SSWS). */
          token?: string | null;
          /** @description Your own id of the user to work for. */
          user_id?: string;
        };
      };
    };
    responses: {
      /** @description List groups with a token of your own, or create a group */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            groups: {
              created: string | null;
              description: string | null;
              id: string;
              lastUpdated: string | null;
              name: string;
              /** @description OKTA_GROUP, APP_GROUP or BUILT_IN. */
              type: string;
            }[];
            /** @enum {boolean} */
            success: true;
            /** @description Things returned, not those of the organization. */
            total: number;
          };
        };
      };
      /** @description List groups with a token of your own, or create a group */
      201: {
        headers: {
          /** @description Present when the answer is that of an earlier request. */
          'Idempotency-Replayed'?: 'true';
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            group: {
              created: string | null;
              description: string | null;
              id: string;
              lastUpdated: string | null;
              name: string;
              /** @description OKTA_GROUP, APP_GROUP or BUILT_IN. */
              type: string;
            };
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      409: components['responses']['TextError409'];
      422: components['responses']['TextError422'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'okta.groups.get': {
    parameters: {
      query?: {
        /** @description Your own id of the user to work for. */
        user_id?: string;
      };
      header?: never;
      path: {
        groupId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Show a group */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            group: {
              created: string | null;
              description: string | null;
              id: string;
              lastUpdated: string | null;
              name: string;
              /** @description OKTA_GROUP, APP_GROUP or BUILT_IN. */
              type: string;
            };
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'okta.groups.update': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        groupId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          profile: {
            description?: string;
            name: string;
          };
          /** @description Your own id of the user to work for. */
          user_id?: string;
        };
      };
    };
    responses: {
      /** @description Change name and description of a group */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            group: {
              created: string | null;
              description: string | null;
              id: string;
              lastUpdated: string | null;
              name: string;
              /** @description OKTA_GROUP, APP_GROUP or BUILT_IN. */
              type: string;
            };
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'okta.groups.delete': {
    parameters: {
      query?: {
        /** @description Deletes nothing, and says what would be deleted. */
        dry_run?: 'true' | 'false';
        /** @description Your own id of the user to work for. */
        user_id?: string;
      };
      header?: never;
      path: {
        groupId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Delete a group */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                message: string;
                /** @enum {boolean} */
                success: true;
              }
            | {
                /** @enum {boolean} */
                dry_run: true;
                /** @enum {boolean} */
                success: true;
                would_delete: {
                  /** @description False: there are more members than were looked at. */
                  complete: boolean;
                  id: string;
                  /** @description Of a group, who would no longer be in it; null for anything else. */
                  members: number | null;
                  name: string;
                };
              };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'okta.groups.members': {
    parameters: {
      query?: {
        /** @description `next_cursor` of the page before. */
        cursor?: string;
        limit?: number;
        /** @description Your own id of the user to work for. */
        user_id?: string;
      };
      header?: never;
      path: {
        groupId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List members of a group */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Send it as `cursor` for the next page; null on the last one. */
            next_cursor: string | null;
            /** @enum {boolean} */
            success: true;
            users: {
              created: string | null;
              email: string | null;
              id: string;
              lastUpdated: string | null;
              login: string | null;
              /** @description First and last name. */
              name: string;
              /** @description STAGED, PROVISIONED, ACTIVE, SUSPENDED, DEPROVISIONED … */
              status: string;
            }[];
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'okta.groups.addMember': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        groupId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Okta id of the user. */
          member_id: string;
          /** @description Your own id of the user to work for. */
          user_id?: string;
        };
      };
    };
    responses: {
      /** @description Add a user to a group */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'okta.groups.removeMember': {
    parameters: {
      query?: {
        /** @description Your own id of the user to work for. */
        user_id?: string;
      };
      header?: never;
      path: {
        groupId: string;
        memberId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Take a user out of a group */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'okta.logs.list': {
    parameters: {
      query?: {
        /** @description `next_cursor` of the page before. */
        cursor?: string;
        /** @description E.g. `eventType eq "user.session.start"`. */
        filter?: string;
        limit?: number;
        q?: string;
        /** @description Absent: the last seven days. */
        since?: string;
        until?: string;
        /** @description Your own id of the user to work for. */
        user_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Read the system log, the oldest entry first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            logs: {
              actor: {
                alternate_id: string | null;
                id: string | null;
                name: string | null;
                type: string | null;
              } | null;
              id: string;
              message: string | null;
              outcome: string | null;
              published: string;
              severity: string | null;
              targets: {
                alternate_id: string | null;
                id: string | null;
                name: string | null;
                type: string | null;
              }[];
              /** @description As in https://developer.okta.com/docs/reference/api/event-types/ */
              type: string;
            }[];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            next_cursor: string | null;
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'okta.orgs.check': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description The same under its other name. */
          api_key?: string | null;
          /** @description E.g. `https://acme.okta.com`. */
          org_url?: string | null;
          /** @description API token of an administrator (SSWS). */
          token?: string | null;
          /** @description Your own id of the user to work for. */
          user_id?: string;
        };
      };
    };
    responses: {
      /** @description Check a token and the address of an organization */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            org: {
              /** @enum {boolean} */
              accessible: true;
              authenticated_user: {
                email: string | null;
                name: string;
              };
              /** @description The address without its scheme and without .okta.com or .oktapreview.com. */
              org_name: string;
              org_url: string;
            };
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'okta.schema.get': {
    parameters: {
      query?: {
        /** @description Your own id of the user to work for. */
        user_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List the attributes that users have */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            attributes: {
              /** @description Whether it is the organization’s own. */
              custom: boolean;
              name: string;
              required: boolean;
              title: string | null;
              type: string | null;
            }[];
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'okta.schema.addAttribute': {
    parameters: {
      query?: never;
      header?: {
        /** @description A key of your choice, 1 to 255 visible ASCII characters, for this request and its repetitions within 24 hours: they create once and get the same answer, marked `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          description?: string;
          name: string;
          title: string;
          /**
           * @default string
           * @enum {string}
           */
          type?: 'string' | 'boolean' | 'number' | 'integer';
          /** @description Your own id of the user to work for. */
          user_id?: string;
        };
      };
    };
    responses: {
      /** @description Add an attribute of the organization’s own */
      201: {
        headers: {
          /** @description Present when the answer is that of an earlier request. */
          'Idempotency-Replayed'?: 'true';
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            attributes: {
              /** @description Whether it is the organization’s own. */
              custom: boolean;
              name: string;
              required: boolean;
              title: string | null;
              type: string | null;
            }[];
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      409: components['responses']['TextError409'];
      422: components['responses']['TextError422'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'okta.schema.removeAttribute': {
    parameters: {
      query?: {
        /** @description Deletes nothing, and says what would be deleted. */
        dry_run?: 'true' | 'false';
        /** @description Your own id of the user to work for. */
        user_id?: string;
      };
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Remove an attribute of the organization’s own with all its values */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                message: string;
                /** @enum {boolean} */
                success: true;
              }
            | {
                /** @enum {boolean} */
                dry_run: true;
                /** @enum {boolean} */
                success: true;
                would_delete: {
                  /** @description False: there are more members than were looked at. */
                  complete: boolean;
                  id: string;
                  /** @description Of a group, who would no longer be in it; null for anything else. */
                  members: number | null;
                  name: string;
                };
              };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'okta.users.list': {
    parameters: {
      query?: {
        /** @description `next_cursor` of the page before. */
        cursor?: string;
        /** @description Expression over a few attributes, e.g. `status eq "ACTIVE"`. */
        filter?: string;
        limit?: number;
        /** @description Beginning of a name or an e-mail address. */
        q?: string;
        /** @description Expression over any attribute, e.g. `profile.department eq "Sales"`. */
        search?: string;
        /** @description Your own id of the user to work for. */
        user_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List or search users */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Send it as `cursor` for the next page; null on the last one. */
            next_cursor: string | null;
            /** @enum {boolean} */
            success: true;
            users: {
              created: string | null;
              email: string | null;
              id: string;
              lastUpdated: string | null;
              login: string | null;
              /** @description First and last name. */
              name: string;
              /** @description STAGED, PROVISIONED, ACTIVE, SUSPENDED, DEPROVISIONED … */
              status: string;
            }[];
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'okta.users.listing': {
    parameters: {
      query?: never;
      header?: {
        /** @description A key of your choice, 1 to 255 visible ASCII characters, for this request and its repetitions within 24 hours: they create once and get the same answer, marked `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description Of the user to create.
           * @default true
           */
          activate?: boolean;
          /** @description The same under its other name. */
          api_key?: string | null;
          group_ids?: string[];
          /**
           * @description Passed to Okta.
           * @default 50
           */
          limit?: number;
          /** @description E.g. `https://acme.okta.com`. */
          org_url?: string | null;
          password?: string;
          /** @description Creates a user: `login`, `email`, `firstName`, `lastName` and what else there is. */
          profile?: {
            [key: string]: unknown;
          };
          /** @description API token of an administrator (SSWS). */
          token?: string | null;
          /** @description Your own id of the user to work for. */
          user_id?: string;
        };
      };
    };
    responses: {
      /** @description List users with a token of your own, or create a user */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {boolean} */
            success: true;
            /** @description Things returned, not those of the organization. */
            total: number;
            users: {
              created: string | null;
              email: string | null;
              id: string;
              lastUpdated: string | null;
              login: string | null;
              /** @description First and last name. */
              name: string;
              /** @description STAGED, PROVISIONED, ACTIVE, SUSPENDED, DEPROVISIONED … */
              status: string;
            }[];
          };
        };
      };
      /** @description List users with a token of your own, or create a user */
      201: {
        headers: {
          /** @description Present when the answer is that of an earlier request. */
          'Idempotency-Replayed'?: 'true';
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {boolean} */
            success: true;
            user: {
              activated: string | null;
              created: string | null;
              email: string | null;
              id: string;
              lastLogin: string | null;
              lastUpdated: string | null;
              login: string | null;
              /** @description First and last name. */
              name: string;
              /** @description All attributes, those of the organization’s own among them. */
              profile: {
                [key: string]: unknown;
              };
              /** @description STAGED, PROVISIONED, ACTIVE, SUSPENDED, DEPROVISIONED … */
              status: string;
            };
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      409: components['responses']['TextError409'];
      422: components['responses']['TextError422'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'okta.users.get': {
    parameters: {
      query?: {
        /** @description Your own id of the user to work for. */
        user_id?: string;
      };
      header?: never;
      path: {
        userId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Show a user */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {boolean} */
            success: true;
            user: {
              activated: string | null;
              created: string | null;
              email: string | null;
              id: string;
              lastLogin: string | null;
              lastUpdated: string | null;
              login: string | null;
              /** @description First and last name. */
              name: string;
              /** @description All attributes, those of the organization’s own among them. */
              profile: {
                [key: string]: unknown;
              };
              /** @description STAGED, PROVISIONED, ACTIVE, SUSPENDED, DEPROVISIONED … */
              status: string;
            };
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'okta.users.update': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        userId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description What is not named stays; null empties. */
          profile: {
            [key: string]: unknown;
          };
          /** @description Your own id of the user to work for. */
          user_id?: string;
        };
      };
    };
    responses: {
      /** @description Change attributes of a user */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {boolean} */
            success: true;
            user: {
              activated: string | null;
              created: string | null;
              email: string | null;
              id: string;
              lastLogin: string | null;
              lastUpdated: string | null;
              login: string | null;
              /** @description First and last name. */
              name: string;
              /** @description All attributes, those of the organization’s own among them. */
              profile: {
                [key: string]: unknown;
              };
              /** @description STAGED, PROVISIONED, ACTIVE, SUSPENDED, DEPROVISIONED … */
              status: string;
            };
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'okta.users.delete': {
    parameters: {
      query?: {
        /** @description Deletes nothing, and says what would be deleted. */
        dry_run?: 'true' | 'false';
        /** @description Your own id of the user to work for. */
        user_id?: string;
      };
      header?: never;
      path: {
        userId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Delete a user for good */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                message: string;
                /** @enum {boolean} */
                success: true;
              }
            | {
                /** @enum {boolean} */
                dry_run: true;
                /** @enum {boolean} */
                success: true;
                would_delete: {
                  /** @description False: there are more members than were looked at. */
                  complete: boolean;
                  id: string;
                  /** @description Of a group, who would no longer be in it; null for anything else. */
                  members: number | null;
                  name: string;
                };
              };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'okta.users.changeStatus': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        transition: 'activate' | 'deactivate' | 'suspend' | 'unsuspend' | 'reset_password';
        userId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description Of `activate` and `reset_password`: whether Okta writes to the user.
           * @default true
           */
          send_email?: boolean;
          /** @description Your own id of the user to work for. */
          user_id?: string;
        };
      };
    };
    responses: {
      /** @description Activate, deactivate, suspend or unsuspend a user, or have the password set anew */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {boolean} */
            success: true;
            user: {
              activated: string | null;
              created: string | null;
              email: string | null;
              id: string;
              lastLogin: string | null;
              lastUpdated: string | null;
              login: string | null;
              /** @description First and last name. */
              name: string;
              /** @description All attributes, those of the organization’s own among them. */
              profile: {
                [key: string]: unknown;
              };
              /** @description STAGED, PROVISIONED, ACTIVE, SUSPENDED, DEPROVISIONED … */
              status: string;
            };
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      409: components['responses']['TextError409'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'proxy.get': {
    parameters: {
      query?: {
        /** @description Whom to work for; not sent to the provider. */
        user_id?: unknown;
      };
      header?: never;
      path: {
        /** @description Path below the API base; may hold slashes. */
        path: string;
        /** @description Id of the provider, such as `asana`. */
        provider: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Read from a provider’s API */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'proxy.put': {
    parameters: {
      query?: {
        /** @description Whom to work for; not sent to the provider. */
        user_id?: unknown;
      };
      header?: never;
      path: {
        /** @description Path below the API base; may hold slashes. */
        path: string;
        /** @description Id of the provider, such as `asana`. */
        provider: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Put to a provider’s API */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      413: components['responses']['ProblemError413'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'proxy.post': {
    parameters: {
      query?: {
        /** @description Whom to work for; not sent to the provider. */
        user_id?: unknown;
      };
      header?: never;
      path: {
        /** @description Path below the API base; may hold slashes. */
        path: string;
        /** @description Id of the provider, such as `asana`. */
        provider: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Post to a provider’s API */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      413: components['responses']['ProblemError413'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'proxy.delete': {
    parameters: {
      query?: {
        /** @description Whom to work for; not sent to the provider. */
        user_id?: unknown;
      };
      header?: never;
      path: {
        /** @description Path below the API base; may hold slashes. */
        path: string;
        /** @description Id of the provider, such as `asana`. */
        provider: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Delete through a provider’s API */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      413: components['responses']['ProblemError413'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'proxy.patch': {
    parameters: {
      query?: {
        /** @description Whom to work for; not sent to the provider. */
        user_id?: unknown;
      };
      header?: never;
      path: {
        /** @description Path below the API base; may hold slashes. */
        path: string;
        /** @description Id of the provider, such as `asana`. */
        provider: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Patch through a provider’s API */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      413: components['responses']['ProblemError413'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'services.list': {
    parameters: {
      query?: {
        user_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Every service with its status, health and what it offers */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            active_services: number;
            chat_integrated_services: number;
            services: {
              capabilities: string[];
              chat_commands: string[];
              description: string;
              /** @enum {string} */
              health: 'healthy' | 'degraded' | 'unhealthy';
              id: string;
              /** Format: date-time */
              last_checked: string;
              name: string;
              provider: string;
              /** @enum {string} */
              status: 'connected' | 'active' | 'available' | 'disconnected' | 'error';
              type: string;
              workflow_actions: string[];
              workflow_triggers: string[];
            }[];
            /** @enum {boolean} */
            success: true;
            /** Format: date-time */
            timestamp: string;
            total_services: number;
            workflow_integrated_services: number;
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'services.get': {
    parameters: {
      query?: {
        user_id?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One service */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            service: {
              capabilities: string[];
              chat_commands: string[];
              description: string;
              /** @enum {string} */
              health: 'healthy' | 'degraded' | 'unhealthy';
              id: string;
              /** Format: date-time */
              last_checked: string;
              name: string;
              provider: string;
              /** @enum {string} */
              status: 'connected' | 'active' | 'available' | 'disconnected' | 'error';
              type: string;
              workflow_actions: string[];
              workflow_triggers: string[];
            };
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'services.chatCommands.list': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Every phrase that a chat understands */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            chat_commands: {
              command: string;
              description: string;
              service_id: string;
              service_name: string;
            }[];
            /** @enum {boolean} */
            success: true;
            total_commands: number;
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'services.health.get': {
    parameters: {
      query?: {
        user_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description How many services are healthy */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            health_percentage: number;
            healthy_services: number;
            /** @enum {string} */
            overall_health: 'healthy' | 'degraded' | 'unhealthy';
            services: {
              /** @enum {string} */
              health: 'healthy' | 'degraded' | 'unhealthy';
              id: string;
              name: string;
              /** @enum {string} */
              status: 'connected' | 'active' | 'available' | 'disconnected' | 'error';
            }[];
            /** @enum {boolean} */
            success: true;
            total_services: number;
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'services.integrationStatus.get': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description How far services take part in workflows and chat */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            integration_status: {
              chat_interface: {
                chat_enabled: number;
                commands_available: number;
                total_services: number;
              };
              workflow_automation: {
                actions_available: number;
                total_services: number;
                triggers_available: number;
                workflow_enabled: number;
              };
            };
            /** @enum {boolean} */
            success: true;
            /** Format: date-time */
            timestamp: string;
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'services.workflows.create': {
    parameters: {
      query?: never;
      header?: {
        /** @description A key of your choice, 1 to 255 visible ASCII characters, for this request and its repetitions within 24 hours: they create once and get the same answer, marked `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          service_id: string;
          /** @default {} */
          workflow_config?: {
            [key: string]: unknown;
          };
        };
      };
    };
    responses: {
      /** @description Register a workflow that uses a service */
      200: {
        headers: {
          /** @description Present when the answer is that of an earlier request. */
          'Idempotency-Replayed'?: 'true';
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
            service_id: string;
            /** @enum {boolean} */
            success: true;
            /** Format: date-time */
            timestamp: string;
            workflow_config: {
              [key: string]: unknown;
            };
            /** Format: uuid */
            workflow_id: string;
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      409: components['responses']['TextError409'];
      422: components['responses']['TextError422'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'services.status.get': {
    parameters: {
      query?: {
        user_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description How many services are in each status */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            status_summary: {
              active: number;
              available: number;
              connected: number;
              disconnected: number;
              error: number;
            };
            /** @enum {boolean} */
            success: true;
            total_services: number;
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'services.chatCommands.test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          command: string;
          service_id: string;
          user_id?: string | null;
        };
      };
    };
    responses: {
      /** @description Try a chat command */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            command: string;
            items: {
              id: string;
              name: string;
              url?: string;
            }[];
            result: string;
            service_id: string;
            simulated: boolean;
            /** @enum {boolean} */
            success: true;
            /** Format: date-time */
            timestamp: string;
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'services.workflowCapabilities.list': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Services that can trigger or act in workflows */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {boolean} */
            success: true;
            total_workflow_services: number;
            workflow_services: {
              actions: string[];
              id: string;
              name: string;
              triggers: string[];
              type: string;
            }[];
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'services.workflows.list': {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        service_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List registered workflows, newest first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            next_cursor: string | null;
            /** @enum {boolean} */
            success: true;
            workflows: {
              /** Format: date-time */
              created_at: string;
              service_id: string;
              workflow_config: {
                [key: string]: unknown;
              };
              /** Format: uuid */
              workflow_id: string;
            }[];
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'services.workflows.delete': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Delete a registered workflow */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
            /** @enum {boolean} */
            success: true;
            /** Format: uuid */
            workflow_id: string;
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'access.sessions.create': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          audience?: string | null;
          /** @default 600 */
          expires_in?: number;
          scopes?: string[] | null;
          user_id?: string | null;
        };
      };
    };
    responses: {
      /** @description Mint a session token for one user */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: date-time */
            expires_at: string;
            expires_in: number;
            /** @enum {boolean} */
            ok: true;
            scopes: string[];
            token: string;
            /** @enum {string} */
            token_type: 'Bearer';
            user_id: string;
          };
        };
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'jobs.validateToken': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          api_key?: string | null;
          connection_type?: string | null;
          org_url?: string | null;
          token?: string | null;
        } & {
          [key: string]: unknown;
        };
      };
    };
    responses: {
      /** @description Say whether a token is accepted, and whose it is */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {string} */
            connection_type: 'asana' | 'okta';
            /** @enum {boolean} */
            success: true;
            user: {
              email: string | null;
              id?: string;
              name: string | null;
            };
            /** @enum {boolean} */
            valid: true;
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'webhooks.verify': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        provider: string;
        token: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer the challenge of a provider */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            verification: string;
          };
        };
      };
      400: components['responses']['ProblemError400'];
      404: components['responses']['ProblemError404'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'webhooks.receive': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        provider: string;
        token: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Take a delivery of a provider */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {boolean} */
            received: true;
          };
        };
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      404: components['responses']['ProblemError404'];
      410: components['responses']['ProblemError410'];
      413: components['responses']['ProblemError413'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'webhooks.deliveries.list': {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        provider?: string;
        /** @description At that time or later. */
        received_after?: string;
        received_before?: string;
        status?: 'pending' | 'processed' | 'dead';
        subscription_id?: string;
        user_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List deliveries, newest first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            deliveries: {
              /** @description Tries of its work since it came, or since it was last replayed. */
              attempts: number;
              /** @description Events found in it; null before it was worked on. */
              events: number | null;
              /** Format: date-time */
              finished_at: string | null;
              /** Format: uuid */
              id: string;
              last_error: {
                /** Format: date-time */
                at: string;
                /** @description `malformed_body`, `unreadable_body` or `events_refused`. */
                code: string;
                message: string;
              } | null;
              /**
               * Format: date-time
               * @description Null while nothing keeps it.
               */
              next_attempt_at: string | null;
              provider: string;
              /** Format: date-time */
              received_at: string;
              /**
               * @description `dead`: given up after its last try; replay it when the cause is mended.
               * @enum {string}
               */
              status: 'pending' | 'processed' | 'dead';
              /** Format: uuid */
              subscription_id: string;
              /** @description Whose connection the webhook was made with. */
              user_id: string;
            }[];
            /** @description Send as `cursor` for the next page; null on the last one. */
            next_cursor: string | null;
            /** @enum {boolean} */
            ok: true;
          };
        };
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'webhooks.deliveries.get': {
    parameters: {
      query?: {
        user_id?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One delivery with what it says and why tries of its work failed */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            delivery: {
              /** @description Tries of its work since it came, or since it was last replayed. */
              attempts: number;
              /** @description As it came, in base64. */
              body: string;
              /** @description The last twenty, the oldest first. */
              errors: {
                /** Format: date-time */
                at: string;
                /** @description `malformed_body`, `unreadable_body` or `events_refused`. */
                code: string;
                message: string;
              }[];
              /** @description Events found in it; null before it was worked on. */
              events: number | null;
              /** Format: date-time */
              finished_at: string | null;
              headers: {
                [key: string]: string;
              };
              /** Format: uuid */
              id: string;
              /** @description The body, parsed; null when it is not JSON. */
              json: unknown;
              last_error: {
                /** Format: date-time */
                at: string;
                /** @description `malformed_body`, `unreadable_body` or `events_refused`. */
                code: string;
                message: string;
              } | null;
              /**
               * Format: date-time
               * @description Null while nothing keeps it.
               */
              next_attempt_at: string | null;
              provider: string;
              /** Format: date-time */
              received_at: string;
              /**
               * @description `dead`: given up after its last try; replay it when the cause is mended.
               * @enum {string}
               */
              status: 'pending' | 'processed' | 'dead';
              /** Format: uuid */
              subscription_id: string;
              /** @description Whose connection the webhook was made with. */
              user_id: string;
            };
            /** @enum {boolean} */
            ok: true;
          };
        };
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'webhooks.deliveries.replay': {
    parameters: {
      query?: {
        user_id?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Work again on one delivery */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            delivery: {
              /** @description Tries of its work since it came, or since it was last replayed. */
              attempts: number;
              /** @description Events found in it; null before it was worked on. */
              events: number | null;
              /** Format: date-time */
              finished_at: string | null;
              /** Format: uuid */
              id: string;
              last_error: {
                /** Format: date-time */
                at: string;
                /** @description `malformed_body`, `unreadable_body` or `events_refused`. */
                code: string;
                message: string;
              } | null;
              /**
               * Format: date-time
               * @description Null while nothing keeps it.
               */
              next_attempt_at: string | null;
              provider: string;
              /** Format: date-time */
              received_at: string;
              /**
               * @description `dead`: given up after its last try; replay it when the cause is mended.
               * @enum {string}
               */
              status: 'pending' | 'processed' | 'dead';
              /** Format: uuid */
              subscription_id: string;
              /** @description Whose connection the webhook was made with. */
              user_id: string;
            };
            /** @enum {boolean} */
            ok: true;
          };
        };
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'webhooks.deliveries.replayMany': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description Says how many, and does nothing.
           * @default false
           */
          dry_run?: boolean;
          /**
           * Format: date-time
           * @description At that time or later.
           */
          received_after?: string;
          /** Format: date-time */
          received_before?: string;
          /**
           * @description Only those that were given up.
           * @enum {string}
           */
          status?: 'dead';
          /** Format: uuid */
          subscription_id?: string;
          user_id?: string | null;
        };
      };
    };
    responses: {
      /** @description Work again on deliveries that were given up, or on those of a time */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description How many are worked on again, or would be. */
            deliveries: number;
            dry_run: boolean;
            /** @enum {boolean} */
            ok: true;
          };
        };
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'outgoing.endpoints.list': {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List endpoints, newest first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            endpoints: {
              /** Format: date-time */
              created_at: string;
              description: string;
              /** @description `by_request`; `gone`: it answered 410; `failing`: nothing could be delivered for five days. */
              disabled_reason: string | null;
              /**
               * Format: date-time
               * @description Of the first failure since the last success.
               */
              failing_since: string | null;
              /** Format: uuid */
              id: string;
              /**
               * Format: date-time
               * @description Until then the secret before it signs too.
               */
              previous_secret_until: string | null;
              /** @enum {string} */
              status: 'active' | 'disabled';
              types: string[];
              /** Format: date-time */
              updated_at: string;
              url: string;
            }[];
            next_cursor: string | null;
            /** @enum {boolean} */
            ok: true;
          };
        };
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'outgoing.endpoints.create': {
    parameters: {
      query?: never;
      header?: {
        /** @description A key of your choice, 1 to 255 visible ASCII characters, for this request and its repetitions within 24 hours: they create once and get the same answer, marked `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @default  */
          description?: string;
          /**
           * @description Types of events such as `task.completed`, or ending with `*` such as `task.*`. Empty: all.
           * @default []
           */
          types?: string[];
          /**
           * Format: uri
           * @description https on its usual port, at a public address, without user information.
           */
          url: string;
        };
      };
    };
    responses: {
      /** @description Register an endpoint that is told of events */
      201: {
        headers: {
          /** @description Present when the answer is that of an earlier request. */
          'Idempotency-Replayed'?: 'true';
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            endpoint: {
              /** Format: date-time */
              created_at: string;
              description: string;
              /** @description `by_request`; `gone`: it answered 410; `failing`: nothing could be delivered for five days. */
              disabled_reason: string | null;
              /**
               * Format: date-time
               * @description Of the first failure since the last success.
               */
              failing_since: string | null;
              /** Format: uuid */
              id: string;
              /**
               * Format: date-time
               * @description Until then the secret before it signs too.
               */
              previous_secret_until: string | null;
              /** @enum {string} */
              status: 'active' | 'disabled';
              types: string[];
              /** Format: date-time */
              updated_at: string;
              url: string;
            };
            /** @enum {boolean} */
            ok: true;
            /** @description Verifies signatures. Shown in this answer and never again; `whsec_` is part of it for most libraries. */
            secret: string;
          };
        };
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      409: components['responses']['ProblemError409'];
      422: components['responses']['ProblemError422'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'outgoing.endpoints.get': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One endpoint, and whether it takes what it is sent */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            endpoint: {
              /** Format: date-time */
              created_at: string;
              description: string;
              /** @description `by_request`; `gone`: it answered 410; `failing`: nothing could be delivered for five days. */
              disabled_reason: string | null;
              /**
               * Format: date-time
               * @description Of the first failure since the last success.
               */
              failing_since: string | null;
              /** Format: uuid */
              id: string;
              /**
               * Format: date-time
               * @description Until then the secret before it signs too.
               */
              previous_secret_until: string | null;
              /** @enum {string} */
              status: 'active' | 'disabled';
              types: string[];
              /** Format: date-time */
              updated_at: string;
              url: string;
            };
            /** @enum {boolean} */
            ok: true;
          };
        };
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'outgoing.endpoints.delete': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Delete an endpoint with its messages */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
            /** @enum {boolean} */
            ok: true;
          };
        };
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'outgoing.endpoints.update': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          description?: string;
          /**
           * @description `active` also ends the pause of an endpoint that was disabled for failing.
           * @enum {string}
           */
          status?: 'active' | 'disabled';
          /** @description Types of events such as `task.completed`, or ending with `*` such as `task.*`. Empty: all. */
          types?: string[];
          /**
           * Format: uri
           * @description https on its usual port, at a public address, without user information.
           */
          url?: string;
        };
      };
    };
    responses: {
      /** @description Change an endpoint, disable it, or enable it again */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            endpoint: {
              /** Format: date-time */
              created_at: string;
              description: string;
              /** @description `by_request`; `gone`: it answered 410; `failing`: nothing could be delivered for five days. */
              disabled_reason: string | null;
              /**
               * Format: date-time
               * @description Of the first failure since the last success.
               */
              failing_since: string | null;
              /** Format: uuid */
              id: string;
              /**
               * Format: date-time
               * @description Until then the secret before it signs too.
               */
              previous_secret_until: string | null;
              /** @enum {string} */
              status: 'active' | 'disabled';
              types: string[];
              /** Format: date-time */
              updated_at: string;
              url: string;
            };
            /** @enum {boolean} */
            ok: true;
          };
        };
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'outgoing.messages.list': {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        status?: 'pending' | 'delivered' | 'failed';
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List the messages of the last 30 days, newest first, with the tries of each */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            messages: {
              attempts: number;
              /** Format: date-time */
              created_at: string;
              /** Format: uuid */
              event_id: string;
              /** @description Null once the event is no longer kept. */
              event_type: string | null;
              /** Format: date-time */
              finished_at: string | null;
              /**
               * Format: uuid
               * @description The `webhook-id`: the same however often it is sent.
               */
              id: string;
              /** Format: date-time */
              next_attempt_at: string | null;
              /**
               * @description `failed`: it has had its last try.
               * @enum {string}
               */
              status: 'pending' | 'delivered' | 'failed';
              /** @description The last twenty, oldest first. */
              tries: {
                /** Format: date-time */
                at: string;
                /** @description Why there was no answer, such as `timeout`, `connect_failed`, `address_refused`. */
                code?: string;
                duration_ms: number;
                /** @description Of the answer, if there was one. */
                status?: number;
              }[];
            }[];
            next_cursor: string | null;
            /** @enum {boolean} */
            ok: true;
          };
        };
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'outgoing.messages.replay': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        messageId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Send a message again, whatever became of it */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: {
              attempts: number;
              /** Format: date-time */
              created_at: string;
              /** Format: uuid */
              event_id: string;
              /** @description Null once the event is no longer kept. */
              event_type: string | null;
              /** Format: date-time */
              finished_at: string | null;
              /**
               * Format: uuid
               * @description The `webhook-id`: the same however often it is sent.
               */
              id: string;
              /** Format: date-time */
              next_attempt_at: string | null;
              /**
               * @description `failed`: it has had its last try.
               * @enum {string}
               */
              status: 'pending' | 'delivered' | 'failed';
              /** @description The last twenty, oldest first. */
              tries: {
                /** Format: date-time */
                at: string;
                /** @description Why there was no answer, such as `timeout`, `connect_failed`, `address_refused`. */
                code?: string;
                duration_ms: number;
                /** @description Of the answer, if there was one. */
                status?: number;
              }[];
            };
            /** @enum {boolean} */
            ok: true;
          };
        };
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      409: components['responses']['ProblemError409'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'outgoing.messages.replayMany': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * Format: date-time
           * @description Events written down then or later that were not delivered are sent, or sent again.
           */
          since: string;
        };
      };
    };
    responses: {
      /** @description Send what happened since a time and was not delivered */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description False: there are more; send the same request again. */
            complete: boolean;
            /** @description How many were put back. */
            messages: number;
            /** @enum {boolean} */
            ok: true;
          };
        };
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      409: components['responses']['ProblemError409'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'outgoing.endpoints.rotateSecret': {
    parameters: {
      query?: never;
      header?: {
        /** @description A key of your choice, 1 to 255 visible ASCII characters, for this request and its repetitions within 24 hours: they create once and get the same answer, marked `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Give an endpoint a new secret */
      200: {
        headers: {
          /** @description Present when the answer is that of an earlier request. */
          'Idempotency-Replayed'?: 'true';
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            endpoint: {
              /** Format: date-time */
              created_at: string;
              description: string;
              /** @description `by_request`; `gone`: it answered 410; `failing`: nothing could be delivered for five days. */
              disabled_reason: string | null;
              /**
               * Format: date-time
               * @description Of the first failure since the last success.
               */
              failing_since: string | null;
              /** Format: uuid */
              id: string;
              /**
               * Format: date-time
               * @description Until then the secret before it signs too.
               */
              previous_secret_until: string | null;
              /** @enum {string} */
              status: 'active' | 'disabled';
              types: string[];
              /** Format: date-time */
              updated_at: string;
              url: string;
            };
            /** @enum {boolean} */
            ok: true;
            /** @description Verifies signatures. Shown in this answer and never again; `whsec_` is part of it for most libraries. */
            secret: string;
          };
        };
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      409: components['responses']['ProblemError409'];
      422: components['responses']['ProblemError422'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'outgoing.endpoints.test': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Send an endpoint an event of type `endpoint.test` */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: {
              attempts: number;
              /** Format: date-time */
              created_at: string;
              /** Format: uuid */
              event_id: string;
              /** @description Null once the event is no longer kept. */
              event_type: string | null;
              /** Format: date-time */
              finished_at: string | null;
              /**
               * Format: uuid
               * @description The `webhook-id`: the same however often it is sent.
               */
              id: string;
              /** Format: date-time */
              next_attempt_at: string | null;
              /**
               * @description `failed`: it has had its last try.
               * @enum {string}
               */
              status: 'pending' | 'delivered' | 'failed';
              /** @description The last twenty, oldest first. */
              tries: {
                /** Format: date-time */
                at: string;
                /** @description Why there was no answer, such as `timeout`, `connect_failed`, `address_refused`. */
                code?: string;
                duration_ms: number;
                /** @description Of the answer, if there was one. */
                status?: number;
              }[];
            };
            /** @enum {boolean} */
            ok: true;
          };
        };
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      409: components['responses']['ProblemError409'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'webhooks.subscriptions.list': {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        provider?: string;
        resource?: string;
        status?: 'created' | 'pending_handshake' | 'active' | 'failing' | 'lost';
        user_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List webhook subscriptions, newest first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            next_cursor: string | null;
            /** @enum {boolean} */
            ok: true;
            subscriptions: {
              /** @enum {string} */
              cause:
                | 'healthy'
                | 'not_connected'
                | 'not_configured'
                | 'expired'
                | 'revoked'
                | 'refresh_failing'
                | 'scope_missing'
                | 'access_forbidden'
                | 'plan_required'
                | 'rate_limited'
                | 'provider_down'
                | 'provider_rejects'
                | 'clock_skew'
                | 'name_unresolved'
                | 'network_unreachable'
                | 'address_wrong'
                | 'address_refused'
                | 'tls_untrusted'
                | 'keys_missing'
                | 'tokens_damaged'
                | 'database_down'
                | 'resource_not_found'
                | 'webhook_refused'
                | 'handshake_mismatch'
                | 'deliveries_failing'
                | 'silent'
                | 'setting_up';
              /** Format: date-time */
              checked_at: string | null;
              /** Format: date-time */
              created_at: string;
              events: string[];
              /** Format: date-time */
              failure_deletion_at: string | null;
              failures: number;
              /** Format: uuid */
              id: string;
              /** Format: date-time */
              last_delivery_at: string | null;
              /** Format: date-time */
              last_heartbeat_at: string | null;
              message: string;
              next_action: {
                /** @enum {string} */
                code:
                  | 'none'
                  | 'connect'
                  | 'reconnect'
                  | 'wait'
                  | 'contact_provider_status'
                  | 'configure_client'
                  | 'add_scopes'
                  | 'ask_administrator'
                  | 'upgrade_plan'
                  | 'fix_clock'
                  | 'check_network'
                  | 'restore_keys'
                  | 'check_resource'
                  | 'check_webhook'
                  | 'check_public_url';
                retry_after_seconds?: number;
                text: string;
                /** Format: uri */
                url?: string;
              };
              /** Format: date-time */
              next_check_at: string;
              provider: string;
              resource: string;
              resource_type: string | null;
              /** @enum {string} */
              status: 'created' | 'pending_handshake' | 'active' | 'failing' | 'lost';
              /** Format: date-time */
              synced_at: string | null;
              /** Format: date-time */
              updated_at: string;
              user_id: string;
            }[];
          };
        };
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'webhooks.subscriptions.create': {
    parameters: {
      query?: never;
      header?: {
        /** @description A key of your choice, 1 to 255 visible ASCII characters, for this request and its repetitions within 24 hours: they create once and get the same answer, marked `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          events?: string[] | null;
          provider: string;
          resource: string;
          resource_type?: string | null;
          user_id?: string | null;
        };
      };
    };
    responses: {
      /** @description Have a provider tell of what happens to a resource */
      201: {
        headers: {
          /** @description Present when the answer is that of an earlier request. */
          'Idempotency-Replayed'?: 'true';
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {boolean} */
            ok: true;
            subscription: {
              /** @enum {string} */
              cause:
                | 'healthy'
                | 'not_connected'
                | 'not_configured'
                | 'expired'
                | 'revoked'
                | 'refresh_failing'
                | 'scope_missing'
                | 'access_forbidden'
                | 'plan_required'
                | 'rate_limited'
                | 'provider_down'
                | 'provider_rejects'
                | 'clock_skew'
                | 'name_unresolved'
                | 'network_unreachable'
                | 'address_wrong'
                | 'address_refused'
                | 'tls_untrusted'
                | 'keys_missing'
                | 'tokens_damaged'
                | 'database_down'
                | 'resource_not_found'
                | 'webhook_refused'
                | 'handshake_mismatch'
                | 'deliveries_failing'
                | 'silent'
                | 'setting_up';
              /** Format: date-time */
              checked_at: string | null;
              /** Format: date-time */
              created_at: string;
              events: string[];
              /** Format: date-time */
              failure_deletion_at: string | null;
              failures: number;
              /** Format: uuid */
              id: string;
              /** Format: date-time */
              last_delivery_at: string | null;
              /** Format: date-time */
              last_heartbeat_at: string | null;
              message: string;
              next_action: {
                /** @enum {string} */
                code:
                  | 'none'
                  | 'connect'
                  | 'reconnect'
                  | 'wait'
                  | 'contact_provider_status'
                  | 'configure_client'
                  | 'add_scopes'
                  | 'ask_administrator'
                  | 'upgrade_plan'
                  | 'fix_clock'
                  | 'check_network'
                  | 'restore_keys'
                  | 'check_resource'
                  | 'check_webhook'
                  | 'check_public_url';
                retry_after_seconds?: number;
                text: string;
                /** Format: uri */
                url?: string;
              };
              /** Format: date-time */
              next_check_at: string;
              provider: string;
              resource: string;
              resource_type: string | null;
              /** @enum {string} */
              status: 'created' | 'pending_handshake' | 'active' | 'failing' | 'lost';
              /** Format: date-time */
              synced_at: string | null;
              /** Format: date-time */
              updated_at: string;
              user_id: string;
            };
          };
        };
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      409: components['responses']['ProblemError409'];
      422: components['responses']['ProblemError422'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'webhooks.subscriptions.get': {
    parameters: {
      query?: {
        user_id?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One webhook subscription, with what became of it */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {boolean} */
            ok: true;
            subscription: {
              /** @enum {string} */
              cause:
                | 'healthy'
                | 'not_connected'
                | 'not_configured'
                | 'expired'
                | 'revoked'
                | 'refresh_failing'
                | 'scope_missing'
                | 'access_forbidden'
                | 'plan_required'
                | 'rate_limited'
                | 'provider_down'
                | 'provider_rejects'
                | 'clock_skew'
                | 'name_unresolved'
                | 'network_unreachable'
                | 'address_wrong'
                | 'address_refused'
                | 'tls_untrusted'
                | 'keys_missing'
                | 'tokens_damaged'
                | 'database_down'
                | 'resource_not_found'
                | 'webhook_refused'
                | 'handshake_mismatch'
                | 'deliveries_failing'
                | 'silent'
                | 'setting_up';
              /** Format: date-time */
              checked_at: string | null;
              /** Format: date-time */
              created_at: string;
              events: string[];
              /** Format: date-time */
              failure_deletion_at: string | null;
              failures: number;
              /** Format: uuid */
              id: string;
              /** Format: date-time */
              last_delivery_at: string | null;
              /** Format: date-time */
              last_heartbeat_at: string | null;
              ledger: {
                /** Format: date-time */
                at: string;
                change: string;
                reason: string | null;
              }[];
              message: string;
              next_action: {
                /** @enum {string} */
                code:
                  | 'none'
                  | 'connect'
                  | 'reconnect'
                  | 'wait'
                  | 'contact_provider_status'
                  | 'configure_client'
                  | 'add_scopes'
                  | 'ask_administrator'
                  | 'upgrade_plan'
                  | 'fix_clock'
                  | 'check_network'
                  | 'restore_keys'
                  | 'check_resource'
                  | 'check_webhook'
                  | 'check_public_url';
                retry_after_seconds?: number;
                text: string;
                /** Format: uri */
                url?: string;
              };
              /** Format: date-time */
              next_check_at: string;
              provider: string;
              resource: string;
              resource_type: string | null;
              /** @enum {string} */
              status: 'created' | 'pending_handshake' | 'active' | 'failing' | 'lost';
              /** Format: date-time */
              synced_at: string | null;
              /** Format: date-time */
              updated_at: string;
              user_id: string;
            };
          };
        };
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'webhooks.subscriptions.delete': {
    parameters: {
      query?: {
        user_id?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description End a webhook subscription, here at once and at the provider */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
            /** @enum {boolean} */
            ok: true;
            removed_at_provider: boolean;
          };
        };
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'webhooks.subscriptions.check': {
    parameters: {
      query?: {
        user_id?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Look after a webhook subscription now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {boolean} */
            ok: true;
            subscription: {
              /** @enum {string} */
              cause:
                | 'healthy'
                | 'not_connected'
                | 'not_configured'
                | 'expired'
                | 'revoked'
                | 'refresh_failing'
                | 'scope_missing'
                | 'access_forbidden'
                | 'plan_required'
                | 'rate_limited'
                | 'provider_down'
                | 'provider_rejects'
                | 'clock_skew'
                | 'name_unresolved'
                | 'network_unreachable'
                | 'address_wrong'
                | 'address_refused'
                | 'tls_untrusted'
                | 'keys_missing'
                | 'tokens_damaged'
                | 'database_down'
                | 'resource_not_found'
                | 'webhook_refused'
                | 'handshake_mismatch'
                | 'deliveries_failing'
                | 'silent'
                | 'setting_up';
              /** Format: date-time */
              checked_at: string | null;
              /** Format: date-time */
              created_at: string;
              events: string[];
              /** Format: date-time */
              failure_deletion_at: string | null;
              failures: number;
              /** Format: uuid */
              id: string;
              /** Format: date-time */
              last_delivery_at: string | null;
              /** Format: date-time */
              last_heartbeat_at: string | null;
              ledger: {
                /** Format: date-time */
                at: string;
                change: string;
                reason: string | null;
              }[];
              message: string;
              next_action: {
                /** @enum {string} */
                code:
                  | 'none'
                  | 'connect'
                  | 'reconnect'
                  | 'wait'
                  | 'contact_provider_status'
                  | 'configure_client'
                  | 'add_scopes'
                  | 'ask_administrator'
                  | 'upgrade_plan'
                  | 'fix_clock'
                  | 'check_network'
                  | 'restore_keys'
                  | 'check_resource'
                  | 'check_webhook'
                  | 'check_public_url';
                retry_after_seconds?: number;
                text: string;
                /** Format: uri */
                url?: string;
              };
              /** Format: date-time */
              next_check_at: string;
              provider: string;
              resource: string;
              resource_type: string | null;
              /** @enum {string} */
              status: 'created' | 'pending_handshake' | 'active' | 'failing' | 'lost';
              /** Format: date-time */
              synced_at: string | null;
              /** Format: date-time */
              updated_at: string;
              user_id: string;
            };
          };
        };
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'jobs.workspace.cleanup': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        gid: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @default false */
          dry_run?: boolean;
          user_tokens?: unknown;
        };
      };
    };
    responses: {
      /** @description Remove everything from an Asana workspace, whoever made it */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            deleted_custom_fields: number;
            deleted_portfolios: number;
            deleted_projects: number;
            deleted_subtasks: number;
            deleted_tags: number;
            deleted_tasks: number;
            /** @enum {boolean} */
            dry_run?: true;
            failed_items: {
              error: string;
              id: string;
              name: string;
              /** @enum {string} */
              type: 'subtask' | 'task' | 'project' | 'portfolio' | 'custom_field' | 'tag';
            }[];
            success: boolean;
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'jobs.workspaces': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          api_key?: string | null;
          connection_type?: string | null;
          org_url?: string | null;
          token?: string | null;
        } & {
          [key: string]: unknown;
        };
      };
    };
    responses: {
      /** @description List the Asana workspaces that a token reaches */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {boolean} */
            success: true;
            workspaces: ({
              gid: string;
            } & {
              [key: string]: unknown;
            })[];
          };
        };
      };
      400: components['responses']['TextError400'];
      401: components['responses']['TextError401'];
      403: components['responses']['TextError403'];
      404: components['responses']['TextError404'];
      429: components['responses']['TextError429'];
      500: components['responses']['TextError500'];
      503: components['responses']['TextError503'];
    };
  };
  'health.live.health': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The process answers; restart it when it does not */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {string} */
            status: 'ok';
          };
        };
      };
      400: components['responses']['ProblemError400'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'health.live.healthz': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The process answers; restart it when it does not */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {string} */
            status: 'ok';
          };
        };
      };
      400: components['responses']['ProblemError400'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'health.live.get': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The process answers; restart it when it does not */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {string} */
            status: 'ok';
          };
        };
      };
      400: components['responses']['ProblemError400'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'health.metrics.get': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Metrics in the Prometheus text format */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': unknown;
        };
      };
      400: components['responses']['ProblemError400'];
      401: components['responses']['ProblemError401'];
      403: components['responses']['ProblemError403'];
      404: components['responses']['ProblemError404'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'health.ready.get': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The database answers too; send no requests when it does not */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {string} */
            status: 'ok';
          };
        };
      };
      400: components['responses']['ProblemError400'];
      429: components['responses']['ProblemError429'];
      500: components['responses']['ProblemError500'];
      503: components['responses']['ProblemError503'];
    };
  };
  'oauth.settings.page': {
    parameters: {
      query?: {
        service?: string;
        status?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The page a browser ends on when no client application is configured */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description BAD_REQUEST */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': string;
        };
      };
      /** @description TOO_MANY_REQUESTS */
      429: {
        headers: {
          /** @description Seconds to wait. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'text/plain': string;
        };
      };
      /** @description INTERNAL_SERVER_ERROR */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': string;
        };
      };
      /** @description SERVICE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'text/plain': string;
        };
      };
    };
  };
}
