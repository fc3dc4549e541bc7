import type { ConnectionRef } from '../../src/contracts/index.js';
import { Connections } from '../../src/hub/connections/index.js';
import { AuthorizationServer, type Counts } from '../support/authorization-server.js';
import { RefreshStage } from './refresh-processes.js';
import { tokens } from './refresh-support.js';

export type StrictConnection = ConnectionRef & { readonly id: string; readonly grantId: string };

/** Servers of ours whose provider is a strict authorization server with 2-second tokens. */
export class StrictStage {
  private before: Counts = { tokenCalls: 0, refused: 0, served: 0, unauthorized: 0 };

  private constructor(
    readonly provider: AuthorizationServer,
    readonly stage: RefreshStage,
  ) {}

  static async open(): Promise<StrictStage> {
    const provider = await AuthorizationServer.start();
    try {
      return new StrictStage(provider, await RefreshStage.open(provider.env));
    } catch (error) {
      provider.stop();
      throw error;
    }
  }

  /** A connection whose access token has run out. Counting starts anew. */
  async connect(): Promise<StrictConnection> {
    await this.provider.fault();
    const { id: organizationId } = await this.stage.prisma.organization.findFirstOrThrow();
    const grant = await this.provider.grant();
    const ref = { organizationId, userId: `user-${performance.now()}`, provider: 'asana' };
    const issued = tokens(grant.accessToken, new Date(), grant.refreshToken);
    const { id } = await this.stage.server.app.get(Connections).save(ref, issued);
    this.before = await this.provider.counts();
    return { ...ref, id, grantId: grant.grantId };
  }

  /** What the authorization server has counted since `connect`. */
  async counts(): Promise<Counts> {
    const now = await this.provider.counts();
    const since = (key: keyof Counts) => now[key] - this.before[key];
    return {
      tokenCalls: since('tokenCalls'),
      refused: since('refused'),
      served: since('served'),
      unauthorized: since('unauthorized'),
    };
  }

  rowOf = ({ id }: StrictConnection) => this.stage.prisma.connection.findUniqueOrThrow({ where: { id } });

  async close(): Promise<void> {
    await this.stage.close();
    this.provider.stop();
  }
}
