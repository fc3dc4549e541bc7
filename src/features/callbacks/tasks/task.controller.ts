import { Body, Controller, Param, Patch } from '@nestjs/common';
import { z } from 'zod';
import { type Caller } from '../../../contracts/index.js';
import { CurrentCaller } from '../../../platform/api/index.js';
import { QuantumOperation } from '../operations.js';
import { CallbackTasks } from './callback-tasks.js';
import { taskAnswer } from './claims.js';

const changeBody = z.object({ completed: z.boolean() });

/** What is done to a single task of the workflow. */
@Controller('api/integrations/asana/tasks')
export class CallbackTaskController {
  constructor(private readonly tasks: CallbackTasks) {}

  @Patch(':gid')
  @QuantumOperation({
    id: 'tasks.update',
    scope: 'asana:write',
    failure: 'Task update failed',
    required: { completed: 'completed is required' },
    summary: 'Complete or reopen a task of the callback workflow',
    description: 'The organization is the caller’s; a task that is none of its workflow is not found.',
    answer: taskAnswer,
  })
  async update(
    @CurrentCaller() { organizationId }: Caller,
    @Param('gid', { schema: z.string().max(64) }) gid: string,
    @Body({ schema: changeBody }) { completed }: z.output<typeof changeBody>,
  ) {
    return this.tasks.complete(organizationId, gid, completed);
  }
}
