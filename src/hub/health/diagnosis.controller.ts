import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { type Caller, type ConnectionRef, type RoutePolicy, type Subject } from '../../contracts/index.js';
import { Acting, CurrentCaller, MaybeActing, Operation } from '../../platform/api/index.js';
import { PrismaService } from '../../platform/database/index.js';
import { problem } from '../../platform/problem/index.js';
import { ProviderDirectory } from '../catalog/index.js';
import { visibilityOf } from '../connections/index.js';
import { ConnectionDiagnosis } from './connection-diagnosis.js';
import { type Diagnosis, diagnosisAnswer, diagnosisExample } from './diagnosis.schemas.js';
import { userQuery } from './health.schemas.js';

/** Seconds after which a database that was away is worth another request. */
const RETRY_SECONDS = 5;

const shared = {
  tag: 'health',
  answer: diagnosisAnswer,
  example: diagnosisExample,
  description:
    'Rests on what is stored and on a live, cheap call to the provider, and takes a few seconds at most. ' +
    'Answers 200 whatever it finds, but 503 with the same `connection` member while the database is away.',
} as const;
const ops: RoutePolicy = { scope: 'ops:read', acting: 'required', orSelf: true };

/** Why a connection is as it is, and what to do. */
@Controller('api')
export class DiagnosisController {
  constructor(
    private readonly directory: ProviderDirectory,
    private readonly diagnosis: ConnectionDiagnosis,
    private readonly prisma: PrismaService,
  ) {}

  @Get(':provider/health/diagnosis')
  @Operation({
    ...shared,
    id: 'health.diagnosis.get',
    summary: "The cause of the state of a user's connection, and the next action",
    access: ops,
    errors: { dialect: 'text', required: 'user_id parameter required' },
  })
  async ofUser(@Param('provider') id: string, @Query({ schema: userQuery }) _query: unknown, @Acting() user: Subject) {
    return answered(await this.diagnosis.of(this.directory.get(id), { ...user, provider: id }));
  }

  @Get('connections/:id/health')
  @Operation({
    ...shared,
    id: 'connections.health.get',
    summary: 'The cause of the state of a connection, and the next action',
    access: { scope: 'connections:read', acting: 'optional' },
    errors: { dialect: 'problem' },
  })
  async ofConnection(
    @Param('id') id: string,
    @Query({ schema: userQuery }) _query: unknown,
    @CurrentCaller() caller: Caller,
    @MaybeActing() acting: Subject | undefined,
  ) {
    const ref = await this.connection(id, caller, acting);
    return answered(await this.diagnosis.of(this.directory.get(ref.provider), ref));
  }

  private async connection(id: string, caller: Caller, acting: Subject | undefined): Promise<ConnectionRef> {
    const isId = z.uuid().safeParse(id).success;
    const where = { id, ...visibilityOf(caller, acting) };
    const select = { organizationId: true, userId: true, provider: true };
    const found = isId ? await this.prisma.connection.findFirst({ where, select }) : null;
    if (found) return found;
    throw problem('not_found', { detail: 'There is no such connection.' });
  }
}

function answered(connection: Diagnosis) {
  if (connection.cause !== 'database_down') return { success: true, connection };
  throw problem('database_unavailable', { retryAfterSeconds: RETRY_SECONDS, extensions: { connection } });
}
